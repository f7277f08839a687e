// The judge behind slow_rota_checker.h: its parts are in slow_judge.cc (limits), slow_hours.cc, slow_shifts.cc and
// slow_on_call.cc.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "tests/reference/slow_rota_checker.h"

namespace slow {

using safe_working::ContractEra;
using safe_working::Measure;
using safe_working::Rule;
using safe_working::Settings;

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

/// Whether a window is the better evidence of two.
[[nodiscard]] bool is_greater(const Window& a, const Window& b);

class Judge {
 public:
  Judge(const safe_working::DoctorRota& rota, const Settings& settings) : rota_(rota, settings), settings_(settings) {}

  std::vector<Finding> all();

 private:
  // ---- which limits ----

  ContractEra era(Day day) const;
  ContractEra redesign_era(Day day) const;

  // ---- findings ----

  Finding& breach(Rule rule, ContractEra era, Measure measured, Measure limit, Span span);
  void fine(Finding& finding, Minute minutes);

  // ---- average hours ----

  bool is_leave(Day day) const;
  Minute counted_work(const Duty& duty, Span span) const;
  void averages();
  void average(Day from, Day to, bool is_short);

  /// The work of the first `dates` dates with work after a day, and whether there were as many.
  std::pair<Minute, bool> work_after(Day day, Day dates) const;
  bool over_average(Span period, Day first, Minute limit, Minute work, Day days, bool is_notice);

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
  static std::vector<Window> greatest_of_clusters(const std::vector<Window>& over);

  /// Each piece of work of the rota: where it starts and ends.
  std::vector<Span> pieces() const;
  bool is_by_calendar(Day day) const;

  /// Seven calendar days where a setting asks for them; else from the start of each piece of work, and to each end.
  std::set<std::pair<Minute, Minute>> seven_day_spans() const;
  std::optional<Window> seven_days_over(Minute from, Minute to) const;
  void seven_days();

  // ---- one shift ----

  bool is_long(const Duty& duty) const { return duty.is_shift && duty.length() > 10 * kHour; }
  bool is_night(const Duty& duty) const { return duty.is_shift && rota_.night_minutes(duty) >= 3 * kHour; }

  bool is_long_evening(const Duty& duty) const;
  bool counts_as_long(const Duty& duty) const;
  void lengths_and_breaks(const Duty& duty);
  int breaks_due(const Duty& duty) const;

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

  void rest_after(Rule rule, ContractEra decides, std::size_t last, Minute due);

  /// The rest after the last duty of the day that fills the limit of its own contract.
  template <class EraOf, class LimitOf>
  void rest_after_nth(Rule rule, const Run& run, EraOf era_of, LimitOf limit_of) {
    for (std::size_t day = 1; day <= run.size(); ++day) {
      const ContractEra decides = era_of(run[day - 1].first);
      if (static_cast<int>(day) == limit_of(decides)) rest_after(rule, decides, run[day - 1].second.back(), 48 * kHour);
    }
  }

  void run_rules();
  bool is_low_intensity(const Indices& duties) const;
  bool has_low_intensity_weekend(const Run& run) const;

  // ---- rest between shifts ----

  void rest_between_shifts();
  void rest_between(const Duty& last, const Duty& next);

  // ---- weekends ----

  void weekends();
  void weekend_share(Rule rule, ContractEra decides, Measure share, Measure limit, Span span, bool is_notice);

  // ---- missed breaks ----

  void missed_breaks();
  Window breaks_from(Day day) const;

  // ---- on call ----

  void on_call();
  void in_succession(const Run& run);
  void three_in_seven(const std::vector<Day>& dates);

  /// From the start of the first on-call period that starts on these dates to the end of the last.
  Span periods_in(Day from, Day to) const;
  void day_after(const Run& run);
  bool is_rest_foreseen_short(const Duty& period) const;
  bool was_rest_short(const Duty& period);

  /// Each night that an on-call period covers for 5 hours or more, minute by minute.
  void unbroken_rest(const Duty& duty);
  static bool is_in_episode(const Duty& duty, Minute minute);
  void total_rest(const Duty& duty);

  Rota rota_;
  Settings settings_;
  std::vector<Finding> found_;
};

}  // namespace slow
