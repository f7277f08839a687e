// Which ARMA orders promise most, and first guesses of their weights, without fitting any.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "flow/forecasting/arima_weights.h"

namespace flow {

struct ArmaGuess {
  ArmaOrder order;
  ArmaWeights weights;
  double criterion = 0;  ///< AICc of the regression
};

/// By Hannan and Rissanen: a long autoregression tells the errors; then each order is a regression on the values and
/// errors before, all from one table of products. The best `most` first; always at least one, without weights where
/// there are too few values. A season of 1 asks for none.
[[nodiscard]] std::vector<ArmaGuess> promising_orders(std::span<const double> w, std::size_t season, std::size_t most);

/// AICc of normal errors with these squares, their variance counted with the weights.
[[nodiscard]] double arma_criterion(double squared_errors, std::size_t count, std::size_t weights);

}  // namespace flow
