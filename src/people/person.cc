#include "people/person.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace people {
namespace {

constexpr std::array<std::string_view, 11> kTitles = {"dr",   "mr",        "mrs", "ms",   "miss", "mx",
                                                      "prof", "professor", "sir", "dame", "lady"};

bool is_title(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  return std::ranges::find(kTitles, base::lower(word)) != kTitles.end();
}

/// A name in UTF-8 may start with a letter of several bytes.
std::string_view first_letter(std::string_view word) {
  std::size_t length = 1;
  while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0U) == 0x80U) ++length;
  return word.substr(0, length);
}

}  // namespace

base::Result<GmcNumber> GmcNumber::parse(std::string_view text, std::string subject) {
  std::string_view digits = base::trimmed(text);
  if (digits.starts_with('C') || digits.starts_with('c')) digits.remove_prefix(1);
  const bool is_number = digits.size() == 7 && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  if (!is_number)
    return base::invalid(std::move(subject), "Enter the GMC number: exactly 7 digits, for example 1234567.");
  GmcNumber number;
  number.text_ = digits;
  return number;
}

std::string Person::initials() const {
  std::vector<std::string_view> words = base::split(name, ' ');
  std::erase_if(words, [](std::string_view word) { return word.empty(); });
  if (words.size() > 1 && is_title(words.front())) words.erase(words.begin());
  if (words.empty()) return "";
  std::string out(first_letter(words.front()));
  if (words.size() > 1) out += first_letter(words.back());
  return base::upper(out);
}

}  // namespace people
