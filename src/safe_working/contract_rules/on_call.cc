// The rules of non-resident on-call: how long, how often, the rest in it and the day after.
#include <algorithm>

#include "safe_working/contract_rules/clusters.h"
#include "safe_working/contract_rules/rota_facts.h"

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using DateClusters = Clusters<local_days>;

/// The dates on which an on-call period starts, each with its first and last.
struct OnCallDate {
  local_days date;
  std::size_t first;
  std::size_t last;
};

class OnCall {
 public:
  OnCall(const RotaFacts& facts, const RuleSelection& rules, Findings& findings)
      : facts_(facts), rules_(rules), findings_(findings) {
    for (std::size_t i = 0; i < facts.duties.size(); ++i) {
      if (!facts.traits[i].is_on_call) continue;
      if (dates_.empty() || dates_.back().date != facts.dates[i]) dates_.push_back({facts.dates[i], i, i});
      dates_.back().last = i;
    }
  }

  void judge() {
    if (rules_.has(Rule::Oc24)) judge_lengths();
    for_each_succession([&](std::size_t first, std::size_t last) {
      if (rules_.has(Rule::OcCons)) judge_succession(first, last);
      if (rules_.has(Rule::OcDay) || rules_.has(Rule::OcDay5)) judge_day_after(last);
    });
    if (rules_.has(Rule::Oc3In7)) judge_frequency();
    if (rules_.has(Rule::OcRest5) || rules_.has(Rule::OcRest8)) judge_rests();
  }

 private:
  void judge_lengths() {
    for (std::size_t i = 0; i < facts_.duties.size(); ++i) {
      if (!facts_.traits[i].is_on_call) continue;
      const LimitRow& limit = facts_.limits_at(i).at(Rule::Oc24);
      if (facts_.length(i).count() > limit.limit.numerator)
        findings_.push_back(facts_.finding_of_time(limit, facts_.start(i), facts_.end(i), i, i));
    }
  }

  // ---- frequency ---------------------------------------------------------------------------------------------------

  template <class AtEnd>
  void for_each_succession(AtEnd at_end) {
    for (std::size_t first = 0; first < dates_.size();) {
      std::size_t last = first;
      while (last + 1 < dates_.size() && dates_[last + 1].date - dates_[last].date == days(1)) ++last;
      at_end(first, last);
      first = last + 1;
    }
  }

  void judge_succession(std::size_t first, std::size_t last) {
    const auto length = static_cast<std::int64_t>(last - first + 1);
    const bool is_weekend = length == 2 && std::chrono::weekday(dates_[first].date) == std::chrono::Saturday;
    if (is_weekend) return;
    // By the first date past the limit.
    for (std::size_t i = first; i <= last; ++i) {
      const LimitRow& limit = facts_.limits_at(dates_[i].first).at(Rule::OcCons);
      const std::int64_t most = std::max<std::int64_t>(limit.limit.numerator, facts_.settings->on_calls_in_a_row);
      if (static_cast<std::int64_t>(i - first + 1) > most) return push(limit, length, most, first, last);
    }
  }

  void judge_frequency() {
    DateClusters clusters;
    std::size_t past = 0;
    for (std::size_t first = 0; first < dates_.size(); ++first) {
      while (past < dates_.size() && dates_[past].date < dates_[first].date + days(7)) ++past;
      const auto count = static_cast<std::int64_t>(past - first);
      if (count <= most_in_seven(first)) continue;
      if (const auto done = clusters.add({dates_[first].date, dates_[first].date + days(7), count, 1, first, past - 1}))
        report_frequency(*done);
    }
    if (const auto last = clusters.finish()) report_frequency(*last);
  }

  [[nodiscard]] std::int64_t most_in_seven(std::size_t place) const {
    const LimitRow& limit = facts_.limits_at(dates_[place].first).at(Rule::Oc3In7);
    return std::max<std::int64_t>(limit.limit.numerator, facts_.settings->on_calls_in_a_row);
  }

  void report_frequency(const DateClusters::Window& window) {
    push(facts_.limits_at(dates_[window.first].first).at(Rule::Oc3In7), window.amount, most_in_seven(window.first),
         window.first, window.last);
  }

  void push(const LimitRow& limit, std::int64_t count, std::int64_t most, std::size_t first, std::size_t last) {
    Finding found = facts_.finding(limit, {count, 1}, facts_.start(dates_[first].first), facts_.end(dates_[last].last),
                                   dates_[first].first, dates_[last].last);
    if (most > limit.limit.numerator) {
      found.limit = {most, 1};
      found.notes |= bit(Note::Agreed);
    }
    findings_.push_back(found);
  }

