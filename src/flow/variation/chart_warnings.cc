#include "flow/variation/chart_warnings.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "flow/variation/asked_period.h"
#include "flow/variation/number_words.h"
#include "flow/variation/season.h"

namespace flow {
namespace {

constexpr double kStrongSeason = 0.64;  // above which forecasters take a series to be seasonal (Hyndman)
constexpr std::size_t kMostNamed = 5;
/// From one weekend to the next, or over a weekend with a bank holiday at each end.
constexpr std::int64_t kLongestPause = 6;

class Warnings {
 public:
  Warnings(const SeriesChart& chart, const Series& series)
      : chart_(chart), series_(series), as_month_(is_monthly(series)) {}

  std::vector<std::string> all(double season_strength) {
    warn_of_decisions();
    for (const ChartGroup& group : chart_.groups) warn_of_group(group);
    warn_of_missing();
    warn_of_gaps();
    warn_of_plans();
    if (season_strength > kStrongSeason)
      add(
          fmt::format("This series has a strong {} pattern, which limits and rules take for signals or widen to hide. "
                      "Look at the chart adjusted for season too.",
                      season_length(series_) == 7 ? "weekly" : "yearly"));
    return std::move(warnings_);
  }

 private:
  void add(std::string sentence) { warnings_.push_back(std::move(sentence)); }
  [[nodiscard]] std::string words(SeriesPeriod period) const { return period_words(period, as_month_); }
  [[nodiscard]] bool has_point(SeriesPeriod asked) const {
    return std::ranges::any_of(series_.points, [&](const auto& point) { return is_asked(asked, point.period); });
  }

  void warn_of_decisions() {
    for (const ChartDecision& one : chart_.ask.rebases)
      if (!has_point(one.at))
        add(fmt::format("There is no point at {}, so the limits were not rebased there.", period_text(one.at)));
    for (const ChartDecision& one : chart_.ask.exclusions)
      if (!has_point(one.at)) add(fmt::format("There is no point at {} to leave out.", period_text(one.at)));
  }

  void warn_of_group(const ChartGroup& group) {
    warn_of_length(group);
    const std::size_t length = group.last - group.first + 1;
    if (chart_.ask.baseline > length)
      add(fmt::format("From {} there are {} points, fewer than the baseline's {}: the limits rest on all of them.",
                      words(chart_.points[group.first].period), length, chart_.ask.baseline));
    if (group.limits.screening_undone)
      add(
          fmt::format("From {} the values are flat but for a change that screening would leave out: the limits rest on "
                      "every moving range.",
                      words(chart_.points[group.first].period)));
    if (group.limits.is_flat())
      add(fmt::format("From {} the values that the limits rest on do not vary, so mean and limits are one.",
                      words(chart_.points[group.first].period)));
  }

  void warn_of_length(const ChartGroup& group) {
    const RuleOptions& rules = chart_.ask.rules;
    const std::string from = words(chart_.points[group.first].period);
    const std::string count = base::counted(static_cast<std::int64_t>(group.values), "value", "values");
    if (group.values < rules.fewest_for_limits)
      add(rules.fewest_for_limits > 2 ? fmt::format("From {} there are {}: no limits and no icons with fewer than {}.",
                                                    from, count, rules.fewest_for_limits)
                                      : fmt::format("From {} there are {}: too few for limits.", from, count));
    else if (!group.limits.has_limits())
      add(fmt::format("From {} there are no two values next to each other, or they are too large: no limits.", from));
    else if (group.values < rules.trial_below)
      add(fmt::format("From {} there are {}: these are trial limits, which {} or more would make firm.", from, count,
                      rules.trial_below));
  }

  void warn_of_missing() {
    std::vector<std::string> named;
    std::size_t missing = 0;
    for (const ChartedPoint& point : chart_.points) {
      if (point.status != PointStatus::Missing) continue;
      if (++missing <= kMostNamed) named.push_back(words(point.period));
    }
    if (missing == 0) return;
    if (missing > kMostNamed) named.push_back(fmt::format("{} more", missing - kMostNamed));
    add(fmt::format("{} no value: {}. What has none takes no part in limits, and ends a run.",
                    missing == 1 ? "One point has" : fmt::format("{} points have", missing), base::listed(named)));
  }

  /// In months where points are months, however they are written.
  [[nodiscard]] std::int64_t place(std::size_t point) const {
    const SeriesPeriod period = series_.points[point].period;
    return as_month_ ? month_period(*first_day(period)).number : period.number;
  }

  [[nodiscard]] bool is_gap(std::size_t before, std::int64_t spacing) const {
    const std::int64_t distance = place(before + 1) - place(before);
    const bool is_daily = !as_month_ && spacing == 1 && series_.points.front().period.kind == PeriodKind::Day;
    return is_daily ? distance > kLongestPause : distance >= 2 * spacing;
  }

  void warn_of_gaps() {
    if (series_.points.size() < 3) return;
    const std::int64_t spacing = as_month_ ? 1 : spacing_of(series_);
    std::vector<std::string> gaps;
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < series_.points.size(); ++i)
      if (is_gap(i, spacing) && ++count <= kMostNamed)
        gaps.push_back(fmt::format("after {}", words(series_.points[i].period)));
    if (count > kMostNamed) gaps.push_back(fmt::format("in {} more places", count - kMostNamed));
    if (count > 0)
      add(
          fmt::format("Periods are left out {}. The points on either side were read as neighbours; give a period "
                      "without a value to keep them apart.",
                      base::listed(gaps)));
  }

  void warn_of_plans() {
    const auto has_plan = [](const ChartedPoint& point) { return point.trajectory.has_value(); };
    if (!chart_.ask.targets.empty() && chart_.latest && !chart_.target)
      add(fmt::format("No target is in force at {}, the latest value.", words(chart_.points[*chart_.latest].period)));
    if (!chart_.ask.trajectory.empty() && std::ranges::none_of(chart_.points, has_plan))
      add("No date of the trajectory is one of this series.");
  }

  const SeriesChart& chart_;
  const Series& series_;
  bool as_month_;
  std::vector<std::string> warnings_;
};

}  // namespace

std::vector<std::string> warnings_of(const SeriesChart& chart, const Series& series, double season_strength) {
  return Warnings(chart, series).all(season_strength);
}

}  // namespace flow
