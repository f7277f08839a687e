#include "flow/performance/target_outlook.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "flow/variation/number_words.h"

namespace flow {
namespace {

constexpr std::size_t kSeasonOfMonths = 12;
constexpr std::int64_t kAYear = 12;
/// Beyond five years a forecast of months says nothing.
constexpr std::int64_t kFurthest = 60;
constexpr std::size_t kMostOutlooks = 2;

SeriesKind outlook_kind(const Measure& measure) {
  if (measure.is_percentage()) return SeriesKind::Percentage;
  return SeriesKind::Count;
}

std::optional<TargetOutlook> outlook_of(const FigureSeries& months, const TrajectoryPoint& point, bool is_set_for,
                                        std::span<const SeriesPeriod> breaks) {
  const auto side = months.measure.improvement == Improvement::Decrease ? TargetSide::AtOrBelow : TargetSide::AtOrAbove;
  const auto* last = latest_of(months);
  const std::int64_t ahead = point.period.number - last->period.number;
  const ForecastAsked asked{.season = kSeasonOfMonths,
                            .horizon = static_cast<std::size_t>(std::max(ahead, kAYear)),
                            .kind = outlook_kind(months.measure),
                            .breaks = {breaks.begin(), breaks.end()},
                            .target = TargetAsked{.value = point.value, .by = point.period, .side = side}};
  const std::array series{series_of(months, "")};
  const auto made = make_forecasts(series, asked);
  if (!made.front().target) return std::nullopt;
  return TargetOutlook{.target = point.value,
                       .by = point.period,
                       .is_set_for = is_set_for,
                       .reached = *made.front().target,
                       .required = required_change(series.front(), point.value, point.period)};
}

std::vector<TrajectoryPoint> points_after(const Trajectory& target, SeriesPeriod last) {
  std::vector<TrajectoryPoint> out;
  for (const auto& point : target.points)
    if (point.period > last && point.period.number - last.number <= kFurthest && out.size() < kMostOutlooks)
      out.push_back(point);
  return out;
}

std::string of_a_hundred(double chance) {
  // What a model calls certain is not.
  if (chance < 0.01) return "less than 1 in 100";
  if (chance > 0.99) return "more than 99 in 100";
  return fmt::format("{:.0f} in 100", chance * 100);
}

std::string base_words(const ForecastTarget& reached) {
  if (!reached.chance.base_rate) return "There is no past stretch as long to compare with.";
  return fmt::format("The base rate beside it: of {} past stretches as long, {} went as far.",
                     reached.chance.past_stretches, fmt::format("{:.0f} in 100", *reached.chance.base_rate * 100));
}

std::string date_words(const ForecastTarget& reached) {
  const std::string not_within = of_a_hundred(reached.chance.not_within);
  if (!reached.median)
    return fmt::format("Of the ways it may go, {} do not reach it within the forecast, so no date is given.",
                       not_within);
  std::string out =
      fmt::format("Half of the ways it may go have reached it by {}", period_words(*reached.median, false));
  if (reached.early) out += fmt::format(", 1 in 10 by {}", period_words(*reached.early, false));
  if (reached.late) out += fmt::format(", 9 in 10 by {}", period_words(*reached.late, false));
  return out + fmt::format("; {} do not within the forecast.", not_within);
}

std::string signed_text(const Measure& measure, double change) {
  if (!measure.is_percentage()) return fmt::format("{}{}", change > 0 ? "+" : "", figure_text(measure, change));
  return fmt::format("{:+.1f} percentage points", change);
}

}  // namespace

std::vector<TargetOutlook> target_outlooks(const FigureSeries& months, const Trajectory& target,
                                           std::span<const SeriesPeriod> breaks) {
  std::vector<TargetOutlook> out;
  const auto* last = latest_of(months);
  if (last == nullptr || months.measure.improvement == Improvement::Neutral) return out;
  for (const auto& point : points_after(target, last->period))
    if (auto outlook = outlook_of(months, point, true, breaks)) out.push_back(*std::move(outlook));
  const auto in_force = target.at(last->period);
  if (!out.empty() || !in_force) return out;
  if (auto outlook = outlook_of(months, {last->period + kAYear, *in_force}, false, breaks))
    out.push_back(*std::move(outlook));
  return out;
}

std::optional<Trajectory> dated_asks(const FigureSeries& months, const std::optional<Trajectory>& target,
                                     const std::optional<Trajectory>& path) {
  const auto* last = latest_of(months);
  if (last != nullptr && path && !path->points.empty() && path->points.back().period > last->period) return path;
  return target;
}

std::vector<std::string> outlook_words(const Measure& measure, const TargetOutlook& outlook) {
  const bool is_below = outlook.reached.side == TargetSide::AtOrBelow;
  std::vector<std::string> out{
      fmt::format("Chance of {} or {} in {}: {}.", figure_text(measure, outlook.target), is_below ? "less" : "more",
                  period_words(outlook.by, false), of_a_hundred(outlook.reached.chance.chance)),
      base_words(outlook.reached), date_words(outlook.reached)};
  if (!outlook.is_set_for) out.push_back("No date is set for the target in force, so a year on was asked.");
  if (outlook.required)
    out.push_back(
        fmt::format("To be there each of the {} months left must bring {} on average; over the last year a "
                    "month brought {}.",
                    outlook.required->periods_left, signed_text(measure, outlook.required->each_period),
                    signed_text(measure, outlook.required->observed)));
  return out;
}

}  // namespace flow
