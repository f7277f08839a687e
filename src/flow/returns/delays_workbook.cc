#include "flow/returns/delays_workbook.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "flow/returns/delay_places.h"
#include "flow/returns/delay_rules.h"
#include "flow/returns/england_delays.h"
#include "flow/returns/published_header.h"
#include "flow/returns/table.h"
#include "flow/returns/words.h"

namespace flow {
namespace {

constexpr std::array<std::string_view, 2> kHeadings = {"code", "name"};
constexpr std::array<std::string_view, 3> kSheets = {"by type of care", "by responsible org", "by reason"};

/// The columns of a sheet by place: what identifies the place, then the days, a blank column, then averages per day.
struct PlaceColumns {
  std::size_t name = 0;
  std::size_t code = 0;
  std::optional<std::size_t> ons;
  std::array<std::optional<std::size_t>, kDelayParts.size()> days;
  std::array<std::optional<std::size_t>, kDelayParts.size()> averages;
};

/// An average per day beside the days that it was made from.
struct PrintedAverage {
  const spreadsheets::Cell* cell;
  FileCell at;
  Amount days;
};

bool is_sheet_by_place(const spreadsheets::Sheet& sheet) {
  const std::string name = plain_words(sheet.name);
  return std::ranges::any_of(kSheets, [&](std::string_view one) { return name.contains(one); });
}

class DelaysWorkbookReader {
 public:
  DelaysWorkbookReader(const spreadsheets::Workbook& book, const std::string& file_name)
      : book_(book), reading_("dtoc_by_trust", file_name) {}

  base::Checked<ImportedFile> read();

 private:
  void read_sheet(const spreadsheets::Sheet& sheet);
  bool take_header(const spreadsheets::Sheet& sheet);
  PlaceColumns columns_of(const Table& table);
  std::optional<Place> place_in(const Table& table, const PlaceColumns& columns, const spreadsheets::Row& row);
  void read_row(const Table& table, const PlaceColumns& columns, const spreadsheets::Row& row);
  void keep(PublishedDelays& row, std::size_t part, const FigureCell& figure);
  void check_average(const PrintedAverage& average);
  void read_england();
  void require_each_place_on_each_sheet();

