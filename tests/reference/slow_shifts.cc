#include <algorithm>

#include "tests/reference/slow_judge.h"

namespace slow {

using enum safe_working::ContractEra;
using enum safe_working::Rule;
using safe_working::RestFinesOf2016;
using safe_working::Verdict;

namespace {

bool at_least(const Measure& a, const Measure& b) {
  return !exceeds(b, a);
}

}  // namespace

// ---- one shift -----------------------------------------------------------------------------------------------------

bool Judge::is_long_evening(const Duty& duty) const {
  const Minute starts = rota_.clock.wall(duty.from) - duty.date * kDay;
  const Minute ends = rota_.clock.wall(duty.to) - duty.date * kDay;
  if (!is_long(duty) || ends <= 23 * kHour) return false;
  return era(duty.date) == E1 ? ends < 26 * kHour : starts < 16 * kHour;
}

bool Judge::counts_as_long(const Duty& duty) const {
  return is_long(duty) && (!is_night(duty) || is_long_evening(duty) || settings_.nights_are_long);
}

void Judge::lengths_and_breaks(const Duty& duty) {
  const Span span{duty.from, duty.to};
  const ContractEra era_of_duty = era(duty.date);
  if (!duty.is_shift) {
    if (duty.length() > 24 * kHour) breach(Oc24, era_of_duty, {duty.length(), 1}, {24 * kHour, 1}, span);
    return;
  }
  const bool is_roster_rule = era_of_duty == E1;
  if (duty.length() > 13 * kHour && !(is_roster_rule && rota_.is_worked_only())) {
    Finding& finding = breach(Sh13, era_of_duty, {duty.length(), 1}, {13 * kHour, 1}, span);
    if (era_of_duty == E2) fine(finding, duty.length() - 13 * kHour);
  }
  const int due = breaks_due(duty);
  if (duty.breaks < 0 || duty.breaks >= due) return;
  breach(due == 3 ? Br3 : due == 2 ? Br2 : Br1, era_of_duty, {duty.breaks, 1}, {due, 1}, span);
}

int Judge::breaks_due(const Duty& duty) const {
  if (era(duty.date) == E2 && is_night(duty) && duty.length() >= 12 * kHour) return 3;
  if (duty.length() > 9 * kHour) return 2;
  return duty.length() > 5 * kHour ? 1 : 0;
}

// ---- runs ----------------------------------------------------------------------------------------------------------

void Judge::rest_after(Rule rule, ContractEra decides, std::size_t last, Minute due) {
  if (last + 1 == rota_.duties.size()) return;
  const Span rest{rota_.duties[last].to, rota_.duties[last + 1].from};
  if (rest.to - rest.from < due) breach(rule, decides, {rest.to - rest.from, 1}, {due, 1}, rest);
}

void Judge::run_rules() {
  const auto plain = [this](Day day) { return era(day); };
  const auto redesign = [this](Day day) { return redesign_era(day); };
  const auto four = [](ContractEra) { return 4; };
  const auto five_or_four = [](ContractEra decides) { return decides == E1 ? 5 : 4; };
  for (const Run& run : runs([this](const Duty& duty) { return counts_as_long(duty); })) {
    too_many(ShLong, run, redesign, five_or_four);
    rest_after_nth(RsLong, run, redesign, five_or_four);
  }
  for (const Run& run : runs([this](const Duty& duty) { return is_long_evening(duty); })) {
    too_many(ShEve, run, plain, four);
    rest_after_nth(RsEve, run, plain, four);
  }
  for (const Run& run : runs([this](const Duty& duty) { return is_night(duty); })) {
    too_many(ShNight, run, plain, four);
    const ContractEra decides = redesign_era(run.back().first);
    if (decides == E2 || run.size() >= 3) rest_after(RsNight, decides, run.back().second.back(), 46 * kHour);
  }
  for (const Run& run : runs([](const Duty&) { return true; })) {
    const bool has_low_weekend = has_low_intensity_weekend(run);
    const auto limit = [&](ContractEra decides) {
      if (has_low_weekend) return 12;
      return decides == E2 && !rota_.terms.eight_days_agreed ? 7 : 8;
    };
    if (has_low_weekend)
      too_many(ShConsLi, run, plain, limit);
    else
      too_many(ShCons, run, redesign, limit);
    rest_after_nth(RsCons, run, redesign, limit);
  }
}

bool Judge::is_low_intensity(const Indices& duties) const {
  bool has_on_call = false;
  for (const std::size_t i : duties) {
    const Duty& duty = rota_.duties[i];
    if (duty.is_shift) continue;
    has_on_call = true;
    if (rota_.work(duty) > 3 * kHour || duty.episodes.size() > 3) return false;
  }
  return has_on_call;
}

bool Judge::has_low_intensity_weekend(const Run& run) const {
  for (std::size_t i = 0; i + 1 < run.size(); ++i) {
    if (is_saturday(run[i].first) && is_low_intensity(run[i].second) && is_low_intensity(run[i + 1].second))
      return true;
  }
  return false;
}

// ---- rest between shifts -------------------------------------------------------------------------------------------

void Judge::rest_between_shifts() {
  const Duty* last = nullptr;
  for (const Duty& duty : rota_.duties) {
    if (!duty.is_shift) continue;
    if (last != nullptr) rest_between(*last, duty);
    last = &duty;
  }
}

void Judge::rest_between(const Duty& last, const Duty& next) {
  const Minute rest = next.from - last.to;
  if (rest >= 11 * kHour) return;
  const ContractEra decides = era(last.date);
  Finding& finding = breach(Rs11, decides, {rest, 1}, {11 * kHour, 1}, {last.to, next.from});
  const bool is_fined_in_2016 = settings_.rest_fines_of_2016 != RestFinesOf2016::OnCall && rest < 8 * kHour;
  if (decides == E2) fine(finding, 11 * kHour - rest);
  if (decides == E1 && is_fined_in_2016) fine(finding, 8 * kHour - rest);
}

// ---- weekends ------------------------------------------------------------------------------------------------------

void Judge::weekends() {
  if (rota_.duties.empty()) return;
  std::set<Day> worked;
  for (const Duty& duty : rota_.duties) {
    for (const Day saturday : rota_.weekends_of(duty)) worked.insert(saturday);
  }
  const Day first = monday_before(rota_.duties.front().date);
  const Day last = monday_before(rota_.duties.back().date);
  const Day weeks = rota_.terms.rota_weeks.value_or(static_cast<int>((last - first) / 7 + 1));
  const bool is_short = !rota_.terms.rota_weeks && weeks < settings_.shortest_reference_weeks;
  for (Day monday = first; monday <= last; monday += weeks * 7) {
    const Day next = monday + weeks * 7;
    const auto count = std::ranges::count_if(worked, [&](Day day) { return monday <= day && day < next; });
    const Span span{rota_.clock.midnight(monday), rota_.clock.midnight(next)};
    weekend_share(We2, era(monday), {count, weeks}, {1, 2}, span, is_short);
    const ContractEra decides = redesign_era(monday);
    const bool is_allowed = decides == E1 || rota_.terms.weekends_approved;
    weekend_share(We3, decides, {count, weeks}, {1, 3}, span, is_short || is_allowed);
  }
}

void Judge::weekend_share(Rule rule, ContractEra decides, Measure share, Measure limit, Span span, bool is_notice) {
  if (!exceeds(share, limit)) return;
  Finding& finding = breach(rule, decides, share, limit, span);
  if (is_notice) finding.verdict = Verdict::Notice;
}

// ---- missed breaks -------------------------------------------------------------------------------------------------

void Judge::missed_breaks() {
  if (rota_.duties.empty()) return;
  const Day first = rota_.duties.front().date;
  const Day last = rota_.duties.back().date;
  const bool is_short = last - first + 1 < 28;
  bool is_first_done = false;
  std::vector<Window> over;
  for (Day day = first; day <= last; ++day) {
    const bool has_shift =
        std::ranges::any_of(rota_.duties, [day](const Duty& duty) { return duty.is_shift && duty.date == day; });
    if (!has_shift || (day + 27 > last && !is_short)) continue;
    Window window = breaks_from(day);
    if (is_short) window.span.to = rota_.clock.midnight(last + 1);
    if (is_short && is_first_done) break;
    is_first_done = true;
    if (window.measured.denominator > 0 && at_least(window.measured, {1, 4})) over.push_back(window);
  }
  for (const Window& window : greatest_of_clusters(over)) {
    Finding& finding = breach(BrFine, era(rota_.clock.date(window.span.from)), window.measured, {1, 4}, window.span);
    if (is_short) finding.verdict = Verdict::Notice;
    fine(finding, window.minutes_over);
  }
}

Window Judge::breaks_from(Day day) const {
  Window window{{rota_.clock.midnight(day), rota_.clock.midnight(day + 28)}, {0, 0}, 0};
  for (const Duty& duty : rota_.duties) {
    if (!duty.is_shift || duty.breaks < 0 || duty.date < day || duty.date >= day + 28) continue;
    const int due = breaks_due(duty);
    const int missed = std::max(0, due - duty.breaks);
    const bool by_shift = settings_.break_occasion == safe_working::BreakOccasion::Shift;
    window.measured.numerator += by_shift ? (missed > 0 ? 1 : 0) : missed;
    window.measured.denominator += by_shift ? (due > 0 ? 1 : 0) : due;
    window.minutes_over += 30 * missed;
  }
  return window;
}

}  // namespace slow
