// Acronyms in a text, and whether the text or the book spells them out.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_set>

namespace governance {

/// Two capitals or more standing alone, a plural s left out: "CCGs" gives "CCG", "IM&T" stays. Not from text that is
/// all in capitals, and not those which everyone in the service knows (NHS, GP ...).
[[nodiscard]] std::set<std::string> acronyms_in(std::string_view text);
/// The acronyms that a text spells out: "(PCN)" beside its words, or words within a sentence of which the first begins
/// with a capital and whose first letters, small words left out, are the acronym's: "Primary Care Network".
class SpelledOut {
 public:
  explicit SpelledOut(std::string_view text);
  [[nodiscard]] bool has(const std::string& acronym) const;

 private:
  void take(std::string_view sentence);
  std::unordered_set<std::string> letters_;
};

/// Whether one may be the other mistyped: two neighbours changed places, or one letter doubled in another's place.
[[nodiscard]] bool are_easily_swapped(const std::string& a, const std::string& b);

}  // namespace governance
