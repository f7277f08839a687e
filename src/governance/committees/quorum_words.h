// A judgement of a quorum in words, for the chair, the page and the minutes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "governance/committees/quorum.h"

namespace governance {

/// "quorate by one: if UM leaves it fails", "not quorate: 2 of 3 CCG chairs are present; if AF arrives it is quorate".
[[nodiscard]] std::string outcome_words(const QuorumOutcome& outcome);
/// "UM", "UM's deputy", "UM's substitute".
[[nodiscard]] std::string person_words(const QuorumPerson& person);
/// "is excluded for an interest".
[[nodiscard]] std::string_view not_counted_words(NotCounted why);
/// "2 of 3 CCG chairs are present", "no GP is present (1 is needed)".
[[nodiscard]] std::string shortfall_words(const QuorumClause& clause);

}  // namespace governance
