// What looks wrong in a rule beside the seats that it is for: a misspelt tag quietly asks for the impossible.
#pragma once

#include <string>
#include <vector>

#include "governance/committees/quorum_rule.h"

namespace governance {

/// What the rule asks for that the seats do not have: a tag, organisation, sector or seat that nobody has, a group with
/// no seat, one person in two seats. Sentences for the secretary; empty is well.
[[nodiscard]] std::vector<std::string> quorum_doubts(const QuorumTerms& terms, const std::vector<QuorumSeat>& seats);

}  // namespace governance
