#include "flow/forecasting/method.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/check.h"
#include "flow/forecasting/arima.h"
#include "flow/forecasting/ets.h"
#include "flow/forecasting/seasonal_naive.h"
#include "flow/forecasting/seasonality.h"
#include "flow/forecasting/smoothing.h"
#include "flow/forecasting/theta.h"

namespace flow {
namespace {

constexpr std::size_t kLeastSeasons = 3;

constexpr std::array<std::pair<Method, std::string_view>, 10> kCodes = {{{Method::Auto, "auto"},
                                                                         {Method::SeasonalNaive, "seasonal-naive"},
                                                                         {Method::Naive2, "naive2"},
                                                                         {Method::SimpleSmoothing, "ses"},
                                                                         {Method::Holt, "holt"},
                                                                         {Method::Damped, "damped"},
                                                                         {Method::Comb, "comb"},
                                                                         {Method::Theta, "theta"},
                                                                         {Method::Ets, "ets"},
                                                                         {Method::Arima, "arima"}}};

std::vector<double> smoothed(std::span<const double> values, TrendForm trend, std::size_t horizon) {
  return expected(fit_smoothing(values, trend), horizon);
}

std::vector<double> mean_of_three(std::span<const double> values, std::size_t horizon) {
  std::vector<double> out(horizon, 0.0);
  for (const TrendForm trend : {TrendForm::None, TrendForm::Linear, TrendForm::Damped}) {
    const auto one = smoothed(values, trend, horizon);
    for (std::size_t step = 0; step < horizon; ++step) out[step] += one[step] / 3;
  }
  return out;
}

/// In units of the largest value, so that the squares of none run over.
std::vector<double> arima(std::span<const double> values, std::size_t season, std::size_t horizon) {
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::abs(value));
  if (!(largest > 0)) return std::vector<double>(horizon, 0.0);
  std::vector<double> near(values.begin(), values.end());
  for (double& value : near) value /= largest;
  std::vector<double> out = expected(fit_arimas(near, season), near, horizon);
  for (double& value : out) value *= largest;
  return out;
}

std::vector<double> without_its_season(Method method, std::span<const double> values, std::size_t horizon) {
  switch (method) {
    case Method::Naive2:
      return std::vector<double>(horizon, values.back());
    case Method::SimpleSmoothing:
      return smoothed(values, TrendForm::None, horizon);
    case Method::Holt:
      return smoothed(values, TrendForm::Linear, horizon);
    case Method::Damped:
      return smoothed(values, TrendForm::Damped, horizon);
    case Method::Comb:
      return mean_of_three(values, horizon);
    case Method::Auto:
    case Method::SeasonalNaive:
    case Method::Theta:
    case Method::Ets:
    case Method::Arima:
      break;
  }
  base::check(false, "a method that takes the season out first");
  return {};
}

}  // namespace

std::string_view method_code(Method method) {
  return std::ranges::find(kCodes, method, &std::pair<Method, std::string_view>::first)->second;
}

std::optional<Method> parse_method(std::string_view code) {
  const auto found = std::ranges::find(kCodes, code, &std::pair<Method, std::string_view>::second);
  if (found == kCodes.end()) return std::nullopt;
  return found->first;
}

std::vector<Method> all_methods() {
  std::vector<Method> out;
  out.reserve(kCodes.size());
  for (const auto& [method, code] : kCodes) out.push_back(method);
  return out;
}

std::vector<double> forecast_by(Method method, std::span<const double> values, std::size_t season,
                                std::size_t horizon) {
  if (method == Method::SeasonalNaive) return seasonal_naive(values, season, horizon);
  if (method == Method::Theta) return theta(values, season, horizon);
  if (method == Method::Ets) return expected(fit_ets(values, season), horizon);
  if (method == Method::Arima) return arima(values, season, horizon);
  const bool has_season = values.size() >= kLeastSeasons * season && is_seasonal(values, season);
  const auto shape = has_season ? season_shape(values, season, SeasonForm::Multiplicative) : std::nullopt;
  if (!shape) return without_its_season(method, values, horizon);
  auto out = without_its_season(method, without_season(values, *shape), horizon);
  add_season(out, *shape, values.size());
  return out;
}

}  // namespace flow
