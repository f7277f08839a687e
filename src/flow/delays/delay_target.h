// What the target for delayed transfers allows, over each of its two denominators, which are kept apart and named.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "flow/measures/measure.h"
#include "flow/series/series_period.h"

namespace flow {

/// A dated fact with where it is written and how sure that is ("B": quoted from a published copy).
struct DelayTarget {
  double rate = 0;  ///< a percentage of beds, or people a day for 100,000 adults
  DenominatorKind over = DenominatorKind::None;
  base::Date by;
  std::string_view words;
  std::string_view source;
  std::string_view certainty;
};
/// In order of their dates; amended by adding a row.
[[nodiscard]] std::span<const DelayTarget> delay_targets();

/// 9.4 for 100,000 adults and 800,000 adults: 75.2 people a day. REQUIRES: over adults or occupied beds.
[[nodiscard]] double allowed_people_per_day(const DelayTarget& target, double denominator);
/// The delayed days of a month that come to it.
[[nodiscard]] double allowed_delayed_days(const DelayTarget& target, double denominator, SeriesPeriod month);

}  // namespace flow
