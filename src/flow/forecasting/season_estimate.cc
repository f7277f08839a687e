#include "flow/forecasting/season_estimate.h"

#include <algorithm>
#include <cmath>

#include "flow/forecasting/seasonality.h"

namespace flow {
namespace {

/// Too few repeats to say how much of a figure is noise.
constexpr std::size_t kLeastRepeats = 3;

struct ByStep {
  std::vector<double> sums;
  std::vector<double> squares;
  std::vector<std::size_t> counts;
};

ByStep distances_by_step(std::span<const double> values, std::size_t season) {
  const std::vector<double> trend = centred_means(values, season);
  const std::size_t half = season / 2;
  ByStep out{std::vector<double>(season), std::vector<double>(season), std::vector<std::size_t>(season)};
  for (std::size_t i = 0; i < trend.size(); ++i) {
    const std::size_t step = (i + half) % season;
    const double distance = values[i + half] - trend[i];
    out.sums[step] += distance;
    out.squares[step] += distance * distance;
    ++out.counts[step];
  }
  return out;
}

}  // namespace

std::optional<SeasonEstimate> estimate_season(std::span<const double> values, std::size_t season) {
  if (season < 2 || values.size() < 2 * season) return std::nullopt;
  const ByStep by_step = distances_by_step(values, season);
  SeasonEstimate out{std::vector<double>(season), std::nullopt};
  double inside = 0;
  double share = 0;
  std::size_t repeats = 0;
  double mean = 0;
  const auto steps = static_cast<double>(season);
  for (std::size_t step = 0; step < season; ++step) {
    const auto count = static_cast<double>(by_step.counts[step]);
    out.figures[step] = by_step.sums[step] / count;
    mean += out.figures[step] / steps;
    inside += by_step.squares[step] - count * out.figures[step] * out.figures[step];
    share += 1 / count / steps;
    repeats += by_step.counts[step] - 1;
  }
  for (double& figure : out.figures) figure -= mean;
  if (repeats >= kLeastRepeats) out.variance = std::max(0.0, inside) / static_cast<double>(repeats) * share;
  return out;
}

std::vector<double> drawn_towards(const SeasonEstimate& estimate, std::span<const double> target) {
  const std::size_t season = estimate.figures.size();
  const auto target_at = [&](std::size_t step) { return target.empty() ? 0.0 : target[step]; };
  double distance = 0;
  for (std::size_t step = 0; step < season; ++step)
    distance += std::pow(estimate.figures[step] - target_at(step), 2) / static_cast<double>(season - 1);
  double share = 0.5;
  if (estimate.variance && distance > 0 && season > 3) {
    const auto steps = static_cast<double>(season);
    share = std::min(1.0, *estimate.variance / std::max(distance, *estimate.variance)) * (steps - 3) / (steps - 1);
  }
  std::vector<double> out(season);
  for (std::size_t step = 0; step < season; ++step)
    out[step] = (1 - share) * estimate.figures[step] + share * target_at(step);
  return out;
}

}  // namespace flow
