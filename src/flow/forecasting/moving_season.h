// A level and a season that both move on with each value: for what is left where the shape of a season changes over the
// years.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace flow {

/// The next `horizon` values by exponential smoothing of level and season, begun without a season, with a quarter of
/// the straight line's slope as drift. Many pairs of weights are tried side by side, and their forecasts mixed by how
/// likely each makes the values. REQUIRES: at least 1 value, all finite; season >= 1.
[[nodiscard]] std::vector<double> moving_season(std::span<const double> values, std::size_t season,
                                                std::size_t horizon);

}  // namespace flow
