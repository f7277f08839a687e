// Delayed days counted from the rows of the register: for the system and for each partner from the same rows.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "flow/delays/delay_spell.h"

namespace flow {

/// Days of one place, or of all.
struct DelayCount {
  std::int64_t days = 0;
  std::map<DelayReason, std::map<Attribution, std::int64_t>> by_cause;
  std::map<CareType, std::int64_t> by_care;

  [[nodiscard]] std::int64_t of(DelayReason reason) const;
  [[nodiscard]] std::int64_t of(Attribution attribution) const;
  [[nodiscard]] std::int64_t of(DelayReason reason, Attribution attribution) const;
  [[nodiscard]] std::int64_t of(CareType care) const;
  friend bool operator==(const DelayCount&, const DelayCount&) = default;
};

struct DelayTally {
  base::Period period;  ///< what was counted: the month, or what of it has passed
  DelayCount system;
  std::map<std::string, DelayCount> by_council;   ///< they add up to the system
  std::map<std::string, DelayCount> by_provider;  ///< and so do these

  /// Mean number of people delayed on a day of the period.
  [[nodiscard]] double people_per_day() const;
};

/// Each day from 00:01 on the first to 24:00 on the last that a person was delayed, weekends and bank holidays too;
/// days after `through` have not passed and are not counted. REQUIRES: period.from <= period.to; spells without
/// overlaps. Nothing where no day of the period has passed.
[[nodiscard]] std::optional<DelayTally> delay_tally(std::span<const DelaySpell> spells, base::Period period,
                                                    base::Date through);

/// The days of a spell that lie in a period.
[[nodiscard]] std::int64_t days_within(const DelaySpell& spell, base::Period period);

}  // namespace flow
