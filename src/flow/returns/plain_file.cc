#include "flow/returns/plain_file.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "flow/returns/figure_cell.h"
#include "flow/returns/reading.h"
#include "flow/returns/table.h"
#include "flow/returns/words.h"

namespace flow {
namespace {

struct PlainColumns {
  std::size_t place = 0;
  std::size_t period = 0;
  std::optional<std::size_t> value;
  std::optional<std::size_t> numerator;
  std::optional<std::size_t> denominator;
  std::optional<std::size_t> status;
  std::optional<std::size_t> cut;
};

class PlainFileReader {
 public:
  PlainFileReader(const std::string& file_name, const Measure& measure, const PlainMapping& mapping)
      : reading_("plain", file_name), measure_(measure), mapping_(mapping) {}

  base::Checked<ImportedFile> read(const spreadsheets::Workbook& book) {
    if (const auto table = table_in(book)) {
      const auto columns = columns_in(*table);
      if (columns)
        for (const auto& row : table->rows()) read_row(*table, *columns, row);
    }
    return reading_.finished();
  }

 private:
  std::optional<Table> table_in(const spreadsheets::Workbook& book);
  std::optional<PlainColumns> columns_in(const Table& table);
  std::optional<SeriesPeriod> period_in(const spreadsheets::Cell& cell, const FileCell& at);
  void read_row(const Table& table, const PlainColumns& columns, const spreadsheets::Row& row);
  void check_percentage(const ImportedValue& value);
  std::string cut_in(const PlainColumns& columns, const Table& table, const spreadsheets::Row& row);
  void take_status(const spreadsheets::Cell& cell, const FileCell& at);

