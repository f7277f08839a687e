#include "governance/checks/acronyms.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace governance {
namespace {

constexpr auto kKnownToAll =
    std::to_array<std::string_view>({"NHS", "A&E", "GP", "UK", "EU", "AOB", "IT", "OK", "AM", "PM", "HR", "ID", "CEO",
                                     "CFO", "COO", "MD", "TBC", "NB", "PDF"});
constexpr auto kSmallWords = std::to_array<std::string_view>({"and", "of", "the", "for", "in", "to", "&"});

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_of_word(char c) {
  return is_capital(c) || is_small(c) || (c >= '0' && c <= '9') || c == '&' || c == '\'' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string_view> tokens_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t from = i;
    while (i < text.size() && is_of_word(text[i])) ++i;
    if (i > from) out.push_back(text.substr(from, i - from));
    if (i == from) ++i;
  }
  return out;
}

/// The acronym that a token is; empty where it is none.
std::string acronym_of(std::string_view token) {
  while (token.ends_with('\'')) token.remove_suffix(1);
  if (token.ends_with('s')) token.remove_suffix(1);
  while (token.ends_with('\'')) token.remove_suffix(1);
  const bool is_one = token.size() >= 2 && token.size() <= 6 && is_capital(token.front()) && is_capital(token.back()) &&
                      std::ranges::all_of(token, [](char c) { return is_capital(c) || c == '&'; });
  return is_one ? std::string(token) : std::string();
}

bool is_small_word(std::string_view word) {
  return std::ranges::find(kSmallWords, std::string_view(base::lower(word))) != kSmallWords.end();
}

std::string letters_of(std::string acronym) {
  std::erase(acronym, '&');
  return acronym;
}

/// Whether the words from `at` on have the letters as their first ones.
bool begins_with_letters(const std::vector<std::string_view>& words, std::size_t at, const std::string& letters) {
  if (!is_capital(words[at].front()) || letters_of(acronym_of(words[at])) == letters) return false;
  std::string_view left = letters;
  while (!left.empty()) {
    while (at < words.size() && is_small_word(words[at])) ++at;
    if (at == words.size()) return false;
    // "A&E Delivery Board" gives all the letters of its own acronym.
    auto first = letters_of(acronym_of(words[at]));
    if (first.empty()) first = base::upper(words[at].substr(0, 1));
    if (!left.starts_with(first)) return false;
    left.remove_prefix(first.size());
    ++at;
  }
  return true;
}

}  // namespace

std::set<std::string> acronyms_in(std::string_view text) {
  std::set<std::string> out;
  if (std::ranges::none_of(text, is_small)) return out;
  for (const auto token : tokens_of(text)) {
    auto acronym = acronym_of(token);
    if (!acronym.empty() && std::ranges::find(kKnownToAll, std::string_view(acronym)) == kKnownToAll.end())
      out.insert(std::move(acronym));
  }
  return out;
}

bool spells_out(std::string_view text, const std::string& acronym) {
  if (text.find("(" + acronym + ")") != std::string_view::npos) return true;
  if (text.find("(" + acronym + "s)") != std::string_view::npos) return true;
  const auto letters = letters_of(acronym);
  const auto words = tokens_of(text);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i].front() == letters.front() && begins_with_letters(words, i, letters)) return true;
  return false;
}

bool are_easily_swapped(const std::string& a, const std::string& b) {
  if (a.size() != b.size() || a.size() < 3 || a == b) return false;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) places.push_back(i);
  if (places.size() == 2)
    return places[1] == places[0] + 1 && a[places[0]] == b[places[1]] && a[places[1]] == b[places[0]];
  return places.size() == 1 && std::set(a.begin(), a.end()) == std::set(b.begin(), b.end());
}

}  // namespace governance
