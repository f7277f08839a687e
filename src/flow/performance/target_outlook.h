// Whether the next dated target will be reached, and how often the past went as far.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "flow/forecasting/forecast.h"
#include "flow/measures/figure_series.h"
#include "flow/measures/trajectory.h"

namespace flow {

struct TargetOutlook {
  double target = 0;
  SeriesPeriod by;
  bool is_set_for = true;  ///< false: no later date is set, so that a year on was asked
  ForecastTarget reached;
  std::optional<RequiredChange> required;
};

/// For each dated point of the target after the last figure, the soonest first, at most two; where there is none, the
/// target in force a year on. `breaks` as in ForecastAsked. Empty where no figure or no target is known.
[[nodiscard]] std::vector<TargetOutlook> target_outlooks(const FigureSeries& months, const Trajectory& target,
                                                         std::span<const SeriesPeriod> breaks = {});

/// What is to be reached, and by when: the path where it has a point after the last figure, else the target. Nothing
/// where neither is known.
[[nodiscard]] std::optional<Trajectory> dated_asks(const FigureSeries& months, const std::optional<Trajectory>& target,
                                                   const std::optional<Trajectory>& path);

/// "Chance of 76% or more in March 2024: 35 in 100. Of past stretches as long, 20 in 100 rose as far (of 41). Half of
/// the ways it may go have reached it by June 2024; 30 in 100 do not within the forecast."
[[nodiscard]] std::vector<std::string> outlook_words(const Measure& measure, const TargetOutlook& outlook);

}  // namespace flow
