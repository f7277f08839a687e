// What a reader of a chart should know before trusting it.
#pragma once

#include <string>
#include <vector>

#include "flow/variation/series_chart.h"

namespace flow {

/// Sentences. `season_strength`: see SeasonalAdjustment; 0 where it is not known or has been taken out.
[[nodiscard]] std::vector<std::string> warnings_of(const SeriesChart& chart, const Series& series,
                                                   double season_strength);

}  // namespace flow
