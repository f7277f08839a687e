// Charts for events so rare that most counts would be 0: what lies between one event and the next.
//
// T chart, time between events: times are raised to the power 1/3.6, which makes an exponential's almost normal
// (Nelson, 1994); an XmR chart is drawn of those, and mean and limits are raised back.
// G chart, a count between events (admissions between infections): the count is geometric, so limits = mean + 3 times
// sqrt(mean (mean + 1)) above and 0 below. The rules of a row of points ask for a side that half of all points lie on,
// so the centre line is the median, 0.693 of the mean (Benneyan, 2001; Provost and Murray, 2011).
#pragma once

#include <span>

#include "flow/variation/process_limits.h"
#include "flow/variation/rule_options.h"

namespace flow {

/// REQUIRES: `value` is NaN or at least 0.
[[nodiscard]] double transformed_time(double value);
/// Limits of transformed times as limits of times; a lower limit below 0 is 0.
[[nodiscard]] ProcessLimits as_times(const ProcessLimits& transformed);

/// `baseline`: NaN where a point takes no part, else at least 0. `mean` of the answer is the centre line.
[[nodiscard]] ProcessLimits g_limits(std::span<const double> baseline, const RuleOptions& rules);

}  // namespace flow
