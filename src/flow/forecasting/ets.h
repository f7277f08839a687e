// ETS: exponential smoothing whose trend and season are chosen by the corrected Akaike criterion (AICc).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "flow/forecasting/smoothing.h"

namespace flow {

struct EtsFit {
  bool on_logs = false;  ///< errors, trend and season multiply: the additive form of the logarithms
  Smoothed smoothed;
  double criterion = 0;  ///< AICc, comparable between forms on values and on logs
};

struct EtsForms {
  bool may_use_logs = true;  ///< only where every value is above 0
};

/// The best of none, linear and damped trend, with and without a season, on values and on logs.
/// REQUIRES: at least 1 value, all finite.
[[nodiscard]] EtsFit fit_ets(std::span<const double> values, std::size_t season, EtsForms forms = {});

[[nodiscard]] std::vector<double> expected(const EtsFit& fit, std::size_t horizon);

/// "ETS(A,Ad,A)", "ETS(A,N,N) on logs".
[[nodiscard]] std::string form_name(const EtsFit& fit);

}  // namespace flow
