#include "governance/search/word_search.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "governance/minute_book/book_words.h"
#include "governance/minute_book/item_title.h"

namespace governance {
namespace {

constexpr std::size_t kMostWords = 10;
constexpr std::size_t kBefore = 60;   ///< bytes of an excerpt before the word
constexpr std::size_t kLength = 200;  ///< of an excerpt

bool is_inside_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

}  // namespace

WordSearch::WordSearch(std::string_view asked) {
  const auto line = base::lower(base::one_line(asked));
  for (const auto word : base::split(line, ' '))
    if (!word.empty() && words_.size() < kMostWords) words_.emplace_back(word);
}

bool WordSearch::fits(std::string_view text) const {
  const auto searched = base::lower(text);
  return !is_empty() &&
         std::ranges::all_of(words_, [&](const std::string& word) { return searched.find(word) != std::string::npos; });
}

std::string WordSearch::excerpt(std::string_view text) const {
  const auto at = base::lower(text).find(words_.front());
  base::check(at != std::string::npos, "an excerpt is made of a text that fits");
  auto from = at > kBefore ? at - kBefore : 0;
  while (from > 0 && is_inside_character(text[from])) --from;
  auto to = std::min(from + kLength, text.size());
  while (to < text.size() && is_inside_character(text[to])) ++to;
  return (from > 0 ? "…" : "") + base::one_line(text.substr(from, to - from)) + (to < text.size() ? "…" : "");
}

std::string text_of_item(const AgendaItem& item) {
  std::string out = full_title(item) + "\n" + item.purpose.value_or("") + "\n" + item.summary.value_or("");
  for (const auto& limb : item.proposal) out += "\n" + limb.text;
  for (const auto& decision : item.decisions) out += "\n" + base::upper(word_of(decision.verb)) + " " + decision.text;
  return out;
}

}  // namespace governance
