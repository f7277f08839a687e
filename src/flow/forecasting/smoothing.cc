#include "flow/forecasting/smoothing.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.h"
#include "flow/forecasting/minimise.h"

namespace flow {
namespace {

/// Three recursions side by side: of the values from nothing, and of no values from a first level and a first trend
/// of 1. Their errors add up to those of any first level and trend.
constexpr std::size_t kLanes = 3;
using Lanes = std::array<double, kLanes>;

struct Work {
  std::vector<Lanes> seasons;
};

struct LaneSums {
  double ee = 0, eu = 0, ev = 0, uu = 0, uv = 0, vv = 0;
};

struct Start {
  double level = 0;
  double trend = 0;
  double squared_errors = 0;
};

template <bool kTrend, bool kSeason>
LaneSums run(std::span<const double> values, std::span<const double> first_seasons, const SmoothingWeights& w,
             Work& work) {
  const std::size_t season = first_seasons.size();
  if constexpr (kSeason) {
    work.seasons.assign(season, Lanes{});
    for (std::size_t i = 0; i < season; ++i) work.seasons[i][0] = first_seasons[i];
  }
  Lanes level{0, 1, 0};
  Lanes trend{0, 0, 1};
  LaneSums sums;
  std::size_t place = 0;
  for (const double value : values) {
    Lanes error{};
    for (std::size_t lane = 0; lane < (kTrend ? kLanes : 2); ++lane) {
      double before = level[lane];
      if constexpr (kTrend) before += w.phi * trend[lane];
      double all = before;
      if constexpr (kSeason) all += work.seasons[place][lane];
      error[lane] = (lane == 0 ? value : 0.0) - all;
      level[lane] = before + w.alpha * error[lane];
      if constexpr (kTrend) trend[lane] = w.phi * trend[lane] + w.beta * error[lane];
      if constexpr (kSeason) work.seasons[place][lane] += w.gamma * error[lane];
    }
    sums.ee += error[0] * error[0];
    sums.eu += error[0] * error[1];
    sums.uu += error[1] * error[1];
    if constexpr (kTrend) {
      sums.ev += error[0] * error[2];
      sums.uv += error[1] * error[2];
      sums.vv += error[2] * error[2];
    }
    if constexpr (kSeason) place = place + 1 == season ? 0 : place + 1;
  }
  return sums;
}

/// The first level and trend with the least squares of errors e + u level + v trend.
Start solve(const LaneSums& s, bool has_trend) {
  Start start;
  const double determinant = s.uu * s.vv - s.uv * s.uv;
  if (has_trend && determinant > 1e-12 * s.uu * s.vv) {
    start.level = (-s.eu * s.vv + s.ev * s.uv) / determinant;
    start.trend = (-s.ev * s.uu + s.eu * s.uv) / determinant;
  } else {
    start.level = -s.eu / s.uu;
  }
  const double a = start.level;
  const double b = start.trend;
  const double squares = s.ee + 2 * a * s.eu + 2 * b * s.ev + a * a * s.uu + 2 * a * b * s.uv + b * b * s.vv;
  start.squared_errors = std::max(0.0, squares);
  return start;
}

Start start_of(std::span<const double> values, TrendForm trend, const SmoothingWeights& w,
               std::span<const double> first_seasons, Work& work) {
  const bool has_trend = trend != TrendForm::None;
  if (first_seasons.empty())
    return solve(has_trend ? run<true, false>(values, first_seasons, w, work)
                           : run<false, false>(values, first_seasons, w, work),
                 has_trend);
  return solve(
      has_trend ? run<true, true>(values, first_seasons, w, work) : run<false, true>(values, first_seasons, w, work),
      has_trend);
}

constexpr double kLeast = 1e-4;

/// Shares in [0, 1] that stand for the weights: beta of alpha, gamma of what alpha leaves.
template <std::size_t N>
SmoothingWeights weights_of(const std::array<double, N>& at, TrendForm trend, bool has_season) {
  SmoothingWeights w;
  std::size_t next = 0;
  w.alpha = at[next++];
  if (trend != TrendForm::None) w.beta = w.alpha * at[next++];
  if (trend == TrendForm::Damped) w.phi = at[next++];
  if (has_season) w.gamma = (1 - w.alpha) * at[next];
  return w;
}

/// The third number searched damps the trend.
template <std::size_t N>
void set_phi(Box<N>& box, std::array<double, N>& start, std::array<double, N>& step) {
  box.low[2] = 0.8;
  box.high[2] = 0.98;
  start[2] = 0.95;
  step[2] = 0.06;
}

template <std::size_t N>
SmoothingWeights search(std::span<const double> values, TrendForm trend, std::span<const double> first_seasons) {
  const bool has_season = !first_seasons.empty();
  Box<N> box;
  std::array<double, N> start;
  std::array<double, N> step;
  box.low.fill(kLeast);
  box.high.fill(1 - kLeast);
  start.fill(0.1);
  step.fill(0.2);
  start[0] = 0.3;
  step[0] = 0.3;
  if constexpr (N >= 3) {
    if (trend == TrendForm::Damped) set_phi(box, start, step);
  }
  Work work;
  const auto squares = [&](const std::array<double, N>& at) {
    return start_of(values, trend, weights_of(at, trend, has_season), first_seasons, work).squared_errors;
  };
  const SearchLimits limits{.most_evaluations = 30 + 25 * static_cast<int>(N), .enough = 1e-5};
  auto best = minimise<N>(squares, box, start, step, limits);
  if constexpr (N >= 2) {
    // A steady line and a level that follows each value are often both low ground: look on the line's side too.
    start[0] = 0.02;
    step[0] = 0.04;
    const auto steady = minimise<N>(squares, box, start, step, limits);
    if (steady.value < best.value) best = steady;
  }
  return weights_of(best.at, trend, has_season);
}

void run_from_start(Smoothed& out, std::span<const double> values, std::span<const double> first_seasons) {
  const SmoothingWeights& w = out.weights;
  std::vector<double> seasons(first_seasons.begin(), first_seasons.end());
  double level = out.first_level;
  double trend = out.first_trend;
  std::size_t place = 0;
  for (const double value : values) {
    const double before = level + w.phi * trend;
    const double error = value - before - (seasons.empty() ? 0.0 : seasons[place]);
    level = before + w.alpha * error;
    trend = w.phi * trend + w.beta * error;
    if (seasons.empty()) continue;
    seasons[place] += w.gamma * error;
    place = (place + 1) % seasons.size();
  }
  std::rotate(seasons.begin(), seasons.begin() + static_cast<std::ptrdiff_t>(place), seasons.end());
  out.level = level;
  out.trend = trend;
  out.seasons = std::move(seasons);
}

}  // namespace

Smoothed smooth(std::span<const double> values, TrendForm trend, const SmoothingWeights& weights,
                std::span<const double> first_seasons) {
  base::check(!values.empty(), "there is a value to smooth");
  Work work;
  const Start start = start_of(values, trend, weights, first_seasons, work);
  Smoothed out{.trend_form = trend,
               .weights = weights,
               .first_level = start.level,
               .first_trend = start.trend,
               .squared_errors = start.squared_errors};
  run_from_start(out, values, first_seasons);
  return out;
}

Smoothed fit_smoothing(std::span<const double> values, TrendForm trend, std::span<const double> first_seasons) {
  const std::size_t searched = 1 +
                               (trend == TrendForm::None     ? 0U
                                : trend == TrendForm::Linear ? 1U
                                                             : 2U) +
                               (first_seasons.empty() ? 0U : 1U);
  const auto weights = searched == 1   ? search<1>(values, trend, first_seasons)
                       : searched == 2 ? search<2>(values, trend, first_seasons)
                       : searched == 3 ? search<3>(values, trend, first_seasons)
                                       : search<4>(values, trend, first_seasons);
  return smooth(values, trend, weights, first_seasons);
}

std::vector<double> expected(const Smoothed& smoothed, std::size_t horizon) {
  std::vector<double> out(horizon);
  double trend = smoothed.trend;
  double level = smoothed.level;
  for (std::size_t step = 0; step < horizon; ++step) {
    trend *= smoothed.weights.phi;
    level += trend;
    out[step] = level + (smoothed.seasons.empty() ? 0.0 : smoothed.seasons[step % smoothed.seasons.size()]);
  }
  return out;
}

}  // namespace flow
