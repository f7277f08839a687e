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
};

Sums sums_of(std::span<const double> values) {
  Sums sums;
  double before = kNoValue;
  for (const double value : values) {
    if (!std::isnan(value)) {
      sums.values.add(value);
      sums.largest = std::max(sums.largest, std::abs(value));
      if (!std::isnan(before)) sums.ranges.add(std::abs(value - before));
    }
    before = value;
  }
  return sums;
}

/// Of the moving ranges below `most`.
ExactMean screened(std::span<const double> values, double most) {
  ExactMean kept;
  for (std::size_t i = 1; i < values.size(); ++i) {
    const double range = std::abs(values[i] - values[i - 1]);
    if (range < most) kept.add(range);
  }
  return kept;
}

struct MeanRange {
  double value = kNoValue;
  std::uint32_t screened = 0;
  bool screening_undone = false;
};

MeanRange mean_moving_range(std::span<const double> values, const ExactMean& ranges, bool screens) {
  const double mean = ranges.mean();
  if (!screens || !(mean > 0)) return {mean, 0, false};
  const ExactMean kept = screened(values, kScreen * mean);
  if (!(kept.mean() > 0)) return {mean, 0, true};
  return {kept.mean(), static_cast<std::uint32_t>(ranges.count() - kept.count()), false};
}

}  // namespace

ProcessLimits xmr_limits(std::span<const double> baseline, const RuleOptions& rules) {
  const Sums sums = sums_of(baseline);
  ProcessLimits limits;
  limits.mean = sums.values.mean();
  limits.values = static_cast<std::uint32_t>(sums.values.count());
  limits.tolerance = sums.largest * kRounding;
  const MeanRange range = mean_moving_range(baseline, sums.ranges, rules.screens_moving_ranges);
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
