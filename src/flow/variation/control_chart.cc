#include "flow/variation/control_chart.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "flow/variation/point_rules.h"

namespace flow {
namespace {

void check_spans(const ChartPoints& points, const ChartMarks& out) {
  const std::size_t n = points.values.size();
  base::check(out.zones.size() == n && out.signals.size() == n && out.marks.size() == n, "a mark for each point");
  base::check(out.limits.size() == points.group_starts.size(), "limits for each group");
  base::check(points.group_starts.empty() == points.values.empty(), "groups where there are points");
  for (std::size_t group = 0; group < points.group_starts.size(); ++group) {
    const bool is_first = group == 0;
    base::check(is_first ? points.group_starts[0] == 0 : points.group_starts[group] > points.group_starts[group - 1],
                "groups in order");
    base::check(points.group_starts[group] < n, "a group has a point");
  }
}

void withhold_limits(ProcessLimits& limits) {
  limits.lower = limits.upper = limits.near_lower = limits.near_upper = kNoValue;
  limits.screened_ranges = 0;
  limits.screening_undone = false;
}

}  // namespace

std::span<const double> baseline_of(const ChartPoints& points, std::size_t group) {
  const std::size_t start = points.group_starts[group];
  const std::size_t length = points.group_end(group) - start;
  return points.values.subspan(start, points.baseline == 0 ? length : std::min(length, points.baseline));
}

std::size_t values_in(const ChartPoints& points, std::size_t group) {
  const std::size_t start = points.group_starts[group];
  const auto values = points.values.subspan(start, points.group_end(group) - start);
  return static_cast<std::size_t>(std::ranges::count_if(values, [](double value) { return !std::isnan(value); }));
}

void judge_chart(const ChartPoints& points, const RuleOptions& rules, Improvement improvement, const ChartMarks& out) {
  check_spans(points, out);
  for (std::size_t group = 0; group < points.group_starts.size(); ++group) {
    ProcessLimits& limits = out.limits[group];
    limits = xmr_limits(baseline_of(points, group), rules);
    if (limits.values < rules.fewest_for_limits && values_in(points, group) < rules.fewest_for_limits)
      withhold_limits(limits);
    for (std::size_t i = points.group_starts[group]; i < points.group_end(group); ++i)
      out.zones[i] = zone_of(points.values[i], limits);
  }
  mark_points(points, rules, improvement, out);
}

void mark_points(const ChartPoints& points, const RuleOptions& rules, Improvement improvement, const ChartMarks& out) {
  check_spans(points, out);
  for (std::size_t group = 0; group < points.group_starts.size(); ++group) {
    const std::size_t start = points.group_starts[group];
    const std::size_t length = points.group_end(group) - start;
    find_signals(points.values.subspan(start, length), out.zones.subspan(start, length), rules,
                 out.signals.subspan(start, length));
  }
  for (std::size_t i = 0; i < points.values.size(); ++i)
    out.marks[i] = out.signals[i].any() ? mark_of(out.zones[i], out.signals[i], rules, improvement) : PointMark();
}

}  // namespace flow
