// Control charts as JSON for programs and as tables for people.
#pragma once

#include <string>
#include <vector>

#include "flow/variation/series_chart.h"

namespace app {

/// REQUIRES: all drawn for the same ask.
[[nodiscard]] std::string spc_json(const std::vector<flow::SeriesChart>& charts, const flow::ChartAsk& ask);
[[nodiscard]] std::string spc_text(const std::vector<flow::SeriesChart>& charts);

}  // namespace app
