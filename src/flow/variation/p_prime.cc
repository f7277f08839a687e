#include "flow/variation/p_prime.h"

#include <algorithm>
#include <cmath>

#include "flow/variation/exact_mean.h"

namespace flow {
namespace {

constexpr double kHundred = 100;
/// Ranges of two normal values have a mean of so many standard deviations.
constexpr double kRangeOfTwo = 1.128;
/// What `xmr_limits` makes of a mean moving range.
constexpr double kXmrLimit = 2.66;

/// One group of a P′ chart.
class PPrimeGroup {
 public:
  PPrimeGroup(std::span<const double> percentages, std::span<const double> denominators, const RuleOptions& rules) {
    ExactMean numerators, totals;
    for (std::size_t i = 0; i < percentages.size(); ++i) {
      if (std::isnan(percentages[i])) continue;
      numerators.add(percentages[i] * denominators[i]);
      totals.add(denominators[i]);
    }
    mean_ = numerators.mean() / totals.mean();
    std::vector<double> z(percentages.size(), kNoValue);
    for (std::size_t i = 0; i < z.size(); ++i) z[i] = (percentages[i] - mean_) / deviation(denominators[i]);
    std::ranges::replace_if(z, [](double one) { return !std::isfinite(one); }, deviation(1) == 0 ? 0.0 : kNoValue);
    pattern_ = xmr_limits(z, rules);
    moves_ = (pattern_.upper - pattern_.mean) / kXmrLimit / kRangeOfTwo;
  }

  [[nodiscard]] ProcessLimits limits_at(double denominator) const {
    ProcessLimits limits = pattern_;
    limits.mean = mean_;
    limits.tolerance = kHundred * 0x1p-46;
    const double width = std::isnan(denominator) ? kNoValue : 3 * deviation(denominator) * moves_;
    limits.lower = within(mean_ - width);
    limits.upper = within(mean_ + width);
    limits.near_lower = mean_ - width * 2 / 3;
    limits.near_upper = mean_ + width * 2 / 3;
    return limits;
  }

 private:
  [[nodiscard]] double deviation(double denominator) const {
    return std::sqrt(std::max(0.0, mean_ * (kHundred - mean_)) / denominator);
  }
  [[nodiscard]] static double within(double percentage) {
    return std::isnan(percentage) ? percentage : std::clamp(percentage, 0.0, kHundred);
  }

  double mean_ = kNoValue;
  double moves_ = kNoValue;
  ProcessLimits pattern_;
};

}  // namespace

std::vector<double> percentages_of(const Proportions& proportions) {
  std::vector<double> out(proportions.numerators.size(), kNoValue);
  for (std::size_t i = 0; i < out.size(); ++i)
    if (!std::isnan(proportions.numerators[i]))
      out[i] = kHundred * proportions.numerators[i] / proportions.denominators[i];
  return out;
}

std::vector<ProcessLimits> judge_p_prime(const ChartPoints& points, const Proportions& proportions,
                                         const RuleOptions& rules, Improvement improvement, const ChartMarks& out) {
  std::vector<ProcessLimits> own(points.values.size());
  for (std::size_t group = 0; group < points.group_starts.size(); ++group) {
    const std::size_t start = points.group_starts[group];
    const auto baseline = baseline_of(points, group);
    const PPrimeGroup judged(baseline, proportions.denominators.subspan(start, baseline.size()), rules);
    const bool has_enough = values_in(points, group) >= rules.fewest_for_limits;
    out.limits[group] = judged.limits_at(kNoValue);
    for (std::size_t i = start; i < points.group_end(group); ++i) {
      const bool takes_part = !std::isnan(points.values[i]);
      own[i] = judged.limits_at(takes_part && has_enough ? proportions.denominators[i] : kNoValue);
      out.zones[i] = zone_of(points.values[i], own[i]);
      if (takes_part) out.limits[group] = own[i];
    }
  }
  mark_points(points, rules, improvement, out);
  return own;
}

}  // namespace flow
