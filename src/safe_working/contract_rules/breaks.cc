// BR-1, BR-2, BR-3 for one shift; BR-FINE over four weeks. Only for duties whose breaks are stated.
#include <algorithm>

#include "safe_working/contract_rules/clusters.h"
#include "safe_working/contract_rules/rota_facts.h"

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;

constexpr days kFourWeeks(28);
constexpr int kBreakMinutes = 30;

/// The rule of the most breaks that a shift is due; none for a short one.
const LimitRow* breaks_due(const RotaFacts& facts, std::size_t i) {
  const EraLimits& limits = facts.limits_at(i);
  const RotaMinutes length = facts.length(i);
  if (facts.traits[i].is_night && length >= hours(12) && limits.find(Rule::Br3)) return limits.find(Rule::Br3);
  if (length > hours(9)) return limits.find(Rule::Br2);
  return length > hours(5) ? limits.find(Rule::Br1) : nullptr;
}

bool states_breaks(const RotaFacts& facts, std::size_t i) {
  return !facts.traits[i].is_on_call && facts.duties[i].breaks_of_30 != kBreaksNotStated;
}

/// Where a selection leaves out the highest rule that a shift falls short of, the next is asked.
const LimitRow* fallen_short_of(const RotaFacts& facts, std::size_t i, const RuleSelection& rules) {
  const LimitRow* const due = breaks_due(facts, i);
  if (!due) return nullptr;
  for (const Rule rule : {Rule::Br3, Rule::Br2, Rule::Br1}) {
    if (index_of(rule) > index_of(due->rule) || !rules.has(rule)) continue;
    const LimitRow* const limit = facts.limits_at(i).find(rule);
    if (limit && facts.duties[i].breaks_of_30 < limit->limit.numerator) return limit;
  }
  return nullptr;
}

void judge_each_shift(const RotaFacts& facts, const RuleSelection& rules, Findings& findings) {
  for (std::size_t i = 0; i < facts.duties.size(); ++i) {
    if (!states_breaks(facts, i)) continue;
    if (const LimitRow* const limit = fallen_short_of(facts, i, rules))
      findings.push_back(facts.finding(*limit, {facts.duties[i].breaks_of_30, 1}, facts.start(i), facts.end(i), i, i));
  }
}

/// Occasions, and those missed, summed before each shift, so that any four weeks are two subtractions.
class MissedBreaks {
 public:
  MissedBreaks(const RotaFacts& facts, Findings& findings) : facts_(facts), findings_(findings) {
    sums_.push_back({});
    for (std::size_t i = 0; i < facts.duties.size(); ++i)
      if (!facts.traits[i].is_on_call) add(i);
  }

  void judge() {
    if (sums_.back().occasions == 0) return;
    const local_days last_day = facts_.dates.back();
    if (last_day - facts_.dates.front() + days(1) < kFourWeeks) return report_if_missed(0, shifts_.size());
    for (std::size_t first = 0, past = 0; first < shifts_.size(); ++first) {
      const local_days from = date_of(first);
      if (first > 0 && date_of(first - 1) == from) continue;
      if (from + kFourWeeks - days(1) > last_day) break;
      while (past < shifts_.size() && date_of(past) < from + kFourWeeks) ++past;
      consider(from, first, past);
    }
    if (const auto last = clusters_.finish()) report(last->first, last->last + 1, Verdict::Breach);
  }

 private:
  struct Sums {
    std::int64_t occasions = 0;
    std::int64_t missed = 0;
    std::int64_t breaks_missed = 0;
  };

  /// A shift that is due no break, or does not state its breaks, is no occasion; windows open at its date all the same.
  void add(std::size_t duty) {
    Sums sums = sums_.back();
    const LimitRow* const limit = states_breaks(facts_, duty) ? breaks_due(facts_, duty) : nullptr;
    if (limit) {
      const auto due = static_cast<int>(limit->limit.numerator);
      const int missed = due - std::min<int>(due, facts_.duties[duty].breaks_of_30);
      const bool is_by_shift = facts_.settings->break_occasion == BreakOccasion::Shift;
      sums.occasions += is_by_shift ? 1 : due;
      sums.missed += is_by_shift ? static_cast<int>(missed > 0) : missed;
      sums.breaks_missed += missed;
    }
    sums_.push_back(sums);
    shifts_.push_back(duty);
  }

  [[nodiscard]] local_days date_of(std::size_t shift) const { return facts_.dates[shifts_[shift]]; }
  [[nodiscard]] const LimitRow& limit_at(std::size_t shift) const {
    return facts_.limits_at(shifts_[shift]).at(Rule::BrFine);
  }
  [[nodiscard]] Measure share(std::size_t first, std::size_t past) const {
    return {sums_[past].missed - sums_[first].missed, sums_[past].occasions - sums_[first].occasions};
  }
  /// A quarter itself breaches.
  [[nodiscard]] bool is_missed(std::size_t first, std::size_t past) const {
    const Measure missed = share(first, past);
    return missed.denominator > 0 && !exceeds(limit_at(first).limit, missed);
  }

  void consider(local_days from, std::size_t first, std::size_t past) {
    if (!is_missed(first, past)) return;
    const Measure missed = share(first, past);
    const auto done = clusters_.add({from, from + kFourWeeks, missed.numerator, missed.denominator, first, past - 1});
    if (done) report(done->first, done->last + 1, Verdict::Breach);
  }

  /// All there is, where that is less than four weeks.
  void report_if_missed(std::size_t first, std::size_t past) {
    if (is_missed(first, past)) report(first, past, Verdict::Notice);
  }

  void report(std::size_t first, std::size_t past, Verdict verdict) {
    const local_days from = date_of(first);
    const local_days to = verdict == Verdict::Breach ? from + kFourWeeks : facts_.dates.back() + days(1);
    Finding found = facts_.finding(limit_at(first), share(first, past), facts_.midnight(from), facts_.midnight(to),
                                   shifts_[first], shifts_[past - 1]);
    found.verdict = verdict;
    if (verdict == Verdict::Notice) found.notes |= bit(Note::TooShort);
    found.is_fine_trigger = found.is_fine_trigger && verdict == Verdict::Breach;
    if (found.is_fine_trigger)
      found.fine_minutes =
          static_cast<std::int32_t>((sums_[past].breaks_missed - sums_[first].breaks_missed) * kBreakMinutes);
    findings_.push_back(found);
  }

  const RotaFacts& facts_;
  Findings& findings_;
  Clusters<local_days> clusters_;
  std::vector<std::size_t> shifts_;  ///< the duties that are shifts
  std::vector<Sums> sums_;           ///< before each of them, and after the last
};

}  // namespace

void judge_breaks(const RotaFacts& facts, const RuleSelection& rules, Findings& findings) {
  if (!facts.has_breaks) return;
  judge_each_shift(facts, rules, findings);
  if (rules.has(Rule::BrFine)) MissedBreaks(facts, findings).judge();
}

}  // namespace safe_working