  // ---- the day after -----------------------------------------------------------------------------------------------

  /// The shifts on the day after the last of a succession.
  struct DayAfter {
    const OnCallDate& on_call;
    RotaMinutes rostered;
    std::size_t first_shift;
    std::size_t last_shift;
  };

  void judge_day_after(std::size_t last) {
    const OnCallDate& on_call = dates_[last];
    const local_days date = on_call.date + days(1);
    DayAfter day{on_call, RotaMinutes(0), 0, 0};
    for (std::size_t i = on_call.last + 1; i < facts_.dates.size() && facts_.dates[i] <= date; ++i) {
      if (facts_.dates[i] != date || facts_.traits[i].is_on_call) continue;
      if (day.rostered == RotaMinutes(0)) day.first_shift = i;
      day.rostered += facts_.length(i);
      day.last_shift = i;
    }
    if (day.rostered == RotaMinutes(0)) return;
    if (rules_.has(Rule::OcDay)) report_day(Rule::OcDay, day, 0, Verdict::Breach);
    if (!rules_.has(Rule::OcDay5)) return;
    if (is_foreseen_short(on_call.last))
      report_day(Rule::OcDay5, day, bit(Note::Foreseen), Verdict::Breach);
    else if (was_short(on_call.last))
      report_day(Rule::OcDay5, day, bit(Note::Foreseen), Verdict::Notice);
  }

  void report_day(Rule rule, const DayAfter& day, std::uint16_t notes, Verdict verdict) {
    const LimitRow& limit = facts_.limits_at(day.first_shift).at(rule);
    if (day.rostered.count() <= limit.limit.numerator) return;
    Finding found = facts_.finding(limit, {day.rostered.count(), 1}, facts_.start(day.first_shift),
                                   facts_.end(day.last_shift), day.on_call.first, day.last_shift);
    found.notes |= notes;
    found.verdict = verdict;
    findings_.push_back(found);
  }

  /// Planned: what shifts and the estimate leave of the 24 hours.
  [[nodiscard]] bool is_foreseen_short(std::size_t i) const {
    const RotaDuty& duty = facts_.duties[i];
    if (facts_.rota->plan == Plan::Actual) return false;
    const std::int64_t expected = duty.estimate == kNoEstimate ? 0 : duty.estimate;
    const std::int64_t rest = kDay.count() - shifts_in_day(i) - expected;
    return rest < facts_.limits_at(i).at(Rule::OcRest8).limit.numerator;
  }

  [[nodiscard]] bool was_short(std::size_t i) const {
    if (facts_.rota->plan == Plan::Scheduled) return false;
    const EraLimits& limits = facts_.limits_at(i);
    return rest_in_day(i) < limits.at(Rule::OcRest8).limit.numerator || shortest_night(i).has_value();
  }

  // ---- rest on call ------------------------------------------------------------------------------------------------

  struct Night {
    JudgedTime from;  ///< of the longest unbroken rest in it
    JudgedTime to;
  };

  void judge_rests() {
    for (std::size_t i = 0; i < facts_.duties.size(); ++i) {
      if (!facts_.traits[i].is_on_call) continue;
      const EraLimits& limits = facts_.limits_at(i);
      if (rules_.has(Rule::OcRest5)) judge_nights(i, limits.at(Rule::OcRest5));
      if (rules_.has(Rule::OcRest8)) judge_total(i, limits.at(Rule::OcRest8));
    }
  }

  void judge_nights(std::size_t i, const LimitRow& limit) {
    for_each_night(i, [&](JudgedTime window_from, JudgedTime window_to) {
      const Night longest = longest_rest(i, window_from, window_to);
      const std::int64_t rest = (longest.to - longest.from).count();
      if (rest >= limit.limit.numerator) return;
      Finding found = facts_.finding(limit, {rest, 1}, window_from, window_to, i, i);
      set_fine(limit, found);
      findings_.push_back(found);
    });
  }

