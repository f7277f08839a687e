#include "tests/reference/slow_rota.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/london_time.h"

namespace slow {
namespace {

using safe_working::DutyKind;
using safe_working::Plan;

/// Clocks change on the hour, so each hour is asked once.
Minute minutes_ahead(Minute minute) {
  static std::unordered_map<Minute, Minute> known;
  const Minute hour = minute / kHour;
  const auto found = known.find(hour);
  if (found != known.end()) return found->second;
  const auto local = base::local_of(base::Instant(std::chrono::hours(hour)));
  const Minute ahead = local.time_since_epoch().count() - hour * kHour;
  known.emplace(hour, ahead);
  return ahead;
}

Minute minute_of(const safe_working::RotaTime& time, bool on_paper) {
  return time.instant.time_since_epoch().count() + (on_paper ? time.ahead : 0);
}

Minute overlap(Span a, Span b) {
  return std::max<Minute>(0, std::min(a.to, b.to) - std::max(a.from, b.from));
}

}  // namespace

Day day_of(base::Date date) {
  return std::chrono::local_days(date).time_since_epoch().count();
}

bool is_saturday(Day day) {
  return std::chrono::weekday(std::chrono::local_days(std::chrono::days(day))) == std::chrono::Saturday;
}

Day monday_before(Day day) {
  while (std::chrono::weekday(std::chrono::local_days(std::chrono::days(day))) != std::chrono::Monday) --day;
  return day;
}

Minute WallClock::wall(Minute minute) const {
  return on_paper_ ? minute : minute + minutes_ahead(minute);
}

Day WallClock::date(Minute minute) const {
  return wall(minute) / kDay;
}

Minute WallClock::time_of_day(Minute minute) const {
  return wall(minute) % kDay;
}

Minute WallClock::midnight(Day day) const {
  Minute minute = day * kDay - 2 * kHour;
  while (date(minute) < day) ++minute;
  return minute;
}

Rota::Rota(const safe_working::DoctorRota& rota, const safe_working::Settings& settings)
    : clock(settings.clock_changes == safe_working::ClockChanges::Paper && rota.plan == Plan::Scheduled),
      plan(rota.plan),
      terms(rota.terms) {
  const bool on_paper = settings.clock_changes == safe_working::ClockChanges::Paper && rota.plan == Plan::Scheduled;
  for (const safe_working::RotaDuty& given : rota.duties) {
    Duty duty{.is_shift = given.kind == DutyKind::Shift,
              .from = minute_of(given.starts, on_paper),
              .to = minute_of(given.ends, on_paper),
              .episodes = {},
              .estimate = given.estimate,
              .breaks = given.breaks_of_30};
    duty.date = clock.date(duty.from);
    for (const safe_working::Episode& episode : rota.episodes_of(given))
      duty.episodes.push_back({minute_of(episode.starts, on_paper), minute_of(episode.ends, on_paper)});
    duties.push_back(duty);
  }
}

Minute Rota::work(const Duty& duty, Span span) const {
  if (duty.is_shift) return overlap({duty.from, duty.to}, span);
  if (!duty.episodes.empty()) {
    Minute total = 0;
    for (const Span& episode : duty.episodes) total += overlap(episode, span);
    return total;
  }
  if (is_worked_only() || duty.estimate < 0) return 0;
  const Minute part = overlap({duty.from, duty.to}, span);
  return (2 * duty.estimate * part + duty.length()) / (2 * duty.length());
}

Minute Rota::night_minutes(const Duty& duty) const {
  Minute night = 0;
  for (Minute minute = duty.from; minute < duty.to; ++minute) {
    const Minute time = clock.time_of_day(minute);
    if (time >= 23 * kHour || time < 6 * kHour) ++night;
  }
  return night;
}

std::vector<Day> Rota::weekends_of(const Duty& duty) const {
  std::set<Day> saturdays;
  for (Minute minute = duty.from; minute < duty.to; ++minute) {
    const Day day = clock.date(minute);
    const Minute time = clock.time_of_day(minute);
    if (is_saturday(day) && time >= 1) saturdays.insert(day);
    if (is_saturday(day - 1) && time < 23 * kHour + 59) saturdays.insert(day - 1);
  }
  return {saturdays.begin(), saturdays.end()};
}

bool Rota::is_busy(Minute minute) const {
  return std::ranges::any_of(duties, [&](const Duty& duty) {
    if (duty.is_shift) return duty.covers(minute);
    return std::ranges::any_of(duty.episodes, [&](Span e) { return e.from <= minute && minute < e.to; });
  });
}

}  // namespace slow
