#include "flow/variation/season.h"

#include <algorithm>
#include <cmath>

#include "base/date.h"
#include "base/mapped.h"
#include "flow/variation/exact_mean.h"
#include "flow/variation/process_limits.h"

namespace flow {
namespace {

constexpr std::size_t kMonths = 12;
constexpr std::size_t kWeekdays = 7;
constexpr std::size_t kFewestOfASeason = 2;
/// Of a series that is mostly gaps there is no season to tell.
constexpr std::int64_t kMostPlacesAPoint = 4;

/// Months or days counted on, so that neighbours differ by 1.
std::int64_t place_of(SeriesPeriod period, std::size_t length) {
  return length == kMonths ? month_period(*first_day(period)).number : period.number;
}

/// The series on a grid without gaps.
struct Grid {
  std::int64_t first = 0;
  std::vector<double> values;
};

Grid grid_of(const Series& series, std::span<const double> values, std::size_t length) {
  Grid grid{place_of(series.points.front().period, length), {}};
  const std::int64_t last = place_of(series.points.back().period, length);
  grid.values.assign(static_cast<std::size_t>(last - grid.first) + 1, kNoValue);
  for (std::size_t i = 0; i < values.size(); ++i)
    grid.values[static_cast<std::size_t>(place_of(series.points[i].period, length) - grid.first)] = values[i];
  return grid;
}

/// The mean of the whole season about `at`, its two ends half each where a season has an even length.
double trend_at(std::span<const double> values, std::size_t at, std::size_t length) {
  const std::size_t half = length / 2;
  if (at < half || at + half >= values.size()) return kNoValue;
  double sum = 0;
  for (std::size_t i = at - half; i <= at + half; ++i) {
    const bool is_end = length % 2 == 0 && (i == at - half || i == at + half);
    sum += is_end ? values[i] / 2 : values[i];
  }
  return sum / static_cast<double>(length);
}

double middle_of(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t n = values.size();
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

double mean_of(std::span<const double> values) {
  ExactMean mean;
  for (const double value : values) mean.add(value);
  return mean.mean();
}

double variance_of(std::span<const double> values) {
  const double mean = mean_of(values);
  ExactMean squares;
  for (const double value : values) squares.add((value - mean) * (value - mean));
  return squares.mean();
}

/// How far each place lies off its trend, by its season.
struct Detrended {
  std::vector<std::vector<double>> by_season;
  std::vector<double> all;
  std::vector<std::size_t> seasons;  ///< of `all`
};

std::size_t season_of(const Grid& grid, std::size_t at, std::size_t length) {
  const auto whole = static_cast<std::int64_t>(length);
  return static_cast<std::size_t>((((grid.first + static_cast<std::int64_t>(at)) % whole) + whole) % whole);
}

Detrended detrended(const Grid& grid, std::size_t length, bool is_multiplicative) {
  Detrended out{std::vector<std::vector<double>>(length), {}, {}};
  for (std::size_t at = 0; at < grid.values.size(); ++at) {
    const double trend = trend_at(grid.values, at, length);
    const double off = is_multiplicative ? grid.values[at] / trend : grid.values[at] - trend;
    if (!std::isfinite(off)) continue;
    const std::size_t season = season_of(grid, at, length);
    out.by_season[season].push_back(off);
    out.all.push_back(off);
    out.seasons.push_back(season);
  }
  return out;
}

std::vector<double> indices_of(const Detrended& off, bool is_multiplicative) {
  std::vector<double> indices = base::mapped(off.by_season, middle_of);
  const double middle = mean_of(indices);
  for (double& index : indices) index = is_multiplicative ? index / middle : index - middle;
  return indices;
}

double strength_of(const Detrended& off, std::span<const double> indices, bool is_multiplicative) {
  std::vector<double> left;
  left.reserve(off.all.size());
  for (std::size_t i = 0; i < off.all.size(); ++i)
    left.push_back(is_multiplicative ? off.all[i] / indices[off.seasons[i]] : off.all[i] - indices[off.seasons[i]]);
  const double all = variance_of(off.all);
  return all > 0 ? std::max(0.0, 1 - variance_of(left) / all) : 0;
}

}  // namespace

bool is_monthly(const Series& series) {
  return std::ranges::all_of(series.points, [](const SeriesPoint& point) {
    const auto day = first_day(point.period);
    return day && day->day() == std::chrono::day(1);
  });
}

std::size_t season_length(const Series& series) {
  if (series.points.size() < 2) return 0;
  if (is_monthly(series)) return kMonths;
  return series.points.front().period.kind == PeriodKind::Day && spacing_of(series) == 1 ? kWeekdays : 0;
}

base::Result<SeasonalAdjustment> adjust_for_season(const Series& series, std::span<const double> values) {
  const std::size_t length = season_length(series);
  if (length == 0) return base::invalid("", "Only monthly and daily series can be adjusted for season.");
  const auto span = place_of(series.points.back().period, length) - place_of(series.points.front().period, length);
  if (span > kMostPlacesAPoint * static_cast<std::int64_t>(series.points.size()))
    return base::invalid("", "Too many periods are missing to adjust for season.");
  SeasonalAdjustment out;
  out.season = length == kMonths ? "month of the year" : "day of the week";
  out.is_multiplicative = std::ranges::none_of(values, [](double value) { return value <= 0; });
  const Grid grid = grid_of(series, values, length);
  const Detrended off = detrended(grid, length, out.is_multiplicative);
  if (std::ranges::any_of(off.by_season, [](const auto& one) { return one.size() < kFewestOfASeason; }))
    return base::invalid("", length == kMonths
                                 ? "To adjust for the season, give at least three years without gaps."
                                 : "To adjust for the day of the week, give at least three weeks without gaps.");
  const std::vector<double> indices = indices_of(off, out.is_multiplicative);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double index = indices[season_of(
        grid, static_cast<std::size_t>(place_of(series.points[i].period, length) - grid.first), length)];
    out.adjusted.push_back(out.is_multiplicative ? values[i] / index : values[i] - index);
  }
  out.strength = strength_of(off, indices, out.is_multiplicative);
  return out;
}

}  // namespace flow
