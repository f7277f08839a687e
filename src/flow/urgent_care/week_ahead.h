// The next seven days, from a daily feed.
#pragma once

#include <optional>
#include <vector>

#include "flow/forecasting/forecast.h"
#include "flow/measures/figure_series.h"

namespace flow {

/// With fewer days known nothing is forecast.
inline constexpr std::size_t kFewestDays = 28;

struct DayAhead {
  SeriesPeriod day;
  std::optional<ForecastPoint> attendances;
  std::optional<ForecastPoint> within_four_hours;  ///< percentage, 0 to 100
};

/// The seven days after the last one known of either feed, England's bank holidays minded; forecasts rest on the last
/// two years. A feed with fewer than kFewestDays known days has no forecast. Empty where neither has one.
[[nodiscard]] std::vector<DayAhead> week_ahead(const FigureSeries& attendances, const FigureSeries& within_four_hours);

}  // namespace flow
