#include "flow/measures/trajectory.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/check.h"

namespace flow {
namespace {

constexpr std::size_t kMonths = 12;

std::size_t month_of(SeriesPeriod period) {
  base::check(period.kind == PeriodKind::Month, "an index of months is for months");
  return static_cast<std::size_t>(((period.number % 12) + 12) % 12);
}

double between(const TrajectoryPoint& before, const TrajectoryPoint& after, SeriesPeriod period) {
  const auto part = static_cast<double>(period.number - before.period.number) /
                    static_cast<double>(after.period.number - before.period.number);
  return before.value + part * (after.value - before.value);
}

}  // namespace

std::optional<double> Trajectory::at(SeriesPeriod period) const {
  const auto after = std::ranges::upper_bound(points, period, {}, &TrajectoryPoint::period);
  if (after == points.begin()) return std::nullopt;
  const auto& before = *(after - 1);
  if (before.period.kind != period.kind) return std::nullopt;
  if (kind == TrajectoryKind::Target) return before.value;
  if (after == points.end() && before.period != period) return std::nullopt;
  const double level = before.period == period ? before.value : between(before, *after, period);
  return kind == TrajectoryKind::Seasonal ? level * index.at(month_of(period)) : level;
}

std::optional<std::vector<double>> seasonal_index(const Series& months) {
  std::vector<double> values;
  std::optional<SeriesPeriod> last;
  for (const auto& point : months.points) {
    if (point.period.kind != PeriodKind::Month || !point.value) return std::nullopt;
    if (last && point.period != *last + 1) return std::nullopt;
    last = point.period;
    values.push_back(*point.value);
  }
  const std::size_t whole = values.size() / kMonths * kMonths;
  if (whole < 2 * kMonths) return std::nullopt;
  std::array<double, kMonths> sums{};
  double all = 0;
  for (std::size_t i = values.size() - whole; i < values.size(); ++i) {
    sums[month_of(months.points[i].period)] += values[i];
    all += values[i];
  }
  if (all <= 0) return std::nullopt;
  std::vector<double> index;
  index.reserve(kMonths);
  for (const double sum : sums) index.push_back(sum * static_cast<double>(kMonths) / all);
  return index;
}

std::string_view words_of(Rating rating) {
  switch (rating) {
    case Rating::Green:
      return "on track";
    case Rating::Amber:
      return "just off track";
    case Rating::Red:
      return "off track";
  }
  std::unreachable();
}

std::optional<Rating> rating_of(double value, double path, Improvement improvement, double tolerance) {
  if (improvement == Improvement::Neutral) return std::nullopt;
  const double worse_by = improvement == Improvement::Increase ? path - value : value - path;
  if (worse_by <= 0) return Rating::Green;
  return worse_by <= tolerance * std::abs(path) ? Rating::Amber : Rating::Red;
}

std::optional<RequiredChange> required_change(const Series& series, double target, SeriesPeriod by) {
  std::vector<SeriesPoint> known;
  std::ranges::copy_if(series.points, std::back_inserter(known), [](const auto& p) { return p.value.has_value(); });
  if (known.size() < 2 || known.back().period.kind != by.kind || by <= known.back().period) return std::nullopt;
  const auto& last = known.back();
  const std::int64_t year = by.kind == PeriodKind::Day ? 365 : 12;
  const auto first =
      std::ranges::find_if(known, [&](const auto& p) { return p.period.number >= last.period.number - year; });
  RequiredChange out{.periods_left = by.number - last.period.number};
  out.each_period = (target - *last.value) / static_cast<double>(out.periods_left);
  if (first->period != last.period)
    out.observed = (*last.value - *first->value) / static_cast<double>(last.period.number - first->period.number);
  return out;
}

}  // namespace flow
