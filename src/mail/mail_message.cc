#include "mail/mail_message.h"

#include <algorithm>

namespace mail {

bool is_head_text(std::string_view text) {
  return !text.empty() && text.size() <= 200 && std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace mail
