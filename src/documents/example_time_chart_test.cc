#include "documents/example_time_chart_test.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace documents {
namespace {

/// Between -5 and 5, without a pattern that the eye sees, and the same every time.
double sway(std::size_t i) {
  return static_cast<double>((i * 7919 + i * i * 31) % 101) / 10 - 5;
}

TimePoint control_point(std::size_t i, std::size_t change) {
  const bool is_later = i >= change;
  const double mean = is_later ? 88.4 : 79.6;
  return {.period = example_month(i),
          .value = std::round((mean + sway(i)) * 10) / 10,
          .mean = mean,
          .lower_limit = mean - 9.5,
          .upper_limit = mean + 9.5,
          .target = i < 2 * change ? 90 : 95,
          .trajectory = std::min(96.0, 78 + 0.5 * static_cast<double>(i))};
}

void mark(TimeChart& chart, std::size_t at, Mark as, double value, const std::string& signal) {
  if (at >= chart.points.size()) return;
  chart.points[at].mark = as;
  chart.points[at].value = value;
  chart.points[at].signal = signal;
}

}  // namespace

std::string example_month(std::size_t number) {
  constexpr std::array kMonths = {"Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"};
  return fmt::format("{} {}", kMonths[number % 12], 2017 + (number + 3) / 12);
}

TimeChart example_control_chart(std::size_t months) {
  constexpr std::size_t kChange = 12;
  TimeChart chart{.title = "Patients seen within four hours",
                  .summary = "The latest month is above the mean. New limits were set when the front door was rebuilt.",
                  .period_axis = "Month",
                  .value_name = "Seen within four hours",
                  .is_percentage = true,
                  .least_possible = 0,
                  .greatest_possible = 100,
                  .cycle = 12};
  for (std::size_t i = 0; i < months; ++i) chart.points.push_back(control_point(i, kChange));
  mark(chart, 3, Mark::Concern, 68.2, "below the lower limit");
  mark(chart, 9, Mark::Excluded, 62.5, "left out: flood");
  mark(chart, 17, Mark::Improvement, 96.1, "two of three close to the upper limit");
  mark(chart, 18, Mark::Improvement, 95.7, "two of three close to the upper limit");
  mark(chart, 21, Mark::NeutralHigh, 94.4, "");
  mark(chart, 24, Mark::NeutralLow, 81.8, "");
  if (months > 6) chart.points[6].value.reset();
  if (months > kChange) chart.new_limits = {{kChange, "Front door rebuilt"}};
  return chart;
}

TimeChart example_forecast_chart() {
  TimeChart chart{.title = "People delayed in hospital",
                  .summary = "If nothing changes, about 45 people a day will be delayed in March 2021.",
                  .period_axis = "Month",
                  .value_name = "People delayed",
                  .unit = "people a day",
                  .least_possible = 0,
                  .cycle = 12};
  for (std::size_t i = 0; i < 36; ++i) {
    const auto t = static_cast<double>(i);
    chart.points.push_back({.period = example_month(i),
                            .value = std::round((78 - 0.7 * t + sway(i) + 4 * std::sin(t / 2)) * 10) / 10,
                            .target = 40});
  }
  for (std::size_t i = 0; i < 12; ++i) {
    const auto t = static_cast<double>(i);
    const double mean = 52 - 0.6 * t + 3 * std::sin((t + 36) / 2);
    const double spread = 4 + 1.1 * t;
    chart.forecast.push_back({.period = example_month(36 + i),
                              .mean = mean,
                              .lower_80 = mean - spread,
                              .upper_80 = mean + spread,
                              .lower_95 = mean - 1.6 * spread,
                              .upper_95 = mean + 1.6 * spread,
                              .target = 40});
  }
  return chart;
}

TimeChart example_chart_about_nought() {
  TimeChart chart{.title = "Admissions less discharges",
                  .summary = "More people came than left on most Mondays.",
                  .period_axis = "Day",
                  .value_name = "Admissions less discharges",
                  .unit = "people"};
  for (std::size_t i = 0; i < 40; ++i)
    chart.points.push_back({.period = fmt::format("{} Nov", i + 1),
                            .value = std::round(sway(i) * 6 + (i % 7 == 0 ? 14 : -3)),
                            .mean = -0.6,
                            .lower_limit = -44.2,
                            .upper_limit = 43});
  return chart;
}

TimeChart chart_of_values(const std::vector<std::optional<double>>& values) {
  TimeChart chart{.title = "Values", .summary = "As given.", .value_name = "Value"};
  for (const auto& value : values)
    chart.points.push_back({.period = example_month(chart.points.size()), .value = value});
  return chart;
}

TimeChart chart_saying(const std::string& words) {
  TimeChart chart = example_control_chart(26);
  for (std::string* text : {&chart.title, &chart.summary, &chart.period_axis, &chart.value_name, &chart.unit})
    *text = words;
  for (TimePoint& point : chart.points) {
    point.period = words;
    point.signal = words;
  }
  chart.new_limits = {{0, words}, {5, words}, {6, words}, {20, words}, {25, words}};
  chart.forecast = example_forecast_chart().forecast;
  for (ForecastPoint& point : chart.forecast) point.period = words;
  return chart;
}

}  // namespace documents
