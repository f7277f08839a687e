// Simple exponential smoothing, fitted fast: many weights are tried side by side.
#pragma once

#include <span>

namespace flow {

struct SmoothedLevel {
  double alpha = 0;           ///< 0.0001 to 0.9999
  double level = 0;           ///< after the last value
  double squared_errors = 0;  ///< their sum, a step ahead, in sample
};

/// The weight and first level with the least squares. REQUIRES: at least 1 value, all finite.
[[nodiscard]] SmoothedLevel fit_level(std::span<const double> values);

}  // namespace flow
