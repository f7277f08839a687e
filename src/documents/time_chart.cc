#include "documents/time_chart.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "documents/report.h"
#include "documents/time_chart_scale.h"

namespace documents {
namespace {

using Cell = std::optional<Quantity>;

/// A column of a data table, and what stands in it at a point or at a forecast.
struct TimeColumn {
  Column head;
  Cell (*of_point)(const TimePoint&, const DecimalPlaces&) = nullptr;
  Cell (*of_forecast)(const ForecastPoint&, const DecimalPlaces&) = nullptr;
};

Cell worked_out(std::optional<double> value, const DecimalPlaces& places) {
  if (!value) return std::nullopt;
  return Measure{*value, places.of_lines};
}

Cell measured(const TimePoint& point, const DecimalPlaces& places) {
  if (point.value) return Measure{*point.value, places.of_values};
  return NotShown{"missing"};
}

Cell signal_of(const TimePoint& point, const DecimalPlaces&) {
  if (!point.signal.empty()) return point.signal;
  if (point.mark == Mark::Plain) return std::nullopt;
  return std::string(words_of(point.mark));
}

template <auto field, class Point>
Cell line_of(const Point& point, const DecimalPlaces& places) {
  return worked_out(point.*field, places);
}

template <class Point>
Cell target_of(const Point& point, const DecimalPlaces& places) {
  if (!point.target) return std::nullopt;
  return Measure{*point.target, places.of_targets};
}

std::vector<TimeColumn> columns_of_lines(const TimeChart& chart) {
  return {{{chart.centre, true}, line_of<&TimePoint::mean>, nullptr},
          {{"Lower limit", true}, line_of<&TimePoint::lower_limit>, nullptr},
          {{"Upper limit", true}, line_of<&TimePoint::upper_limit>, nullptr}};
}

std::vector<TimeColumn> columns_of_forecast() {
  return {{{"Forecast", true}, nullptr, line_of<&ForecastPoint::mean>},
          {{"80% range from", true}, nullptr, line_of<&ForecastPoint::lower_80>},
          {{"80% range to", true}, nullptr, line_of<&ForecastPoint::upper_80>},
          {{"95% range from", true}, nullptr, line_of<&ForecastPoint::lower_95>},
          {{"95% range to", true}, nullptr, line_of<&ForecastPoint::upper_95>}};
}

std::vector<TimeColumn> columns_of_aims() {
  return {{{"Target", true}, target_of<TimePoint>, target_of<ForecastPoint>},
          {{"Trajectory", true}, line_of<&TimePoint::trajectory>, line_of<&ForecastPoint::trajectory>}};
}

enum class Rows { Measured, Forecast, All };

/// The cells of one column from the top; nothing where the column has none.
std::vector<Cell> cells_of(const TimeChart& chart, const TimeColumn& column, const DecimalPlaces& places, Rows rows) {
  std::vector<Cell> cells;
  if (rows != Rows::Forecast)
    for (const TimePoint& point : chart.points)
      cells.push_back(column.of_point != nullptr ? column.of_point(point, places) : std::nullopt);
  if (rows != Rows::Measured)
    for (const ForecastPoint& point : chart.forecast)
      cells.push_back(column.of_forecast != nullptr ? column.of_forecast(point, places) : std::nullopt);
  return cells;
}

void add_column(Table& table, const TimeColumn& column, const std::vector<Cell>& cells) {
  if (std::ranges::none_of(cells, [](const Cell& cell) { return cell.has_value(); })) return;
  table.columns.push_back(column.head);
  for (std::size_t i = 0; i < cells.size(); ++i) table.rows[i].push_back(cells[i].value_or(NotShown{}));
}

/// Its first column: the periods.
Table table_of_periods(const TimeChart& chart, Rows rows) {
  Table table;
  table.columns.push_back({chart.period_axis.empty() ? "Period" : chart.period_axis});
  if (rows != Rows::Forecast)
    for (const TimePoint& point : chart.points) table.rows.push_back({point.period});
  if (rows != Rows::Measured)
    for (const ForecastPoint& point : chart.forecast) table.rows.push_back({point.period});
  return table;
}

Table table_of_columns(const TimeChart& chart, const std::vector<TimeColumn>& columns, Rows rows) {
  const DecimalPlaces places = decimal_places(chart);
  Table table = table_of_periods(chart, rows);
  for (const TimeColumn& column : columns) add_column(table, column, cells_of(chart, column, places, rows));
  return table;
}

/// Where new limits start is said in the last column, among the signals.
TimeChart with_new_limits_said(const TimeChart& chart) {
  TimeChart out = chart;
  for (const NewLimits& change : chart.new_limits) {
    TimePoint& point = out.points.at(change.at);
    const std::string words = change.words.empty() ? "New limits" : "New limits: " + change.words;
    const std::string signal = point.signal.empty() ? words_of(point.mark) : point.signal;
    point.signal = signal.empty() ? words : fmt::format("{}; {}", words, signal);
  }
  return out;
}

std::vector<TimeColumn> joined(const std::vector<std::vector<TimeColumn>>& parts) {
  std::vector<TimeColumn> all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

TimeColumn column_of_values(const TimeChart& chart) {
  return {{axis_words(chart), true}, measured, nullptr};
}

const TimeColumn kSignalColumn = {{"Signal"}, signal_of, nullptr};

}  // namespace

const char* words_of(Mark mark) {
  constexpr std::array kWords = {"", "Improvement", "Concern", "High signal", "Low signal", "Left out"};
  return kWords[static_cast<std::size_t>(mark)];
}

bool is_drawable(const TimeChart& chart) {
  const auto has_value = [](const TimePoint& point) { return point.value.has_value(); };
  return !chart.forecast.empty() || std::ranges::any_of(chart.points, has_value);
}

std::vector<Table> data_tables(const TimeChart& unsaid) {
  const TimeChart chart = with_new_limits_said(unsaid);
  std::vector<Table> tables;
  if (!chart.points.empty() || chart.forecast.empty()) {
    const auto columns =
        joined({{column_of_values(chart)}, columns_of_lines(chart), columns_of_aims(), {kSignalColumn}});
    tables.push_back(table_of_columns(chart, columns, Rows::Measured));
    tables.back().caption = "Data: " + chart.title;
  }
  if (!chart.forecast.empty()) {
    tables.push_back(table_of_columns(chart, joined({columns_of_forecast(), columns_of_aims()}), Rows::Forecast));
    tables.back().caption = "Forecast: " + chart.title;
  }
  tables.front().lineage = chart.lineage;
  return tables;
}

Table wide_data_table(const TimeChart& unsaid) {
  const TimeChart chart = with_new_limits_said(unsaid);
  const auto columns = joined(
      {{column_of_values(chart)}, columns_of_lines(chart), columns_of_aims(), columns_of_forecast(), {kSignalColumn}});
  Table table = table_of_columns(chart, columns, Rows::All);
  table.caption = chart.title;
  table.lineage = chart.lineage;
  return table;
}

}  // namespace documents
