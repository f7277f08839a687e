// P′ chart (Laney, 2002): percentages whose denominators are small or vary. Each point has limits of its own, as wide
// as its denominator says, times how much more (or less) the percentages move than their denominators alone explain.
//
// p = all numerators / all denominators; s(i) = sqrt(p (1 - p) / n(i)); z(i) = (x(i)/n(i) - p) / s(i);
// limits(i) = p ± 3 s(i) a / 1.128, where a is the mean moving range of z. Kept within 0 and 100.
#pragma once

#include <span>
#include <vector>

#include "flow/variation/control_chart.h"

namespace flow {

struct Proportions {
  std::span<const double> numerators;    ///< NaN where a point takes no part
  std::span<const double> denominators;  ///< above 0 where the numerator is there
};

/// 100 x numerator / denominator; NaN where a point takes no part.
[[nodiscard]] std::vector<double> percentages_of(const Proportions& proportions);

/// Zones and marks into `out`; `out.limits` hold each group's mean, and the limits of its latest point that has any.
/// REQUIRES: `points.values` are the percentages of `proportions`. Gives each point's own limits.
[[nodiscard]] std::vector<ProcessLimits> judge_p_prime(const ChartPoints& points, const Proportions& proportions,
                                                       const RuleOptions& rules, Improvement improvement,
                                                       const ChartMarks& out);

}  // namespace flow
