#include "safe_working/contract_rules/rota_facts.h"

#include <algorithm>

#include "safe_working/contract_rules/rota_time.h"

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;

constexpr RotaMinutes kLongAbove = hours(10);
constexpr RotaMinutes kNightFrom = hours(3);
constexpr RotaMinutes kDay = days(1);
/// Further than any window or reference period reaches beyond the duties.
constexpr days kFar(366);

local_days era_start(Contract contract, base::Date by_date) {
  switch (contract) {
    case Contract::Of2016:
      return local_days::max();
    case Contract::Of2019:
      return local_days::min();
    case Contract::Auto:
      break;
  }
  return local_days(by_date);
}

RotaMinutes overlap(RotaMinutes from, RotaMinutes to, RotaMinutes window_from, RotaMinutes window_to) {
  return std::max(RotaMinutes(0), std::min(to, window_to) - std::max(from, window_from));
}

/// Minutes between 23:00 and 06:00 of a duty during which the clock does not change. `start` is since midnight.
RotaMinutes night_minutes(RotaMinutes start, RotaMinutes length) {
  RotaMinutes sum(0);
  for (RotaMinutes midnight = RotaMinutes(0); midnight - hours(1) < start + length; midnight += kDay)
    sum += overlap(start, start + length, midnight - hours(1), midnight + hours(6));
  return sum;
}

RotaInstant instant_of_wall(RotaWallTime wall) {
  const auto time = rota_time(base::LocalTime(wall), base::Repeated::Earlier);
  // 23:00 and 06:00 exist once each: London's clock changes between 01:00 and 02:00.
  return time ? time->instant : RotaInstant(wall.time_since_epoch());
}

/// The same in real time, for a duty during which the clock changes.
RotaMinutes night_minutes_across_change(const RotaDuty& duty) {
  RotaMinutes sum(0);
  for (local_days date = duty.date(); RotaWallTime(date) - hours(1) < duty.ends.wall(); date += days(1)) {
    const RotaInstant from = instant_of_wall(RotaWallTime(date) - hours(1));
    const RotaInstant to = instant_of_wall(RotaWallTime(date) + hours(6));
    sum += std::max(RotaMinutes(0), std::min(duty.ends.instant, to) - std::max(duty.starts.instant, from));
  }
  return sum;
}

bool is_night(const RotaDuty& duty, RotaMinutes start, bool is_on_paper) {
  const RotaMinutes length = duty.paper_length();
  if (duty.starts.ahead != duty.ends.ahead && !is_on_paper) return night_minutes_across_change(duty) >= kNightFrom;
  // A shift within 06:00 to 23:00 holds no part of a night: most of them.
  if (start >= hours(6) && start + length <= hours(23)) return false;
  return night_minutes(start, length) >= kNightFrom;
}

/// `start` and `end` since the midnight of the start's date, by the wall clock.
bool is_long_evening(RotaMinutes start, RotaMinutes end, bool is_e2) {
  if (end <= hours(23)) return false;
  return is_e2 ? start < hours(16) : end < hours(26);
}

DutyTraits traits_of(const RotaFacts& facts, const RotaDuty& duty, local_days date) {
  DutyTraits traits{};
  traits.is_e2 = date >= facts.e2_from;
  traits.has_moved = date >= facts.moved_from;
  traits.is_on_call = duty.kind == DutyKind::OnCall;
  if (traits.is_on_call) return traits;
  const RotaMinutes start = duty.starts.wall() - RotaWallTime(date);
  const RotaMinutes length = facts.is_on_paper ? duty.paper_length() : duty.length();
  const bool is_over_ten_hours = length > kLongAbove;
  traits.is_night = is_night(duty, start, facts.is_on_paper);
  traits.is_evening = is_over_ten_hours && is_long_evening(start, start + duty.paper_length(), traits.is_e2);
  traits.is_long = is_over_ten_hours && (!traits.is_night || traits.is_evening || facts.settings->nights_are_long);
  return traits;
}

void add_pieces(RotaFacts& facts, std::uint32_t i) {
  const RotaDuty& duty = facts.duties[i];
  if (duty.kind == DutyKind::Shift || duty.episodes == 0) {
    const std::int32_t minutes = facts.work_of(i);
    if (minutes > 0) facts.pieces.push_back({facts.start(i), facts.end(i), minutes, i});
    return;
  }
  for (const Episode& episode : facts.rota->episodes_of(duty)) {
    const JudgedTime from = facts.judged(episode.starts);
    const JudgedTime to = facts.judged(episode.ends);
    if (from < to) facts.pieces.push_back({from, to, (to - from).count(), i});
  }
}

}  // namespace

