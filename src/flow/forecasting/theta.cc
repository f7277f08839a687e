#include "flow/forecasting/theta.h"

#include <cmath>

namespace flow {

double slope_of(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  const double middle = (n - 1) / 2;
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) sum += (static_cast<double>(i) - middle) * values[i];
  const double squares = n * (n * n - 1) / 12;
  return squares > 0 ? sum / squares : 0.0;
}

std::vector<double> theta_from(const SmoothedLevel& smoothed, std::span<const double> values, std::size_t horizon) {
  const double drift = 0.5 * slope_of(values);
  const double lag = (1 - std::pow(1 - smoothed.alpha, static_cast<double>(values.size()))) / smoothed.alpha;
  std::vector<double> out(horizon);
  for (std::size_t step = 0; step < horizon; ++step)
    out[step] = smoothed.level + drift * (static_cast<double>(step) + lag);
  return out;
}

std::vector<double> theta_without_season(std::span<const double> values, std::size_t horizon) {
  return theta_from(fit_level(values), values, horizon);
}

std::vector<double> theta(std::span<const double> values, std::size_t season, std::size_t horizon, SeasonForm form) {
  const auto shape = is_seasonal(values, season) ? season_shape(values, season, form) : std::nullopt;
  if (!shape) return theta_without_season(values, horizon);
  auto out = theta_without_season(without_season(values, *shape), horizon);
  add_season(out, *shape, values.size());
  return out;
}

}  // namespace flow
