// One report, written once and read in many forms: web page, tagged PDF, Word, Excel, JSON, CSV.
//
// A Report is a plain value: what to say, in order. Writers (html_writer.h, pdf_writer.h, word_writer.h,
// excel_writer.h, json_writer.h) turn it into bytes; none adds, drops or rounds a figure. Numbers stay numbers until a
// writer shows them, so that Excel gets real ones.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/number.h"
#include "documents/lineage.h"
#include "documents/time_chart.h"

namespace documents {

/// A value that is shown and may be computed with. Percentages carry their numerator and denominator, and are shown as
/// "12%"; where the denominator is 0 they show "not applicable".
struct Count {
  std::int64_t value = 0;
};
struct Decimal {
  base::Hundredths value;
};
struct Percentage {
  base::Hundredths numerator;
  base::Hundredths denominator;
};
struct Rate {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
};  ///< per 100, one decimal place
/// What was measured or worked out: held whole, so that Excel and JSON have it whole, and shown to `places` decimals.
/// REQUIRES: finite.
struct Measure {
  double value = 0;
  int places = 1;
};
struct Money {
  base::Pence value;
};
struct Day {
  base::Date value;
};
struct Duration {
  std::chrono::minutes value{0};
};
struct NotShown {
  std::string why;
};  ///< suppressed or not known: shown as its words, an empty cell in Excel with a note
using Quantity = std::variant<Count, Decimal, Measure, Percentage, Rate, Money, Day, Duration, NotShown, std::string>;

/// As a reader sees it: "1,234", "113.6", "12%", "7.5", "£161.90", "1 Sep 2017", "1 h 45 min", the words.
[[nodiscard]] std::string shown(const Quantity& quantity);
/// A number is there to compute with: not a day, words, or a percentage or rate of nothing.
[[nodiscard]] bool is_numeric(const Quantity& quantity);
/// As shown, rounded half away from nought; nothing where the denominator is 0. A numerator may be negative (a
/// department over its establishment).
[[nodiscard]] std::optional<std::int64_t> whole_percent(Percentage percentage);
[[nodiscard]] std::optional<base::Hundredths> rate_per_hundred(Rate rate);

struct Heading {
  int level = 1;
  std::string words;
};  ///< 1 is a section; the report's title stands above it
struct Paragraph {
  std::string words;
};
struct Note {
  std::string words;
};  ///< set apart: a caution, "these reports are generated"
struct List {
  std::vector<std::string> items;
  bool is_numbered = false;
};

/// "68 — exception reports raised in the period", each with its lineage.
struct FigureItem {
  Quantity value;
  std::string words;
  Lineage lineage;
};
struct Figures {
  std::vector<FigureItem> items;
};

struct Column {
  std::string words;
  bool is_numeric = false;
};
struct Table {
  std::string caption;
  std::vector<Column> columns;              ///< the first names the row: a row header
  std::vector<std::vector<Quantity>> rows;  ///< each as long as columns
  std::vector<Quantity> total;              ///< as long as columns, or empty
  std::string note;                         ///< beneath the table; empty: none
  std::optional<Lineage> lineage;           ///< of the table as a whole
};

/// Ranges: bars that float from the first series' value to the second's, and may lie below nought. Of two series.
enum class ChartKind { Columns, StackedColumns, Bars, Lines, Ranges };
struct Series {
  std::string name;
  std::vector<double> values;
};  ///< as long as Chart::categories
/// What ranges are held against: a line across them, with its words.
struct BaseLine {
  double value = 0;
  std::string words;  ///< "90 beds, as likely as not"
};
/// Drawn once (chart_drawing.h) for page, PDF and Word; Excel gets a native chart over the same cells. Its data table
/// stands beneath it in every form.
struct Chart {
  std::string title;
  std::string summary;  ///< one or two sentences: what a person who cannot see it needs
  ChartKind kind = ChartKind::Columns;
  std::string category_axis;  ///< "Quarter"
  std::string value_axis;     ///< "Reports"
  std::vector<std::string> categories;
  std::vector<Series> series;  ///< 1 to 10
  std::optional<Lineage> lineage;
  std::optional<BaseLine> base = std::nullopt;  ///< of ranges
};

struct PageBreak {};

using Block = std::variant<Heading, Paragraph, Note, List, Figures, Table, Chart, TimeChart, PageBreak>;

struct Report {
  std::string title;
  std::string subtitle;  ///< "September to November 2017"
  std::string organisation;
  std::string author;     ///< role: "Guardian of Safe Working Hours"
  base::Instant made_at;  ///< so that the same record and time give the same bytes
  std::string status;     ///< "Draft", "Demonstration"; shown at the top of every page; empty: none
  std::vector<std::pair<std::string, std::string>> facts;  ///< cover facts: "Meeting" -> "Trust Board, 7 December 2017"
  std::vector<Block> blocks;
};

/// A charted value as a Count where it is whole, else as a Decimal. REQUIRES: at most 10^13 either way.
[[nodiscard]] Quantity quantity_of(double charted);
/// The data table that stands beneath a chart: its categories down, its series across.
[[nodiscard]] Table data_table(const Chart& chart);
/// Those that stand beneath a time chart: what was measured, with its lines and signals in words; what is forecast,
/// with its ranges. One or two; where the chart has neither, the first without rows.
[[nodiscard]] std::vector<Table> data_tables(const TimeChart& chart);
/// Both in one, a row a period, for a spreadsheet.
[[nodiscard]] Table wide_data_table(const TimeChart& chart);
/// Every lineage in the report, in order, each once by name and filters: the annex "Where the figures come from".
[[nodiscard]] std::vector<Lineage> lineages(const Report& report);
/// That annex as a heading and a table, for the report's maker to add: writers add nothing. Empty when there is no
/// lineage.
[[nodiscard]] std::vector<Block> annex(const Report& report);

}  // namespace documents
