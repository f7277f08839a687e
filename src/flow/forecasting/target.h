// How likely a target is to be reached by a date, when, and how often the past went as far.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "flow/forecasting/intervals.h"

namespace flow {

enum class TargetSide { AtOrBelow, AtOrAbove };

/// A forecast as a spread of what may be: `reach` about `means`.
struct Spread {
  std::span<const double> means;
  const Reach& reach;
};

struct TargetChance {
  double chance = 0;                       ///< of standing at or beyond the target at the step asked about
  std::optional<double> base_rate;         ///< of past stretches as long, the share that ended with as large a change
  std::size_t past_stretches = 0;          ///< how many that is a share of
  std::optional<std::size_t> median;       ///< the step by which half of the paths have reached it; 1 is the first
  std::optional<std::size_t> early, late;  ///< by which 10 and 90 of 100 have
  double not_within = 0;                   ///< share of the paths that do not reach it within the steps forecast
};

struct TargetQuestion {
  double value = 0;
  TargetSide side = TargetSide::AtOrBelow;
  std::size_t step = 1;       ///< the step asked about
  bool by_ratio = false;      ///< past changes are ratios, where all values and the target are above 0, not differences
  double common_share = 0.8;  ///< of the errors of two steps that follow each other
  std::uint64_t seed = 1;
};

/// REQUIRES: 1 <= step <= means; at least 1 value.
[[nodiscard]] TargetChance chance_of(const TargetQuestion& question, std::span<const double> values,
                                     const Spread& spread);

/// The share of the spread at a step that lies at or below `value`: a half at the mean, 0.9 and 0.975 at the upper ends
/// of the reaches, and the normal curve's beyond.
[[nodiscard]] double share_below(double value, double mean, double eighty, double ninety_five);

}  // namespace flow
