// Beds used where nobody is held up (M/G/infinity): a Poisson number, whatever the shape of the stay; and how its mean
// swings through the week where arrivals do.
#pragma once

#include <array>
#include <cstdint>

namespace flow {

inline constexpr double kMostMeanBeds = 1e9;

/// The smallest k with P(N <= k) >= quantile, N Poisson of that mean.
/// REQUIRES: 0 <= mean <= kMostMeanBeds, 0 <= quantile < 1.
[[nodiscard]] std::int64_t poisson_quantile(double mean, double quantile);

/// A figure for each day of the week, Monday first.
using Week = std::array<double, 7>;

enum class StayShape { Exponential, Fixed };

/// Mean beds used at the end of each day, in the week that repeats itself, with arrivals even through each day.
/// Exact. REQUIRES: arrivals >= 0, mean_stay_days >= 0.
[[nodiscard]] Week end_of_day_beds(const Week& arrivals, double mean_stay_days, StayShape shape);

}  // namespace flow
