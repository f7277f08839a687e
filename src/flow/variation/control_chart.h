// A control chart worked out: points in, limits a group and a mark a point out. Everything stands in spans that the
// caller keeps, so that many charts, or a long one, cost no memory of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "flow/variation/point_mark.h"
#include "flow/variation/process_limits.h"
#include "flow/variation/rule_options.h"

namespace flow {

struct ChartPoints {
  std::span<const double> values;               ///< in order of time; NaN takes no part (missing or excluded)
  std::span<const std::uint32_t> group_starts;  ///< each later than the one before, the first 0; empty where no values
  std::size_t baseline = 0;  ///< limits rest on a group's first so many points, missing ones counted; 0: on all

  [[nodiscard]] std::size_t group_end(std::size_t group) const {
    return group + 1 < group_starts.size() ? group_starts[group + 1] : values.size();
  }
};

/// Where the answer goes: as long as the values, and `limits` as the groups.
struct ChartMarks {
  std::span<ProcessLimits> limits;
  std::span<Zone> zones;
  std::span<Signals> signals;
  std::span<PointMark> marks;
};

/// XmR: limits of each group, then signals and marks. No rule spans two groups. Time grows with the points alone.
void judge_chart(const ChartPoints& points, const RuleOptions& rules, Improvement improvement, const ChartMarks& out);

/// Signals and marks of points whose zones stand in `out` already, for charts with limits of their own.
void mark_points(const ChartPoints& points, const RuleOptions& rules, Improvement improvement, const ChartMarks& out);

/// The points of a group that its limits rest on.
[[nodiscard]] std::span<const double> baseline_of(const ChartPoints& points, std::size_t group);

/// How many values the group has.
[[nodiscard]] std::size_t values_in(const ChartPoints& points, std::size_t group);

}  // namespace flow
