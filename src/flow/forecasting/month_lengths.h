// Months are of 28 to 31 days: what gathers day by day is forecast as if all were as long as the mean month.
#pragma once

#include <span>
#include <vector>

#include "flow/forecasting/prepared_series.h"

namespace flow {

/// The days of a month beside those of the mean month. REQUIRES: a month.
[[nodiscard]] double month_length(SeriesPeriod month);

/// Which of the series are amounts that gather day by day, such as attendances, and not levels, such as people in beds:
/// those of months whose changes are the smaller for being per day. What the whole file shows speaks for each.
[[nodiscard]] std::vector<bool> gather_by_day(std::span<const PreparedSeries> series);

/// The values of a series of months, as they would be in mean months.
[[nodiscard]] std::vector<double> in_mean_months(const PreparedSeries& series);

}  // namespace flow
