// Time charts for the tests of this room.
#pragma once

#include "documents/report.h"

namespace documents {

/// Percentages by month with every mark, a missing month, new limits, a target that changes and a trajectory.
[[nodiscard]] TimeChart example_control_chart(std::size_t months = 30);
/// Three years of counts and a year's forecast of them.
[[nodiscard]] TimeChart example_forecast_chart();
/// Differences, on both sides of nought.
[[nodiscard]] TimeChart example_chart_about_nought();
/// Points with these values and nothing else.
[[nodiscard]] TimeChart chart_of_values(const std::vector<std::optional<double>>& values);
/// Every field of words holds `words`.
[[nodiscard]] TimeChart chart_saying(const std::string& words);
/// "Apr 2017" for 0, "May 2017" for 1.
[[nodiscard]] std::string example_month(std::size_t number);

}  // namespace documents
