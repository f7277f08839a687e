// A season that adds, estimated with how sure it is, and drawn towards another where it is not.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace flow {

struct SeasonEstimate {
  std::vector<double> figures;     ///< one a step, the first for the first value; they add up to 0
  std::optional<double> variance;  ///< of a figure, for what repeats badly from season to season; nothing where each
                                   ///< step was seen once
};

/// From the distances of the values to their centred moving average. Nothing for m < 2 or fewer than two seasons.
[[nodiscard]] std::optional<SeasonEstimate> estimate_season(std::span<const double> values, std::size_t season);

/// James and Stein's estimate: the figures drawn towards `target` by the share of their distance that is noise; half
/// way where the noise is not known. An empty target is no season.
[[nodiscard]] std::vector<double> drawn_towards(const SeasonEstimate& estimate, std::span<const double> target);

}  // namespace flow
