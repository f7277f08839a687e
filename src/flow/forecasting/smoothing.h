// Exponential smoothing with additive errors: a level, perhaps a trend that may be damped, perhaps a season.
//
//   expected:  level + phi trend + season of m steps ago          error e: value less expected
//   level  <-  level + phi trend + alpha e
//   trend  <-  phi trend + beta e
//   season <-  season of m steps ago + gamma e
//
// The errors are linear in the first level and trend, which are therefore solved for (least squares) at every trial of
// the weights: only the weights are searched.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace flow {

enum class TrendForm { None, Linear, Damped };

struct SmoothingWeights {
  double alpha = 0;  ///< 0.0001 to 0.9999
  double beta = 0;   ///< at most alpha; 0 without a trend
  double gamma = 0;  ///< at most 1 - alpha; 0 without a season
  double phi = 1;    ///< 0.8 to 0.98 when damped, else 1
};

struct Smoothed {
  TrendForm trend_form = TrendForm::None;
  SmoothingWeights weights;
  double first_level = 0;
  double first_trend = 0;
  double level = 0;             ///< after the last value
  double trend = 0;             ///< after the last value; 0 without a trend
  std::vector<double> seasons;  ///< of the next steps, in order; empty without a season
  double squared_errors = 0;    ///< their sum, a step ahead, in sample
};

/// `first_seasons` holds one figure a step of the season; empty for no season.
/// REQUIRES: at least 1 value, all finite.
[[nodiscard]] Smoothed fit_smoothing(std::span<const double> values, TrendForm trend,
                                     std::span<const double> first_seasons = {});

/// With the weights given and the first level and trend solved for.
[[nodiscard]] Smoothed smooth(std::span<const double> values, TrendForm trend, const SmoothingWeights& weights,
                              std::span<const double> first_seasons = {});

/// The next `horizon` values expected.
[[nodiscard]] std::vector<double> expected(const Smoothed& smoothed, std::size_t horizon);

}  // namespace flow
