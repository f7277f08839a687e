// The slow, obvious twin of split_by_rate: looks at the ward's clock at every single minute. Linked by tests only.
#pragma once

#include <chrono>
#include <optional>

#include "base/london_time.h"
#include "safe_working/fines/enhanced_hours.h"

namespace reference {

struct WalkedMinutes {
  int basic = 0;
  int enhanced = 0;
};

inline int minute_of_day(base::Instant at) {
  const auto local = base::local_of(at);
  return static_cast<int>((local - std::chrono::floor<std::chrono::days>(local)).count());
}

/// Minutes of the shift as a stopwatch counts them, one at a time.
inline int stopwatch(const safe_working::WorkedSpan& shift) {
  int minutes = 0;
  for (base::Instant at = shift.from; at < shift.to; at += std::chrono::minutes(1)) ++minutes;
  return minutes;
}

inline bool is_in_night_shift(base::Instant at, const safe_working::WorkedSpan& shift) {
  if (minute_of_day(shift.from) < 20 * 60 || stopwatch(shift) < 8 * 60) return false;
  const auto days_on = base::days_between(base::date_of(shift.from), base::date_of(at)).count();
  return days_on == 0 || (days_on == 1 && minute_of_day(at) < 10 * 60);
}

inline bool is_in_late_finish(const safe_working::WorkedSpan& shift) {
  const int ends = minute_of_day(shift.to);
  const bool is_after_midnight = base::date_of(shift.to) != base::date_of(shift.from) && ends != 0;
  return is_after_midnight && ends <= 4 * 60 && base::iso(base::date_of(shift.from)) >= "2019-08-01";
}

inline WalkedMinutes walk(const safe_working::WorkedSpan& span, const std::optional<safe_working::WorkedSpan>& shift) {
  WalkedMinutes out;
  for (base::Instant at = span.from; at < span.to; at += std::chrono::minutes(1)) {
    const bool is_night = minute_of_day(at) >= 21 * 60 || minute_of_day(at) < 7 * 60;
    const bool is_enhanced = is_night || (shift && (is_in_night_shift(at, *shift) || is_in_late_finish(*shift)));
    ++(is_enhanced ? out.enhanced : out.basic);
  }
  return out;
}

}  // namespace reference
