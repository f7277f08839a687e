// Theta as Assimakopoulos and Nikolopoulos put it and Hyndman and Billah restated it: simple exponential smoothing
// with a drift of half the slope of the straight line, on values without their season.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "flow/forecasting/level_smoothing.h"
#include "flow/forecasting/seasonality.h"

namespace flow {

/// The next `horizon` values. The season is taken out, multiplicative by default, where is_seasonal says there is one.
/// REQUIRES: at least 1 value, all finite.
[[nodiscard]] std::vector<double> theta(std::span<const double> values, std::size_t season, std::size_t horizon,
                                        SeasonForm form = SeasonForm::Multiplicative);

/// The same on values that have no season.
[[nodiscard]] std::vector<double> theta_without_season(std::span<const double> values, std::size_t horizon);

/// The same from a level already smoothed from these values.
[[nodiscard]] std::vector<double> theta_from(const SmoothedLevel& smoothed, std::span<const double> values,
                                             std::size_t horizon);

/// The slope of the straight line through the values by least squares; 0 for one value.
[[nodiscard]] double slope_of(std::span<const double> values);

}  // namespace flow
