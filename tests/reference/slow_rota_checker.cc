#include "tests/reference/slow_rota_checker.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace slow {
namespace {

using safe_working::Contract;
using safe_working::ContractEra;
using safe_working::Measure;
using safe_working::Plan;
using safe_working::RestFinesOf2016;
using safe_working::Rule;
using safe_working::Settings;
using safe_working::Verdict;
using enum safe_working::ContractEra;
using enum safe_working::Rule;

using Indices = std::vector<std::size_t>;

/// Days in a row, each with its duties.
using Run = std::vector<std::pair<Day, Indices>>;

/// A span with what was counted in it, for rules over any so many days.
struct Window {
  Span span;
  Measure measured;
  Minute minutes_over = 0;       ///< which hours are fined
  bool opens_with_work = false;  ///< the better evidence of two with as much
};

bool is_greater(const Window& a, const Window& b) {
  if (exceeds(a.measured, b.measured)) return true;
  return !exceeds(b.measured, a.measured) && a.opens_with_work && !b.opens_with_work;
}

bool at_least(const Measure& a, const Measure& b) {
  return !exceeds(b, a);
}

class Judge {
 public:
  Judge(const safe_working::DoctorRota& rota, const Settings& settings) : rota_(rota, settings), settings_(settings) {}

  std::vector<Finding> all() {
    if (rota_.duties.empty() && !rota_.terms.reference) return {};
    averages();
    seven_days();
    for (const Duty& duty : rota_.duties) lengths_and_breaks(duty);
    run_rules();
    rest_between_shifts();
    weekends();
    missed_breaks();
    on_call();
    std::ranges::stable_sort(found_, [](const Finding& a, const Finding& b) {
      return std::tuple(a.rule, a.from, a.to) < std::tuple(b.rule, b.from, b.to);
    });
    return found_;
  }

 private:
  // ---- which limits ----

  ContractEra era(Day day) const {
    if (settings_.contract == Contract::Of2016) return E1;
    if (settings_.contract == Contract::Of2019) return E2;
    return day < day_of(base::Date{std::chrono::year(2019), std::chrono::month(8), std::chrono::day(1)}) ? E1 : E2;
  }

  ContractEra redesign_era(Day day) const {
    if (settings_.contract != Contract::Auto) return era(day);
    const Day moved = day_of(rota_.terms.moved_to_2019_limits.value_or(settings_.limits_2019_from));
    return day < moved ? E1 : era(day);
  }

  // ---- findings ----

  Finding& breach(Rule rule, ContractEra era, Measure measured, Measure limit, Span span) {
    found_.push_back({rule, era, Verdict::Breach, measured, limit, span.from, span.to, false, 0});
    return found_.back();
  }
  void fine(Finding& finding, Minute minutes) {
    if (rota_.is_planned_only() || finding.verdict == Verdict::Notice) return;
    finding.fine = true;
    finding.fine_minutes = minutes;
  }

  // ---- average hours ----

  bool is_leave(Day day) const {
    return std::ranges::any_of(rota_.terms.leave, [day](base::Date leave) { return day_of(leave) == day; });
  }
  Minute counted_work(const Duty& duty, Span span) const {
    if (rota_.is_planned_only() && is_leave(duty.date)) return 0;
    return rota_.work(duty, span);
  }

