// The fewest beds that do, by trying numbers of beds on the same patients.
#pragma once

#include <cstdint>
#include <optional>

#include "flow/beds/bed_simulation.h"

namespace flow {

/// What is to be kept within what.
struct BedTarget {
  Figure share = share_waiting;
  double max_share = 0.10;
  double wait_over_days = 0;
};

class BedSearch {
 public:
  BedSearch(const BedTarget& target, std::uint64_t seed) : target_(target), seed_(seed) {}

  /// The share with so many beds; nothing where the queue would grow without end.
  [[nodiscard]] Estimate share_with(const BedModel& model, std::int64_t beds);
  /// `guess` is where the search begins: a good one saves runs. In each run the model's replications are taken
  /// together, or, where `only` is given, that one alone. Nothing where kMostBeds would not do.
  [[nodiscard]] std::optional<std::int64_t> fewest(const BedModel& model, std::int64_t guess);
  [[nodiscard]] std::optional<std::int64_t> fewest_in(const BedModel& model, std::uint64_t only, std::int64_t guess);

  [[nodiscard]] std::uint64_t events() const { return events_; }

 private:
  template <class Enough>
  [[nodiscard]] static std::optional<std::int64_t> fewest_that(std::int64_t guess, std::int64_t first_step,
                                                               Enough enough);

  BedTarget target_;
  std::uint64_t seed_;
  std::uint64_t events_ = 0;
};

/// A first guess by the closed forms. REQUIRES: load_of(model) is well below kMostBeds.
[[nodiscard]] std::int64_t guessed_beds(const BedModel& model, const BedTarget& target);

}  // namespace flow
