// What must hold of A&E figures, whichever layout they come in.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "flow/returns/figure_cell.h"
#include "flow/returns/reading.h"

namespace flow {

inline constexpr std::array<std::string_view, 3> kEmergencyTypes = {"type1", "type2", "other"};

/// Of one provider and month, by kEmergencyTypes. A figure without a place in the file was not given.
struct EmergencyRow {
  std::string place;
  SeriesPeriod period;
  std::array<FigureCell, 3> attendances;
  std::array<FigureCell, 3> breaches;
  std::array<FigureCell, 3> booked_attendances;
  std::array<FigureCell, 3> booked_breaches;
  std::array<FigureCell, 3> admissions;
};

/// Nobody waits over four hours who did not attend.
void check_emergency_row(const EmergencyRow& row, FaultList& faults);
/// Between May 2019 and May 2023 trusts that tried other standards did not report four hours: their noughts beside
/// type 1 attendances are missing values. True where `row` was changed.
bool take_unreported_as_missing(EmergencyRow& row);
/// The whole is the sum of the types, and missing where a type that was given is missing.
void add_emergency(const EmergencyRow& row, Reading& reading);

}  // namespace flow
