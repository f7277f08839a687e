#include "flow/forecasting/prepared_series.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include <fmt/format.h>

#include "base/date.h"
#include "base/number.h"

namespace flow {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
/// Enough values on a side of a break to tell a level by where there is no season.
constexpr std::size_t kLevelValues = 6;

bool is_in(SeriesPeriod period, const std::vector<PeriodRange>& ranges) {
  return std::ranges::any_of(ranges, [&](const PeriodRange& range) {
    const auto from = as_kind(range.from, period.kind);
    const auto to = as_kind(range.to, period.kind, true);
    return from && to && *from <= period && period <= *to;
  });
}

std::vector<SeriesPoint> known_stretch(const Series& series, const Preparation& preparation, std::size_t& excluded) {
  std::vector<SeriesPoint> points = without_gaps(series).points;
  for (SeriesPoint& point : points) {
    if (!point.value || !is_in(point.period, preparation.excluded)) continue;
    point.value.reset();
    ++excluded;
  }
  const auto is_known = [](const SeriesPoint& point) { return point.value.has_value(); };
  points.erase(points.begin(), std::ranges::find_if(points, is_known));
  while (!points.empty() && !is_known(points.back())) points.pop_back();
  return points;
}

void apply_breaks(PreparedSeries& out, const std::vector<SeriesPoint>& points, const Preparation& preparation) {
  for (const SeriesPeriod& asked : preparation.breaks) {
    const auto as_own = as_kind(asked, out.last.kind);
    if (!as_own) {
      out.warnings.push_back(fmt::format("The break at {} is of another kind of period.", period_text(asked)));
      continue;
    }
    const SeriesPeriod at = *as_own;
    const auto found = std::ranges::find_if(points, [&](const SeriesPoint& point) { return point.period >= at; });
    const auto place = static_cast<std::size_t>(found - points.begin());
    if (place == 0 || found == points.end()) {
      out.warnings.push_back(
          fmt::format("The break at {} has no values on both sides and changes nothing.", period_text(at)));
      continue;
    }
    const bool by_ratio = preparation.kind == SeriesKind::Count;
    move_to_level(out.values, place, preparation.season, by_ratio);
    out.warnings.push_back(fmt::format("Values before {} were moved to the level from then on.", period_text(at)));
    if (std::min(place, out.values.size() - place) < std::min<std::size_t>(kLevelValues, preparation.season + 2))
      out.warnings.push_back(
          fmt::format("Few values stand on one side of the break at {}: its size is unsure.", period_text(at)));
  }
}

void warn_of_length(PreparedSeries& out, std::size_t season) {
  const std::size_t n = out.values.size();
  const auto [least, most] = std::ranges::minmax_element(out.values);
  if (n < kFewValues)
    out.warnings.push_back(fmt::format("There {}: the forecast goes on at their level, and its range is a guess.",
                                       n == 1 ? "is 1 value" : fmt::format("are {} values", n)));
  else if (season > 1 && n < 2 * season)
    out.warnings.push_back("There are fewer than two seasons of values: no season of its own can be told.");
  if (n > 1 && *least == *most)
    out.warnings.push_back("Every value is the same: how far a change may reach cannot be told.");
}

double mean_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The value on the line between the known neighbours `before` and `after` of a place, each moved by `offset`.
std::optional<double> beside_line(std::span<const double> values, std::size_t before, std::size_t place,
                                  std::size_t after, std::ptrdiff_t offset) {
  const auto at = [&](std::size_t index) -> double {
    const std::ptrdiff_t moved = static_cast<std::ptrdiff_t>(index) + offset;
    if (moved < 0 || moved >= static_cast<std::ptrdiff_t>(values.size())) return kMissing;
    return values[static_cast<std::size_t>(moved)];
  };
  const double share = static_cast<double>(place - before) / static_cast<double>(after - before);
  const double beside = at(place) - ((1 - share) * at(before) + share * at(after));
  if (!std::isfinite(beside)) return std::nullopt;
  return beside;
}

}  // namespace

