// The season of a series, taken out of it, so that a winter is not read as a signal.
//
// Classical decomposition: a centred moving average over a whole season is the trend; what a month (or a weekday) is
// above or below it, in the middle of the years, is its season. Multiplied where every value is above 0, else added.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "flow/series/series.h"

namespace flow {

struct SeasonalAdjustment {
  bool is_multiplicative = false;
  std::string season;            ///< "month of the year", "day of the week"
  std::vector<double> adjusted;  ///< a value for each of the series, NaN where it has none
  double strength = 0;           ///< 0 to 1: how much of what is not trend is season
};

/// Monthly series by month, daily ones by weekday. `values`: as long as the series' points, NaN where one takes no
/// part. Refuses other spacings, and series that do not give each month (weekday) at least two years (weeks) to judge
/// by.
[[nodiscard]] base::Result<SeasonalAdjustment> adjust_for_season(const Series& series, std::span<const double> values);

/// 12 months to a year where periods are months or each month's first day, 7 days to a week where they are days that
/// follow each other, else 0.
[[nodiscard]] std::size_t season_length(const Series& series);

/// Every period is the first day of a month, or a month.
[[nodiscard]] bool is_monthly(const Series& series);

}  // namespace flow
