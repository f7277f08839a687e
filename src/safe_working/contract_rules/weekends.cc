// WE-2 and WE-3: the share of weekends with a duty, over each cycle of the rota.
#include <algorithm>

#include "safe_working/contract_rules/rota_facts.h"

namespace safe_working {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::minutes;

constexpr RotaMinutes kWeek = days(7);
/// Since Monday 00:00. A weekend runs from Saturday 00:01 to Sunday 23:59.
constexpr RotaMinutes kWeekendFrom = days(5) + minutes(1);
constexpr RotaMinutes kWeekendTo = days(6) + hours(23) + minutes(59);

local_days monday_of(local_days date) {
  return date - (std::chrono::weekday(date) - std::chrono::Monday);
}

/// Duties of one cycle, from `first` to before `past`.
class Cycle {
 public:
  Cycle(const RotaFacts& facts, local_days monday, std::int64_t weeks, bool is_assumed)
      : facts_(facts), monday_(monday), weeks_(weeks), is_assumed_(is_assumed) {}

  /// The place of the first duty after it.
  std::size_t judge(std::size_t first, const RuleSelection& rules, Findings& findings) {
    const local_days past = monday_ + days(7 * weeks_);
    std::size_t i = first;
    for (; i < facts_.dates.size() && facts_.dates[i] < past; ++i) count(i);
    for (const Rule rule : {Rule::We2, Rule::We3})
      if (rules.has(rule)) report(rule, findings);
    return i;
  }

 private:
  void count(std::size_t i) {
    const RotaMinutes since_monday = facts_.duties[i].starts.wall() - RotaWallTime(monday_);
    const auto week = since_monday / kWeek;
    const RotaMinutes start = since_monday - week * kWeek;
    const RotaMinutes end = start + facts_.duties[i].paper_length();
    if (start < kWeekendTo && end > kWeekendFrom) add(week, i);
    // One that begins on a Sunday night and lasts to the next Saturday would be no duty.
  }

  void add(std::int64_t week, std::size_t i) {
    if (weekends_ == 0) first_ = i;
    if (weekends_ == 0 || week != last_week_) ++weekends_;
    last_week_ = week;
    last_ = i;
  }

  void report(Rule rule, Findings& findings) const {
    if (weekends_ == 0) return;
    const local_days since = rule == Rule::We3 ? facts_.moved_from : facts_.e2_from;
    const LimitRow& limit = limits_of(monday_ >= since ? ContractEra::E2 : ContractEra::E1).at(rule);
    const Measure share{weekends_, weeks_};
    if (!exceeds(share, limit.limit)) return;
    const JudgedTime from = facts_.midnight(monday_);
    const JudgedTime to = facts_.midnight(monday_ + days(7 * weeks_));
    Finding found = facts_.finding(limit, share, from, to, first_, last_);
    if (rule == Rule::We3) judge_one_in_three(found);
    if (is_assumed_) note_assumed(found);
    findings.push_back(found);
  }

  void judge_one_in_three(Finding& found) const {
    found.notes |= facts_.move_note();
    if (found.era == ContractEra::E1) {
      found.verdict = Verdict::Notice;
      found.notes |= bit(Note::ReasonableSteps);
    } else if (facts_.rota->terms.weekends_approved) {
      found.verdict = Verdict::Notice;
      found.notes |= bit(Note::Approved);
    }
  }

  void note_assumed(Finding& found) const {
    found.notes |= bit(Note::ReferenceAssumed);
    if (weeks_ >= facts_.settings->shortest_reference_weeks) return;
    found.verdict = Verdict::Notice;
    found.notes |= bit(Note::TooShort);
  }

  const RotaFacts& facts_;
  local_days monday_;
  std::int64_t weeks_;
  bool is_assumed_;
  std::int64_t weekends_ = 0;
  std::int64_t last_week_ = 0;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
};

}  // namespace

void judge_weekends(const RotaFacts& facts, const RuleSelection& rules, Findings& findings) {
  local_days monday = monday_of(facts.dates.front());
  const auto spanned = (monday_of(facts.dates.back()) - monday).count() / 7 + 1;
  const auto& given = facts.rota->terms.rota_weeks;
  const std::int64_t weeks = given ? *given : spanned;
  for (std::size_t i = 0; i < facts.duties.size(); monday += days(7 * weeks))
    i = Cycle(facts, monday, weeks, !given).judge(i, rules, findings);
}

}  // namespace safe_working
