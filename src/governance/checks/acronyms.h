// Acronyms in a text, and whether the text or the book spells them out.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace governance {

/// Two capitals or more standing alone, a plural s left out: "CCGs" gives "CCG", "IM&T" stays. Not from text that is
/// all in capitals, and not those which everyone in the service knows (NHS, GP ...).
[[nodiscard]] std::set<std::string> acronyms_in(std::string_view text);
/// "(PCN)" beside its words, or words of which the first is a capital and whose first letters, small words left out,
/// are the acronym's: "Primary Care Network".
[[nodiscard]] bool spells_out(std::string_view text, const std::string& acronym);
/// Whether one may be the other mistyped: two neighbours changed places, or one letter doubled in another's place.
[[nodiscard]] bool are_easily_swapped(const std::string& a, const std::string& b);

}  // namespace governance
