// Will a target be met? What the limits say of it, and which target is in force when.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "flow/series/series.h"
#include "flow/variation/point_mark.h"
#include "flow/variation/process_limits.h"

namespace flow {

enum class Assurance { Pass, Fail, Inconsistent };

/// Pass: the target lies beyond the limits on the worse side, so that chance alone does not miss it; fail: on the
/// better side. Values that never differ are held to the target itself, and meet it where they are equal. Nothing where
/// there are no limits, or no direction is better.
[[nodiscard]] std::optional<Assurance> assurance_of(double target, const ProcessLimits& limits, Improvement improvement,
                                                    const RuleOptions& rules);
[[nodiscard]] std::string_view code_of(Assurance assurance);  ///< "inconsistent"

struct DatedTarget {
  std::optional<SeriesPeriod> from;  ///< nothing: from the start
  double value = 0;
};

/// The latest that has begun.
[[nodiscard]] std::optional<double> target_in_force(std::span<const DatedTarget> targets, SeriesPeriod period);

}  // namespace flow
