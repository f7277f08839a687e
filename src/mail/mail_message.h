// One message of plain text. Mail is read on shared screens and by other machines on its way, so it says that there is
// something to read and where, and no more.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace mail {

struct MailMessage {
  std::string id;       ///< letters, digits and dashes; the same however often it is tried
  std::string to;       ///< one address
  std::string subject;  ///< printable ASCII on one line
  std::string text;     ///< UTF-8
};
/// Whether it can stand in the head of a message without becoming another head.
[[nodiscard]] bool is_head_text(std::string_view text);

}  // namespace mail
