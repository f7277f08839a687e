// How many beds are required, with the tolerance of that number and what drives it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "flow/beds/bed_simulation.h"

namespace flow {

inline constexpr double kMostRequiredLoad = 10'000;  ///< beds used on average

struct RequirementAsked {
  /// Of patients: who wait (longer than `max_wait_days`), or under the rule loss are turned away. Within 0.0001 to 0.9.
  double max_share = 0.10;
  double max_wait_days = 0;
  double level = 0.80;  ///< of the tolerance, within 0.5 to 0.99
};

/// Between which numbers of beds the requirement lies, at the level asked for.
struct BedRange {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

/// One thing that moves the number: what is required at its low and at its high end, all else as likely.
struct BedDriver {
  std::string name;
  double low_value = 0;  ///< of the driver, as a share more or less: -0.02
  double high_value = 0;
  BedRange beds;  ///< at the low value and at the high one; not in rising order where more of it needs fewer beds
  [[nodiscard]] std::int64_t width() const {
    return beds.high > beds.low ? beds.high - beds.low : beds.low - beds.high;
  }
};

struct StaffLimit {
  std::int64_t beds = 0;      ///< the most that there are staff for
  std::int64_t short_by = 0;  ///< beds required beyond that
  Estimate share;             ///< who wait or are turned away with so many; nothing where the queue would never end
};

struct RequiredBeds {
  std::int64_t beds = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;
  double load = 0;           ///< beds used on average if nobody waited
  Estimate share;            ///< of patients who wait or are turned away, with that number of beds
  Estimate share_one_fewer;  ///< with one bed fewer; nothing where the queue would never end
  /// What a year needs, by chance alone: arrivals and stays known.
  BedRange chance;
  std::optional<BedRange> estimation;  ///< because arrivals and stays are known from a sample alone
  std::optional<BedRange> scenario;    ///< over the ranges of the levers
  BedRange together;                   ///< all at once
  std::vector<BedDriver> drivers;      ///< the widest first
  std::optional<StaffLimit> staff;
  std::optional<double> arrival_days;  ///< that the arrivals rest on
  std::optional<std::int64_t> stays;   ///< that the stay rests on
  std::int64_t draws = 0;              ///< behind each range
  std::int64_t days = 0;               ///< counted in each replication of the headline
  std::int64_t replications = 0;
  std::vector<std::string> notes;  ///< sentences: what the model says and the answer leaves out
  std::uint64_t events = 0;
};

/// The fewest beds, the same number every day, that keep the share within what was asked for, in a steady state: the
/// model's beds and today's census have no say. The same patients come whatever the number of beds. The headline holds
/// for the likely values of the levers. Refuses a load above kMostRequiredLoad, and a share that no number of beds can
/// keep.
[[nodiscard]] base::Result<RequiredBeds> required_beds(const BedModel& model, const RequirementAsked& asked,
                                                       std::uint64_t seed);

/// About how many events that search handles.
[[nodiscard]] double events_of_requirement(const BedModel& model);

}  // namespace flow
