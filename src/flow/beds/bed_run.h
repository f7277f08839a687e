// One replication of the simulation, event by event.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "flow/beds/bed_model.h"

namespace flow {

/// Beds in use, and how often.
using BedCounts = std::map<std::int64_t, std::uint64_t>;

/// What is counted over the days after the warm-up. Sums of time are in ticks, and exact up to 2^53 of them.
struct BedFigures {
  std::uint64_t events = 0;       ///< of the whole run: arrivals, departures from a bed or a place, diversions
  std::uint64_t arrived = 0;      ///< in the days counted; the figures of patients are theirs
  std::uint64_t waited = 0;       ///< who found no bed at once, those turned away not among them
  std::uint64_t waited_over = 0;  ///< who waited longer than asked, or were diverted
  std::uint64_t turned_away = 0;  ///< at once (rule loss) or after the limit of waiting
  double wait_ticks = 0;          ///< of all patients together
  double queue_ticks = 0;         ///< number waiting, over time
  double occupied_ticks = 0;      ///< beds in use, those blocked among them
  double blocked_ticks = 0;       ///< beds whose patient is ready for the next stage
  BedCounts midnights;            ///< beds in use at the midnights counted
  std::array<std::uint64_t, 7> end_of_day_beds{};  ///< beds in use at the end of each Monday ... Sunday, summed
  std::array<std::uint64_t, 7> end_of_day_count{};
  std::vector<std::uint32_t> path;  ///< beds in use at the end of each day, where it is kept

  friend bool operator==(const BedFigures&, const BedFigures&) = default;
};

struct RunOptions {
  double wait_over_days = 0;  ///< for `waited_over`
  bool keeps_path = false;
};

/// The same figures for the same arguments on every machine.
///
/// At one moment things happen in this order: a place of a next stage is left, a bed's stay ends, a wait reaches its
/// limit, a patient arrives. Beds change at midnight; a midnight is counted before that. After the last day counted the
/// run goes on until the waits of those who came in time are known, at most as long again.
[[nodiscard]] BedFigures run_replication(const BedModel& model, std::uint64_t seed, std::uint64_t replication,
                                         const RunOptions& options = {});

}  // namespace flow
