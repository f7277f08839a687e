#include "governance/minutes/words_in_text.h"

#include "base/text.h"

namespace governance {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

std::size_t past_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

/// Where `words` end, if they stand at `from`; else nothing (0: they are never empty).
std::size_t end_of_words(std::string_view text, std::size_t from, std::string_view words) {
  std::size_t at = from;
  for (std::size_t i = 0; i < words.size();) {
    if (at >= text.size()) return 0;
    if (is_space(words[i])) {
      if (!is_space(text[at])) return 0;
      i = past_space(words, i);
      at = past_space(text, at);
    } else {
      if (text[at++] != words[i++]) return 0;
    }
  }
  return at;
}

}  // namespace

std::vector<FoundWords> find_words(std::string_view text, std::string_view untrimmed) {
  const auto words = base::trimmed(untrimmed);
  std::vector<FoundWords> out;
  if (words.empty()) return out;
  for (std::size_t at = text.find(words[0]); at != std::string_view::npos; at = text.find(words[0], at)) {
    const auto end = end_of_words(text, at, words);
    if (end != 0) out.push_back({at, end - at});
    at = end != 0 ? end : at + 1;
  }
  return out;
}

}  // namespace governance
