#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include <unistd.h>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "base/london_time.h"
#include "documents/chart_drawing.h"
#include "documents/chart_style.h"
#include "documents/clean_text.h"
#include "documents/excel_range_chart.h"
#include "documents/excel_time_chart.h"
#include "documents/excel_values.h"
#include "documents/failure.h"
#include "documents/sheet_names.h"
#include "documents/text_width.h"
#include "documents/writers.h"

namespace documents {
namespace {

constexpr std::size_t kLongestText = 32'000;  ///< Excel holds 32,767 UTF-16 units in a cell

/// An empty file of our own, for the library that writes to a path and nowhere else; removed at the end.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "sightline-XXXXXX").string()) {
    const int file = mkstemp(path_.data());
    if (file < 0) throw Failure("No temporary file can be made for the Excel file: " + path_);
    ::close(file);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { ::unlink(path_.c_str()); }

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string bytes() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::string path_;
};

lxw_datetime excel_date(base::Date date) {
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<int>(static_cast<unsigned>(date.month())),
          .day = static_cast<int>(static_cast<unsigned>(date.day())),
          .hour = 0,
          .min = 0,
          .sec = 0};
}

lxw_datetime excel_time(base::Instant instant) {
  const auto local = base::local_of(instant);
  auto time = excel_date(base::date_of(local));
  const auto minutes = static_cast<int>((local - std::chrono::floor<std::chrono::days>(local)).count());
  time.hour = minutes / 60;
  time.min = minutes % 60;
  return time;
}

lxw_color_t colour(Rgb rgb) {
  const auto byte = [](double part) { return static_cast<lxw_color_t>(std::lround(part * 255)); };
  return byte(rgb.red) << 16 | byte(rgb.green) << 8 | byte(rgb.blue);
}

/// What a cell looks like: one format of the workbook for each that is used.
struct CellLook {
  std::string number_format;
  bool is_bold = false;
  bool is_head = false;
  bool is_wrapped = false;
  bool is_total = false;
  bool is_indented = false;  ///< words beside a column of numbers
  double size = 11;
  friend auto operator<=>(const CellLook&, const CellLook&) = default;
};

class ExcelWriter {
 public:
  explicit ExcelWriter(const Report& report) : report_(report), owned_(workbook_new(file_.path().c_str())) {
    if (owned_ == nullptr) throw Failure("The Excel file cannot be started.");
  }

  std::string write() {
    describe();
    summary();
    for (const Block& block : report_.blocks) {
      if (const auto* table = std::get_if<Table>(&block)) table_sheet(*table);
      if (const auto* chart = std::get_if<Chart>(&block)) chart_sheet(*chart);
      if (const auto* chart = std::get_if<TimeChart>(&block)) time_chart_sheet(*chart);
    }
    definitions();
    // Closing frees the book whether it succeeds or not.
    if (const lxw_error fault = workbook_close(owned_.release()); fault != LXW_NO_ERROR)
      throw Failure(fmt::format("The Excel file cannot be written: {}", lxw_strerror(fault)));
    return file_.bytes();
  }

 private:
  void describe() {
    const auto short_text = [](const std::string& words) { return shortened_to(words, 250); };
    std::string title = short_text(report_.title);
    std::string subject = short_text(report_.subtitle);
    std::string author = short_text(report_.author);
    std::string company = short_text(report_.organisation);
    std::string status = short_text(report_.status);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.subject = subject.data();
    properties.author = author.data();
    properties.company = company.data();
    properties.status = status.data();
    properties.created = std::chrono::system_clock::to_time_t(report_.made_at);
    workbook_set_properties(book_, &properties);
  }

  lxw_worksheet* add_sheet(std::string_view words) {
    const auto name = names_.name_for(words);
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    if (sheet == nullptr) throw Failure("Excel refuses the sheet name " + name);
    constexpr std::uint8_t kA4 = 9;
    worksheet_set_paper(sheet, kA4);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    sheet_names_[sheet] = name;
    return sheet;
  }

  lxw_format* format(const CellLook& look) {
    lxw_format*& made = formats_[look];
    if (made != nullptr) return made;
    made = workbook_add_format(book_);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (!look.number_format.empty()) format_set_num_format(made, look.number_format.c_str());
    if (look.is_bold || look.is_head || look.is_total) format_set_bold(made);
    if (look.size != 11) format_set_font_size(made, look.size);
    if (look.is_wrapped || look.is_head) format_set_text_wrap(made);
    if (look.is_head) {
      format_set_bg_color(made, 0xE8EDEE);
      format_set_bottom(made, LXW_BORDER_THIN);
    }
    if (look.is_total) format_set_top(made, LXW_BORDER_THIN);
    if (look.is_indented) format_set_indent(made, 1);
    return made;
  }

