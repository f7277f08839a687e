#include "flow/returns/acute_beds.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "flow/measures/measure_catalogue.h"
#include "flow/returns/figure_cell.h"
#include "flow/returns/reading.h"
#include "flow/returns/table.h"

namespace flow {
namespace {

constexpr std::array<std::string_view, 4> kBedHeadings = {"org_code", "period", "ga_available", "ga_occupied"};

struct BedColumns {
  std::string_view cut;
  std::string_view available;
  std::string_view occupied;
  std::string_view rate;
};
constexpr std::array<BedColumns, 2> kBeds = {{{"", "ga_available", "ga_occupied", "ga_rate"},
                                              {"adult", "adult_ga_available", "adult_ga_occupied", "adult_ga_rate"}}};

struct Beds {
  FigureCell available;
  FigureCell occupied;
  FigureCell rate;
  std::array<double, 3> half_units{};  ///< by how much each may have been rounded
};

double half_unit(const spreadsheets::Cell& cell) {
  return 0.5 * std::pow(10.0, -std::min(decimals_in(cell.text), 6));
}

// A rate of 0.9 may have been 0.900: publishers drop noughts at the end, so it is held to three places at least.
double half_unit_of_rate(const spreadsheets::Cell& cell) {
  return std::min(half_unit(cell), 0.0005);
}

/// Where the rate can lie when each figure was anywhere within its rounding.
bool rate_agrees(const Beds& beds) {
  const double available = number_of(*beds.available.amount);
  const double occupied = number_of(*beds.occupied.amount);
  const double slack = beds.half_units[2] + 1e-9;
  const double least = (occupied - beds.half_units[1]) / (available + beds.half_units[0]);
  const double most = (occupied + beds.half_units[1]) / (available - beds.half_units[0]);
  const double rate = number_of(*beds.rate.amount);
  return least - slack <= rate && rate <= most + slack;
}

void check_beds(const Beds& beds, FaultList& faults) {
  if (!beds.available.amount || !beds.occupied.amount) return;
  if (!beds.rate.amount || number_of(*beds.available.amount) < 1) return;
  if (!rate_agrees(beds))
    faults.add(beds.rate.at,
               fmt::format("{} of {} beds are a rate of {:.3f}, and the file prints {}. Correct the figure "
                           "that is wrong.",
                           amount_text(*beds.occupied.amount), amount_text(*beds.available.amount),
                           number_of(*beds.occupied.amount) / number_of(*beds.available.amount),
                           amount_text(*beds.rate.amount)));
}

Beds beds_in(const Table& table, const spreadsheets::Row& row, const BedColumns& columns, FaultList& faults) {
  Beds out;
  const auto read = [&](std::string_view heading, double& half, bool is_rate) -> FigureCell {
    const auto column = table.column(heading);
    if (!column) return {};
    const auto& cell = row.at(*column);
    half = is_rate ? half_unit_of_rate(cell) : half_unit(cell);
    return {figure_in(cell, FigureKind::Level, table.at(row, *column), faults), table.at(row, *column)};
  };
  out.available = read(columns.available, out.half_units[0], false);
  out.occupied = read(columns.occupied, out.half_units[1], false);
  out.rate = read(columns.rate, out.half_units[2], true);
  return out;
}

}  // namespace

std::optional<base::Checked<ImportedFile>> read_acute_beds(const spreadsheets::Workbook& book,
                                                           const std::string& file_name) {
  const auto table = find_table(book, kBedHeadings);
  if (!table) return std::nullopt;
  Reading reading("acute_beds", file_name);
  const std::size_t code = *table->column("org_code");
  const std::size_t period = *table->column("period");
  for (const auto& row : table->rows()) {
    const auto place = reading.place_code(row.at(code), table->at(row, code));
    const auto month = reading.month(row.at(period), table->at(row, period));
    if (!place || !month) continue;
    reading.add_place({*place, *place, kind_of_code(*place), ""});
    for (const BedColumns& columns : kBeds) {
      const Beds beds = beds_in(*table, row, columns, reading.faults);
      check_beds(beds, reading.faults);
      const std::string cut(columns.cut);
      if (beds.available.at.row > 0)
        reading.add(kAcuteBedsAvailable, cut, *place, *month, beds.available.amount, beds.available.at);
      if (beds.occupied.at.row > 0)
        reading.add(kAcuteBedsOccupied, cut, *place, *month, beds.occupied.amount, beds.occupied.at);
    }
  }
  return reading.finished();
}

}  // namespace flow
