#include "flow/forecasting/seasonality.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace flow {
namespace {

constexpr double kLeastFigure = 1e-4;
constexpr double kNinetyFifth = 1.645;

std::vector<double> means_by_step(std::span<const double> values, std::size_t season, SeasonForm form) {
  const std::vector<double> trend = centred_means(values, season);
  const std::size_t half = season / 2;
  std::vector<double> sums(season, 0.0);
  std::vector<double> counts(season, 0.0);
  for (std::size_t i = 0; i < trend.size(); ++i) {
    const double value = values[i + half];
    sums[(i + half) % season] += form == SeasonForm::Additive ? value - trend[i] : value / trend[i];
    counts[(i + half) % season] += 1;
  }
  for (std::size_t step = 0; step < season; ++step) sums[step] /= counts[step];
  return sums;
}

}  // namespace

std::vector<double> centred_means(std::span<const double> values, std::size_t season) {
  const std::size_t half = season / 2;
  std::vector<double> out;
  out.reserve(values.size() - 2 * half);
  double sum = std::accumulate(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(season), 0.0);
  for (std::size_t i = 0; i + 2 * half < values.size(); ++i) {
    if (season % 2 == 1) {
      out.push_back(sum / static_cast<double>(season));
      if (i + season < values.size()) sum += values[i + season] - values[i];
    } else {
      const double next = sum + values[i + season] - values[i];
      out.push_back(0.5 * (sum + next) / static_cast<double>(season));
      sum = next;
    }
  }
  return out;
}

bool is_seasonal(std::span<const double> values, std::size_t season) {
  const std::size_t n = values.size();
  if (season < 2 || n <= 2 * season) return false;
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(n);
  std::vector<double> away(n);
  for (std::size_t i = 0; i < n; ++i) away[i] = values[i] - mean;
  const double all = std::inner_product(away.begin(), away.end(), away.begin(), 0.0);
  if (all <= 1e-20 * mean * mean * static_cast<double>(n) || all == 0) return false;
  double sum = 0;
  double last = 0;
  for (std::size_t lag = 1; lag <= season; ++lag) {
    const auto shifted = away.begin() + static_cast<std::ptrdiff_t>(lag);
    last = std::inner_product(shifted, away.end(), away.begin(), 0.0) / all;
    if (lag < season) sum += last * last;
  }
  return std::abs(last) > kNinetyFifth * std::sqrt((1 + 2 * sum) / static_cast<double>(n));
}

std::optional<SeasonShape> season_shape(std::span<const double> values, std::size_t season, SeasonForm form) {
  if (season < 2 || values.size() < 2 * season) return std::nullopt;
  SeasonShape shape{form, means_by_step(values, season, form)};
  const double mean = std::accumulate(shape.figures.begin(), shape.figures.end(), 0.0) / static_cast<double>(season);
  for (double& figure : shape.figures) figure = form == SeasonForm::Additive ? figure - mean : figure / mean;
  const bool is_sound = std::ranges::all_of(shape.figures, [&](double figure) {
    return std::isfinite(figure) && (form == SeasonForm::Additive || figure > kLeastFigure);
  });
  if (!is_sound) return std::nullopt;
  return shape;
}

std::vector<double> without_season(std::span<const double> values, const SeasonShape& shape) {
  std::vector<double> out(values.begin(), values.end());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double figure = shape.figures[i % shape.figures.size()];
    out[i] = shape.form == SeasonForm::Additive ? out[i] - figure : out[i] / figure;
  }
  return out;
}

void add_season(std::span<double> forecasts, const SeasonShape& shape, std::size_t count) {
  for (std::size_t i = 0; i < forecasts.size(); ++i) {
    const double figure = shape.figures[(count + i) % shape.figures.size()];
    forecasts[i] = shape.form == SeasonForm::Additive ? forecasts[i] + figure : forecasts[i] * figure;
  }
}

}  // namespace flow
