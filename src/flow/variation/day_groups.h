// Daily series taken apart, for a chart that mixes quiet Sundays with busy Mondays shows the week and hides the rest.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "flow/series/series.h"

namespace flow {

enum class DayGroups {
  Weekdays,  ///< a series for each day of the week
  Weekends,  ///< Monday to Friday, and Saturday and Sunday
};
[[nodiscard]] base::Result<DayGroups> parse_day_groups(std::string_view text, std::string subject = "");

/// "A&E, Mondays", "A&E, weekends": in the order of the week, without groups that have no day. Refuses a series whose
/// periods are not days.
[[nodiscard]] base::Result<std::vector<Series>> split_by_day(const Series& series, DayGroups groups);

}  // namespace flow
