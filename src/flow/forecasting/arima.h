// Seasonal ARIMA whose orders are chosen by the corrected Akaike criterion (AICc).
//
//   w: the values, differenced over a season where the season is strong and from each to the next where they do not
//      keep to a level, less their mean
//   (1 - ar1 B - ar2 B^2)(1 - sar B^m) w = (1 + ma1 B + ma2 B^2)(1 + sma B^m) e          B: of the step before
//
// The weights are those with the least squares of e, where w and e before the first are 0 (conditional least squares).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace flow {

struct ArimaOrder {
  std::size_t ar = 0;                 ///< 0 to 2
  std::size_t difference = 0;         ///< 0 or 1
  std::size_t ma = 0;                 ///< 0 to 2
  std::size_t season_ar = 0;          ///< 0 or 1
  std::size_t season_difference = 0;  ///< 0 or 1
  std::size_t season_ma = 0;          ///< 0 or 1

  bool operator==(const ArimaOrder&) const = default;
};

struct ArimaFit {
  ArimaOrder order;
  std::size_t season = 1;
  std::vector<double> ar, ma, season_ar, season_ma;
  double mean = 0;            ///< of the values when not differenced; half of that of differences; 0 when twice
  double squared_errors = 0;  ///< their sum, a step ahead, in sample
  double criterion = 0;       ///< AICc, comparable between fits with the same differences
};

/// With the order given. REQUIRES: more values than the differences take, all finite; a season above 1 where the order
/// has one.
[[nodiscard]] ArimaFit fit_arima(std::span<const double> values, std::size_t season, const ArimaOrder& order);

/// The three orders that promise most, fitted, the best first; one where there are few values. Promise is judged by
/// regressing on earlier values and on the errors of a long autoregression (Hannan and Rissanen).
/// REQUIRES: at least 1 value, all finite; season >= 1.
[[nodiscard]] std::vector<ArimaFit> fit_arimas(std::span<const double> values, std::size_t season);

/// The next `horizon` values. REQUIRES: the values that were fitted.
[[nodiscard]] std::vector<double> expected(const ArimaFit& fit, std::span<const double> values, std::size_t horizon);

/// The same by several fits, each by how likely its criterion makes it. REQUIRES: at least 1 fit.
[[nodiscard]] std::vector<double> expected(std::span<const ArimaFit> fits, std::span<const double> values,
                                           std::size_t horizon);

/// "ARIMA(0,1,1)(0,1,1)", "ARIMA(1,0,0)" without a season.
[[nodiscard]] std::string form_name(const ArimaFit& fit);

}  // namespace flow