void fill_missing(std::span<double> values, std::size_t season) {
  const std::vector<double> known(values.begin(), values.end());
  const auto apart = static_cast<std::ptrdiff_t>(season);
  std::size_t before = 0;
  for (std::size_t place = 1; place < known.size(); ++place) {
    if (!std::isnan(known[place])) {
      before = place;
      continue;
    }
    std::size_t after = place;
    while (std::isnan(known[after])) ++after;
    const double share = static_cast<double>(place - before) / static_cast<double>(after - before);
    values[place] = (1 - share) * known[before] + share * known[after];
    if (season < 2) continue;
    const auto earlier = beside_line(known, before, place, after, -apart);
    const auto later = beside_line(known, before, place, after, apart);
    if (earlier && later)
      values[place] += 0.5 * (*earlier + *later);
    else
      values[place] += earlier.value_or(later.value_or(0.0));
  }
}

Series months_where_first_days(const Series& series) {
  const auto is_first = [](const SeriesPoint& point) {
    const auto day = first_day(point.period);
    return point.period.kind == PeriodKind::Day && day && day->day() == std::chrono::day(1);
  };
  if (series.points.size() < 2 || !std::ranges::all_of(series.points, is_first)) return series;
  Series out = series;
  for (SeriesPoint& point : out.points) point.period = month_period(*first_day(point.period));
  return out;
}

std::optional<SeriesPeriod> as_kind(SeriesPeriod period, PeriodKind kind, bool is_end) {
  if (period.kind == kind) return period;
  const auto day = first_day(period);
  if (!day || kind == PeriodKind::Step) return std::nullopt;
  if (kind == PeriodKind::Month) return month_period(*day);
  return day_period(is_end ? base::last_of_month(*day) : *day);
}

void move_to_level(std::span<double> values, std::size_t place, std::size_t season, bool by_ratio) {
  const std::size_t width = std::min({season > 1 ? season : kLevelValues, place, values.size() - place});
  const double before = mean_of(values.subspan(place - width, width));
  const double after = mean_of(values.subspan(place, width));
  const bool has_ratio = by_ratio && before > 0 && after > 0;
  for (double& value : values.first(place)) value = has_ratio ? value * (after / before) : value + (after - before);
}

PreparedSeries prepare(const Series& as_given, const Preparation& preparation) {
  const Series series = months_where_first_days(as_given);
  PreparedSeries out;
  out.spacing = spacing_of(series);
  std::size_t excluded = 0;
  const auto points = known_stretch(series, preparation, excluded);
  if (points.empty()) {
    out.warnings.emplace_back("No value is known: nothing can be forecast.");
    return out;
  }
  for (const SeriesPoint& point : points) out.values.push_back(point.value.value_or(kMissing));
  const auto missing =
      static_cast<std::int64_t>(std::ranges::count_if(points, [](const auto& one) { return !one.value; }));
  if (excluded > 0)
    out.warnings.push_back(
        fmt::format("Set aside as asked: {}.", base::counted(static_cast<std::int64_t>(excluded), "value", "values")));
  if (missing > 0)
    out.warnings.push_back(fmt::format(
        "Filled in from {} neighbours: {}.", missing == 1 ? "its" : "their",
        base::counted(missing, "value that is missing or set aside", "values that are missing or set aside")));
  fill_missing(out.values, preparation.season);
  for (double& value : out.values) value = within_kind(value, preparation.kind);
  out.first = points.front().period;
  out.last = points.back().period;
  if (!series.points.empty() && out.last < series.points.back().period)
    out.warnings.push_back(
        fmt::format("The last known value is that of {}: the forecast begins after it.", period_text(out.last)));
  const std::int64_t step = points.front().period.number / out.spacing;
  const auto length = static_cast<std::int64_t>(preparation.season);
  out.phase = static_cast<std::size_t>((step % length + length) % length);
  apply_breaks(out, points, preparation);
  warn_of_length(out, preparation.season);
  return out;
}

}  // namespace flow
