// What the search and the comparison found, in plain words: the same sentences on the command line, on a page and in a
// paper.
#pragma once

#include <cstdint>
#include <string>

#include "flow/beds/bed_comparison.h"
#include "flow/beds/bed_requirement.h"

namespace flow {

/// "waiting", "waiting longer than 2 days", "turned away".
[[nodiscard]] std::string whom_words(BedRule rule, double max_wait_days);

/// "74 beds, 69 to 81 (80 %), for at most 10 % of patients waiting"
[[nodiscard]] std::string requirement_words(const BedModel& model, const RequirementAsked& asked,
                                            const RequiredBeds& required);

/// A share with the 95 % interval that the simulation's own chance leaves: "14 % (12 to 16)"; with the decimal places
/// that the interval bears, at most one. "not known" where there is none.
[[nodiscard]] std::string share_interval_words(const Estimate& share);

/// Who a comparison counts: those who wait longer than so many days, or under the rule loss those turned away.
struct ComparedFigure {
  BedRule rule = BedRule::Wait;
  double over_days = 0;
  std::string than = "now";  ///< what the others are set beside, in words
};
[[nodiscard]] Estimate compared_share(const ComparedScenario& scenario, const ComparedFigure& figure);
[[nodiscard]] Estimate compared_difference(const ComparedScenario& scenario, const ComparedFigure& figure);

/// "With 4 beds fewer, 14 % (12 to 16) of patients wait, 3 points more than now (2 to 4)."; a scenario of another kind
/// begins with its name. For `base` itself without a difference; for a scenario that was refused, why.
[[nodiscard]] std::string scenario_words(const ComparedScenario& scenario, const ComparedScenario& base,
                                         const ComparedFigure& figure);

}  // namespace flow
