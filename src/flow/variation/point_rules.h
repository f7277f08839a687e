// The rules that tell a signal from chance, within one group of points.
//
//   outside        beyond a limit
//   trend          so many points in a row, each above the one before (or each below); a tie ends it
//   two in three   three points in a row on one side of the mean, at least two of them close to the limit; those two
//   shift          so many points in a row on one side of the mean; a point on it ends it
//
// A point that takes no part ends what runs up to it.
#pragma once

#include <span>

#include "flow/variation/point_mark.h"
#include "flow/variation/rule_options.h"

namespace flow {

/// REQUIRES: spans of one length, in order of time; `values` is NaN where `zones` say that a point takes no part.
void find_signals(std::span<const double> values, std::span<const Zone> zones, const RuleOptions& rules,
                  std::span<Signals> signals);

/// The rule and the colour that a point is shown with: outside before trend, two in three, shift. The direction of a
/// trend is its direction of travel, of all else the side of the mean.
[[nodiscard]] PointMark mark_of(Zone zone, Signals signals, const RuleOptions& rules, Improvement improvement);

/// `direction`: 1 high or rising, -1 low or falling.
[[nodiscard]] PointClass colour_of(int direction, Improvement improvement);

}  // namespace flow
