#include "documents/excel_range_chart.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <xlsxwriter.h>

#include "documents/chart_style.h"
#include "documents/clean_text.h"
#include "documents/excel_values.h"
#include "documents/range_drawing.h"

namespace documents {
namespace {

constexpr std::size_t kLongestWords = 4'000;
constexpr std::uint16_t kParts = 3;

/// Blank, below nought, above nought: what is stacked comes to the range's ends.
std::array<double, kParts> parts_of_range(double one, double other) {
  const auto [low, high] = std::minmax(one, other);
  if (low >= 0) return {low, 0, high - low};
  if (high <= 0) return {high, low - high, 0};
  return {0, low, high};
}

lxw_color_t bar_colour() {
  const Rgb rgb = look_of(0).colour;
  const auto byte = [](double part) { return static_cast<lxw_color_t>(std::lround(part * 255)); };
  return byte(rgb.red) << 16 | byte(rgb.green) << 8 | byte(rgb.blue);
}

void add_part(lxw_chart* native, const std::string& sheet_name, std::uint32_t head_row, std::uint32_t last_row,
              std::uint16_t column, bool is_drawn) {
  lxw_chart_series* series = chart_add_series(native, nullptr, nullptr);
  chart_series_set_categories(series, sheet_name.c_str(), head_row + 1, 0, last_row, 0);
  chart_series_set_values(series, sheet_name.c_str(), head_row + 1, column, last_row, column);
  chart_series_set_name_range(series, sheet_name.c_str(), head_row, column);
  lxw_chart_fill fill{.color = bar_colour(), .none = static_cast<std::uint8_t>(is_drawn ? 0 : 1), .transparency = 0};
  chart_series_set_fill(series, &fill);
}

void name_range_axes(lxw_chart* native, const Chart& chart) {
  const RangeAxis axis = range_axis(chart);
  chart_title_set_name(native, chart_words(chart.title).c_str());
  // The library's x axis is the level one, which in a bar chart has the values.
  if (!chart.value_axis.empty()) chart_axis_set_name(native->x_axis, chart_words(chart.value_axis).c_str());
  if (!chart.category_axis.empty()) chart_axis_set_name(native->y_axis, chart_words(chart.category_axis).c_str());
  chart_axis_set_min(native->x_axis, axis.bottom);
  chart_axis_set_max(native->x_axis, axis.top);
  chart_axis_set_major_unit(native->x_axis, axis.step);
  // The first at the top, as in the table, with the values still at the foot and the names to the left of all.
  chart_axis_set_reverse(native->y_axis);
  chart_axis_set_crossing_max(native->y_axis);
  chart_axis_set_label_position(native->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_legend_set_position(native, LXW_CHART_LEGEND_NONE);
}

}  // namespace

Table stacked_table(const Chart& chart) {
  Table table = data_table(chart);
  table.columns.insert(table.columns.end(),
                       {{"Drawn blank", true}, {"Drawn below nought", true}, {"Drawn above nought", true}});
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    for (const double part : parts_of_range(chart.series[0].values[i], chart.series[1].values[i]))
      table.rows[i].push_back(quantity_of(part));
  return table;
}

void add_range_chart(lxw_workbook* book, lxw_worksheet* sheet, const std::string& sheet_name, const Chart& chart,
                     const Table& table, std::uint32_t head_row) {
  lxw_chart* native = workbook_add_chart(book, LXW_CHART_BAR_STACKED);
  const auto last_row = head_row + static_cast<std::uint32_t>(table.rows.size());
  const auto columns = static_cast<std::uint16_t>(table.columns.size());
  for (std::uint16_t part = 0; part < kParts; ++part)
    add_part(native, sheet_name, head_row, last_row, static_cast<std::uint16_t>(columns - kParts + part), part > 0);
  name_range_axes(native, chart);
  std::string description = shortened_to(chart.title + ". " + chart.summary, kLongestWords);
  lxw_chart_options options{};
  options.x_scale = 1.5;
  options.y_scale = 1.4;
  options.description = description.data();
  worksheet_insert_chart_opt(sheet, head_row, static_cast<std::uint16_t>(columns + 1), native, &options);
}

}  // namespace documents
