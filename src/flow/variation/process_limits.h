// The mean and natural process limits of a group of points (XmR chart).
//
// mean of the values; a = mean of the moving ranges |y(i) - y(i-1)| between neighbours that both have a value;
// limits = mean ± 2.66 a, near limits = mean ± two thirds of that. Outliers stay in the mean; screening leaves moving
// ranges of 3.267 a and more out of a, once. Limits are not cut off at 0 or at 100 %.
#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "flow/variation/point_mark.h"
#include "flow/variation/rule_options.h"

namespace flow {

inline constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

/// NaN where there is none.
struct ProcessLimits {
  double mean = kNoValue;
  double lower = kNoValue;
  double upper = kNoValue;
  double near_lower = kNoValue;
  double near_upper = kNoValue;
  /// Two values no further apart than this are equal but for the rounding of their digits: one part in 10^15 of the
  /// largest value, so that 0.4 lies on the mean of 0.1 and 0.7.
  double tolerance = 0;
  std::uint32_t values = 0;           ///< the mean is of so many
  std::uint32_t screened_ranges = 0;  ///< moving ranges that were left out
  bool screening_undone = false;      ///< all that was left was flat: nothing is left out

  [[nodiscard]] bool has_limits() const { return lower == lower && upper == upper; }
  /// The values that the limits rest on did not differ.
  [[nodiscard]] bool is_flat() const { return has_limits() && lower == upper; }
};

/// `baseline`: the points that mean and limits rest on, NaN where a point takes no part.
[[nodiscard]] ProcessLimits xmr_limits(std::span<const double> baseline, const RuleOptions& rules);

/// Where a value stands. With no limits, its side of the mean; with no mean, on it. NaN takes no part.
[[nodiscard]] Zone zone_of(double value, const ProcessLimits& limits);

}  // namespace flow
