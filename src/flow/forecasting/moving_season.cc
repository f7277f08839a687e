#include "flow/forecasting/moving_season.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "flow/forecasting/theta.h"

namespace flow {
namespace {

constexpr std::array<double, 4> kLevelWeights = {0.1, 0.25, 0.5, 0.8};
/// Of what the level leaves.
constexpr std::array<double, 3> kSeasonWeights = {0.05, 0.15, 0.3};
constexpr std::size_t kPairs = kLevelWeights.size() * kSeasonWeights.size();
/// Half of Theta's: a season that moves takes up part of what a drift would.
constexpr double kDriftOfSlope = 0.25;
/// Errors while the level is still being found say little of the weights: a third of the values, at most so many.
constexpr std::size_t kMostSkipped = 12;

using Pairs = std::array<double, kPairs>;

struct Weights {
  Pairs level{};
  Pairs season{};
};

constexpr Weights kTried = [] {
  Weights out;
  std::size_t pair = 0;
  for (const double level : kLevelWeights)
    for (const double season : kSeasonWeights) {
      out.level[pair] = level;
      out.season[pair++] = season * (1 - level);
    }
  return out;
}();

class MovingSeason {
 public:
  MovingSeason(std::span<const double> values, std::size_t season)
      : seasons_(season), count_(values.size()), skipped_(std::min(count_ / 3, kMostSkipped)) {
    level_.fill(values.front());
    for (std::size_t i = 0; i < count_; ++i) take(values[i], i);
  }

  [[nodiscard]] std::vector<double> forecast(double drift, std::size_t horizon) const {
    const Pairs shares = likelihoods();
    std::vector<double> out(horizon, 0.0);
    for (std::size_t pair = 0; pair < kPairs; ++pair) {
      const double weight = kTried.level[pair];
      const double lag = (1 - std::pow(1 - weight, static_cast<double>(count_))) / weight;
      for (std::size_t step = 0; step < horizon; ++step)
        out[step] += shares[pair] * (level_[pair] + drift * (static_cast<double>(step) + lag) +
                                     seasons_[(count_ + step) % seasons_.size()][pair]);
    }
    return out;
  }

 private:
  void take(double value, std::size_t place) {
    Pairs& season = seasons_[place % seasons_.size()];
    // The first values count alike, as in a mean.
    const double least = 1 / static_cast<double>(place + 1);
    const double counts = place >= skipped_ ? 1 : 0;
    for (std::size_t pair = 0; pair < kPairs; ++pair) {
      const double error = value - level_[pair] - season[pair];
      squares_[pair] += counts * error * error;
      level_[pair] += std::max(kTried.level[pair], least) * error;
      season[pair] += kTried.season[pair] * error;
    }
  }

  /// Of normal errors, each pair with the variance that suits it best; they add up to 1.
  [[nodiscard]] Pairs likelihoods() const {
    const double best = *std::ranges::min_element(squares_);
    const double half = 0.5 * static_cast<double>(count_ - skipped_);
    Pairs out{};
    double sum = 0;
    for (std::size_t pair = 0; pair < kPairs; ++pair) {
      out[pair] = best > 0 ? std::exp(-half * std::log(squares_[pair] / best)) : (squares_[pair] <= best ? 1.0 : 0.0);
      sum += out[pair];
    }
    for (double& one : out) one /= sum;
    return out;
  }

  Pairs level_{};
  Pairs squares_{};
  std::vector<Pairs> seasons_;
  std::size_t count_;
  std::size_t skipped_;
};

}  // namespace

std::vector<double> moving_season(std::span<const double> values, std::size_t season, std::size_t horizon) {
  return MovingSeason(values, season).forecast(kDriftOfSlope * slope_of(values), horizon);
}

}  // namespace flow
