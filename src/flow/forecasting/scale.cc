#include "flow/forecasting/scale.h"

#include <algorithm>
#include <cmath>

namespace flow {
namespace {

constexpr double kLeastPercentage = 0.2;
/// e to this is still a finite number, and its square.
constexpr double kFarthestLog = 300;

double log_odds(double percentage) {
  const double share = std::clamp(percentage, kLeastPercentage, 100 - kLeastPercentage) / 100;
  return std::log(share / (1 - share));
}

}  // namespace

std::optional<Scale> second_scale(std::span<const double> values, SeriesKind kind) {
  if (kind == SeriesKind::Percentage) return Scale::LogOdds;
  if (std::ranges::all_of(values, [](double value) { return value > 0; })) return Scale::Logs;
  return std::nullopt;
}

std::vector<double> to_scale(std::span<const double> values, Scale scale) {
  std::vector<double> out(values.begin(), values.end());
  if (scale == Scale::Plain) return out;
  for (double& value : out) value = scale == Scale::Logs ? std::log(value) : log_odds(value);
  return out;
}

void from_scale(std::span<double> forecasts, Scale scale) {
  if (scale == Scale::Plain) return;
  for (double& value : forecasts) {
    const double power = std::exp(std::clamp(value, -kFarthestLog, kFarthestLog));
    value = scale == Scale::Logs ? power : 100 * power / (1 + power);
  }
}

double within_kind(double value, SeriesKind kind) {
  if (kind == SeriesKind::Value) return value;
  const double above = std::max(0.0, value);
  return kind == SeriesKind::Percentage ? std::min(100.0, above) : above;
}

}  // namespace flow
