// The simulation's answer: means over replications, each with its Monte Carlo standard error.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "flow/beds/bed_run.h"

namespace flow {

/// Nothing where nobody came, or nobody could be counted; no error where there is but one replication.
struct Estimate {
  std::optional<double> value;
  std::optional<double> se;
};

/// Beds in use at midnight: the smallest number that so many midnights do not exceed.
struct MidnightBeds {
  std::int64_t p5 = 0;
  std::int64_t p50 = 0;
  std::int64_t p95 = 0;
};

/// Beds in use at the end of a day counted from the start, over the replications.
struct PathDay {
  std::int64_t day = 1;
  Estimate mean;
  MidnightBeds beds;
};

inline constexpr std::int64_t kMostPathDays = 1'000;  ///< a longer run has no path

struct SimulatedBeds {
  Estimate p_wait;          ///< share who find no bed at once and wait
  Estimate p_wait_over;     ///< share who wait longer than asked, or are diverted
  Estimate p_block;         ///< share turned away: at once (rule loss), or after the limit of waiting
  Estimate mean_wait_days;  ///< over all who come
  Estimate mean_queue;
  Estimate mean_occupied;
  Estimate mean_blocked;
  MidnightBeds midnight;
  std::array<Estimate, 3> midnight_errors;  ///< of p5, p50 and p95
  std::array<Estimate, 7> end_of_day;       ///< mean beds in use at the end of each Monday ... Sunday
  std::vector<PathDay> path;                ///< where it was asked for and there are at most kMostPathDays
  std::uint64_t events = 0;
  std::uint64_t patients = 0;
};

/// The figures of every replication, for those who compare run with run.
[[nodiscard]] std::vector<BedFigures> run_replications(const BedModel& model, std::uint64_t seed,
                                                       const RunOptions& options = {});
/// REQUIRES: the figures are of `model`.
[[nodiscard]] SimulatedBeds summary_of(const BedModel& model, const std::vector<BedFigures>& figures);
[[nodiscard]] SimulatedBeds simulate_beds(const BedModel& model, std::uint64_t seed, const RunOptions& options = {});

/// A share or a mean of one replication; nothing where it has none.
using Figure = std::optional<double> (*)(const BedFigures&);
[[nodiscard]] std::optional<double> share_waiting(const BedFigures& figures);
[[nodiscard]] std::optional<double> share_waiting_over(const BedFigures& figures);
[[nodiscard]] std::optional<double> share_turned_away(const BedFigures& figures);
[[nodiscard]] std::optional<double> mean_wait(const BedFigures& figures);  ///< in days

/// Mean and standard error of the values there are.
[[nodiscard]] Estimate estimate_of(const std::vector<std::optional<double>>& values);

/// The smallest number of beds that at least `share` of all counts do not exceed. REQUIRES: not empty.
[[nodiscard]] std::int64_t beds_at(const BedCounts& counts, double share);

}  // namespace flow
