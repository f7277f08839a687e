#include "flow/variation/assurance.h"

#include <utility>

#include "flow/variation/asked_period.h"

namespace flow {
namespace {

/// 1: above the limit; 0: on it; -1: below it.
int compared(double target, double limit, double tolerance) {
  if (target - limit > tolerance) return 1;
  return limit - target > tolerance ? -1 : 0;
}

}  // namespace

std::optional<Assurance> assurance_of(double target, const ProcessLimits& limits, Improvement improvement,
                                      const RuleOptions& rules) {
  if (!limits.has_limits() || improvement == Improvement::Neutral) return std::nullopt;
  // Turned over where less is better, so that more always is.
  const int sign = improvement == Improvement::Increase ? 1 : -1;
  const double best = sign > 0 ? limits.upper : limits.lower;
  const double worst = sign > 0 ? limits.lower : limits.upper;
  const int beside_best = sign * compared(target, best, limits.tolerance);
  const int beside_worst = sign * compared(target, worst, limits.tolerance);
  if (limits.is_flat()) return beside_best > 0 ? Assurance::Fail : Assurance::Pass;
  if (beside_best > 0 || (beside_best == 0 && rules.target_on_limit_is_beyond)) return Assurance::Fail;
  if (beside_worst < 0 || (beside_worst == 0 && rules.target_on_limit_is_beyond)) return Assurance::Pass;
  return Assurance::Inconsistent;
}

std::string_view code_of(Assurance assurance) {
  switch (assurance) {
    case Assurance::Pass:
      return "pass";
    case Assurance::Fail:
      return "fail";
    case Assurance::Inconsistent:
      return "inconsistent";
  }
  std::unreachable();
}

std::optional<double> target_in_force(std::span<const DatedTarget> targets, SeriesPeriod period) {
  const DatedTarget* latest = nullptr;
  for (const DatedTarget& one : targets) {
    if (one.from && !has_begun(*one.from, period)) continue;
    if (latest == nullptr || !latest->from ||
        (one.from && first_day_or_step(*one.from) >= first_day_or_step(*latest->from)))
      latest = &one;
  }
  return latest == nullptr ? std::nullopt : std::optional(latest->value);
}

}  // namespace flow
