// Wall-clock time in England (Europe/London), with the clock changes right.
//
// Durations and rest are differences of Instants. What is on a rota, or typed by a person, is a LocalTime. To get from
// one to the other the clock changes must be faced: in March an hour of wall time does not exist, in October one
// happens twice.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>

#include "base/clock.h"
#include "base/date.h"
#include "base/result.h"

namespace base {

/// What the clock on the ward shows, to the minute.
using LocalTime = std::chrono::local_time<std::chrono::minutes>;

/// Which of the two, where a wall time happens twice (the last Sunday of October, 01:00 to 01:59).
enum class Repeated { Refuse, Earlier, Later };

/// The moment of a wall time. Refuses a time that does not exist, and by default one that happens twice, with a message
/// for the person who typed it.
[[nodiscard]] Result<Instant> instant_of(LocalTime local, Repeated repeated = Repeated::Refuse,
                                         std::string subject = "");
/// The moment a London day starts (midnight always exists exactly once).
[[nodiscard]] Instant start_of_day(Date date);
/// The last microsecond of a London day: a deadline "by the end of" it.
[[nodiscard]] Instant end_of_day(Date date);

/// A stretch of time in which London's clock stood the same way.
struct ClockStretch {
  Instant from;
  Instant to;                  ///< the first moment after it
  std::chrono::minutes ahead;  ///< of UTC
};
[[nodiscard]] ClockStretch clock_stretch_at(Instant instant);

[[nodiscard]] LocalTime local_of(Instant instant);
[[nodiscard]] Date date_of(Instant instant);
[[nodiscard]] Date date_of(LocalTime local);
[[nodiscard]] constexpr LocalTime local_time(Date date, std::chrono::minutes time_of_day) {
  return std::chrono::local_days(date) + time_of_day;
}

/// Reads "20:30" or "0830" (minutes since midnight).
[[nodiscard]] Result<std::chrono::minutes> parse_time_of_day(std::string_view text, std::string subject = "");
/// Reads "2026-09-14T08:00".
[[nodiscard]] Result<LocalTime> parse_local_time(std::string_view text, std::string subject = "");

[[nodiscard]] std::string time_text(LocalTime local);        ///< 20:30
[[nodiscard]] std::string local_iso(LocalTime local);        ///< 2017-09-01T20:30
[[nodiscard]] std::string long_date_time(Instant instant);   ///< 1 September 2017 at 20:30
[[nodiscard]] std::string short_date_time(Instant instant);  ///< 1 Sep 2017, 20:30
[[nodiscard]] std::string utc_iso(Instant instant);          ///< 2017-09-01T19:30:00Z
/// "1 h 45 min", "11 h", "20 min", "0 min"; a minus sign before a negative one.
[[nodiscard]] std::string duration_text(std::chrono::minutes duration);
/// How far off a deadline is, in the largest useful unit: "3 days left", "5 hours left", "2 days overdue".
[[nodiscard]] std::string time_left_text(Instant now, Instant due);

}  // namespace base
