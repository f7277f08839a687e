// When something is due, from the words in which a meeting said it: "November's meeting", "end of March 2020", "early
// December", "in two weeks". Used for logs that were read in and for words that are typed today.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/date.h"

namespace governance {

struct DueDate {
  base::Date by;               ///< the last day on which it is in time
  bool is_at_meeting = false;  ///< the words name a meeting: it is due there

  friend bool operator==(const DueDate&, const DueDate&) = default;
};

/// Nothing where the words name no day ("ongoing", "as soon as possible"), or one that needs `said_on` to be known.
///
/// A month is due on its last day; an early one on the 10th, the middle on the 15th. A month without a year is the next
/// such month from `said_on` on, its own month included. A month's meeting is the body's meeting in that month, or the
/// month's last day where none is known. Q1 is April to June. Of several days named, the last counts; a day after
/// "after" or "not before" is none. Weekends are no working days; bank holidays are not known here.
/// `meetings`: the body's dates, past and planned, in order.
[[nodiscard]] std::optional<DueDate> due_date(std::string_view words, std::optional<base::Date> said_on,
                                              std::span<const base::Date> meetings);

/// The last day of the period that words name, with its year: 30 November 2017 for "September to November 2017".
[[nodiscard]] std::optional<base::Date> last_day_of(std::string_view period);

}  // namespace governance
