// A calendar that other programs subscribe to (iCalendar, RFC 5545).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/date.h"

namespace documents {

/// On one day, by London's clock.
struct CalendarEvent {
  std::string uid;  ///< the same whenever the same event is written, and no other's anywhere
  base::Date day;
  std::optional<std::chrono::minutes> starts;  ///< since midnight; absent: the whole day
  std::optional<std::chrono::minutes> ends;    ///< left out of the file where it is not after `starts`
  std::string summary;
  std::string location;  ///< empty: none
};
struct Calendar {
  std::string name;
  base::Instant made_at;
  std::vector<CalendarEvent> events;
};

/// Lines end in CR LF and are folded at 75 octets, between characters. Clock changes are those since 1996.
[[nodiscard]] std::string calendar_file(const Calendar& calendar);

}  // namespace documents
