#include "flow/forecasting/shared_autoregression.h"

#include <algorithm>
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
  const std::size_t size = lags_ + 1;
  if (values.size() <= lags_) return;
  const double unit = usual_change(values);
  if (!(unit > 0)) return;
  std::vector<double> near(size);
  double sum = std::accumulate(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(lags_), 0.0);
  for (std::size_t at = lags_; at < values.size(); ++at) {
    const double mean = sum / static_cast<double>(lags_);
    for (std::size_t lag = 0; lag < size; ++lag) near[lag] = (values[at - lag] - mean) / unit;
    for (std::size_t row = 0; row < size; ++row)
      for (std::size_t column = 0; column <= row; ++column) products_[row * size + column] += near[row] * near[column];
    sum += values[at] - values[at - lags_];
    ++count_;
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
