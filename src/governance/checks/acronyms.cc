#include "governance/checks/acronyms.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "governance/checks/words.h"

namespace governance {
namespace {

constexpr auto kKnownToAll =
    std::to_array<std::string_view>({"NHS", "A&E", "GP", "UK", "EU", "AOB", "IT", "OK", "AM", "PM", "HR", "ID", "CEO",
                                     "CFO", "COO", "MD", "TBC", "NB", "PDF"});
constexpr std::size_t kLongest = 6;
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
  const bool is_one = token.size() >= 2 && token.size() <= kLongest && is_capital(token.front()) &&
                      is_capital(token.back()) &&
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

SpelledOut::SpelledOut(std::string_view text) {
  for (const auto sentence : sentences_of(text)) take(sentence);
  for (auto open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const auto close = text.find(')', open);
    if (close == std::string_view::npos) return;
    if (close - open <= kLongest + 2) letters_.insert(letters_of(acronym_of(text.substr(open + 1, close - open - 1))));
  }
}

void SpelledOut::take(std::string_view sentence) {
  const auto words = tokens_of(sentence);
  for (std::size_t from = 0; from < words.size(); ++from) {
    if (!is_capital(words[from].front())) continue;
    std::string letters;
    std::size_t taken = 0;
    for (std::size_t at = from; at < words.size() && letters.size() < kLongest; ++at) {
      if (is_small_word(words[at])) continue;
      // "A&E Delivery Board" gives all the letters of its own acronym; one word alone spells nothing out.
      const auto inner = letters_of(acronym_of(words[at]));
      letters += inner.empty() ? base::upper(words[at].substr(0, 1)) : inner;
      if (++taken > 1) letters_.insert(letters);
    }
  }
}

bool SpelledOut::has(const std::string& acronym) const {
  return letters_.contains(letters_of(acronym));
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
