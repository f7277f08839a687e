#include "flow/forecasting/level_smoothing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "base/check.h"

namespace flow {
namespace {

constexpr std::size_t kTries = 8;
/// The last round tells weights 0.003 apart: finer ones forecast no better.
constexpr int kRounds = 4;
constexpr double kLeastWeight = 1e-4;
constexpr double kMostWeight = 1 - 1e-4;

using Tries = std::array<double, kTries>;

struct Tried {
  Tries alpha{};
  Tries level{};    ///< after the last value, from the best first level
  Tries squares{};  ///< with the best first level
};

/// The errors from a first level of 0, and what a first level of 1 would take from each; the best first level follows.
void run(std::span<const double> values, Tried& tried) {
  Tries level{};
  Tries weight;
  weight.fill(1);
  Tries ee{};
  Tries eu{};
  Tries keep{};
  for (std::size_t i = 0; i < kTries; ++i) keep[i] = 1 - tried.alpha[i];
  for (const double value : values) {
    for (std::size_t i = 0; i < kTries; ++i) {
      const double error = value - level[i];
      ee[i] += error * error;
      eu[i] += error * weight[i];
      level[i] += tried.alpha[i] * error;
      weight[i] *= keep[i];
    }
  }
  for (std::size_t i = 0; i < kTries; ++i) {
    // The sum of the squares of the weights, 1, keep, keep squared, ...
    const double uu = (1 - weight[i] * weight[i]) / (1 - keep[i] * keep[i]);
    const double first = eu[i] / uu;
    tried.level[i] = level[i] + weight[i] * first;
    tried.squares[i] = std::max(0.0, ee[i] - first * eu[i]);
  }
}

}  // namespace

SmoothedLevel fit_level(std::span<const double> values) {
  base::check(!values.empty(), "there is a value to smooth");
  // From the first value, so that squares of large values do not hide small errors.
  const double origin = values.front();
  std::vector<double> near(values.begin(), values.end());
  for (double& value : near) value -= origin;
  SmoothedLevel best{.squared_errors = -1};
  double low = kLeastWeight;
  double high = kMostWeight;
  for (int round = 0; round < kRounds; ++round) {
    Tried tried;
    const double step = (high - low) / (kTries - 1);
    for (std::size_t i = 0; i < kTries; ++i) tried.alpha[i] = low + step * static_cast<double>(i);
    run(near, tried);
    const auto least = static_cast<std::size_t>(std::ranges::min_element(tried.squares) - tried.squares.begin());
    if (best.squared_errors < 0 || tried.squares[least] < best.squared_errors)
      best = {tried.alpha[least], tried.level[least], tried.squares[least]};
    low = std::max(kLeastWeight, best.alpha - step);
    high = std::min(kMostWeight, best.alpha + step);
  }
  best.level += origin;
  return best;
}

}  // namespace flow
