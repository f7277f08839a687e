#include "governance/minute_book/book_path.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "governance/minute_book/json_node.h"

namespace governance {
namespace {

bool is_plain(std::string_view key) {
  return !key.empty() && key.size() <= 60 && std::ranges::all_of(key, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace

std::string BookPath::text() const {
  if (before_ == nullptr) return "$";
  std::string out = before_->text();
  if (key_.data() == nullptr) return out + fmt::format("[{}]", index_);
  return out + (is_plain(key_) ? "." + std::string(key_) : "[" + quoted(key_) + "]");
}

void BookFaults::add(const BookPath& where, std::string message) {
  if (is_full()) return;
  if (errors_.size() == kMost)
    errors_.push_back({base::ErrorCode::Invalid, "$", "There are more faults than the 100 told here."});
  else
    errors_.push_back({base::ErrorCode::Invalid, where.text(), std::move(message)});
}

std::string quoted(std::string_view words) {
  constexpr std::size_t kLongest = 60;
  std::size_t cut = std::min(words.size(), kLongest);
  while (cut > 0 && cut < words.size() && (static_cast<unsigned char>(words[cut]) & 0xC0) == 0x80) --cut;
  std::string shown = json_text(JsonNode{std::string(words.substr(0, cut))}, JsonLayout::Compact);
  return cut < words.size() ? shown + "..." : shown;
}

}  // namespace governance
