// Who comes to the ward, day by day: times of arrival and the stay each will have.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "flow/beds/bed_model.h"

namespace flow {

/// The first day simulated, counted so that patients of today's census can have come before it. A multiple of 7.
inline constexpr std::int64_t kFirstDay = 7LL * 1000;
[[nodiscard]] constexpr Ticks start_of(std::int64_t day) {
  return static_cast<Ticks>(day) * kTicksPerDay;
}

/// The same seed and replication give the same patients, however many beds there are. Arrivals are Poisson with a rate
/// for each day of the week (and hour); a scenario's growth moves each arrival a little, it does not draw anew.
class PatientSource {
 public:
  PatientSource(const BedModel& model, std::uint64_t seed, std::uint64_t replication);

  /// Makes the next day's patients; the first call is for kFirstDay.
  void make_day();

  [[nodiscard]] std::span<const Ticks> arrivals() const { return arrivals_; }  ///< in rising order, within the day
  [[nodiscard]] std::span<const Ticks> stays() const { return stays_; }        ///< for each arrival

  /// Patients there at the start.
  [[nodiscard]] std::vector<Ticks> remaining_stays() const;
  /// For patients who were waiting at the start, whole stays.
  [[nodiscard]] std::vector<Ticks> stays_of_waiting() const;
  [[nodiscard]] std::vector<Ticks> remaining_in_stage(std::size_t stage) const;

 private:
  void make_stretch(Ticks from, Ticks until, double rate_per_tick);
  void shorten_stays();

  const BedModel& model_;
  Week rates_;  ///< a tick, for each day of the week
  std::array<double, 24> hours_{};
  bool has_hours_ = false;
  StaySampler sampler_;
  RandomStream arrivals_stream_;
  RandomStream stays_stream_;
  RandomStream settings_stream_;
  std::uint64_t census_key_;
  double left_;  ///< until the next arrival, in expected arrivals
  std::int64_t day_ = kFirstDay;
  std::vector<Ticks> arrivals_;
  std::vector<Ticks> stays_;
};

/// Where a patient goes on to, and for how long: the same for the same patient whatever happened before.
class NextStageSource {
 public:
  struct Going {
    std::size_t stage = 0;  ///< the number of stages: goes home
    Ticks stay = 0;
  };
  NextStageSource(const BedModel& model, std::uint64_t seed, std::uint64_t replication);
  /// `patient` counts from 0: those in beds at the start, those waiting at the start, then arrivals in their order.
  [[nodiscard]] Going of(std::uint64_t patient) const;

 private:
  std::uint64_t key_;
  std::vector<double> shares_;  ///< summed up
  std::vector<StaySampler> samplers_;
};

}  // namespace flow
