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

/// `take` each moving range.
template <class Take>
void each_moving_range(std::span<const double> values, Take take) {
  for (std::size_t i = 1; i < values.size(); ++i) {
    const double range = std::abs(values[i] - values[i - 1]);
    if (!std::isnan(range)) take(range);
  }
}

struct MeanRange {
  double value = kNoValue;
  std::uint32_t screened = 0;
  bool screening_undone = false;
};

MeanRange mean_moving_range(std::span<const double> values, bool screens) {
  ExactMean all;
  each_moving_range(values, [&](double range) { all.add(range); });
  const double mean = all.mean();
  if (!screens) return {mean, 0, false};
  ExactMean kept;
  each_moving_range(values, [&, most = kScreen * mean](double range) {
    if (range < most) kept.add(range);
  });
  const auto screened = static_cast<std::uint32_t>(all.count() - kept.count());
  if (mean > 0 && !(kept.mean() > 0)) return {mean, 0, true};
  return kept.count() == 0 ? MeanRange{mean, 0, false} : MeanRange{kept.mean(), screened, false};
}

}  // namespace

ProcessLimits xmr_limits(std::span<const double> baseline, const RuleOptions& rules) {
  ProcessLimits limits;
  ExactMean mean;
  double largest = 0;
  for (const double value : baseline) {
    if (std::isnan(value)) continue;
    mean.add(value);
    largest = std::max(largest, std::abs(value));
  }
  limits.mean = mean.mean();
  limits.values = static_cast<std::uint32_t>(mean.count());
  limits.tolerance = largest * kRounding;
  const MeanRange range = mean_moving_range(baseline, rules.screens_moving_ranges);
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
  if (std::isnan(value)) return Zone::NoPart;
  // Comparisons with NaN are false: what there is no limit for is not beyond it.
  if (value - limits.mean > limits.tolerance)
    return value - limits.upper > limits.tolerance        ? Zone::HighOutside
           : value - limits.near_upper > limits.tolerance ? Zone::HighClose
                                                          : Zone::High;
  if (limits.mean - value > limits.tolerance)
    return limits.lower - value > limits.tolerance        ? Zone::LowOutside
           : limits.near_lower - value > limits.tolerance ? Zone::LowClose
                                                          : Zone::Low;
  return Zone::OnMean;
}

}  // namespace flow
