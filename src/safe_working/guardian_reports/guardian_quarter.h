// The guardian's quarters: December to February, March to May, June to August, September to November, so that a board
// which meets in March, June, September and December gets the quarter that has just ended. (A setting of the
// organisation's; this is the seed trust's.)
#pragma once

#include <string>
#include <vector>

#include "base/date.h"

namespace safe_working {

/// The first day of the quarter that holds `date`.
[[nodiscard]] base::Date quarter_from(base::Date date);
[[nodiscard]] base::Period quarter_of(base::Date date);
[[nodiscard]] base::Period quarter_before(const base::Period& quarter);
/// Whether the period is exactly one quarter.
[[nodiscard]] bool is_quarter(const base::Period& period);
/// The quarter that holds `date` and those before it, `n` in all, oldest first.
[[nodiscard]] std::vector<base::Period> quarters_up_to(base::Date date, int n);
/// "Sep to Nov 2017", "Dec 2016 to Feb 2017": for a chart.
[[nodiscard]] std::string short_quarter_name(const base::Period& quarter);

}  // namespace safe_working
