// Closed forms of queueing theory for beds: what a ward of `servers` beds does under a steady load.
//
// Load is arrivals a day times the mean stay in days: the beds that would be used on average if nobody ever waited.
// None of the formulas asks for the shape of the stay unless it says so.
#pragma once

#include <cstdint>

#include "base/result.h"

namespace flow {

inline constexpr std::int64_t kMostServers = 10'000'000;
inline constexpr double kMostLoad = 5'000'000;

/// The share turned away where nobody may wait (M/G/c/c, any shape of stay), from 0 to 1.
/// REQUIRES: load >= 0, servers >= 0.
[[nodiscard]] double erlang_b(double load, std::int64_t servers);

/// The share who wait where all wait (M/M/c). Refuses load >= servers: the queue would grow without end.
[[nodiscard]] base::Result<double> erlang_c(double load, std::int64_t servers);

struct SteadyWard {
  double arrivals_per_day = 0;
  double mean_stay_days = 0;
  std::int64_t servers = 0;
  [[nodiscard]] double load() const { return arrivals_per_day * mean_stay_days; }
};

struct QueueWaits {
  double p_wait = 0;     ///< share who wait at all
  double wait_days = 0;  ///< mean wait of all who come, those who do not wait among them
  double queue = 0;      ///< mean number waiting
};

/// Exponential stays (M/M/c). Refuses load >= servers.
[[nodiscard]] base::Result<QueueWaits> mmc_waits(const SteadyWard& ward);
/// The share who wait longer than `days`. Refuses load >= servers.
[[nodiscard]] base::Result<double> mmc_wait_over(const SteadyWard& ward, double days);

struct FewestBeds {
  std::int64_t beds = 0;
  double p_block = 0;
};
/// The fewest beds that turn away no more than `max_blocking`. REQUIRES: 0 <= load <= kMostLoad,
/// 0 < max_blocking <= 1.
[[nodiscard]] FewestBeds fewest_beds(double load, double max_blocking);

struct SingleServerWaits {
  double wait = 0;   ///< before service, in the unit of the mean service
  double queue = 0;  ///< mean number waiting
};
/// One server, any service (M/G/1); `cv2` is the squared coefficient of variation of its length. Refuses a load of 1
/// and above.
[[nodiscard]] base::Result<SingleServerWaits> mg1_waits(double arrivals, double mean_service, double cv2);

/// Mean wait in days where neither arrivals nor stays are exponential (G/G/c): an approximation by Allen and Cunneen.
/// `ca2` and `cs2` are squared coefficients of variation of the times between arrivals and of stays. Refuses
/// load >= servers.
[[nodiscard]] base::Result<double> allen_cunneen_wait(double load, std::int64_t servers, double mean_stay_days,
                                                      double ca2, double cs2);

}  // namespace flow
