// The signals of a chart, each with the points that belong to it and a sentence that says so.
#pragma once

#include <vector>

#include "flow/variation/series_chart.h"

namespace flow {

/// By the first point, then by precedence. Needs the chart's points, their signals and its groups alone.
[[nodiscard]] std::vector<Finding> findings_of(const SeriesChart& chart);

}  // namespace flow
