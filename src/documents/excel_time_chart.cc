#include "documents/excel_time_chart.h"

#include <cmath>
#include <optional>

#include <xlsxwriter.h>

#include "documents/clean_text.h"
#include "documents/excel_values.h"
#include "documents/time_chart_scale.h"
#include "documents/time_chart_style.h"

namespace documents {
namespace {

constexpr std::size_t kLongestDescription = 4'000;

lxw_color_t excel_colour(Rgb rgb) {
  const auto byte = [](double part) { return static_cast<lxw_color_t>(std::lround(part * 255)); };
  const lxw_color_t made = byte(rgb.red) << 16 | byte(rgb.green) << 8 | byte(rgb.blue);
  return made == 0 ? static_cast<lxw_color_t>(LXW_COLOR_BLACK) : made;  // to the library 0 is no colour
}

/// How a column is drawn, by its heading; nothing for the periods and the signals.
struct ColumnLook {
  TimeLine line;
  std::uint8_t dash;
};
std::optional<ColumnLook> look_of_column(const TimeChart& chart, const std::string& head) {
  if (head == axis_words(chart)) return ColumnLook{TimeLine::Value, LXW_CHART_LINE_DASH_SOLID};
  if (head == chart.centre) return ColumnLook{TimeLine::Mean, LXW_CHART_LINE_DASH_SOLID};
  if (head.ends_with(" limit")) return ColumnLook{TimeLine::Limit, LXW_CHART_LINE_DASH_DASH};
  if (head == "Target") return ColumnLook{TimeLine::Target, LXW_CHART_LINE_DASH_DASH_DOT};
  if (head == "Trajectory") return ColumnLook{TimeLine::Trajectory, LXW_CHART_LINE_DASH_ROUND_DOT};
  if (head == "Forecast") return ColumnLook{TimeLine::Forecast, LXW_CHART_LINE_DASH_SOLID};
  if (head.starts_with("80% range")) return ColumnLook{TimeLine::Forecast, LXW_CHART_LINE_DASH_DASH};
  if (head.starts_with("95% range")) return ColumnLook{TimeLine::Forecast, LXW_CHART_LINE_DASH_ROUND_DOT};
  return std::nullopt;
}

void add_line(lxw_chart* native, const std::string& sheet_name, std::uint32_t head_row, std::uint32_t last_row,
              std::uint16_t column, const ColumnLook& drawn) {
  lxw_chart_series* series = chart_add_series(native, nullptr, nullptr);
  chart_series_set_categories(series, sheet_name.c_str(), head_row + 1, 0, last_row, 0);
  chart_series_set_values(series, sheet_name.c_str(), head_row + 1, column, last_row, column);
  chart_series_set_name_range(series, sheet_name.c_str(), head_row, column);
  const LineLook look = look_of(drawn.line);
  lxw_chart_line line{.color = excel_colour(look.colour),
                      .none = 0,
                      .width = static_cast<float>(look.width),
                      .dash_type = drawn.dash,
                      .transparency = 0};
  chart_series_set_line(series, &line);
  const bool has_marks = drawn.line == TimeLine::Value;
  chart_series_set_marker_type(series, has_marks ? LXW_CHART_MARKER_CIRCLE : LXW_CHART_MARKER_NONE);
  if (!has_marks) return;
  lxw_chart_fill fill{.color = excel_colour(look.colour), .none = 0, .transparency = 0};
  chart_series_set_marker_size(series, 5);
  chart_series_set_marker_fill(series, &fill);
  chart_series_set_marker_line(series, &line);
}

void name_axes(lxw_chart* native, const TimeChart& chart) {
  const TimeScale scale = time_scale(chart);
  chart_title_set_name(native, chart_words(chart.title).c_str());
  chart_axis_set_name(native->y_axis, chart_words(axis_words(chart)).c_str());
  if (!chart.period_axis.empty()) chart_axis_set_name(native->x_axis, chart_words(chart.period_axis).c_str());
  chart_axis_set_min(native->y_axis, scale.bottom);
  chart_axis_set_max(native->y_axis, scale.top);
  chart_axis_set_major_unit(native->y_axis, scale.step);
  // Periods stand at the foot, also where values are below nought.
  chart_axis_set_label_position(native->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_legend_set_position(native, LXW_CHART_LEGEND_BOTTOM);
}

}  // namespace

void add_time_chart(lxw_workbook* book, lxw_worksheet* sheet, const std::string& sheet_name, const TimeChart& chart,
                    const Table& table, std::uint32_t head_row) {
  lxw_chart* native = workbook_add_chart(book, LXW_CHART_LINE);
  const auto last_row = head_row + static_cast<std::uint32_t>(table.rows.size());
  for (std::uint16_t c = 1; c < table.columns.size(); ++c)
    if (const auto look = look_of_column(chart, table.columns[c].words))
      add_line(native, sheet_name, head_row, last_row, c, *look);
  name_axes(native, chart);
  chart_show_blanks_as(native, LXW_CHART_BLANKS_AS_GAP);
  std::string description = shortened_to(chart.title + ". " + chart.summary, kLongestDescription);
  lxw_chart_options options{};
  options.x_scale = 1.8;
  options.y_scale = 1.6;
  options.description = description.data();
  worksheet_insert_chart_opt(sheet, head_row, static_cast<std::uint16_t>(table.columns.size() + 1), native, &options);
}

}  // namespace documents
