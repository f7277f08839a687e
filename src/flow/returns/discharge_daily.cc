#include <array>
#include <map>

#include <fmt/format.h>

#include "base/number.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/returns/discharge_files.h"
#include "flow/returns/figure_cell.h"
#include "flow/returns/reading.h"
#include "flow/returns/table.h"
#include "flow/returns/words.h"

namespace flow {
namespace {

constexpr std::array<std::string_view, 3> kDailyHeadings = {"date", "no_ctr", "discharged_total"};

/// The figures of one place on one day.
struct DischargeDay {
  std::string place;
  SeriesPeriod day;
  FigureCell staying;
  FigureCell by_1700;
  FigureCell after_1700;
  FigureCell discharged;
};

class DischargeDailyReader {
 public:
  DischargeDailyReader(const Table& table, std::size_t place_column, const std::string& file_name)
      : table_(table), place_column_(place_column), reading_("discharge_daily", file_name) {}

  base::Checked<ImportedFile> read() {
    for (const auto& row : table_.rows()) read_row(row);
    for (const auto& [place, noughts] : noughts_)
      reading_.note(fmt::format("{}: {} of nought or less {} taken as missing, for no place of this size has none.",
                                place, base::counted(noughts, "figure", "figures"), noughts == 1 ? "is" : "are"));
    return reading_.finished();
  }

 private:
  void read_row(const spreadsheets::Row& row) {
    const std::size_t date = *table_.column("date");
    const auto day = reading_.day(row.at(date), table_.at(row, date));
    const auto place = reading_.place_code(row.at(place_column_), table_.at(row, place_column_));
    if (!day || !place) return;
    reading_.add_place({*place, *place, kind_of_code(*place), ""});
    DischargeDay figures{.place = *place, .day = *day};
    figures.staying = figure(row, "no_ctr", *place);
    figures.by_1700 = figure(row, "discharged_by_1700", *place);
    figures.after_1700 = figure(row, "discharged_1701_2359", *place);
    figures.discharged = figure(row, "discharged_total", *place);
    check(figures);
    add(figures);
  }

  FigureCell figure(const spreadsheets::Row& row, std::string_view heading, const std::string& place) {
    const auto column = table_.column(heading);
    if (!column) return {};
    const FileCell at = table_.at(row, *column);
    // Below nought stands for "not reported" as nought does, so it is no fault here.
    const auto& cell = row.at(*column);
    if (cell.text.starts_with('-') && cell.text.size() > 1) return ++noughts_[place], FigureCell{std::nullopt, at};
    auto amount = figure_in(cell, FigureKind::Count, at, reading_.faults);
    if (amount && amount->millionths == 0) ++noughts_[place], amount.reset();
    return {amount, at};
  }

  void check(const DischargeDay& day) {
    if (day.staying.amount && day.discharged.amount && *day.discharged.amount > *day.staying.amount)
      reading_.faults.add(day.discharged.at,
                          fmt::format("{} were discharged and {} no longer met the criteria to reside. No more can be "
                                      "discharged than those: correct one of them.",
                                      amount_text(*day.discharged.amount), amount_text(*day.staying.amount)));
    if (!day.by_1700.amount || !day.after_1700.amount || !day.discharged.amount) return;
    if (*day.by_1700.amount + *day.after_1700.amount != *day.discharged.amount)
      reading_.faults.add(day.discharged.at, fmt::format("Discharged by 17:00 and after make {} and the total is {}. "
                                                         "Correct the figure that is wrong.",
                                                         amount_text(*day.by_1700.amount + *day.after_1700.amount),
                                                         amount_text(*day.discharged.amount)));
  }

  void add(const DischargeDay& day) {
    const auto put = [&](std::string_view measure, std::string cut, const FigureCell& figure) {
      if (figure.at.row > 0) reading_.add(measure, std::move(cut), day.place, day.day, figure.amount, figure.at);
    };
    put(kNoLongerResiding, "", day.staying);
    put(kResidingDischarged, "", day.discharged);
    put(kResidingDischarged, "by_1700", day.by_1700);
    put(kResidingDischarged, "after_1700", day.after_1700);
    FigureCell remaining{.amount = std::nullopt, .at = day.staying.at};
    if (day.staying.amount && day.discharged.amount) remaining.amount = *day.staying.amount - *day.discharged.amount;
    put(kResidingRemaining, "", remaining);
  }

  const Table& table_;
  std::size_t place_column_;
  Reading reading_;
  std::map<std::string, std::int64_t> noughts_;
};

}  // namespace

std::optional<base::Checked<ImportedFile>> read_discharge_daily(const spreadsheets::Workbook& book,
                                                                const std::string& file_name) {
  const auto table = find_table(book, kDailyHeadings);
  if (!table) return std::nullopt;
  for (const std::string_view heading : {"icb_code", "org_code", "place"})
    if (const auto column = table->column(heading)) return DischargeDailyReader(*table, *column, file_name).read();
  return std::nullopt;
}

}  // namespace flow
