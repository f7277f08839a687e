#include "flow/returns/emergency_monthly.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "base/number.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/returns/emergency_rules.h"
#include "flow/returns/table.h"
#include "flow/returns/words.h"

namespace flow {
namespace {

/// Where a column's figures go: a list of EmergencyRow and a type, or a measure of its own.
struct EmergencyColumn {
  std::array<std::string_view, 3> headings;  ///< as plain_words, in every spelling that was published
  std::array<FigureCell, 3> EmergencyRow::* figures = nullptr;
  std::size_t type = 0;
  std::string_view measure;
};

constexpr std::array<EmergencyColumn, 18> kEmergencyColumns = {{
    {{"a&e attendances type 1", "number of a&e attendances type 1"}, &EmergencyRow::attendances, 0, ""},
    {{"a&e attendances type 2", "number of a&e attendances type 2"}, &EmergencyRow::attendances, 1, ""},
    {{"a&e attendances other a&e department", "number of a&e attendances other a&e department"},
     &EmergencyRow::attendances,
     2,
     ""},
    {{"a&e attendances booked appointments type 1"}, &EmergencyRow::booked_attendances, 0, ""},
    {{"a&e attendances booked appointments type 2"}, &EmergencyRow::booked_attendances, 1, ""},
    {{"a&e attendances booked appointments other department"}, &EmergencyRow::booked_attendances, 2, ""},
    {{"attendances over 4hrs type 1", "number of attendances over 4hrs type 1"}, &EmergencyRow::breaches, 0, ""},
    {{"attendances over 4hrs type 2", "number of attendances over 4hrs type 2"}, &EmergencyRow::breaches, 1, ""},
    {{"attendances over 4hrs other department", "number of attendances over 4hrs other a&e department",
      "attendances over 4hrs other a&e department"},
     &EmergencyRow::breaches,
     2,
     ""},
    {{"attendances over 4hrs booked appointments type 1"}, &EmergencyRow::booked_breaches, 0, ""},
    {{"attendances over 4hrs booked appointments type 2"}, &EmergencyRow::booked_breaches, 1, ""},
    {{"attendances over 4hrs booked appointments other department"}, &EmergencyRow::booked_breaches, 2, ""},
    {{"patients who have waited 4-12 hs from dta to admission",
      "patients who have waited 4-12 hrs from dta to admission"},
     nullptr,
     0,
     kTrolleyFourToTwelve},
    {{"patients who have waited 12+ hrs from dta to admission"}, nullptr, 0, kTrolleyTwelve},
    {{"emergency admissions via a&e - type 1", "emergency admissions via type 1 a&e"},
     &EmergencyRow::admissions,
     0,
     ""},
    {{"emergency admissions via a&e - type 2", "emergency admissions via type 2 a&e"},
     &EmergencyRow::admissions,
     1,
     ""},
    {{"emergency admissions via a&e - other a&e department", "emergency admissions via other a&e department"},
     &EmergencyRow::admissions,
     2,
     ""},
    {{"other emergency admissions"}, nullptr, 0, kOtherAdmissions},
}};

constexpr std::array<std::string_view, 3> kMonthlyHeadings = {"period", "org code", "org name"};
constexpr std::array<std::string_view, 6> kByTypeHeadings = {"period",      "org_code", "type",
                                                             "attendances", "breaches", "admissions"};

constexpr std::array<std::string_view, 4> kIdentifying = {"period", "parent org", "org code", "org name"};

bool is_total(const Table& table, const spreadsheets::Row& row) {
  for (const std::string_view heading : kIdentifying)
    if (const auto column = table.column(heading); column && plain_words(row.at(*column).text) == "total") return true;
  return false;
}

void note_unreported(int rows, Reading& reading) {
  if (rows > 0)
    reading.note(
        fmt::format("{} of May 2019 to May 2023 with type 1 attendances and nobody over four hours: trusts that tried "
                    "other standards did not report it. Their waits are taken as missing, not as nought.",
                    base::counted(rows, "row", "rows")));
}

class EmergencyMonthlyReader {
 public:
  EmergencyMonthlyReader(const Table& table, const std::string& file_name)
      : table_(table), reading_("ae_monthly", file_name) {}

  base::Checked<ImportedFile> read() {
    find_columns();
    for (const auto& row : table_.rows()) {
      if (is_total(table_, row))
        check_total(row);
      else
        read_row(row);
    }
    note_unreported(unreported_, reading_);
    return reading_.finished();
  }

 private:
  void find_columns() {
    for (std::size_t i = 0; i < kEmergencyColumns.size(); ++i)
      for (const std::string_view heading : kEmergencyColumns[i].headings)
        if (!heading.empty() && !columns_[i]) columns_[i] = table_.column(heading);
    for (std::size_t i = 0; i < table_.headings().size(); ++i) {
      const std::string& heading = table_.headings()[i];
      const bool is_known = std::ranges::find(columns_, std::optional(i)) != columns_.end() ||
                            std::ranges::find(kIdentifying, heading) != kIdentifying.end();
      if (!heading.empty() && !is_known)
        reading_.note(fmt::format("The column \"{}\" is not known and was passed over.", table_.heading_at(i).column));
    }
  }