  void averages() {
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

  void average(Day from, Day to, bool is_short) {
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

  /// The work of the first `dates` dates with work after a day, and whether there were as many.
  std::pair<Minute, bool> work_after(Day day, Day dates) const {
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

  bool over_average(Span period, Day first, Minute limit, Minute work, Day days, bool is_notice) {
    if (days <= 0 || work * 7 <= limit * days) return false;
    Finding& finding = breach(rota_.terms.opted_out ? Hr56 : Hr48, era(first), {work * 7, days}, {limit, 1}, period);
    if (is_notice) finding.verdict = Verdict::Notice;
    fine(finding, (work * 7 - limit * days) / 7);
    return true;
  }

  // ---- windows ----

  /// Of windows over a limit, in order: the greatest of each cluster, none overlapping. `at_end` may add the window
  /// that opens where the last one closed.
  template <class AtEnd>
  static std::vector<Window> greatest_of_clusters(std::vector<Window> over, AtEnd at_end) {
    std::vector<Window> greatest;
    while (!over.empty()) {
      const Window opener = over.front();
      Window best = opener;
      for (const Window& other : over) {
        if (other.span.from < opener.span.to && is_greater(other, best)) best = other;
      }
      greatest.push_back(best);
      std::erase_if(over, [&](const Window& window) { return window.span.from < best.span.to; });
      if (const std::optional<Window> next = at_end(best.span.to)) over.insert(over.begin(), *next);
    }
    return greatest;
  }
  static std::vector<Window> greatest_of_clusters(const std::vector<Window>& over) {
    return greatest_of_clusters(over, [](Minute) { return std::optional<Window>(); });
  }

  /// Each piece of work of the rota: where it starts and ends.
  std::vector<Span> pieces() const {
    std::vector<Span> all;
    for (const Duty& duty : rota_.duties) {
      if (duty.is_shift) all.push_back({duty.from, duty.to});
      for (const Span& episode : duty.episodes) all.push_back(episode);
      const bool is_estimated = !duty.is_shift && duty.episodes.empty() && rota_.work(duty) > 0;
      if (is_estimated) all.push_back({duty.from, duty.to});
    }
    return all;
  }

  bool is_by_calendar(Day day) const {
    const Day clarified = day_of(base::Date{std::chrono::year(2018), std::chrono::month(5), std::chrono::day(1)});
    return settings_.seven_days == safe_working::SevenDays::Calendar && era(day) == E1 && day < clarified;
  }

  /// Seven calendar days where a setting asks for them; else from the start of each piece of work, and to each end.
  std::set<std::pair<Minute, Minute>> seven_day_spans() const {
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

  std::optional<Window> seven_days_over(Minute from, Minute to) const {
    Minute work = 0;
    for (const Duty& duty : rota_.duties) work += rota_.work(duty, {from, to});
    if (work <= 72 * kHour) return std::nullopt;
    const auto all = pieces();
    const bool opens_with_work =
        !is_by_calendar(rota_.clock.date(from)) &&
        std::ranges::any_of(all, [from](const Span& piece) { return piece.from <= from && from < piece.to; });
    return Window{{from, to}, {work, 1}, 0, opens_with_work};
  }

  void seven_days() {
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

  // ---- one shift ----

  bool is_long(const Duty& duty) const { return duty.is_shift && duty.length() > 10 * kHour; }
  bool is_night(const Duty& duty) const { return duty.is_shift && rota_.night_minutes(duty) >= 3 * kHour; }

  bool is_long_evening(const Duty& duty) const {
    const Minute starts = rota_.clock.wall(duty.from) - duty.date * kDay;
    const Minute ends = rota_.clock.wall(duty.to) - duty.date * kDay;
    if (!is_long(duty) || ends <= 23 * kHour) return false;
    return era(duty.date) == E1 ? ends < 26 * kHour : starts < 16 * kHour;
  }

  bool counts_as_long(const Duty& duty) const {
    return is_long(duty) && (!is_night(duty) || is_long_evening(duty) || settings_.nights_are_long);
  }

  void lengths_and_breaks(const Duty& duty) {
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

  int breaks_due(const Duty& duty) const {
    if (era(duty.date) == E2 && is_night(duty) && duty.length() >= 12 * kHour) return 3;
    if (duty.length() > 9 * kHour) return 2;
    return duty.length() > 5 * kHour ? 1 : 0;
  }

  // ---- runs ----

  template <class Counts>
  std::vector<Run> runs(Counts counts) const {
    std::map<Day, Indices> by_date;
    for (std::size_t i = 0; i < rota_.duties.size(); ++i) {
      if (counts(rota_.duties[i])) by_date[rota_.duties[i].date].push_back(i);
    }
    std::vector<Run> all;
    for (const auto& [day, indices] : by_date) {
      if (all.empty() || all.back().back().first + 1 != day) all.emplace_back();
      all.back().emplace_back(day, indices);
    }
    return all;
  }

  const Duty& first_of(const Run& run) const { return rota_.duties[run.front().second.front()]; }
  Span whole(const Run& run) const { return {first_of(run).from, rota_.duties[run.back().second.back()].to}; }

  /// A run of more days than the limit that holds on the first day past it.
  template <class EraOf, class LimitOf>
  void too_many(Rule rule, const Run& run, EraOf era_of, LimitOf limit_of) {
    for (std::size_t day = 1; day <= run.size(); ++day) {
      const ContractEra decides = era_of(run[day - 1].first);
      const int limit = limit_of(decides);
      if (static_cast<int>(day) <= limit) continue;
      breach(rule, decides, {static_cast<int>(run.size()), 1}, {limit, 1}, whole(run));
      return;
    }
  }

  void rest_after(Rule rule, ContractEra decides, std::size_t last, Minute due) {
    if (last + 1 == rota_.duties.size()) return;
    const Span rest{rota_.duties[last].to, rota_.duties[last + 1].from};
    if (rest.to - rest.from < due) breach(rule, decides, {rest.to - rest.from, 1}, {due, 1}, rest);
  }

  /// The rest after the last duty of the day that fills the limit of its own contract.
  template <class EraOf, class LimitOf>
  void rest_after_nth(Rule rule, const Run& run, EraOf era_of, LimitOf limit_of) {
    for (std::size_t day = 1; day <= run.size(); ++day) {
      const ContractEra decides = era_of(run[day - 1].first);
      if (static_cast<int>(day) == limit_of(decides)) rest_after(rule, decides, run[day - 1].second.back(), 48 * kHour);
    }
  }

  void run_rules() {
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

  bool is_low_intensity(const Indices& duties) const {
    bool has_on_call = false;
    for (const std::size_t i : duties) {
      const Duty& duty = rota_.duties[i];
      if (duty.is_shift) continue;
      has_on_call = true;
      if (rota_.work(duty) > 3 * kHour || duty.episodes.size() > 3) return false;
    }
    return has_on_call;
  }

  bool has_low_intensity_weekend(const Run& run) const {
    for (std::size_t i = 0; i + 1 < run.size(); ++i) {
      if (is_saturday(run[i].first) && is_low_intensity(run[i].second) && is_low_intensity(run[i + 1].second))
        return true;
    }
    return false;
  }

  // ---- rest between shifts ----

  void rest_between_shifts() {
    const Duty* last = nullptr;
    for (const Duty& duty : rota_.duties) {
      if (!duty.is_shift) continue;
      if (last != nullptr) rest_between(*last, duty);
      last = &duty;
    }
  }

  void rest_between(const Duty& last, const Duty& next) {
    const Minute rest = next.from - last.to;
    if (rest >= 11 * kHour) return;
    const ContractEra decides = era(last.date);
    Finding& finding = breach(Rs11, decides, {rest, 1}, {11 * kHour, 1}, {last.to, next.from});
    const bool is_fined_in_2016 = settings_.rest_fines_of_2016 != RestFinesOf2016::OnCall && rest < 8 * kHour;
    if (decides == E2) fine(finding, 11 * kHour - rest);
    if (decides == E1 && is_fined_in_2016) fine(finding, 8 * kHour - rest);
  }

  // ---- weekends ----

  void weekends() {
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

  void weekend_share(Rule rule, ContractEra decides, Measure share, Measure limit, Span span, bool is_notice) {
    if (!exceeds(share, limit)) return;
    Finding& finding = breach(rule, decides, share, limit, span);
    if (is_notice) finding.verdict = Verdict::Notice;
  }

  // ---- missed breaks ----

  void missed_breaks() {
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

  Window breaks_from(Day day) const {
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

  // ---- on call ----

  void on_call() {
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

  void in_succession(const Run& run) {
    const bool is_one_weekend = run.size() == 2 && is_saturday(run.front().first);
    if (settings_.on_calls_in_a_row == 1 && is_one_weekend) return;
    too_many(
        OcCons, run, [this](Day day) { return era(day); }, [this](ContractEra) { return settings_.on_calls_in_a_row; });
  }

  void three_in_seven(const std::vector<Day>& dates) {
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

  /// From the start of the first on-call period that starts on these dates to the end of the last.
  Span periods_in(Day from, Day to) const {
    std::optional<Span> span;
    for (const Duty& duty : rota_.duties) {
      if (!duty.is_shift && from <= duty.date && duty.date < to) span = Span{span ? span->from : duty.from, duty.to};
    }
    return *span;
  }

  void day_after(const Run& run) {
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

  bool is_rest_foreseen_short(const Duty& period) const {
    Minute shifts = 0;
    for (const Duty& duty : rota_.duties) {
      if (duty.is_shift) shifts += rota_.work(duty, {period.from, period.from + kDay});
    }
    return kDay - shifts - std::max(0, period.estimate) < 8 * kHour;
  }

  bool was_rest_short(const Duty& period) {
    const auto before = found_.size();
    unbroken_rest(period);
    total_rest(period);
    const bool was_short = found_.size() > before;
    found_.resize(before, {Hr48, E1, Verdict::Breach, {}, {}, 0, 0, false, 0});
    return was_short;
  }

  /// Each night that an on-call period covers for 5 hours or more, minute by minute.
  void unbroken_rest(const Duty& duty) {
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

  static bool is_in_episode(const Duty& duty, Minute minute) {
    return std::ranges::any_of(duty.episodes, [minute](Span e) { return e.from <= minute && minute < e.to; });
  }

  void total_rest(const Duty& duty) {
    const Span day{duty.from, duty.from + kDay};
    Minute rest = 0;
    for (Minute minute = day.from; minute < day.to; ++minute) rest += rota_.is_busy(minute) ? 0 : 1;
    if (rest >= 8 * kHour) return;
    const ContractEra decides = era(duty.date);
    Finding& finding = breach(OcRest8, decides, {rest, 1}, {8 * kHour, 1}, day);
    if (decides == E2 || settings_.rest_fines_of_2016 != RestFinesOf2016::BetweenShifts)
      fine(finding, 8 * kHour - rest);
  }

  Rota rota_;
  Settings settings_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> findings(const safe_working::DoctorRota& rota, const Settings& settings) {
  return Judge(rota, settings).all();
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
