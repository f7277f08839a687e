#include "documents/excel_time_chart.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>
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

constexpr std::string_view kOddStretches = ", stretches 1, 3, 5";
constexpr std::string_view kEvenStretches = ", stretches 2, 4, 6";

/// The number of the stretch that each row of points belongs to, from 0; a new one starts at each of the changes.
std::vector<std::size_t> stretches_of(const TimeChart& chart, bool (*is_break)(const NewLimits&)) {
  std::vector<std::size_t> out(chart.points.size(), 0);
  for (const NewLimits& change : chart.new_limits)
    if (is_break(change))
      for (std::size_t i = change.at; i < out.size(); ++i) ++out[i];
  return out;
}

/// Those of a column, by its line; without a second one where it is whole.
std::vector<std::size_t> stretches_of(const TimeChart& chart, TimeLine line) {
  if (line == TimeLine::Value) return stretches_of(chart, [](const NewLimits& one) { return one.is_other_measure; });
  if (line == TimeLine::Mean || line == TimeLine::Limit)
    return stretches_of(chart, [](const NewLimits&) { return true; });
  return {};
}

bool is_split(const std::vector<std::size_t>& stretches) {
  return !stretches.empty() && stretches.back() > 0;
}

void add_stretches(Table& table, std::size_t column, const std::vector<std::size_t>& stretches) {
  const std::string head = table.columns[column].words;
  for (const std::size_t turn : {std::size_t{0}, std::size_t{1}}) {
    table.columns.push_back({fmt::format("{}{}", head, turn == 0 ? kOddStretches : kEvenStretches), true});
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const bool is_of_turn = row < stretches.size() && stretches[row] % 2 == turn;
      table.rows[row].push_back(is_of_turn ? table.rows[row][column] : Quantity(NotShown{}));
    }
  }
}

std::optional<std::uint16_t> column_named(const Table& table, const std::string& head) {
  const auto found = std::ranges::find(table.columns, head, &Column::words);
  if (found == table.columns.end()) return std::nullopt;
  return static_cast<std::uint16_t>(found - table.columns.begin());
}

/// A line of the native chart: the column that it is drawn from, and the one that names it.
struct NativeLine {
  std::uint16_t column = 0;
  std::uint16_t named_by = 0;
  ColumnLook look;
  bool is_in_legend = true;
};

std::vector<NativeLine> native_lines(const TimeChart& chart, const Table& table) {
  std::vector<NativeLine> out;
  const auto columns = static_cast<std::uint16_t>(table.columns.size());
  for (std::uint16_t c = 1; c < columns; ++c) {
    const std::string& head = table.columns[c].words;
    const auto look = look_of_column(chart, head);
    if (!look) continue;
    const auto odd = column_named(table, head + std::string(kOddStretches));
    const auto even = column_named(table, head + std::string(kEvenStretches));
    out.push_back({odd.value_or(c), c, *look});
    if (even) out.push_back({*even, c, *look, false});
  }
  return out;
}

void add_line(lxw_chart* native, const std::string& sheet_name, std::uint32_t head_row, std::uint32_t last_row,
              const NativeLine& drawn) {
  lxw_chart_series* series = chart_add_series(native, nullptr, nullptr);
  chart_series_set_categories(series, sheet_name.c_str(), head_row + 1, 0, last_row, 0);
  chart_series_set_values(series, sheet_name.c_str(), head_row + 1, drawn.column, last_row, drawn.column);
  chart_series_set_name_range(series, sheet_name.c_str(), head_row, drawn.named_by);
  const LineLook look = look_of(drawn.look.line);
  lxw_chart_line line{.color = excel_colour(look.colour),
                      .none = 0,
                      .width = static_cast<float>(look.width),
                      .dash_type = drawn.look.dash,
                      .transparency = 0};
  chart_series_set_line(series, &line);
  const bool has_marks = drawn.look.line == TimeLine::Value;
  chart_series_set_marker_type(series, has_marks ? LXW_CHART_MARKER_CIRCLE : LXW_CHART_MARKER_NONE);
  if (!has_marks) return;
  lxw_chart_fill fill{.color = excel_colour(look.colour), .none = 0, .transparency = 0};
  chart_series_set_marker_size(series, 5);
  chart_series_set_marker_fill(series, &fill);
  chart_series_set_marker_line(series, &line);
}

/// A line that is named already has no entry of its own.
void trim_legend(lxw_chart* native, const std::vector<NativeLine>& lines) {
  std::vector<std::int16_t> left_out;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!lines[i].is_in_legend) left_out.push_back(static_cast<std::int16_t>(i));
  if (left_out.empty()) return;
  left_out.push_back(-1);
  chart_legend_delete_series(native, left_out.data());
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

Table table_with_stretches(const TimeChart& chart) {
  Table table = wide_data_table(chart);
  const std::size_t columns = table.columns.size();
  for (std::size_t c = 1; c < columns; ++c) {
    const auto look = look_of_column(chart, table.columns[c].words);
    if (!look) continue;
    if (const auto stretches = stretches_of(chart, look->line); is_split(stretches)) add_stretches(table, c, stretches);
  }
  return table;
}

void add_time_chart(lxw_workbook* book, lxw_worksheet* sheet, const std::string& sheet_name, const TimeChart& chart,
                    const Table& table, std::uint32_t head_row) {
  lxw_chart* native = workbook_add_chart(book, LXW_CHART_LINE);
  const auto last_row = head_row + static_cast<std::uint32_t>(table.rows.size());
  const auto lines = native_lines(chart, table);
  for (const NativeLine& line : lines) add_line(native, sheet_name, head_row, last_row, line);
  name_axes(native, chart);
  trim_legend(native, lines);
  chart_show_blanks_as(native, LXW_CHART_BLANKS_AS_GAP);
  std::string description = shortened_to(chart.title + ". " + chart.summary, kLongestDescription);
  lxw_chart_options options{};
  options.x_scale = 1.8;
  options.y_scale = 1.6;
  options.description = description.data();
  worksheet_insert_chart_opt(sheet, head_row, static_cast<std::uint16_t>(table.columns.size() + 1), native, &options);
}

}  // namespace documents
