#include "documents/sheet_names.h"

#include <fmt/format.h>

#include "base/text.h"

namespace documents {
namespace {

constexpr std::size_t kLongest = 31;
constexpr std::string_view kForbidden = "[]:*?/\\";

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0) != 0x80) ++units;
    if (byte >= 0xf0) ++units;
  }
  return units;
}

void drop_last_character(std::string& text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xc0) == 0x80) text.pop_back();
  if (!text.empty()) text.pop_back();
}

/// What is left has no space or apostrophe at its ends.
std::string cut(std::string text, std::size_t most) {
  const bool is_too_long = utf16_units(text) > most;
  while (utf16_units(text) > most) drop_last_character(text);
  if (const auto space = text.rfind(' '); is_too_long && space != std::string::npos && space > most / 2)
    text.resize(space);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\'')) text.pop_back();
  const auto first = text.find_first_not_of(" '");
  return first == std::string::npos ? "" : text.substr(first);
}

std::string with_allowed_characters(std::string_view words) {
  std::string out(words);
  for (char& c : out)
    if (kForbidden.contains(c)) c = ' ';
  return out;
}

}  // namespace

std::string SheetNames::name_for(std::string_view words) {
  std::string wanted = cut(with_allowed_characters(words), words.size());
  // Excel keeps "History" for itself.
  if (wanted.empty() || base::lower(wanted) == "history") wanted = "Sheet";
  std::string name = cut(wanted, kLongest);
  for (int n = 2; !taken_.insert(base::lower(name)).second; ++n) {
    const auto number = fmt::format(" {}", n);
    name = cut(wanted, kLongest - number.size()) + number;
  }
  return name;
}

}  // namespace documents