  Reading reading_;
  const Measure& measure_;
  const PlainMapping& mapping_;
  std::optional<ValueStatus> status_;
};

std::optional<Table> PlainFileReader::table_in(const spreadsheets::Workbook& book) {
  const auto sheet = std::ranges::find_if(book.sheets, [&](const auto& one) {
    return mapping_.sheet.empty() || plain_words(one.name) == plain_words(mapping_.sheet);
  });
  if (sheet == book.sheets.end()) {
    reading_.faults.add({mapping_.sheet, 0, ""},
                        "The workbook has no sheet of this name. Name the sheet in the mapping.");
    return std::nullopt;
  }
  const auto row = std::ranges::find(sheet->rows, mapping_.heading_row, &spreadsheets::Row::number);
  if (row != sheet->rows.end()) return Table(*sheet, static_cast<std::size_t>(row - sheet->rows.begin()));
  reading_.faults.add({sheet->name, mapping_.heading_row, ""},
                      "This row is empty, and the mapping says that the headings stand here. Name their row.");
  return std::nullopt;
}

std::optional<PlainColumns> PlainFileReader::columns_in(const Table& table) {
  const auto found = [&](const std::string& heading) -> std::optional<std::size_t> {
    if (heading.empty()) return std::nullopt;
    const auto column = table.column(plain_words(heading));
    if (!column)
      reading_.faults.add({table.heading_at(0).sheet, mapping_.heading_row, heading},
                          "There is no column of this heading. Correct the heading, or the mapping.");
    return column;
  };
  const auto place = found(mapping_.place);
  const auto period = found(mapping_.period);
  PlainColumns out{.place = place.value_or(0),
                   .period = period.value_or(0),
                   .value = found(mapping_.value),
                   .numerator = found(mapping_.numerator),
                   .denominator = found(mapping_.denominator),
                   .status = found(mapping_.status),
                   .cut = found(mapping_.cut_column)};
  const bool has_figure = out.value || (out.numerator && out.denominator);
  if (place && period && has_figure) return out;
  if (reading_.faults.empty())
    reading_.faults.add({}, "The mapping does not name the columns of place, period and figure. Fill it in.");
  return std::nullopt;
}

std::optional<SeriesPeriod> PlainFileReader::period_in(const spreadsheets::Cell& cell, const FileCell& at) {
  return measure_.period == PeriodKind::Day ? reading_.day(cell, at) : reading_.month(cell, at);
}

std::string PlainFileReader::cut_in(const PlainColumns& columns, const Table& table, const spreadsheets::Row& row) {
  if (!columns.cut) return mapping_.cut;
  std::string cut(base::trimmed(row.at(*columns.cut).text));
  if (!is_cut(cut))
    reading_.faults.add(table.at(row, *columns.cut),
                        fmt::format("\"{}\" is no code of a part. Use letters, digits, dots and underscores, such as "
                                    "band.7_13; leave it empty for the whole.",
                                    shown_text(cut)));
  return cut;
}

void PlainFileReader::take_status(const spreadsheets::Cell& cell, const FileCell& at) {
  if (is_missing_mark(cell.text)) return;
  const auto status = parse_value_status(plain_words(cell.text));
  if (!status) {
    reading_.faults.add(
        at, fmt::format("\"{}\" is no status. Write provisional, final or revised.", shown_text(cell.text)));
  } else if (status_ && *status_ != *status) {
    reading_.faults.add(at, fmt::format("This row is {} and those above are {}. One file has one status: split it.",
                                        code_of(*status), code_of(*status_)));
  } else {
    status_ = *status;
    reading_.file.status = *status;
  }
}

void PlainFileReader::check_percentage(const ImportedValue& value) {
  if (!measure_.is_percentage() || !value.numerator) return;
  if (value.denominator && *value.numerator > *value.denominator)
    reading_.faults.add(value.at, fmt::format("{} is more than {}, of which it is a percentage. Correct one of them.",
                                              amount_text(*value.numerator), amount_text(*value.denominator)));
  if (!mapping_.value.empty() && *value.numerator > whole_amount(100))
    reading_.faults.add(value.at,
                        fmt::format("{} is no percentage from 0 to 100. Correct it.", amount_text(*value.numerator)));
}

void PlainFileReader::read_row(const Table& table, const PlainColumns& columns, const spreadsheets::Row& row) {
  const FileCell place_at = table.at(row, columns.place);
  const auto place = plain_words(row.at(columns.place).text) == "england"
                         ? std::optional(std::string(kEngland))
                         : reading_.place_code(row.at(columns.place), place_at);
  const auto period = period_in(row.at(columns.period), table.at(row, columns.period));
  if (columns.status) take_status(row.at(*columns.status), table.at(row, *columns.status));
  const std::size_t figure_column = columns.value ? *columns.value : *columns.numerator;
  const FileCell at = table.at(row, figure_column);
  const auto figure = figure_in(row.at(figure_column), FigureKind::Level, at, reading_.faults);
  std::optional<Amount> denominator;
  if (columns.denominator) {
    const FileCell below = table.at(row, *columns.denominator);
    denominator = figure_in(row.at(*columns.denominator), FigureKind::Level, below, reading_.faults);
    if (figure && !denominator)
      reading_.faults.add(below, "There is a numerator and nothing to divide it by. Fill in the denominator.");
    if (figure && figure->millionths > 0 && denominator && denominator->millionths == 0)
      reading_.faults.add(below, "The denominator is nought and the numerator is not. Correct one of them.");
  }
  if (!place || !period) return;
  reading_.add_place({*place, *place == kEngland ? "England" : *place, kind_of_code(*place), ""});
  reading_.add(measure_.code, cut_in(columns, table, row), *place, *period, figure, at);
  reading_.file.values.back().denominator = denominator;
  check_percentage(reading_.file.values.back());
}

}  // namespace

base::Checked<ImportedFile> read_plain_file(const spreadsheets::Workbook& book, const std::string& file_name,
                                            const std::vector<Measure>& known, const PlainMapping& mapping) {
  const auto measure = std::ranges::find(known, mapping.measure, &Measure::code);
  if (measure != known.end()) return PlainFileReader(file_name, *measure, mapping).read(book);
  FaultList faults(file_name);
  faults.add({}, fmt::format("\"{}\" is no measure that is known here. Choose one, or make it first.",
                             shown_text(mapping.measure)));
  return std::unexpected(faults.taken());
}

}  // namespace flow