  void text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& words,
            const CellLook& look = {}) {
    worksheet_write_string(sheet, row, column, shortened_to(words, kLongestText).c_str(), format(look));
  }

  /// A number as a number, a day as a day, all else as text that nothing runs; `places` decimals in the column.
  void cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Quantity& quantity, int places,
            CellLook look) {
    look.number_format = number_format(quantity, places);
    if (const auto number = number_of(quantity)) {
      worksheet_write_number(sheet, row, column, *number, format(look));
    } else if (const auto* day = std::get_if<Day>(&quantity); day != nullptr && is_excel_date(day->value)) {
      lxw_datetime date = excel_date(day->value);
      worksheet_write_datetime(sheet, row, column, &date, format(look));
    } else if (const auto* not_shown = std::get_if<NotShown>(&quantity)) {
      worksheet_write_blank(sheet, row, column, format(look));
      if (!not_shown->why.empty())
        worksheet_write_comment(sheet, row, column, shortened_to(not_shown->why, kLongestText).c_str());
    } else if (const auto words = shown(quantity); !words.empty()) {
      look.number_format.clear();
      look.is_wrapped = true;
      text(sheet, row, column, words, look);
    }
  }

  void moment(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, base::Instant instant) {
    lxw_datetime time = excel_time(instant);
    worksheet_write_datetime(sheet, row, column, &time, format({.number_format = "d mmm yyyy hh:mm"}));
  }

  void day(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, base::Date date) {
    cell(sheet, row, column, Day{date}, 0, {});
  }

  void summary() {
    lxw_worksheet* sheet = add_sheet("Summary");
    worksheet_set_column(sheet, 0, 0, 52, nullptr);
    worksheet_set_column(sheet, 1, 4, 16, nullptr);
    worksheet_set_column(sheet, 5, 5, 42, nullptr);
    lxw_row_t row = 0;
    text(sheet, row++, 0, report_.title, {.is_bold = true, .size = 16});
    text(sheet, row++, 0, report_.subtitle);
    row = facts(sheet, row);
    row = notes(sheet, row + 1);
    figures(sheet, row);
  }

  lxw_row_t facts(lxw_worksheet* sheet, lxw_row_t row) {
    const auto fact = [&](const std::string& name, const std::string& words) {
      if (words.empty()) return;
      text(sheet, row, 0, name, {.is_bold = true});
      text(sheet, row++, 1, words);
    };
    fact("Organisation", report_.organisation);
    for (const auto& [name, words] : report_.facts) fact(name, words);
    fact("Author", report_.author);
    fact("Status", report_.status);
    text(sheet, row, 0, "Produced", {.is_bold = true});
    moment(sheet, row++, 1, report_.made_at);
    const auto all = lineages(report_);
    if (all.empty()) return row;
    text(sheet, row, 0, "Period", {.is_bold = true});
    day(sheet, row, 1, all.front().period.from);
    day(sheet, row++, 2, all.front().period.to);
    text(sheet, row, 0, "Cut-off", {.is_bold = true});
    moment(sheet, row++, 1, all.front().cut_off);
    return row;
  }

  lxw_row_t notes(lxw_worksheet* sheet, lxw_row_t row) {
    const lxw_row_t first = row;
    for (const Block& block : report_.blocks)
      if (const auto* note = std::get_if<Note>(&block)) text(sheet, row++, 0, note->words);
    return row == first ? row : row + 1;
  }

  void figures(lxw_worksheet* sheet, lxw_row_t row) {
    constexpr std::array kHeads = {"Figure", "Value", "As printed", "Numerator", "Denominator", "Name"};
    bool has_head = false;
    for (const Block& block : report_.blocks) {
      const auto* figures = std::get_if<Figures>(&block);
      if (figures == nullptr) continue;
      for (lxw_col_t c = 0; !has_head && c < kHeads.size(); ++c) text(sheet, row, c, kHeads[c], {.is_head = true});
      if (!std::exchange(has_head, true)) ++row;
      for (const FigureItem& item : figures->items) figure(sheet, row++, item);
    }
  }

  void figure(lxw_worksheet* sheet, lxw_row_t row, const FigureItem& item) {
    text(sheet, row, 0, item.words, {.is_wrapped = true});
    cell(sheet, row, 1, item.value, places_of(item.value), {});
    text(sheet, row, 2, shown(item.value), {.is_indented = true});
    if (const auto parts = parts_of(item.value)) {
      cell(sheet, row, 3, parts->numerator, places_of(parts->numerator), {});
      cell(sheet, row, 4, parts->denominator, places_of(parts->denominator), {});
    }
    text(sheet, row, 5, item.lineage.name, {.is_indented = true});
  }

  static constexpr lxw_row_t kHeadRow = 2;
  static constexpr double kFilterButton = 3;  ///< characters
  static constexpr double kWrapLoss = 1.15;   ///< what lines that end between words leave empty

  lxw_worksheet* table_sheet(const Table& narrow) {
    lxw_worksheet* sheet = add_sheet(narrow.caption.empty() ? "Table" : narrow.caption);
    text(sheet, 0, 0, narrow.caption, {.is_bold = true, .size = 13});
    if (narrow.columns.empty()) return sheet;
    const Table table = with_parts(narrow);
    const auto columns = static_cast<lxw_col_t>(table.columns.size());
    std::vector<double> lines(table.rows.size() + 1, 1);
    for (lxw_col_t c = 0; c < columns; ++c) column(sheet, table, c, lines);
    for (std::size_t r = 0; r < lines.size(); ++r) set_lines(sheet, kHeadRow + static_cast<lxw_row_t>(r), lines[r]);
    const auto rows = static_cast<lxw_row_t>(table.rows.size());
    worksheet_freeze_panes(sheet, kHeadRow + 1, 1);
    worksheet_repeat_rows(sheet, kHeadRow, kHeadRow);
    if (rows > 0) worksheet_autofilter(sheet, kHeadRow, 0, kHeadRow + rows, columns - 1);
    if (!table.note.empty()) text(sheet, kHeadRow + rows + (table.total.empty() ? 2 : 3), 0, table.note);
    return sheet;
  }

  /// Grows `lines`, of the head and of each row, to what the column's words take.
  void column(lxw_worksheet* sheet, const Table& table, lxw_col_t c, std::vector<double>& lines) {
    const double width = width_of(table, c);
    int places = 0;
    for (const auto& row : table.rows) places = std::max(places, places_of(row[c]));
    if (!table.total.empty()) places = std::max(places, places_of(table.total[c]));
    worksheet_set_column(sheet, c, c, width, nullptr);
    text(sheet, kHeadRow, c, table.columns[c].words, {.is_head = true});
    lines[0] = std::max(lines[0], lines_of(table.columns[c].words, width - kFilterButton));
    lxw_row_t row = kHeadRow;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      cell(sheet, ++row, c, table.rows[r][c], places, {});
      if (!is_numeric(table.rows[r][c]))
        lines[r + 1] = std::max(lines[r + 1], lines_of(shown(table.rows[r][c]), width));
    }
    if (!table.total.empty()) cell(sheet, ++row, c, table.total[c], places, {.is_total = true});
  }

  /// Said outright, because not every program that opens the file works out the height of wrapped words.
  static void set_lines(lxw_worksheet* sheet, lxw_row_t row, double lines) {
    constexpr double kLine = 15;
    constexpr double kTallest = 405;
    if (lines > 1) worksheet_set_row(sheet, row, std::min(lines * kLine, kTallest), nullptr);
  }

  static double characters(const std::string& words, bool is_bold) {
    return approximate_width(words, 1, is_bold) / 0.636;
  }
  static double lines_of(const std::string& words, double width) {
    const double needed = characters(words, false);
    return needed <= width ? 1 : std::ceil(needed * kWrapLoss / std::max(width, 1.0));
  }

  /// In characters, as Excel counts; the filter's button takes room in the head.
  static double width_of(const Table& table, lxw_col_t c) {
    constexpr double kLeast = 9;
    constexpr double kMost = 50;
    double widest = std::min(characters(table.columns[c].words, true), 18.0) + kFilterButton;
    for (const auto& row : table.rows) widest = std::max(widest, characters(shown(row[c]), false) + 1.5);
    if (!table.total.empty()) widest = std::max(widest, characters(shown(table.total[c]), true) + 1.5);
    return std::clamp(widest, kLeast, kMost);
  }

  void chart_sheet(const Chart& chart) {
    const bool is_drawn = is_drawable(chart);
    const bool has_ranges = is_drawn && chart.kind == ChartKind::Ranges;
    Table table = has_ranges ? stacked_table(chart) : data_table(chart);
    table.caption = chart.title;
    lxw_worksheet* sheet = table_sheet(table);
    if (has_ranges) add_range_chart(book_, sheet, sheet_names_.at(sheet), chart, table, kHeadRow);
    if (!is_drawn || has_ranges) return;
    lxw_chart* native = workbook_add_chart(book_, chart_type(chart.kind));
    const auto last = kHeadRow + static_cast<lxw_row_t>(chart.categories.size());
    for (std::size_t s = 0; s < chart.series.size(); ++s)
      add_series(native, sheet, chart.kind, static_cast<lxw_col_t>(s + 1), last);
    title(native, chart);
    std::string description = shortened_to(chart.title + ". " + chart.summary, kLongestText / 8);
    lxw_chart_options options{};
    options.x_scale = 1.5;
    options.y_scale = 1.4;
    options.description = description.data();
    const auto right_of_table = static_cast<lxw_col_t>(chart.series.size() + 2);
    worksheet_insert_chart_opt(sheet, kHeadRow, right_of_table, native, &options);
  }

  void time_chart_sheet(const TimeChart& chart) {
    const Table table = table_with_stretches(chart);
    lxw_worksheet* sheet = table_sheet(table);
    if (is_drawable(chart)) add_time_chart(book_, sheet, sheet_names_.at(sheet), chart, table, kHeadRow);
  }

  static std::uint8_t chart_type(ChartKind kind) {
    switch (kind) {
      case ChartKind::Columns:
        return LXW_CHART_COLUMN;
      case ChartKind::StackedColumns:
        return LXW_CHART_COLUMN_STACKED;
      case ChartKind::Bars:
      case ChartKind::Ranges:
        return LXW_CHART_BAR;
      case ChartKind::Lines:
        return LXW_CHART_LINE;
    }
    return LXW_CHART_COLUMN;
  }

  void add_series(lxw_chart* native, lxw_worksheet* sheet, ChartKind kind, lxw_col_t column, lxw_row_t last) {
    const char* name = sheet_names_.at(sheet).c_str();
    lxw_chart_series* series = chart_add_series(native, nullptr, nullptr);
    chart_series_set_categories(series, name, kHeadRow + 1, 0, last, 0);
    chart_series_set_values(series, name, kHeadRow + 1, column, last, column);
    chart_series_set_name_range(series, name, kHeadRow, column);
    const Look look = look_of(column - 1u);
    if (kind == ChartKind::Lines) {
      lxw_chart_line line{.color = colour(look.colour), .none = 0, .width = 2.0F, .dash_type = 0, .transparency = 0};
      chart_series_set_line(series, &line);
      mark(series, look);
    } else {
      fill(series, look);
    }
  }

  static void mark(lxw_chart_series* series, const Look& look) {
    constexpr std::array kMarkers = {LXW_CHART_MARKER_CIRCLE,  LXW_CHART_MARKER_SQUARE,     LXW_CHART_MARKER_TRIANGLE,
                                     LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_X,          LXW_CHART_MARKER_PLUS,
                                     LXW_CHART_MARKER_STAR,    LXW_CHART_MARKER_SHORT_DASH, LXW_CHART_MARKER_LONG_DASH,
                                     LXW_CHART_MARKER_CIRCLE};
    const auto place = static_cast<std::size_t>(look.marker) % kMarkers.size();
    lxw_chart_fill filling{.color = colour(look.colour), .none = 0, .transparency = 0};
    lxw_chart_line edge{.color = colour(look.colour), .none = 0, .width = 1.0F, .dash_type = 0, .transparency = 0};
    chart_series_set_marker_type(series, static_cast<std::uint8_t>(kMarkers[place]));
    chart_series_set_marker_size(series, 7);
    chart_series_set_marker_fill(series, &filling);
    chart_series_set_marker_line(series, &edge);
  }

  static void fill(lxw_chart_series* series, const Look& look) {
    constexpr std::array kPatterns = {LXW_CHART_PATTERN_NONE,
                                      LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL,
                                      LXW_CHART_PATTERN_DASHED_HORIZONTAL,
                                      LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL,
                                      LXW_CHART_PATTERN_DASHED_VERTICAL,
                                      LXW_CHART_PATTERN_PERCENT_20,
                                      LXW_CHART_PATTERN_DIAGONAL_BRICK,
                                      LXW_CHART_PATTERN_WAVE,
                                      LXW_CHART_PATTERN_HORIZONTAL_BRICK,
                                      LXW_CHART_PATTERN_ZIGZAG};
    if (look.pattern == 0) {
      lxw_chart_fill filling{.color = colour(look.colour), .none = 0, .transparency = 0};
      chart_series_set_fill(series, &filling);
      return;
    }
    const auto place = static_cast<std::size_t>(look.pattern) % kPatterns.size();
    lxw_chart_pattern pattern{
        .fg_color = 0xFFFFFF, .bg_color = colour(look.colour), .type = static_cast<std::uint8_t>(kPatterns[place])};
    chart_series_set_pattern(series, &pattern);
  }

  static void title(lxw_chart* native, const Chart& chart) {
    chart_title_set_name(native, chart_words(chart.title).c_str());
    // The library's x axis is the level one, which in a bar chart has the values.
    const bool is_level = chart.kind == ChartKind::Bars;
    lxw_chart_axis* categories = is_level ? native->y_axis : native->x_axis;
    lxw_chart_axis* values = is_level ? native->x_axis : native->y_axis;
    if (!chart.category_axis.empty()) chart_axis_set_name(categories, chart_words(chart.category_axis).c_str());
    if (!chart.value_axis.empty()) chart_axis_set_name(values, chart_words(chart.value_axis).c_str());
    chart_axis_set_min(values, 0);
    if (is_level) {
      // The first category at the top, as in the table, with the values still at the foot.
      chart_axis_set_reverse(categories);
      chart_axis_set_crossing_max(categories);
    }
    if (chart.series.size() == 1) chart_legend_set_position(native, LXW_CHART_LEGEND_NONE);
    if (chart.series.size() > 1) chart_legend_set_position(native, LXW_CHART_LEGEND_TOP);
  }

  void definitions() {
    const auto all = lineages(report_);
    if (all.empty()) return;
    lxw_worksheet* sheet = add_sheet("Definitions");
    constexpr std::array kHeads = {"Name", "Figure", "What is counted", "From", "To", "Cut-off", "Filters", "Source"};
    constexpr std::array kWidths = {42.0, 42.0, 70.0, 13.0, 13.0, 18.0, 28.0, 42.0};
    for (lxw_col_t c = 0; c < lxw_col_t{kHeads.size()}; ++c) {
      worksheet_set_column(sheet, c, c, kWidths[c], nullptr);
      text(sheet, 0, c, kHeads[c], {.is_head = true});
    }
    lxw_row_t row = 0;
    for (const Lineage& lineage : all) definition(sheet, ++row, lineage);
    worksheet_freeze_panes(sheet, 1, 1);
    worksheet_autofilter(sheet, 0, 0, row, kHeads.size() - 1);
  }

  void definition(lxw_worksheet* sheet, lxw_row_t row, const Lineage& lineage) {
    const CellLook wrapped{.is_wrapped = true};
    text(sheet, row, 0, lineage.name);
    text(sheet, row, 1, lineage.title, wrapped);
    text(sheet, row, 2, lineage.definition, wrapped);
    day(sheet, row, 3, lineage.period.from);
    day(sheet, row, 4, lineage.period.to);
    moment(sheet, row, 5, lineage.cut_off);
    text(sheet, row, 6, lineage.filters, wrapped);
    text(sheet, row, 7, lineage.source, wrapped);
    set_lines(sheet, row,
              std::max({lines_of(lineage.definition, 70), lines_of(lineage.title, 42), lines_of(lineage.source, 42)}));
  }

  const Report& report_;
  TemporaryFile file_;
  struct Free {
    void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
  };
  std::unique_ptr<lxw_workbook, Free> owned_;
  lxw_workbook* book_ = owned_.get();
  SheetNames names_;
  std::map<lxw_worksheet*, std::string> sheet_names_;
  std::map<CellLook, lxw_format*> formats_;
};

}  // namespace

std::string excel_file(const Report& unclean) {
  const Report report = clean(unclean);
  return ExcelWriter(report).write();
}

}  // namespace documents
