// A date that a person asks for, set against the periods of a series: 2017-04 and 2017-04-01 both find April 2017.
#pragma once

#include <cstdint>

#include "flow/series/series_period.h"

namespace flow {

/// `period` is what was asked for: the same; the day that its month begins with; a day within the month asked for.
[[nodiscard]] bool is_asked(SeriesPeriod asked, SeriesPeriod period);

/// What was asked for lies at or before `period`. Never for a day or a month against a step.
[[nodiscard]] bool has_begun(SeriesPeriod asked, SeriesPeriod period);

/// To put what was asked for in order: days since 1970, or the step.
[[nodiscard]] std::int64_t first_day_or_step(SeriesPeriod period);

}  // namespace flow
