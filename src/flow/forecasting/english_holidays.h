// The days of the year that are not like others in England: bank holidays, and the eves of Christmas and New Year.
#pragma once

#include <vector>

#include "flow/forecasting/holidays.h"

namespace flow {

/// Those of whole years, in order. Bank holidays that were moved or added are known from 2011 to 2023; a later one is
/// told in a file. REQUIRES: 1900 <= from <= to <= 2200.
[[nodiscard]] std::vector<Holiday> english_holidays(int from, int to);

/// Easter Sunday of the Gregorian calendar.
[[nodiscard]] base::Date easter_sunday(int year);

}  // namespace flow