void RotaFacts::work_out(const DoctorRota& of, const Settings& by) {
  rota = &of;
  settings = &by;
  duties = of.duties;
  is_on_paper = by.clock_changes == ClockChanges::Paper && of.plan == Plan::Scheduled;
  e2_from = era_start(by.contract, kRefreshFrom);
  // No rota had the redesign before the contract that brought it.
  moved_from = std::max(e2_from, era_start(by.contract, of.terms.moved_to_2019_limits.value_or(by.limits_2019_from)));
  has_on_call = has_breaks = has_clock_change = false;
  const std::size_t n = duties.size();
  dates.resize(n);
  traits.resize(n);
  pieces.clear();
  for (std::uint32_t i = 0; i < n; ++i) {
    const RotaDuty& duty = duties[i];
    dates[i] = duty.date();
    traits[i] = traits_of(*this, duty, dates[i]);
    has_on_call |= duty.kind == DutyKind::OnCall;
    has_breaks |= duty.breaks_of_30 != kBreaksNotStated;
    has_clock_change |= duty.starts.ahead != duties[0].starts.ahead || duty.ends.ahead != duties[0].starts.ahead;
    add_pieces(*this, i);
  }
  e2_begins = JudgedTime::max();
  if (n > 0 && e2_from < dates.front() - kFar)
    e2_begins = JudgedTime::min();
  else if (n > 0 && e2_from < dates.back() + kFar)
    e2_begins = midnight(e2_from);
  work_before.resize(pieces.size() + 1);
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    work_before[i] = sum;
    sum += pieces[i].minutes;
  }
  work_before[pieces.size()] = sum;
}

RotaTime RotaFacts::real(JudgedTime time) const {
  if (!is_on_paper) return rota_time(RotaInstant(time.time_since_epoch()));
  const auto found = rota_time(base::LocalTime(time.time_since_epoch()), base::Repeated::Earlier);
  // An hour that the spring's change leaves out is named by the moment of the change.
  return found ? *found : rota_time(RotaInstant(time.time_since_epoch()));
}

JudgedTime RotaFacts::midnight(local_days date) const {
  if (is_on_paper) return JudgedTime(std::chrono::duration_cast<RotaMinutes>(date.time_since_epoch()));
  return JudgedTime(midnight_of(date).time_since_epoch());
}

std::int64_t RotaFacts::work_of_pieces(std::size_t first, std::size_t past, JudgedTime from, JudgedTime to) const {
  if (first + 1 == past) return pieces[first].between(from, to);
  return pieces[first].between(from, to) + work_before[past - 1] - work_before[first + 1] +
         pieces[past - 1].between(from, to);
}

std::int64_t RotaFacts::work_between(JudgedTime from, JudgedTime to) const {
  const auto first = std::ranges::upper_bound(pieces, from, {}, &WorkPiece::ends) - pieces.begin();
  const auto past = std::ranges::lower_bound(pieces, to, {}, &WorkPiece::starts) - pieces.begin();
  if (first >= past) return 0;
  return work_of_pieces(static_cast<std::size_t>(first), static_cast<std::size_t>(past), from, to);
}

std::int32_t RotaFacts::work_of(std::size_t i) const {
  const RotaDuty& duty = duties[i];
  if (duty.kind == DutyKind::Shift) return length(i).count();
  if (duty.episodes == 0) return rota->plan == Plan::Actual || duty.estimate == kNoEstimate ? 0 : duty.estimate;
  RotaMinutes sum(0);
  for (const Episode& episode : rota->episodes_of(duty)) sum += judged(episode.ends) - judged(episode.starts);
  return sum.count();
}

std::uint16_t RotaFacts::estimate_note(std::size_t i) const {
  const RotaDuty& duty = duties[i];
  if (duty.kind == DutyKind::Shift || duty.episodes > 0 || rota->plan == Plan::Actual) return 0;
  return bit(duty.estimate == kNoEstimate ? Note::NoEstimate : Note::EstimateSpread);
}

std::uint16_t RotaFacts::move_note() const {
  // Before the second era, and once every rota had moved, the day does not matter.
  const bool is_between = !dates.empty() && dates.front() < moved_from && dates.back() >= e2_from;
  const bool is_assumed = is_between && settings->contract == Contract::Auto && !rota->terms.moved_to_2019_limits;
  return is_assumed ? bit(Note::MoveAssumed) : std::uint16_t{0};
}

Finding RotaFacts::finding(const LimitRow& limit, Measure measured, JudgedTime from, JudgedTime to, std::size_t first,
                           std::size_t last) const {
  Finding found;
  found.rule = limit.rule;
  found.era = limit.era;
  found.is_fine_trigger = limit.fine == FineRule::Yes && rota->plan != Plan::Scheduled;
  found.measured = measured;
  found.limit = limit.limit;
  found.first = static_cast<std::uint32_t>(first);
  found.last = static_cast<std::uint32_t>(last);
  if (has_clock_change || is_on_paper) {
    const RotaTime real_from = real(from);
    const RotaTime real_to = real(to);
    found.from = real_from.instant;
    found.to = real_to.instant;
    found.clock_change = real_from.ahead != real_to.ahead;
  } else {
    found.from = RotaInstant(from.time_since_epoch());
    found.to = RotaInstant(to.time_since_epoch());
  }
  // A count is the same by either clock.
  const Unit unit = row_of(limit.rule).unit;
  if (unit != Unit::Hours && unit != Unit::WeeklyHours) found.clock_change = false;
  if (is_on_paper && found.clock_change) found.notes |= bit(Note::JudgedOnPaper);
  return found;
}

Finding RotaFacts::finding_of_time(const LimitRow& limit, JudgedTime from, JudgedTime to, std::size_t first,
                                   std::size_t last) const {
  const std::int32_t minutes = (to - from).count();
  Finding found = finding(limit, {minutes, 1}, from, to, first, last);
  if (found.clock_change) {
    const RotaMinutes paper = rota_time(found.to).wall() - rota_time(found.from).wall();
    found.paper_minutes = paper.count();
  }
  return found;
}

}  // namespace safe_working
