// What must be taken away before values keep to a level: differences over a season, and from each value to the next.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace flow {

/// Each value less the one `apart` before it. REQUIRES: more than `apart` values.
[[nodiscard]] std::vector<double> differences(std::span<const double> values, std::size_t apart);

/// Wang, Smith and Hyndman's strength, 0 to 1: 1 less the share of the variance beside the trend that the season's
/// shape leaves. 0 where no shape can be told.
[[nodiscard]] double season_strength(std::span<const double> values, std::size_t season);

/// Kwiatkowski, Phillips, Schmidt and Shin's statistic of a level, with floor(3 sqrt(n) / 13) lags: above 0.463 one
/// value in 20 of a series that keeps to a level. 0 for constant values. REQUIRES: at least 1 value.
[[nodiscard]] double level_statistic(std::span<const double> values);

}  // namespace flow
