#include <algorithm>

#include "tests/reference/slow_judge.h"

namespace slow {

using enum safe_working::ContractEra;
using enum safe_working::Rule;
using safe_working::RestFinesOf2016;
using safe_working::Verdict;

// ---- on call -------------------------------------------------------------------------------------------------------

void Judge::on_call() {
  for (const Duty& duty : rota_.duties) {
    if (duty.is_shift) continue;
    if (duty.to > duty.from) unbroken_rest(duty);
    total_rest(duty);
  }
  const auto all = runs([](const Duty& duty) { return !duty.is_shift; });
  std::vector<Day> dates;
  for (const Run& run : all) {
    in_succession(run);
    day_after(run);
    for (const auto& [day, indices] : run) dates.push_back(day);
  }
  three_in_seven(dates);
}

void Judge::in_succession(const Run& run) {
  const bool is_one_weekend = run.size() == 2 && is_saturday(run.front().first);
  if (settings_.on_calls_in_a_row == 1 && is_one_weekend) return;
  too_many(
      OcCons, run, [this](Day day) { return era(day); }, [this](ContractEra) { return settings_.on_calls_in_a_row; });
}

void Judge::three_in_seven(const std::vector<Day>& dates) {
  const int limit = std::max(3, settings_.on_calls_in_a_row);
  std::vector<Window> over;
  for (const Day day : dates) {
    const auto count = std::ranges::count_if(dates, [&](Day other) { return day <= other && other < day + 7; });
    if (count > limit) over.push_back({{rota_.clock.midnight(day), rota_.clock.midnight(day + 7)}, {count, 1}});
  }
  for (const Window& window : greatest_of_clusters(over)) {
    const Day first = rota_.clock.date(window.span.from);
    breach(Oc3In7, era(first), window.measured, {limit, 1}, periods_in(first, first + 7));
  }
}

Span Judge::periods_in(Day from, Day to) const {
  std::optional<Span> span;
  for (const Duty& duty : rota_.duties) {
    if (!duty.is_shift && from <= duty.date && duty.date < to) span = Span{span ? span->from : duty.from, duty.to};
  }
  return *span;
}

void Judge::day_after(const Run& run) {
  Minute total = 0;
  std::optional<Span> span;
  for (const Duty& duty : rota_.duties) {
    if (!duty.is_shift || duty.date != run.back().first + 1) continue;
    total += duty.length();
    span = Span{span ? span->from : duty.from, duty.to};
  }
  if (!span) return;
  const ContractEra decides = era(run.back().first + 1);
  if (total > 10 * kHour) breach(OcDay, decides, {total, 1}, {10 * kHour, 1}, *span);
  const Duty& period = rota_.duties[run.back().second.back()];
  if (total <= 5 * kHour) return;
  if (!rota_.is_worked_only() && is_rest_foreseen_short(period)) {
    breach(OcDay5, decides, {total, 1}, {5 * kHour, 1}, *span);
  } else if (!rota_.is_planned_only() && was_rest_short(period)) {
    breach(OcDay5, decides, {total, 1}, {5 * kHour, 1}, *span).verdict = Verdict::Notice;
  }
}

bool Judge::is_rest_foreseen_short(const Duty& period) const {
  Minute shifts = 0;
  for (const Duty& duty : rota_.duties) {
    if (duty.is_shift) shifts += rota_.work(duty, {period.from, period.from + kDay});
  }
  return kDay - shifts - std::max(0, period.estimate) < 8 * kHour;
}

bool Judge::was_rest_short(const Duty& period) {
  const auto before = found_.size();
  unbroken_rest(period);
  total_rest(period);
  const bool was_short = found_.size() > before;
  found_.resize(before, {Hr48, E1, Verdict::Breach, {}, {}, 0, 0, false, 0});
  return was_short;
}

void Judge::unbroken_rest(const Duty& duty) {
  std::map<Day, std::vector<Minute>> nights;
  for (Minute minute = duty.from; minute < duty.to; ++minute) {
    const Minute time = rota_.clock.time_of_day(minute);
    const Day date = rota_.clock.date(minute);
    if (time >= 22 * kHour) nights[date].push_back(minute);
    if (time < 7 * kHour) nights[date - 1].push_back(minute);
  }
  for (const auto& [day, minutes] : nights) {
    if (std::ssize(minutes) < 5 * kHour) continue;
    Minute longest = 0;
    Minute streak = 0;
    for (const Minute minute : minutes) {
      streak = is_in_episode(duty, minute) ? 0 : streak + 1;
      longest = std::max(longest, streak);
    }
    if (longest >= 5 * kHour) continue;
    const Span night{minutes.front(), minutes.back() + 1};
    Finding& finding = breach(OcRest5, era(duty.date), {longest, 1}, {5 * kHour, 1}, night);
    if (era(duty.date) == E2) fine(finding, 5 * kHour - longest);
  }
}

bool Judge::is_in_episode(const Duty& duty, Minute minute) {
  return std::ranges::any_of(duty.episodes, [minute](Span e) { return e.from <= minute && minute < e.to; });
}

void Judge::total_rest(const Duty& duty) {
  const Span day{duty.from, duty.from + kDay};
  Minute rest = 0;
  for (Minute minute = day.from; minute < day.to; ++minute) rest += rota_.is_busy(minute) ? 0 : 1;
  if (rest >= 8 * kHour) return;
  const ContractEra decides = era(duty.date);
  Finding& finding = breach(OcRest8, decides, {rest, 1}, {8 * kHour, 1}, day);
  if (decides == E2 || settings_.rest_fines_of_2016 != RestFinesOf2016::BetweenShifts) fine(finding, 8 * kHour - rest);
}

}  // namespace slow
