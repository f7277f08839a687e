#include "flow/returns/emergency_rules.h"

#include <algorithm>

#include <fmt/format.h>

#include "flow/measures/measure_catalogue.h"

namespace flow {
namespace {

using Figures = std::array<FigureCell, 3>;

void check_within(const Figures& breaches, const Figures& attendances, FaultList& faults) {
  for (std::size_t i = 0; i < breaches.size(); ++i) {
    const auto& over = breaches[i].amount;
    const auto& all = attendances[i].amount;
    if (over && over->millionths > 0 && over > all.value_or(Amount{}))
      faults.add(breaches[i].at,
                 fmt::format("{} waited over four hours and {} attended. No more can wait than attend: "
                             "correct one of them.",
                             amount_text(*over), all ? amount_text(*all) : "nobody is given as having"));
  }
}

bool is_given(const FigureCell& figure) {
  return figure.at.row > 0;
}

void add_types(std::string_view measure, std::string_view prefix, const Figures& figures, const EmergencyRow& row,
               Reading& reading) {
  Amount sum;
  const FigureCell* first = nullptr;
  bool is_whole = true;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (!is_given(figures[i])) continue;
    if (first == nullptr) first = &figures[i];
    reading.add(measure, fmt::format("{}{}", prefix, kEmergencyTypes[i]), row.place, row.period, figures[i].amount,
                figures[i].at);
    is_whole = is_whole && figures[i].amount;
    sum += figures[i].amount.value_or(Amount{});
  }
  if (first == nullptr || !prefix.empty()) return;
  reading.add(measure, "", row.place, row.period, is_whole ? std::optional(sum) : std::nullopt, first->at);
}

}  // namespace

void check_emergency_row(const EmergencyRow& row, FaultList& faults) {
  check_within(row.breaches, row.attendances, faults);
  check_within(row.booked_breaches, row.booked_attendances, faults);
}

bool take_unreported_as_missing(EmergencyRow& row) {
  using namespace std::chrono;
  if (row.period < month_period(2019y / 5 / 1) || row.period > month_period(2023y / 5 / 1)) return false;
  const auto is_nought = [](const FigureCell& figure) { return !figure.amount || figure.amount->millionths == 0; };
  const bool has_major = row.attendances[0].amount && row.attendances[0].amount->millionths > 0;
  const bool has_noughts =
      std::ranges::any_of(row.breaches, [](const FigureCell& one) { return one.amount.has_value(); });
  if (!has_major || !has_noughts || !std::ranges::all_of(row.breaches, is_nought)) return false;
  for (FigureCell& figure : row.breaches) figure.amount.reset();
  for (FigureCell& figure : row.booked_breaches) figure.amount.reset();
  return true;
}

void add_emergency(const EmergencyRow& row, Reading& reading) {
  add_types(kAttendances, "", row.attendances, row, reading);
  add_types(kBreaches, "", row.breaches, row, reading);
  add_types(kAttendances, "booked.", row.booked_attendances, row, reading);
  add_types(kBreaches, "booked.", row.booked_breaches, row, reading);
  add_types(kAdmissions, "", row.admissions, row, reading);
}

}  // namespace flow
