#include "flow/variation/rare_events.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace flow {
namespace {

constexpr double kPower = 3.6;

double as_time(double transformed) {
  return std::isnan(transformed) ? transformed : std::pow(std::max(transformed, 0.0), kPower);
}

}  // namespace

double transformed_time(double value) {
  return std::pow(value, 1 / kPower);
}

ProcessLimits as_times(const ProcessLimits& transformed) {
  ProcessLimits limits = transformed;
  limits.mean = as_time(transformed.mean);
  limits.lower = as_time(transformed.lower);
  limits.upper = as_time(transformed.upper);
  limits.near_lower = as_time(transformed.near_lower);
  limits.near_upper = as_time(transformed.near_upper);
  return limits;
}

ProcessLimits g_limits(std::span<const double> baseline, const RuleOptions& rules) {
  ProcessLimits limits = xmr_limits(baseline, rules);
  limits.screened_ranges = 0;
  limits.screening_undone = false;
  const double mean = limits.mean;
  limits.mean = std::numbers::ln2 * mean;
  if (!limits.has_limits()) return limits;
  const double deviation = std::sqrt(mean * (mean + 1));
  limits.lower = 0;
  limits.near_lower = kNoValue;
  limits.upper = mean + 3 * deviation;
  limits.near_upper = mean + 2 * deviation;
  return limits;
}

}  // namespace flow
