// The weights of a seasonal ARMA model with the least squares, by Gauss and Newton's steps from a first guess.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace flow {

/// ar1, ar2, season's ar, ma1, ma2, season's ma: those a model has not are 0. Signs as in arima.h.
struct ArmaWeights {
  std::array<double, 2> ar{};
  double season_ar = 0;
  std::array<double, 2> ma{};
  double season_ma = 0;
};

struct ArmaOrder {
  std::size_t ar = 0, ma = 0;                ///< 0 to 2
  std::size_t season_ar = 0, season_ma = 0;  ///< 0 or 1
  std::size_t season = 1;

  [[nodiscard]] std::size_t count() const { return ar + ma + season_ar + season_ma; }
};

struct ArmaFit {
  ArmaWeights weights;
  double squared_errors = 0;
};

/// What each value differs by from what those before it say; nothing before the first.
[[nodiscard]] std::vector<double> arma_errors(std::span<const double> w, const ArmaOrder& order,
                                              const ArmaWeights& weights);

/// Weights whose values keep to a level and whose errors can be told from the values: no root of a polynomial lies near
/// the unit circle or inside it. A guess that has one is drawn in; one that is no number is taken as 0.
[[nodiscard]] ArmaFit fit_arma(std::span<const double> w, const ArmaOrder& order, const ArmaWeights& guess);

}  // namespace flow
