#include "flow/forecasting/autoregression.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "flow/forecasting/theta.h"

namespace flow {
namespace {

/// A straight line's slope goes on by half, as in Theta: the whole of it runs too far.
constexpr double kShareOfSlope = 0.5;
/// Sums in four parts side by side, which a processor adds up at once.
constexpr std::size_t kParts = 4;

/// Burg's recursion: each round adds the weight that leaves the least behind, forwards and backwards in time together.
class Burg {
 public:
  explicit Burg(std::vector<double> values) : forward_(values), backward_(std::move(values)) {
    const auto n = static_cast<double>(forward_.size());
    variance_ = std::inner_product(forward_.begin(), forward_.end(), forward_.begin(), 0.0) / n;
  }

  void add_weight() {
    const double reflection = best_reflection();
    reflect(reflection);
    variance_ *= 1 - reflection * reflection;
  }

  [[nodiscard]] const std::vector<double>& weights() const { return weights_; }
  [[nodiscard]] double variance() const { return variance_; }

 private:
  /// What is left of the values from `order` on, and of the first ones seen from each of these.
  [[nodiscard]] double best_reflection() const {
    const std::size_t order = weights_.size() + 1;
    const std::size_t count = forward_.size() - order;
    const double* const ahead = forward_.data() + order;
    const double* const behind = backward_.data();
    std::array<double, kParts> both{};
    std::array<double, kParts> squares{};
    std::size_t i = 0;
    for (; i + kParts <= count; i += kParts)
      for (std::size_t part = 0; part < kParts; ++part) {
        const double f = ahead[i + part];
        const double b = behind[i + part];
        both[part] += f * b;
        squares[part] += f * f + b * b;
      }
    for (; i < count; ++i) {
      both[0] += ahead[i] * behind[i];
      squares[0] += ahead[i] * ahead[i] + behind[i] * behind[i];
    }
    const double all = (squares[0] + squares[1]) + (squares[2] + squares[3]);
    return all > 0 ? 2 * ((both[0] + both[1]) + (both[2] + both[3])) / all : 0.0;
  }

  void reflect(double reflection) {
    const std::size_t order = weights_.size() + 1;
    const std::size_t count = forward_.size() - order;
    double* const ahead = forward_.data() + order;
    double* const behind = backward_.data();
    for (std::size_t i = 0; i < count; ++i) {
      const double f = ahead[i];
      const double b = behind[i];
      ahead[i] = f - reflection * b;
      behind[i] = b - reflection * f;
    }
    const std::vector<double> before = weights_;
    for (std::size_t i = 0; i < before.size(); ++i) weights_[i] -= reflection * before[before.size() - 1 - i];
    weights_.push_back(reflection);
  }

  std::vector<double> forward_;
  std::vector<double> backward_;  ///< of the value `weights` after each place
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
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  return fit_autoregression_about(sum / static_cast<double>(values.size()), values, most_weights);
}

Autoregression fit_autoregression_about(double mean, std::span<const double> values, std::size_t most_weights) {
  const std::size_t n = values.size();
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

std::vector<double> autoregression_about_line(std::span<const double> values, std::size_t most_weights,
                                              std::size_t horizon) {
  const double drift = kShareOfSlope * slope_of(values);
  const auto n = static_cast<double>(values.size());
  std::vector<double> away(values.begin(), values.end());
  for (std::size_t i = 0; i < away.size(); ++i) away[i] += drift * (n - static_cast<double>(i));
  std::vector<double> out = expected(fit_autoregression(away, most_weights), away, horizon);
  for (std::size_t step = 0; step < horizon; ++step) out[step] += drift * static_cast<double>(step);
  return out;
}

}  // namespace flow
