// One doctor's rota seen minute by minute: slow, and too simple to be wrong. For tests only.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <vector>

#include "base/date.h"
#include "safe_working/contract_rules/rota_duty.h"
#include "safe_working/contract_rules/settings.h"

namespace slow {

/// Minutes since 1970, in UTC; or by the clock on the wall where a rota is judged on paper.
using Minute = std::int64_t;
/// Days since 1970, as the calendar on the ward has them.
using Day = std::int64_t;

inline constexpr Minute kHour = 60;
inline constexpr Minute kDay = 24 * kHour;
inline constexpr Minute kWeek = 7 * kDay;

[[nodiscard]] Day day_of(base::Date date);
[[nodiscard]] bool is_saturday(Day day);
[[nodiscard]] Day monday_before(Day day);  ///< the day itself on a Monday

/// London's clock, minute for minute, asked of base/london_time.h.
class WallClock {
 public:
  /// On paper every minute is what the wall says, and no clock ever changes.
  explicit WallClock(bool on_paper) : on_paper_(on_paper) {}
  [[nodiscard]] Minute wall(Minute minute) const;
  [[nodiscard]] Day date(Minute minute) const;
  [[nodiscard]] Minute time_of_day(Minute minute) const;  ///< 0 to 1439
  [[nodiscard]] Minute midnight(Day day) const;           ///< the minute that a day starts

 private:
  bool on_paper_;
};

struct Span {
  Minute from;
  Minute to;  ///< the first minute after it
};

struct Duty {
  bool is_shift = true;
  Minute from = 0;
  Minute to = 0;
  Day date = 0;
  std::vector<Span> episodes;
  int estimate = -1;  ///< minutes; below 0: none
  int breaks = -1;    ///< of 30 minutes; below 0: not stated

  [[nodiscard]] Minute length() const { return to - from; }
  [[nodiscard]] bool covers(Minute minute) const { return from <= minute && minute < to; }
};

struct Rota {
  WallClock clock;
  safe_working::Plan plan;
  std::vector<Duty> duties;
  safe_working::DoctorTerms terms;

  Rota(const safe_working::DoctorRota& rota, const safe_working::Settings& settings);

  [[nodiscard]] bool is_planned_only() const { return plan == safe_working::Plan::Scheduled; }
  [[nodiscard]] bool is_worked_only() const { return plan == safe_working::Plan::Actual; }
  /// Minutes of work of a duty inside a span.
  [[nodiscard]] Minute work(const Duty& duty, Span span) const;
  [[nodiscard]] Minute work(const Duty& duty) const { return work(duty, {duty.from, duty.to}); }
  /// Minutes of a duty from 23:00 to 06:00.
  [[nodiscard]] Minute night_minutes(const Duty& duty) const;
  /// Whether a minute of it lies between Saturday 00:01 and Sunday 23:59, by the Saturdays.
  [[nodiscard]] std::vector<Day> weekends_of(const Duty& duty) const;
  /// Whether a minute is a shift's or an episode's.
  [[nodiscard]] bool is_busy(Minute minute) const;
};

}  // namespace slow
