// Forecasts as JSON for programs and as CSV for spreadsheets.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "flow/forecasting/forecast.h"

namespace app {

struct ForecastAnswer {
  std::span<const flow::Forecast> forecasts;
  std::optional<flow::TargetAsked> target;
  double seconds = 0;  ///< that forecasting all series took
};

[[nodiscard]] std::string forecast_json(const ForecastAnswer& answer);
/// A row for each step of each series; warnings and targets are not in it.
[[nodiscard]] std::string forecast_csv(const ForecastAnswer& answer);

}  // namespace app