  void read_row(const spreadsheets::Row& row) {
    const std::size_t period = *table_.column("period");
    const std::size_t code = *table_.column("org code");
    const auto month = reading_.month(row.at(period), table_.at(row, period));
    const auto place = reading_.place_code(row.at(code), table_.at(row, code));
    if (!month || !place) return;
    reading_.add_place({*place, row.at(*table_.column("org name")).text, kind_of_code(*place), ""});
    EmergencyRow figures{.place = *place, .period = *month};
    for (std::size_t i = 0; i < columns_.size(); ++i) read_figure(row, i, figures);
    check_emergency_row(figures, reading_.faults);
    if (take_unreported_as_missing(figures)) ++unreported_;
    add_emergency(figures, reading_);
  }

  void read_figure(const spreadsheets::Row& row, std::size_t i, EmergencyRow& figures) {
    if (!columns_[i]) return;
    const FileCell at = table_.at(row, *columns_[i]);
    const auto amount = figure_in(row.at(*columns_[i]), FigureKind::Count, at, reading_.faults);
    sums_[i] += amount.value_or(Amount{});
    const EmergencyColumn& column = kEmergencyColumns[i];
    if (column.figures != nullptr)
      (figures.*column.figures)[column.type] = {amount, at};
    else
      reading_.add(column.measure, "", figures.place, figures.period, amount, at);
  }

  void check_total(const spreadsheets::Row& row) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!columns_[i]) continue;
      const FileCell at = table_.at(row, *columns_[i]);
      const auto total = figure_in(row.at(*columns_[i]), FigureKind::Count, at, reading_.faults);
      if (total && *total != sums_[i])
        reading_.faults.add(at,
                            fmt::format("The rows above make {} and the total says {}. Correct the row that is wrong "
                                        "or missing.",
                                        amount_text(sums_[i]), amount_text(*total)));
    }
    sums_ = {};
  }

  const Table& table_;
  Reading reading_;
  std::array<std::optional<std::size_t>, kEmergencyColumns.size()> columns_;
  std::array<Amount, kEmergencyColumns.size()> sums_{};
  int unreported_ = 0;
};

std::optional<std::size_t> type_of(std::string_view text) {
  const std::string words = plain_words(text);
  if (words == "1" || words == "type 1") return 0;
  if (words == "2" || words == "type 2") return 1;
  return words == "other" || words == "3" || words == "type 3" ? std::optional<std::size_t>(2) : std::nullopt;
}

using EmergencyKey = std::pair<std::string, SeriesPeriod>;

void read_type_row(const Table& table, const spreadsheets::Row& row, Reading& reading,
                   std::map<EmergencyKey, EmergencyRow>& out) {
  const auto at = [&](std::string_view heading) { return table.at(row, *table.column(heading)); };
  const auto cell = [&](std::string_view heading) -> const spreadsheets::Cell& {
    return row.at(*table.column(heading));
  };
  const auto month = reading.month(cell("period"), at("period"));
  const auto place = reading.place_code(cell("org_code"), at("org_code"));
  const auto type = type_of(cell("type").text);
  if (!type) reading.faults.add(at("type"), "The type of a department is 1, 2 or other. Correct it.");
  if (!month || !place || !type) return;
  reading.add_place({*place, *place, kind_of_code(*place), ""});
  EmergencyRow& figures =
      out.try_emplace({*place, *month}, EmergencyRow{.place = *place, .period = *month}).first->second;
  if (figures.attendances[*type].at.row > 0)
    return reading.faults.add(at("type"), fmt::format("This type of {} in {} stands on row {} too. Keep one of them.",
                                                      *place, period_text(*month), figures.attendances[*type].at.row));
  const auto read = [&](std::string_view heading) {
    return FigureCell{figure_in(cell(heading), FigureKind::Count, at(heading), reading.faults), at(heading)};
  };
  figures.attendances[*type] = read("attendances");
  figures.breaches[*type] = read("breaches");
  figures.admissions[*type] = read("admissions");
}

}  // namespace

std::optional<base::Checked<ImportedFile>> read_emergency_monthly(const spreadsheets::Workbook& book,
                                                                  const std::string& file_name) {
  const auto table = find_table(book, kMonthlyHeadings);
  if (!table) return std::nullopt;
  const auto& first = kEmergencyColumns.front().headings;
  if (!table->column(first[0]) && !table->column(first[1])) return std::nullopt;
  return EmergencyMonthlyReader(*table, file_name).read();
}

std::optional<base::Checked<ImportedFile>> read_emergency_by_type(const spreadsheets::Workbook& book,
                                                                  const std::string& file_name) {
  const auto table = find_table(book, kByTypeHeadings);
  if (!table) return std::nullopt;
  Reading reading("ae_by_type", file_name);
  std::map<EmergencyKey, EmergencyRow> rows;
  for (const auto& row : table->rows()) read_type_row(*table, row, reading, rows);
  int unreported = 0;
  for (auto& [key, row] : rows) {
    check_emergency_row(row, reading.faults);
    if (take_unreported_as_missing(row)) ++unreported;
    add_emergency(row, reading);
  }
  note_unreported(unreported, reading);
  return reading.finished();
}

}  // namespace flow
