// Autoregression: each value from the few before it, by Burg's method, the number chosen by AICc. In the
// forecasts, half the slope of the straight line through the values goes on.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace flow {

struct Autoregression {
  double mean = 0;
  std::vector<double> weights;  ///< of the value before, the one before that, ...
  double variance = 0;          ///< of what is left
};

/// REQUIRES: at least 1 value.
[[nodiscard]] Autoregression fit_autoregression(std::span<const double> values, std::size_t most_weights);
/// About a mean that is known.
[[nodiscard]] Autoregression fit_autoregression_about(double mean, std::span<const double> values,
                                                      std::size_t most_weights);

[[nodiscard]] std::vector<double> expected(const Autoregression& fit, std::span<const double> values,
                                           std::size_t horizon);

/// The next `horizon` values, by what the values are beside a line of half the slope. REQUIRES: at least 1 value.
[[nodiscard]] std::vector<double> autoregression_about_line(std::span<const double> values, std::size_t most_weights,
                                                            std::size_t horizon);

}  // namespace flow
