// Autoregression that many series share: each value from those before it, about their mean, learned from the whole file
// and drawn towards a series' own.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace flow {

/// Sums of products of values and the values before them, in units of the series' usual change.
class LagProducts {
 public:
  explicit LagProducts(std::size_t lags) : lags_(lags), products_((lags + 1) * (lags + 1), 0.0) {}

  /// Adds those of a row of values. One no longer than the lags, or without change, adds nothing.
  void add(std::span<const double> values);
  /// Adds another's, each product times `share`. REQUIRES: as many lags.
  void add(const LagProducts& other, double share);

  [[nodiscard]] std::size_t lags() const { return lags_; }
  [[nodiscard]] double count() const { return count_; }

  /// The weights of the value before, the one before that, ... with the least squares; drawn a little towards 0 by
  /// `ridge`, a share of the mean square.
  [[nodiscard]] std::vector<double> weights(double ridge) const;

 private:
  void add_centred(std::span<const double> near, std::span<const double> means);

  std::size_t lags_;
  double count_ = 0;
  std::vector<double> products_;  ///< lower half of a square; row and column 0 stand for the value itself
};

/// The next `horizon` values. REQUIRES: at least as many values as weights, and at least 1 weight.
[[nodiscard]] std::vector<double> expected_from_lags(std::span<const double> values, std::span<const double> weights,
                                                     std::size_t horizon);

}  // namespace flow
