#include "flow/variation/process_limits.h"

#include <algorithm>
#include <cmath>

#include "flow/variation/exact_mean.h"

namespace flow {
namespace {

constexpr double kLimit = 2.66;
constexpr double kNearLimit = 2 * (kLimit / 3);
constexpr double kScreen = 3.267;
constexpr double kRounding = 0x1p-50;

/// What one walk along the values adds up.
struct Sums {
  ExactMean values;
  ExactMean ranges;
  double largest = 0;
  double largest_range = 0;
};

Sums sums_of(std::span<const double> numbers) {
  // Local, so that they stay in registers: a value to return has a place in memory, which each addition waits for.
  ExactMean values, ranges;
  double largest = 0, largest_range = 0;
  double before = kNoValue;
  for (const double value : numbers) {
    if (!std::isnan(value)) {
      values.add(value);
      largest = std::max(largest, std::abs(value));
    }
    const double range = std::abs(value - before);
    if (!std::isnan(range)) {
      ranges.add(range);
      largest_range = std::max(largest_range, range);
    }
    before = value;
  }
  return {values, ranges, largest, largest_range};
}

struct MeanRange {
  double value = kNoValue;
  std::uint32_t screened = 0;
  bool screening_undone = false;
};

MeanRange mean_moving_range(std::span<const double> values, const Sums& sums, bool screens) {
  const double mean = sums.ranges.mean();
  const double most = kScreen * mean;
  if (!screens || !(mean > 0) || sums.largest_range < most) return {mean, 0, false};
  ExactMean kept;
  for (std::size_t i = 1; i < values.size(); ++i) {
    const double range = std::abs(values[i] - values[i - 1]);
    if (range < most) kept.add(range);
  }
  const double kept_mean = kept.mean();
  if (!(kept_mean > 0)) return {mean, 0, true};
  return {kept_mean, static_cast<std::uint32_t>(sums.ranges.count() - kept.count()), false};
}

}  // namespace

ProcessLimits xmr_limits(std::span<const double> baseline, const RuleOptions& rules) {
  const Sums sums = sums_of(baseline);
  ProcessLimits limits;
  limits.mean = sums.values.mean();
  limits.values = static_cast<std::uint32_t>(sums.values.count());
  limits.tolerance = sums.largest * kRounding;
  const MeanRange range = mean_moving_range(baseline, sums, rules.screens_moving_ranges);
  const double lower = limits.mean - kLimit * range.value;
  const double upper = limits.mean + kLimit * range.value;
  if (!std::isfinite(lower) || !std::isfinite(upper)) return limits;
  limits.lower = lower;
  limits.upper = upper;
  limits.near_lower = limits.mean - kNearLimit * range.value;
  limits.near_upper = limits.mean + kNearLimit * range.value;
  limits.screened_ranges = range.screened;
  limits.screening_undone = range.screening_undone;
  return limits;
}

Zone zone_of(double value, const ProcessLimits& limits) {
  // Counted rather than asked in turn, for which side a point lies on is what no processor can guess. Comparisons with
  // NaN are false: what there is no limit for is not beyond it.
  const double tolerance = limits.tolerance;
  const int high =
      (value - limits.mean > tolerance) + (value - limits.near_upper > tolerance) + (value - limits.upper > tolerance);
  const int low =
      (limits.mean - value > tolerance) + (limits.near_lower - value > tolerance) + (limits.lower - value > tolerance);
  return static_cast<Zone>(std::isnan(value) ? static_cast<int>(Zone::NoPart) : high - low);
}

}  // namespace flow
