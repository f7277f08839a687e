#include "flow/forecasting/shared_autoregression.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/check.h"

namespace flow {
namespace {

double usual_change(std::span<const double> values) {
  double sum = 0;
  for (std::size_t i = 1; i < values.size(); ++i) sum += std::abs(values[i] - values[i - 1]);
  return sum / static_cast<double>(values.size());
}

/// In four parts side by side, which a processor adds up at once.
double product(std::span<const double> one, std::span<const double> other) {
  std::array<double, 4> sums{};
  std::size_t i = 0;
  for (; i + 4 <= one.size(); i += 4)
    for (std::size_t part = 0; part < 4; ++part) sums[part] += one[i + part] * other[i + part];
  for (; i < one.size(); ++i) sums[0] += one[i] * other[i];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/// Solves square x = right, for a symmetric positive square of which the lower half is given, by Cholesky's triangles.
std::vector<double> solve(std::vector<double> square, std::vector<double> right) {
  const std::size_t n = right.size();
  for (std::size_t row = 0; row < n; ++row) {
    for (std::size_t column = 0; column <= row; ++column) {
      double left = square[row * n + column];
      for (std::size_t k = 0; k < column; ++k) left -= square[row * n + k] * square[column * n + k];
      square[row * n + column] = row == column ? std::sqrt(std::max(left, 1e-12)) : left / square[column * n + column];
    }
  }
  for (std::size_t row = 0; row < n; ++row) {
    for (std::size_t k = 0; k < row; ++k) right[row] -= square[row * n + k] * right[k];
    right[row] /= square[row * n + row];
  }
  for (std::size_t row = n; row-- > 0;) {
    for (std::size_t k = row + 1; k < n; ++k) right[row] -= square[k * n + row] * right[k];
    right[row] /= square[row * n + row];
  }
  return right;
}

}  // namespace

void LagProducts::add(std::span<const double> values) {
  if (values.size() <= lags_) return;
  const double unit = usual_change(values);
  if (!(unit > 0)) return;
  // About the mean of all, so that the differences of large sums below stay exact enough.
  const double middle = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  std::vector<double> near(values.size());
  for (std::size_t i = 0; i < near.size(); ++i) near[i] = (values[i] - middle) / unit;
  std::vector<double> means(values.size() - lags_);
  double sum = std::accumulate(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(lags_), 0.0);
  for (std::size_t i = 0; i < means.size(); ++i) {
    means[i] = sum / static_cast<double>(lags_);
    sum += near[i + lags_] - near[i];
  }
  add_centred(near, means);
  count_ += static_cast<double>(means.size());
}

/// The product of two lags, each about the mean of its own moment: the product of the two themselves, less that of each
/// with the means, and the means' own squares. The first follows from that of the two lags before: both sums run over
/// the same products but for one at each end.
void LagProducts::add_centred(std::span<const double> near, std::span<const double> means) {
  const std::size_t size = lags_ + 1;
  const std::size_t count = means.size();
  const auto lagged = [&](std::size_t lag) { return near.subspan(lags_ - lag, count); };
  std::vector<double> with_means(size);
  for (std::size_t lag = 0; lag < size; ++lag) with_means[lag] = product(lagged(lag), means);
  const double squares = product(means, means);
  for (std::size_t apart = 0; apart < size; ++apart) {
    double both = product(lagged(apart), lagged(0));
    for (std::size_t row = apart; row < size; ++row) {
      const std::size_t column = row - apart;
      products_[row * size + column] += both - with_means[row] - with_means[column] + squares;
      if (row + 1 == size) break;
      both += near[lags_ - row - 1] * near[lags_ - column - 1] -
              near[lags_ - row - 1 + count] * near[lags_ - column - 1 + count];
    }
  }
}

void LagProducts::add(const LagProducts& other, double share) {
  base::check(other.lags_ == lags_, "lag products of as many lags");
  for (std::size_t i = 0; i < products_.size(); ++i) products_[i] += share * other.products_[i];
  count_ += share * other.count_;
}

std::vector<double> LagProducts::weights(double ridge) const {
  const std::size_t size = lags_ + 1;
  double trace = 0;
  for (std::size_t lag = 1; lag < size; ++lag) trace += products_[lag * size + lag];
  const double added = ridge * trace / static_cast<double>(lags_) + 1e-9;
  std::vector<double> square(lags_ * lags_);
  std::vector<double> right(lags_);
  for (std::size_t row = 0; row < lags_; ++row) {
    right[row] = products_[(row + 1) * size];
    for (std::size_t column = 0; column <= row; ++column)
      square[row * lags_ + column] = products_[(row + 1) * size + column + 1] + (row == column ? added : 0.0);
  }
  return solve(std::move(square), std::move(right));
}

std::vector<double> expected_from_lags(std::span<const double> values, std::span<const double> weights,
                                       std::size_t horizon) {
  const std::size_t lags = weights.size();
  std::vector<double> known(values.end() - static_cast<std::ptrdiff_t>(lags), values.end());
  known.reserve(lags + horizon);
  for (std::size_t step = 0; step < horizon; ++step) {
    const auto first = known.end() - static_cast<std::ptrdiff_t>(lags);
    const double mean = std::accumulate(first, known.end(), 0.0) / static_cast<double>(lags);
    double next = mean;
    for (std::size_t lag = 0; lag < lags; ++lag) next += weights[lag] * (known[known.size() - 1 - lag] - mean);
    known.push_back(next);
  }
  return {known.end() - static_cast<std::ptrdiff_t>(horizon), known.end()};
}

}  // namespace flow
