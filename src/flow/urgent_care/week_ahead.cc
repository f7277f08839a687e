#include "flow/urgent_care/week_ahead.h"

#include <algorithm>
#include <array>

namespace flow {
namespace {

constexpr std::size_t kDaysInWeek = 7;
constexpr std::int64_t kDaysLearntFrom = 730;
/// One feed may lag behind the other; further behind, a forecast to the same day says too little.
constexpr std::int64_t kFurthestBehind = 14;

std::size_t known_days(const FigureSeries& figures) {
  return static_cast<std::size_t>(
      std::ranges::count_if(figures.points, [](const FigurePoint& point) { return point.figure.has_value(); }));
}

std::vector<ForecastPoint> forecast_after(const FigureSeries& figures, SeriesPeriod last, SeriesKind kind) {
  if (known_days(figures) < kFewestDays) return {};
  const std::int64_t behind = last.number - latest_of(figures)->period.number;
  if (behind > kFurthestBehind) return {};
  std::array series{series_of(figures, "")};
  std::erase_if(series.front().points,
                [&](const SeriesPoint& point) { return point.period.number <= last.number - kDaysLearntFrom; });
  const ForecastAsked asked{
      .season = kDaysInWeek, .horizon = kDaysInWeek + static_cast<std::size_t>(behind), .kind = kind};
  auto points = std::move(make_forecasts(series, asked).front().points);
  std::erase_if(points, [&](const ForecastPoint& point) { return point.period <= last; });
  return points;
}

std::optional<ForecastPoint> on(const std::vector<ForecastPoint>& points, SeriesPeriod day) {
  const auto found = std::ranges::find(points, day, &ForecastPoint::period);
  return found == points.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

std::vector<DayAhead> week_ahead(const FigureSeries& attendances, const FigureSeries& within_four_hours) {
  std::optional<SeriesPeriod> last;
  for (const auto* figures : {&attendances, &within_four_hours})
    if (const auto* latest = latest_of(*figures); latest != nullptr && (!last || latest->period > *last))
      last = latest->period;
  if (!last) return {};
  const auto counts = forecast_after(attendances, *last, SeriesKind::Count);
  const auto shares = forecast_after(within_four_hours, *last, SeriesKind::Percentage);
  std::vector<DayAhead> out;
  if (counts.empty() && shares.empty()) return out;
  for (std::int64_t day = 1; day <= static_cast<std::int64_t>(kDaysInWeek); ++day)
    out.push_back({*last + day, on(counts, *last + day), on(shares, *last + day)});
  return out;
}

}  // namespace flow