  const spreadsheets::Workbook& book_;
  Reading reading_;
  std::optional<SeriesPeriod> month_;
  std::vector<PublishedDelays> rows_;
  std::map<std::string, std::size_t, std::less<>> row_of_place_;
  std::vector<PrintedAverage> averages_;
};

bool DelaysWorkbookReader::take_header(const spreadsheets::Sheet& sheet) {
  const PublishedHeader header = read_published_header(sheet, reading_);
  if (!header.month) {
    reading_.faults.add({sheet.name, header.month_at.row, header.month_at.column},
                        "The sheet does not say its month. Write it beside the word Period, as November 2019.");
    return false;
  }
  if (month_ && *month_ != *header.month) {
    reading_.faults.add(header.month_at,
                        fmt::format("This sheet is of {} and the one before it of {}. One file holds one "
                                    "month: correct the period.",
                                    period_text(*header.month), period_text(*month_)));
    return false;
  }
  month_ = header.month;
  reading_.file.published = header.published;
  reading_.file.revised = header.revised;
  reading_.file.status = header.status;
  return true;
}

PlaceColumns DelaysWorkbookReader::columns_of(const Table& table) {
  PlaceColumns out{.name = *table.column("name"), .code = *table.column("code"), .ons = table.column("ons geography")};
  const std::size_t first = std::max(out.name, out.code) + 1;
  bool in_averages = false;
  for (std::size_t i = first; i < table.headings().size(); ++i) {
    const std::string& heading = table.headings()[i];
    if (heading.empty()) {
      in_averages = in_averages || i > first;
      continue;
    }
    const auto part = delay_part_of(heading);
    auto& block = in_averages ? out.averages : out.days;
    if (!part)
      reading_.faults.add(table.heading_at(i),
                          "This column is not known in a return of delayed transfers. Correct its "
                          "heading, or take the column out.");
    else if (block[*part])
      reading_.faults.add(table.heading_at(i),
                          "This column stands twice. Leave one blank column before the averages per "
                          "day, and take out what is double.");
    else
      block[*part] = i;
  }
  return out;
}

std::optional<Place> DelaysWorkbookReader::place_in(const Table& table, const PlaceColumns& columns,
                                                    const spreadsheets::Row& row) {
  const std::string name = delay_place_name(row.at(columns.name).text);
  if (auto place = place_without_code(name)) return place;
  const std::size_t column = columns.ons.value_or(columns.code);
  const auto code = reading_.place_code(row.at(column), table.at(row, column));
  if (!code) return std::nullopt;
  const bool is_by_council = reading_.file.layout == "dtoc_by_council";
  const PlaceKind kind = is_by_council ? PlaceKind::Council : PlaceKind::Provider;
  if (is_by_council && columns.ons && kind_of_code(*code) != PlaceKind::Council) {
    reading_.faults.add(table.at(row, column),
                        fmt::format("\"{}\" is no code of a council. It begins with E06, E08, E09 "
                                    "or E10: correct it.",
                                    shown_text(row.at(column).text)));
    return std::nullopt;
  }
  return Place{*code, name, kind, ""};
}

// What is printed was rounded to the decimals it has; 160.6333 has four, and a workbook's own quotient all of them.
void DelaysWorkbookReader::check_average(const PrintedAverage& average) {
  const auto printed = figure_in(*average.cell, FigureKind::Level, average.at, reading_.faults);
  if (!printed) return;
  const auto in_month = static_cast<unsigned>(base::last_of_month(*first_day(*month_)).day());
  const double real = number_of(average.days) / in_month;
  const double tolerance = 0.5 * std::pow(10.0, -std::min(decimals_in(average.cell->text), 5)) + 1e-6;
  if (std::abs(real - number_of(*printed)) > tolerance)
    reading_.faults.add(average.at,
                        fmt::format("{} days over {} days of the month are {:.4f} a day, and the average says "
                                    "{}. Correct the days or the average.",
                                    amount_text(average.days), in_month, real, amount_text(*printed)));
}

void DelaysWorkbookReader::read_row(const Table& table, const PlaceColumns& columns, const spreadsheets::Row& row) {
  // Notes stand beneath the figures: words in one column and nothing in the others.
  const bool has_figure = std::ranges::any_of(columns.days, [&](const auto& column) {
    return column && row.at(*column).kind != spreadsheets::CellKind::Empty;
  });
  if (!has_figure) return;
  auto place = place_in(table, columns, row);
  if (!place) return;
  const auto [known, is_new] = row_of_place_.try_emplace(place->code, rows_.size());
  if (is_new) {
    rows_.push_back({.place = place->code, .period = *month_, .figures = {}});
    reading_.add_place(std::move(*place));
  }
  for (std::size_t i = 0; i < kDelayParts.size(); ++i) {
    if (!columns.days[i]) continue;
    const FileCell at = table.at(row, *columns.days[i]);
    const FigureCell figure{figure_in(row.at(*columns.days[i]), FigureKind::Count, at, reading_.faults), at};
    const bool has_average = columns.averages[i] && !is_missing_mark(row.at(*columns.averages[i]).text);
    if (has_average && figure.amount)
      averages_.push_back({&row.at(*columns.averages[i]), table.at(row, *columns.averages[i]), *figure.amount});
    keep(rows_[known->second], i, figure);
  }
}

// The total stands on each sheet, and must be the same on all.
void DelaysWorkbookReader::keep(PublishedDelays& row, std::size_t part, const FigureCell& figure) {
  FigureCell& kept = row.figures[part];
  if (kept.at.row == 0)
    kept = figure;
  else if (kept.at.sheet == figure.at.sheet)
    reading_.faults.add(figure.at, fmt::format("{} stands on row {} too. Keep one of them.", row.place, kept.at.row));
  else if (kept.amount != figure.amount)
    reading_.faults.add(figure.at,
                        fmt::format("This {} of {} differs from the one on {}. Correct the one that is wrong.",
                                    kDelayParts[part].words, row.place, place_in_file(kept.at)));
}

void DelaysWorkbookReader::read_sheet(const spreadsheets::Sheet& sheet) {
  if (!take_header(sheet)) return;
  if (plain_words(sheet.name).starts_with("la ")) reading_.file.layout = "dtoc_by_council";
  const auto table = find_table(sheet, kHeadings);
  if (!table) {
    reading_.faults.add({sheet.name, 0, ""},
                        "The sheet has no row of headings with Code and Name. Send it as published.");
    return;
  }
  const PlaceColumns columns = columns_of(*table);
  if (reading_.faults.empty())
    for (const auto& row : table->rows()) read_row(*table, columns, row);
}

void DelaysWorkbookReader::require_each_place_on_each_sheet() {
  std::array<bool, kDelayParts.size()> given{};
  for (const PublishedDelays& row : rows_)
    for (std::size_t i = 0; i < given.size(); ++i) given[i] = given[i] || row.figures[i].at.row > 0;
  for (const PublishedDelays& row : rows_)
    for (std::size_t i = 0; i < given.size(); ++i)
      if (given[i] && row.figures[i].at.row == 0) {
        const auto seen = std::ranges::find_if(row.figures, [](const FigureCell& one) { return one.at.row > 0; });
        reading_.faults.add(seen->at, fmt::format("{} stands here and not on every sheet of the workbook. Send the "
                                                  "workbook with all of its rows.",
                                                  row.place));
        break;
      }
}

void DelaysWorkbookReader::read_england() {
  const auto sheet =
      std::ranges::find_if(book_.sheets, [](const auto& one) { return plain_words(one.name) == "england"; });
  if (sheet == book_.sheets.end() || !month_) return;
  const PublishedHeader header = read_published_header(*sheet, reading_);
  if (header.month && *header.month != *month_)
    reading_.faults.add(header.month_at, fmt::format("This sheet is of {} and the others of {}. Correct the period.",
                                                     period_text(*header.month), period_text(*month_)));
  const auto figures = read_england_sheet(*sheet, *month_, reading_);
  if (figures.empty())
    return reading_.note(
        "The sheet England was not read: it has no columns NHS, Social Care and Both beneath a type of care.");
  for (const EnglandDelay& figure : figures) add_england_delay(figure, reading_);
  if (const auto found = row_of_place_.find(kEngland); found != row_of_place_.end())
    check_against_england(figures, rows_[found->second], reading_.faults);
}

base::Checked<ImportedFile> DelaysWorkbookReader::read() {
  for (const auto& sheet : book_.sheets)
    if (is_sheet_by_place(sheet)) read_sheet(sheet);
  if (reading_.faults.empty()) {
    for (const PrintedAverage& average : averages_) check_average(average);
    require_each_place_on_each_sheet();
    for (const PublishedDelays& row : rows_) check_delay_row(row, reading_.faults);
    check_sums_to_england(rows_, reading_.faults);
    for (const PublishedDelays& row : rows_) add_delays(row, reading_);
    read_england();
    note_boundary_changes(reading_);
  }
  return reading_.finished();
}

}  // namespace

std::optional<base::Checked<ImportedFile>> read_delays_workbook(const spreadsheets::Workbook& book,
                                                                const std::string& file_name) {
  if (std::ranges::none_of(book.sheets, is_sheet_by_place)) return std::nullopt;
  return DelaysWorkbookReader(book, file_name).read();
}

}  // namespace flow
