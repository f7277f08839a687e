#include "flow/forecasting/autoregression.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace flow {
namespace {

/// Burg's recursion: each round adds the weight that leaves the least behind, forwards and backwards in time together.
class Burg {
 public:
  explicit Burg(std::vector<double> values) : forward_(values), backward_(std::move(values)) {
    const auto n = static_cast<double>(forward_.size());
    variance_ = std::inner_product(forward_.begin(), forward_.end(), forward_.begin(), 0.0) / n;
  }

  void add_weight() {
    const std::size_t order = weights_.size() + 1;
    double both = 0;
    double squares = 0;
    for (std::size_t i = order; i < forward_.size(); ++i) {
      both += forward_[i] * backward_[i - 1];
      squares += forward_[i] * forward_[i] + backward_[i - 1] * backward_[i - 1];
    }
    const double reflection = squares > 0 ? 2 * both / squares : 0.0;
    reflect(reflection, order);
    variance_ *= 1 - reflection * reflection;
  }

  [[nodiscard]] const std::vector<double>& weights() const { return weights_; }
  [[nodiscard]] double variance() const { return variance_; }

 private:
  void reflect(double reflection, std::size_t order) {
    for (std::size_t i = forward_.size() - 1; i >= order; --i) {
      const double ahead = forward_[i];
      forward_[i] = ahead - reflection * backward_[i - 1];
      backward_[i] = backward_[i - 1] - reflection * ahead;
    }
    const std::vector<double> before = weights_;
    for (std::size_t i = 0; i < before.size(); ++i) weights_[i] -= reflection * before[before.size() - 1 - i];
    weights_.push_back(reflection);
  }

  std::vector<double> forward_;
  std::vector<double> backward_;
  std::vector<double> weights_;
  double variance_ = 0;
};

double criterion_of(double variance, std::size_t count, std::size_t weights) {
  const auto n = static_cast<double>(count);
  const auto k = static_cast<double>(weights + 2);
  if (n <= k + 1) return std::numeric_limits<double>::infinity();
  return n * std::log(std::max(variance, std::numeric_limits<double>::min())) + 2 * k + 2 * k * (k + 1) / (n - k - 1);
}

}  // namespace

Autoregression fit_autoregression(std::span<const double> values, std::size_t most_weights) {
  const std::size_t n = values.size();
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(n);
  std::vector<double> away(values.begin(), values.end());
  for (double& value : away) value -= mean;
  Burg burg(std::move(away));
  Autoregression best{mean, {}, burg.variance()};
  double least = criterion_of(burg.variance(), n, 0);
  for (std::size_t order = 1; order <= most_weights && order + 4 < n && burg.variance() > 0; ++order) {
    burg.add_weight();
    const double criterion = criterion_of(burg.variance(), n, order);
    if (criterion >= least) continue;
    least = criterion;
    best.weights = burg.weights();
    best.variance = burg.variance();
  }
  return best;
}

std::vector<double> expected(const Autoregression& fit, std::span<const double> values, std::size_t horizon) {
  std::vector<double> known;
  known.reserve(fit.weights.size() + horizon);
  const std::size_t count = std::min(fit.weights.size(), values.size());
  for (const double value : values.last(count)) known.push_back(value - fit.mean);
  std::vector<double> out(horizon);
  for (double& value : out) {
    double next = 0;
    for (std::size_t lag = 0; lag < count; ++lag) next += fit.weights[lag] * known[known.size() - 1 - lag];
    known.push_back(next);
    value = next + fit.mean;
  }
  return out;
}

std::vector<double> autoregression_of_changes(std::span<const double> values, std::size_t most_weights,
                                              std::size_t horizon) {
  if (values.size() < 2) return std::vector<double>(horizon, values.back());
  std::vector<double> changes(values.size() - 1);
  for (std::size_t i = 0; i < changes.size(); ++i) changes[i] = values[i + 1] - values[i];
  Autoregression fit = fit_autoregression(changes, most_weights);
  std::vector<double> out = expected(fit, changes, horizon);
  double level = values.back();
  for (double& value : out) value = level += value;
  return out;
}

}  // namespace flow
