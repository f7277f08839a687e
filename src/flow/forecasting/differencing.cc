#include "flow/forecasting/differencing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "flow/forecasting/season_estimate.h"
#include "flow/forecasting/seasonality.h"

namespace flow {
namespace {

std::vector<double> about_their_mean(std::span<const double> values) {
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  std::vector<double> out(values.begin(), values.end());
  for (double& value : out) value -= mean;
  return out;
}

double squares_about_mean(std::span<const double> values) {
  const std::vector<double> away = about_their_mean(values);
  return std::inner_product(away.begin(), away.end(), away.begin(), 0.0);
}

/// Bartlett's: the variance, and twice the covariances of the first lags, weighed less the longer the lag.
double long_run_squares(std::span<const double> away, std::size_t lags) {
  double out = 0;
  for (std::size_t lag = 0; lag <= lags; ++lag) {
    const auto shifted = away.begin() + static_cast<std::ptrdiff_t>(lag);
    const double sum = std::inner_product(shifted, away.end(), away.begin(), 0.0);
    const double share = 1 - static_cast<double>(lag) / static_cast<double>(lags + 1);
    out += (lag == 0 ? 1.0 : 2 * share) * sum;
  }
  return out;
}

}  // namespace

std::vector<double> differences(std::span<const double> values, std::size_t apart) {
  std::vector<double> out(values.size() - apart);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = values[i + apart] - values[i];
  return out;
}

double season_strength(std::span<const double> values, std::size_t season) {
  const auto estimate = estimate_season(values, season);
  if (!estimate) return 0;
  const std::vector<double> trend = centred_means(values, season);
  const std::size_t half = season / 2;
  std::vector<double> beside(trend.size());
  std::vector<double> left(trend.size());
  for (std::size_t i = 0; i < trend.size(); ++i) {
    beside[i] = values[i + half] - trend[i];
    left[i] = beside[i] - estimate->figures[(i + half) % season];
  }
  const double all = squares_about_mean(beside);
  return all > 0 ? std::max(0.0, 1 - squares_about_mean(left) / all) : 0.0;
}

double level_statistic(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  const auto lags = std::min(static_cast<std::size_t>(3 * std::sqrt(n) / 13), values.size() - 1);
  const std::vector<double> away = about_their_mean(values);
  const double scale = long_run_squares(away, lags);
  double squares = 0;
  double sum = 0;
  for (const double value : away) {
    sum += value;
    squares += sum * sum;
  }
  return scale > 0 ? squares / (n * scale) : 0.0;
}

}  // namespace flow
