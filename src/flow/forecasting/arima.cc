#include "flow/forecasting/arima.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"
#include "flow/forecasting/arima_weights.h"
#include "flow/forecasting/arma_guesses.h"
#include "flow/forecasting/differencing.h"

namespace flow {
namespace {

constexpr double kStrongSeason = 0.64;
constexpr double kKeepsToLevel = 0.463;
/// Fewer values left by differences show no order.
constexpr std::size_t kLeastLeft = 8;
constexpr std::size_t kFitted = 3;
/// What the values drifted by so far goes on by half, as in Theta: the whole of it runs too far.
constexpr double kShareOfDrift = 0.5;

struct Differenced {
  std::vector<double> w;  ///< less their mean
  double mean = 0;
};

Differenced differenced(std::span<const double> values, std::size_t season, const ArimaOrder& order) {
  Differenced out{{values.begin(), values.end()}, 0};
  if (order.season_difference > 0) out.w = differences(out.w, season);
  if (order.difference > 0) out.w = differences(out.w, 1);
  const std::size_t times = order.difference + order.season_difference;
  if (times == 2) return out;
  const double mean = std::accumulate(out.w.begin(), out.w.end(), 0.0) / static_cast<double>(out.w.size());
  out.mean = times == 1 ? kShareOfDrift * mean : mean;
  for (double& value : out.w) value -= out.mean;
  return out;
}

ArimaOrder differences_needed(std::span<const double> values, std::size_t season) {
  ArimaOrder order;
  std::vector<double> left(values.begin(), values.end());
  if (season > 1 && values.size() >= 2 * season + kLeastLeft && season_strength(values, season) > kStrongSeason) {
    order.season_difference = 1;
    left = differences(left, season);
  }
  if (left.size() > kLeastLeft && level_statistic(left) > kKeepsToLevel) order.difference = 1;
  return order;
}

ArimaFit fitted(const Differenced& from, const ArimaOrder& order, std::size_t season, const ArmaWeights& guess) {
  const ArmaOrder arma{order.ar, order.ma, order.season_ar, order.season_ma, season};
  const ArmaFit found = fit_arma(from.w, arma, guess);
  const ArmaWeights& weights = found.weights;
  return {.order = order,
          .season = season,
          .ar = {weights.ar.begin(), weights.ar.begin() + static_cast<std::ptrdiff_t>(order.ar)},
          .ma = {weights.ma.begin(), weights.ma.begin() + static_cast<std::ptrdiff_t>(order.ma)},
          .season_ar = std::vector<double>(order.season_ar, weights.season_ar),
          .season_ma = std::vector<double>(order.season_ma, weights.season_ma),
          .mean = from.mean,
          .squared_errors = found.squared_errors,
          .criterion = arma_criterion(found.squared_errors, from.w.size(), arma.count())};
}

/// (1 + sign one1 B + ...)(1 + sign season1 B^m), the first figure that of B^0.
std::vector<double> polynomial(const std::vector<double>& one, const std::vector<double>& season, std::size_t apart,
                               double sign) {
  std::vector<double> out(one.size() + apart * season.size() + 1, 0.0);
  for (std::size_t i = 0; i <= one.size(); ++i)
    for (std::size_t k = 0; k <= season.size(); ++k)
      out[i + apart * k] += (i == 0 ? 1.0 : sign * one[i - 1]) * (k == 0 ? 1.0 : sign * season[k - 1]);
  return out;
}

/// The next w, the errors yet to come taken as 0.
std::vector<double> expected_differences(const ArimaFit& fit, std::vector<double> w, std::size_t horizon) {
  const auto ar = polynomial(fit.ar, fit.season_ar, fit.season, -1);
  const auto ma = polynomial(fit.ma, fit.season_ma, fit.season, 1);
  const ArmaOrder order{fit.ar.size(), fit.ma.size(), fit.season_ar.size(), fit.season_ma.size(), fit.season};
  ArmaWeights weights;
  std::ranges::copy(fit.ar, weights.ar.begin());
  std::ranges::copy(fit.ma, weights.ma.begin());
  if (order.season_ar > 0) weights.season_ar = fit.season_ar.front();
  if (order.season_ma > 0) weights.season_ma = fit.season_ma.front();
  const std::vector<double> errors = arma_errors(w, order, weights);
  const std::size_t n = w.size();
  for (std::size_t t = n; t < n + horizon; ++t) {
    double next = 0;
    for (std::size_t lag = 1; lag < ar.size() && lag <= t; ++lag) next -= ar[lag] * w[t - lag];
    for (std::size_t lag = t - n + 1; lag < ma.size() && lag <= t; ++lag) next += ma[lag] * errors[t - lag];
    w.push_back(next);
  }
  return {w.begin() + static_cast<std::ptrdiff_t>(n), w.end()};
}

}  // namespace

ArimaFit fit_arima(std::span<const double> values, std::size_t season, const ArimaOrder& order) {
  base::check(values.size() > order.difference + season * order.season_difference, "values are left when differenced");
  ArmaWeights guess;
  guess.ar.fill(0.1);
  guess.ma.fill(0.1);
  guess.season_ar = guess.season_ma = 0.1;
  return fitted(differenced(values, season, order), order, season, guess);
}

std::vector<ArimaFit> fit_arimas(std::span<const double> values, std::size_t season) {
  const ArimaOrder base = differences_needed(values, season);
  const Differenced from = differenced(values, season, base);
  std::vector<ArimaFit> out;
  for (const ArmaGuess& guess : promising_orders(from.w, season, kFitted)) {
    ArimaOrder order = base;
    order.ar = guess.order.ar;
    order.ma = guess.order.ma;
    order.season_ar = guess.order.season_ar;
    order.season_ma = guess.order.season_ma;
    ArimaFit fit = fitted(from, order, season, guess.weights);
    const auto place = std::ranges::upper_bound(out, fit.criterion, {}, &ArimaFit::criterion);
    out.insert(place, std::move(fit));
  }
  return out;
}

std::vector<double> expected(const ArimaFit& fit, std::span<const double> values, std::size_t horizon) {
  const std::size_t m = fit.season;
  Differenced from = differenced(values, m, fit.order);
  std::vector<double> out = expected_differences(fit, std::move(from.w), horizon);
  for (double& value : out) value += fit.mean;
  const bool is_seasonal = fit.order.season_difference > 0;
  if (fit.order.difference > 0) {
    double last = is_seasonal ? values.back() - values[values.size() - 1 - m] : values.back();
    for (double& value : out) value = last += value;
  }
  for (std::size_t step = 0; is_seasonal && step < horizon; ++step)
    out[step] += step < m ? values[values.size() - m + step] : out[step - m];
  return out;
}

std::vector<double> expected(std::span<const ArimaFit> fits, std::span<const double> values, std::size_t horizon) {
  base::check(!fits.empty(), "a fit to expect by");
  std::vector<double> out = expected(fits.front(), values, horizon);
  const std::vector<double> first = out;
  double sum = 0;
  std::vector<double> shares;
  for (const ArimaFit& fit : fits) {
    const double more = fit.criterion - fits.front().criterion;
    shares.push_back(std::isfinite(more) ? std::exp(-0.5 * more) : 0.0);
    if (shares.size() == 1) shares.front() = 1;
    sum += shares.back();
  }
  for (std::size_t i = 1; i < fits.size(); ++i) {
    if (!(shares[i] > 0.01)) continue;
    const auto one = expected(fits[i], values, horizon);
    for (std::size_t step = 0; step < horizon; ++step) out[step] += shares[i] / sum * (one[step] - first[step]);
  }
  return out;
}

std::string form_name(const ArimaFit& fit) {
  const ArimaOrder& o = fit.order;
  std::string name = fmt::format("ARIMA({},{},{})", o.ar, o.difference, o.ma);
  if (fit.season > 1) name += fmt::format("({},{},{})", o.season_ar, o.season_difference, o.season_ma);
  return name;
}

}  // namespace flow
