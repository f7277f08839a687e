// How far from a forecast the truth may fall: as far as it fell when earlier parts of the history were forecast.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "flow/forecasting/combination.h"

namespace flow {

/// Distances from the forecast, a step each, never shrinking from step to step.
struct Reach {
  std::vector<double> eighty;       ///< within which 80 of 100 values are expected
  std::vector<double> ninety_five;  ///< 95 of 100; at least `eighty`
};

/// The file's errors make the shape over the steps and the share that falls outside; each series' own errors make its
/// size, drawn towards the file's where there are few. Where nothing could be forecast from an earlier origin, the
/// usual change grows with the square root of the steps.
[[nodiscard]] std::vector<Reach> reaches(std::span<const Combined> combined, std::size_t horizon);

/// How much the errors of two steps that follow each other have in common: 0 to 0.99.
[[nodiscard]] double common_share(std::span<const Combined> combined);

}  // namespace flow
