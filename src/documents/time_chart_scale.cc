#include "documents/time_chart_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/check.h"
#include "documents/report.h"

namespace documents {
namespace {

/// Room for the rounding of sums like 3 * 0.1.
constexpr double kNear = 1e-9;

struct Extent {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();

  void take(std::optional<double> value) {
    if (!value) return;
    low = std::min(low, *value);
    high = std::max(high, *value);
  }
};

double rounded_down(double value, double step) {
  return std::floor(value / step + kNear) * step;
}
double rounded_up(double value, double step) {
  return std::ceil(value / step - kNear) * step;
}

TimeScale with_round_ends(double low, double high, int most_steps) {
  double power = std::pow(10.0, std::floor(std::log10(high - low)) - 1);
  for (;; power *= 10) {
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
      const double step = factor * power;
      const TimeScale scale{rounded_down(low, step), rounded_up(high, step), step};
      if ((scale.top - scale.bottom) / step <= most_steps + kNear) return scale;
    }
  }
}

/// Within what is possible, for a range or a line that is drawn no further.
double bounded(const TimeChart& chart, double value) {
  if (chart.least_possible) value = std::max(value, *chart.least_possible);
  if (chart.greatest_possible) value = std::min(value, *chart.greatest_possible);
  return value;
}

Extent extent_of(const TimeChart& chart) {
  Extent extent;
  for (const TimePoint& point : chart.points) {
    for (const auto& drawn : {point.value, point.mean, point.target, point.trajectory}) extent.take(drawn);
    for (const auto& limit : {point.lower_limit, point.upper_limit})
      if (limit && !is_beyond_possible(chart, *limit)) extent.take(limit);
  }
  for (const ForecastPoint& point : chart.forecast) {
    for (const double drawn : {point.mean, point.lower_95, point.upper_95}) extent.take(bounded(chart, drawn));
    extent.take(point.target);
    extent.take(point.trajectory);
  }
  return extent;
}

/// The decimals that a number needs, up to 3.
int decimals_needed(double value) {
  for (int places = 0; places < 3; ++places) {
    const double scaled = value * std::pow(10, places);
    if (std::abs(scaled - std::round(scaled)) < 1e-7 * std::max(1.0, std::abs(scaled) * 1e-3)) return places;
  }
  return 3;
}

int decimals_of_resolution(double resolution) {
  return std::clamp(static_cast<int>(-std::floor(std::log10(resolution) + kNear)), 0, 9);
}

}  // namespace

std::vector<double> TimeScale::ticks() const {
  std::vector<double> all;
  const auto last = static_cast<std::int64_t>(std::floor(top / step + kNear));
  for (auto i = static_cast<std::int64_t>(std::ceil(bottom / step - kNear)); i <= last; ++i)
    all.push_back(static_cast<double>(i) * step);
  return all;
}

TimeScale time_scale(double low, double high, const ValueBounds& bounds, int most_steps) {
  base::check(low <= high && low >= -1e15 && high <= 1e15, "a chart's values are ones that a person could read");
  const double lowest = low;
  const double highest = high;
  const double span = high - low;
  const bool is_flat = span <= 1e-9 * std::max(std::abs(low), std::abs(high));
  if (is_flat || (low > 0 && low <= span)) low = std::min(low, 0.0);
  if (is_flat || (high < 0 && -high <= span)) high = std::max(high, 0.0);
  if (high <= low) high = low + 1;
  TimeScale scale = with_round_ends(low, high, most_steps);
  if (bounds.least && lowest >= *bounds.least) scale.bottom = std::max(scale.bottom, *bounds.least);
  if (bounds.greatest && highest <= *bounds.greatest) scale.top = std::min(scale.top, *bounds.greatest);
  if (scale.top <= scale.bottom) scale.top = scale.bottom + scale.step;
  return scale;
}

TimeScale time_scale(const TimeChart& chart, int most_steps) {
  const Extent extent = extent_of(chart);
  return time_scale(extent.low, extent.high, {chart.least_possible, chart.greatest_possible}, most_steps);
}

bool is_beyond_possible(const TimeChart& chart, double limit) {
  return (chart.least_possible && limit < *chart.least_possible) ||
         (chart.greatest_possible && limit > *chart.greatest_possible);
}

DecimalPlaces decimal_places(const TimeChart& chart) {
  if (!is_drawable(chart)) return {};
  int needed = 0;
  int needed_by_targets = 0;
  for (const TimePoint& point : chart.points) {
    if (point.value) needed = std::max(needed, decimals_needed(*point.value));
    if (point.target) needed_by_targets = std::max(needed_by_targets, decimals_needed(*point.target));
  }
  for (const ForecastPoint& point : chart.forecast)
    if (point.target) needed_by_targets = std::max(needed_by_targets, decimals_needed(*point.target));
  constexpr double kReadable = 40;  // of a step
  const int of_lines = decimals_of_resolution(time_scale(chart).step / kReadable);
  const auto given = [&](int places) { return places <= 2 ? places : of_lines; };
  return {.of_values = given(needed), .of_targets = given(needed_by_targets), .of_lines = of_lines};
}

std::string value_words(const TimeChart& chart, double value, int places) {
  return shown(Measure{value, places}) + (chart.is_percentage ? "%" : "");
}

std::string tick_words(const TimeChart& chart, const TimeScale& scale, double tick) {
  const double mantissa = scale.step / std::pow(10, std::floor(std::log10(scale.step) + kNear));
  const bool has_half = std::abs(mantissa - 2.5) < kNear;
  return value_words(chart, tick, decimals_of_resolution(has_half ? scale.step / 10 : scale.step));
}

std::string axis_words(const TimeChart& chart) {
  const std::string name = chart.value_name.empty() ? "Value" : chart.value_name;
  if (chart.is_percentage) return name + " (%)";
  return chart.unit.empty() ? name : fmt::format("{} ({})", name, chart.unit);
}

}  // namespace documents
