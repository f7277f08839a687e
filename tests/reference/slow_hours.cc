#include <algorithm>

#include "tests/reference/slow_judge.h"

namespace slow {

using enum safe_working::ContractEra;
using enum safe_working::Rule;
using safe_working::Verdict;

// ---- average hours -------------------------------------------------------------------------------------------------

bool Judge::is_leave(Day day) const {
  return std::ranges::any_of(rota_.terms.leave, [day](base::Date leave) { return day_of(leave) == day; });
}

Minute Judge::counted_work(const Duty& duty, Span span) const {
  if (rota_.is_planned_only() && is_leave(duty.date)) return 0;
  return rota_.work(duty, span);
}

void Judge::averages() {
  if (rota_.terms.reference) {
    average(day_of(rota_.terms.reference->from), day_of(rota_.terms.reference->to), false);
    return;
  }
  const Day first = rota_.duties.front().date;
  const Day weeks = (rota_.duties.back().date - first) / 7 + 1;
  for (Day done = 0; done < weeks; done += 26) {
    const Day block = std::min<Day>(26, weeks - done);
    const bool is_short = block < settings_.shortest_reference_weeks;
    if (is_short && done > 0) return;
    average(first + done * 7, first + (done + block) * 7 - 1, is_short);
  }
}

void Judge::average(Day from, Day to, bool is_short) {
  const Minute limit = (rota_.terms.opted_out ? 56 : 48) * kHour;
  const Span period{rota_.clock.midnight(from), rota_.clock.midnight(to + 1)};
  Minute in_period = 0;
  for (const Duty& duty : rota_.duties) in_period += counted_work(duty, period);
  Day leave = 0;
  for (Day day = from; day <= to; ++day) leave += is_leave(day) ? 1 : 0;

  const Day days = to - from + 1;
  if (leave > 0 && settings_.leave_in_average == safe_working::LeaveInAverage::DropDays) {
    over_average(period, from, limit, in_period, days - leave, is_short);
    return;
  }
  const auto [after, is_filled] = work_after(to, leave);
  if (over_average(period, from, limit, in_period + after, days, is_short) || is_filled) return;
  over_average(period, from, limit, in_period, days - leave, true);
}

std::pair<Minute, bool> Judge::work_after(Day day, Day dates) const {
  std::map<Day, Minute> by_date;
  for (const Duty& duty : rota_.duties) {
    const Minute work = counted_work(duty, {duty.from, duty.to});
    if (duty.date > day && work > 0) by_date[duty.date] += work;
  }
  Minute total = 0;
  for (const auto& [date, work] : by_date) {
    if (dates == 0) break;
    total += work;
    --dates;
  }
  return {total, dates == 0};
}

bool Judge::over_average(Span period, Day first, Minute limit, Minute work, Day days, bool is_notice) {
  if (days <= 0 || work * 7 <= limit * days) return false;
  Finding& finding = breach(rota_.terms.opted_out ? Hr56 : Hr48, era(first), {work * 7, days}, {limit, 1}, period);
  if (is_notice) finding.verdict = Verdict::Notice;
  fine(finding, (work * 7 - limit * days) / 7);
  return true;
}

// ---- windows -------------------------------------------------------------------------------------------------------

std::vector<Window> Judge::greatest_of_clusters(const std::vector<Window>& over) {
  return greatest_of_clusters(over, [](Minute) { return std::optional<Window>(); });
}

std::vector<Span> Judge::pieces() const {
  std::vector<Span> all;
  for (const Duty& duty : rota_.duties) {
    if (duty.is_shift) all.push_back({duty.from, duty.to});
    for (const Span& episode : duty.episodes) all.push_back(episode);
    const bool is_estimated = !duty.is_shift && duty.episodes.empty() && rota_.work(duty) > 0;
    if (is_estimated) all.push_back({duty.from, duty.to});
  }
  return all;
}

bool Judge::is_by_calendar(Day day) const {
  const Day clarified = day_of(base::Date{std::chrono::year(2018), std::chrono::month(5), std::chrono::day(1)});
  return settings_.seven_days == safe_working::SevenDays::Calendar && era(day) == E1 && day < clarified;
}

std::set<std::pair<Minute, Minute>> Judge::seven_day_spans() const {
  std::set<std::pair<Minute, Minute>> spans;
  for (const Span& piece : pieces()) {
    for (const Minute opens : {piece.from, piece.to - kWeek}) {
      if (!is_by_calendar(rota_.clock.date(opens))) spans.insert({opens, opens + kWeek});
    }
    const Day date = rota_.clock.date(piece.from);
    for (Day day = date - 6; day <= date; ++day) {
      if (is_by_calendar(day)) spans.insert({rota_.clock.midnight(day), rota_.clock.midnight(day + 7)});
    }
  }
  return spans;
}

std::optional<Window> Judge::seven_days_over(Minute from, Minute to) const {
  Minute work = 0;
  for (const Duty& duty : rota_.duties) work += rota_.work(duty, {from, to});
  if (work <= 72 * kHour) return std::nullopt;
  const auto all = pieces();
  const bool opens_with_work =
      !is_by_calendar(rota_.clock.date(from)) && std::ranges::find(all, from, &Span::from) != all.end();
  return Window{{from, to}, {work, 1}, 0, opens_with_work};
}

void Judge::seven_days() {
  std::vector<Window> over;
  for (const auto& [from, to] : seven_day_spans()) {
    if (const auto window = seven_days_over(from, to)) over.push_back(*window);
  }
  const auto at_end = [this](Minute end) {
    return is_by_calendar(rota_.clock.date(end)) ? std::nullopt : seven_days_over(end, end + kWeek);
  };
  for (const Window& window : greatest_of_clusters(over, at_end)) {
    const Measure limit{72 * kHour, 1};
    Finding& finding = breach(Hr72, era(rota_.clock.date(window.span.from)), window.measured, limit, window.span);
    fine(finding, window.measured.numerator - 72 * kHour);
  }
}

WindowOfEveryMinute every_seven_days(const safe_working::DoctorRota& given, const Settings& settings) {
  const Rota rota(given, settings);
  if (rota.duties.empty()) return {0, {}, 0};
  const Minute first = rota.duties.front().from - kWeek;
  const Minute last = rota.duties.back().to;
  std::vector<int> exact(static_cast<std::size_t>(last - first + kWeek + 1), 0);
  std::vector<const Duty*> estimated;
  for (const Duty& duty : rota.duties) {
    if (!duty.is_shift && duty.episodes.empty()) {
      estimated.push_back(&duty);
      continue;
    }
    const std::vector<Span> whole{{duty.from, duty.to}};
    for (const Span& piece : duty.is_shift ? whole : duty.episodes) {
      for (Minute minute = piece.from; minute < piece.to; ++minute) exact[static_cast<std::size_t>(minute - first)] = 1;
    }
  }
  WindowOfEveryMinute all{first, {}, static_cast<Minute>(estimated.empty() ? 0 : 2)};
  Minute inside = 0;
  for (Minute minute = 0; minute < kWeek; ++minute) inside += exact[static_cast<std::size_t>(minute)];
  for (Minute opens = first; opens < last; ++opens) {
    Minute work = inside;
    for (const Duty* duty : estimated) work += rota.work(*duty, {opens, opens + kWeek});
    all.work.push_back(work);
    const auto at = static_cast<std::size_t>(opens - first);
    inside += exact[at + static_cast<std::size_t>(kWeek)] - exact[at];
  }
  return all;
}

}  // namespace slow
