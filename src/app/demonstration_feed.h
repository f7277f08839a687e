// An invented daily feed of A&E for the demonstration record: no hospital publishes its days.
#pragma once

#include <string>

#include "base/date.h"
#include "base/random.h"

namespace app {

/// What the published months say of an ordinary day.
struct FeedLevel {
  double attendances = 0;  ///< a day, all types
  double over_share = 0;   ///< of attendances over four hours, 0 to 1
};

/// A CSV file, a row for each day of the period: date, place, attendances, over four hours, and in every row that it
/// is invented. Mondays are busier, Christmas Day quieter, other bank holidays a little busier; the busier the day,
/// the more wait. The same numbers from the same random numbers on every machine.
[[nodiscard]] std::string invented_daily_feed(const std::string& place, const FeedLevel& level, base::Period days,
                                              base::Random& random);

}  // namespace app