  void judge_total(std::size_t i, const LimitRow& limit) {
    const std::int64_t rest = rest_in_day(i);
    if (rest >= limit.limit.numerator) return;
    const JudgedTime from = facts_.start(i);
    std::size_t last = i;
    while (last + 1 < facts_.duties.size() && facts_.start(last + 1) < from + kDay) ++last;
    Finding found = facts_.finding(limit, {rest, 1}, from, from + kDay, i, last);
    if (found.era == ContractEra::E1) {
      found.notes |= bit(Note::FinesSetting);
      if (facts_.settings->rest_fines_of_2016 == RestFinesOf2016::BetweenShifts) found.is_fine_trigger = false;
    }
    set_fine(limit, found);
    findings_.push_back(found);
  }

  static void set_fine(const LimitRow& limit, Finding& found) {
    if (found.is_fine_trigger)
      found.fine_minutes = static_cast<std::int32_t>(limit.fine_limit.numerator - found.measured.numerator);
  }

  [[nodiscard]] std::int64_t rest_in_day(std::size_t i) const {
    return kDay.count() - shifts_in_day(i) - episodes_in_day(i);
  }

  [[nodiscard]] std::int64_t episodes_in_day(std::size_t i) const {
    const JudgedTime to = facts_.start(i) + kDay;
    std::int64_t minutes = 0;
    for (std::size_t j = i; j < facts_.duties.size() && facts_.start(j) < to; ++j)
      for (const Episode& episode : facts_.rota->episodes_of(facts_.duties[j])) {
        const JudgedTime from = facts_.judged(episode.starts);
        minutes += std::max(RotaMinutes(0), std::min(facts_.judged(episode.ends), to) - from).count();
      }
    return minutes;
  }

  [[nodiscard]] std::int64_t shifts_in_day(std::size_t i) const {
    const JudgedTime to = facts_.start(i) + kDay;
    std::int64_t minutes = 0;
    for (std::size_t j = i + 1; j < facts_.duties.size() && facts_.start(j) < to; ++j)
      if (!facts_.traits[j].is_on_call) minutes += (std::min(facts_.end(j), to) - facts_.start(j)).count();
    return minutes;
  }

  /// Each 22:00 to 07:00 of which the period covers enough to hold the rest that is due; its part inside the period.
  template <class Take>
  void for_each_night(std::size_t i, Take take) const {
    const RotaMinutes least(static_cast<std::int32_t>(facts_.limits_at(i).at(Rule::OcRest5).limit.numerator));
    for (local_days date = facts_.dates[i] - days(1); facts_.midnight(date) < facts_.end(i); date += days(1)) {
      const JudgedTime from = std::max(facts_.start(i), wall(date, hours(22)));
      const JudgedTime to = std::min(facts_.end(i), wall(date + days(1), hours(7)));
      if (to - from >= least) take(from, to);
    }
  }

  /// A time of day that the clock changes never touch.
  [[nodiscard]] JudgedTime wall(local_days date, hours time) const {
    if (time >= hours(12)) return facts_.midnight(date + days(1)) - (hours(24) - time);
    const JudgedTime midnight = facts_.midnight(date);
    const RotaMinutes change = facts_.midnight(date + days(1)) - midnight - RotaMinutes(hours(24));
    return midnight + time + change;
  }

  [[nodiscard]] Night longest_rest(std::size_t i, JudgedTime from, JudgedTime to) const {
    Night longest{from, from};
    JudgedTime free_from = from;
    const auto consider = [&](JudgedTime until) {
      if (until - free_from > longest.to - longest.from) longest = {free_from, until};
    };
    for (const Episode& episode : facts_.rota->episodes_of(facts_.duties[i])) {
      consider(std::min(to, facts_.judged(episode.starts)));
      free_from = std::max(free_from, facts_.judged(episode.ends));
    }
    consider(to);
    return longest;
  }

  [[nodiscard]] std::optional<std::int64_t> shortest_night(std::size_t i) const {
    std::optional<std::int64_t> shortest;
    for_each_night(i, [&](JudgedTime from, JudgedTime to) {
      const Night night = longest_rest(i, from, to);
      const std::int64_t rest = (night.to - night.from).count();
      if (rest < facts_.limits_at(i).at(Rule::OcRest5).limit.numerator)
        shortest = std::min(shortest.value_or(rest), rest);
    });
    return shortest;
  }

  static constexpr RotaMinutes kDay = hours(24);

  const RotaFacts& facts_;
  const RuleSelection& rules_;
  Findings& findings_;
  std::vector<OnCallDate> dates_;
};

}  // namespace

void judge_on_call(const RotaFacts& facts, const RuleSelection& rules, Findings& findings) {
  if (facts.has_on_call) OnCall(facts, rules, findings).judge();
}

}  // namespace safe_working
