// Shifts of one kind on successive dates: how many in a row, and the rest that is due after them.
#include <algorithm>
#include <optional>

#include "safe_working/contract_rules/rota_facts.h"

namespace safe_working {
namespace {

using std::chrono::days;

/// One walk over the duties for one kind of shift. `is_of_kind` tells of a duty's traits.
template <class OfKind, class AtEnd>
void for_each_run(const RotaFacts& facts, OfKind is_of_kind, AtEnd at_end) {
  const std::size_t n = facts.duties.size();
  std::size_t i = 0;
  while (i < n) {
    if (!is_of_kind(facts.traits[i])) {
      ++i;
      continue;
    }
    const std::size_t first = i;
    std::size_t last = i;
    for (++i; i < n && facts.dates[i] - facts.dates[last] <= days(1); ++i)
      if (is_of_kind(facts.traits[i])) last = i;
    at_end(first, last);
    i = last + 1;
  }
}

int days_of(const RotaFacts& facts, std::size_t first, std::size_t last) {
  return static_cast<int>((facts.dates[last] - facts.dates[first]).count()) + 1;
}

/// The last duty of the kind on the run's n-th day. REQUIRES: the run has as many days.
template <class OfKind>
std::size_t last_on_day(const RotaFacts& facts, OfKind is_of_kind, std::size_t first, std::size_t last, int n) {
  const auto date = facts.dates[first] + days(n - 1);
  std::size_t found = first;
  for (std::size_t i = first; i <= last && facts.dates[i] <= date; ++i)
    if (is_of_kind(facts.traits[i])) found = i;
  return found;
}

/// The rest from the end of a duty to the start of the next, of whatever kind; none after the last.
void judge_rest_after(const RotaFacts& facts, const LimitRow& limit, std::size_t first, std::size_t last,
                      std::uint16_t notes, Findings& findings) {
  if (last + 1 >= facts.duties.size()) return;
  const JudgedTime from = facts.end(last);
  const JudgedTime to = facts.start(last + 1);
  if ((to - from).count() >= limit.limit.numerator) return;
  Finding found = facts.finding_of_time(limit, from, to, first, last + 1);
  found.notes |= notes;
  findings.push_back(found);
}

/// A shift that is both a night and a long evening, which the contract does not settle.
std::uint16_t both_labels_note(const RotaFacts& facts, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i <= last; ++i)
    if (facts.traits[i].is_night && facts.traits[i].is_evening) return bit(Note::NightAlsoEvening);
  return 0;
}

void judge_length(const RotaFacts& facts, const LimitRow& limit, std::size_t first, std::size_t last, int length,
                  std::uint16_t notes, Findings& findings) {
  if (length <= limit.limit.numerator) return;
  Finding found = facts.finding(limit, {length, 1}, facts.start(first), facts.end(last), first, last);
  found.notes |= static_cast<std::uint16_t>(notes | both_labels_note(facts, first, last));
  findings.push_back(found);
}

/// A run is judged by the duty that decides it: the first on a day past the limit, or the last of the day after which
/// the rest is due. These ask for the limit at each, since a run may lie across a change of contract.
template <class OfKind, class MostAt>
std::optional<std::size_t> first_past_limit(const RotaFacts& facts, OfKind is_of_kind, MostAt most_at,
                                            std::size_t first, std::size_t last) {
  for (std::size_t i = first; i <= last; ++i)
    if (is_of_kind(facts.traits[i]) && days_of(facts, first, i) > most_at(i)) return i;
  return std::nullopt;
}

template <class OfKind, class MostAt>
std::optional<std::size_t> last_of_limit_day(const RotaFacts& facts, OfKind is_of_kind, MostAt most_at,
                                             std::size_t first, std::size_t last) {
  for (std::size_t i = first; i <= last; ++i)
    if (is_of_kind(facts.traits[i]) && days_of(facts, first, i) == most_at(i))
      return last_on_day(facts, is_of_kind, first, last, most_at(i));
  return std::nullopt;
}

template <class OfKind, class Limits>
void judge_kind(const RotaFacts& facts, OfKind is_of_kind, Limits limits_at, Rule length_rule, Rule rest_rule,
                const RuleSelection& rules, std::uint16_t notes, Findings& findings) {
  const auto most_at = [&](std::size_t i) { return static_cast<int>(limits_at(i).at(length_rule).limit.numerator); };
  for_each_run(facts, is_of_kind, [&](std::size_t first, std::size_t last) {
    const int length = days_of(facts, first, last);
    if (length < std::min(most_at(first), most_at(last))) return;
    const auto past = first_past_limit(facts, is_of_kind, most_at, first, last);
    if (past && rules.has(length_rule))
      judge_length(facts, limits_at(*past).at(length_rule), first, last, length, notes, findings);
    const auto due = last_of_limit_day(facts, is_of_kind, most_at, first, last);
    if (due && rules.has(rest_rule))
      judge_rest_after(facts, limits_at(*due).at(rest_rule), first, *due, notes, findings);
  });
}

constexpr auto kIsLong = [](const DutyTraits& t) { return t.is_long; };
constexpr auto kIsEvening = [](const DutyTraits& t) { return t.is_evening; };
constexpr auto kIsNight = [](const DutyTraits& t) { return t.is_night; };
constexpr auto kIsAny = [](const DutyTraits&) { return true; };

void judge_nights(const RotaFacts& facts, const RuleSelection& rules, Findings& findings) {
  constexpr int kFirstFollowedByRest2016 = 3;
  for_each_run(facts, kIsNight, [&](std::size_t first, std::size_t last) {
    const int length = days_of(facts, first, last);
    const auto most_at = [&](std::size_t i) {
      return static_cast<int>(facts.limits_at(i).at(Rule::ShNight).limit.numerator);
    };
    const auto past = first_past_limit(facts, kIsNight, most_at, first, last);
    if (past && rules.has(Rule::ShNight))
      judge_length(facts, facts.limits_at(*past).at(Rule::ShNight), first, last, length, 0, findings);
    if (!rules.has(Rule::RsNight)) return;
    if (!facts.traits[last].has_moved && length < kFirstFollowedByRest2016) return;
    judge_rest_after(facts, facts.redesign_limits_at(last).at(Rule::RsNight), first, last, facts.move_note(), findings);
  });
}

// ---- days of any duty ----------------------------------------------------------------------------------------------

bool is_light(const RotaFacts& facts, std::size_t i) {
  constexpr int kMostMinutes = 180;
  constexpr int kMostEpisodes = 3;
  return facts.traits[i].is_on_call && facts.work_of(i) <= kMostMinutes && facts.duties[i].episodes <= kMostEpisodes;
}

/// On-call starts on a date, and all of it is light.
bool is_light_day(const RotaFacts& facts, std::size_t first, std::size_t last, std::chrono::local_days date) {
  bool has_on_call = false;
  for (std::size_t i = first; i <= last && facts.dates[i] <= date; ++i) {
    if (facts.dates[i] != date || !facts.traits[i].is_on_call) continue;
    if (!is_light(facts, i)) return false;
    has_on_call = true;
  }
  return has_on_call;
}

bool has_light_weekend(const RotaFacts& facts, std::size_t first, std::size_t last) {
  const auto monday = facts.dates[first] - (std::chrono::weekday(facts.dates[first]) - std::chrono::Monday);
  for (auto saturday = monday + days(5); saturday < facts.dates[last]; saturday += days(7))
    if (is_light_day(facts, first, last, saturday) && is_light_day(facts, first, last, saturday + days(1))) return true;
  return false;
}

/// How many days in a row a duty's day allows, and how that came about.
struct DaysLimit {
  const LimitRow* limit;
  Rule rule;
  int most;
  std::uint16_t notes;
};

DaysLimit days_limit(const RotaFacts& facts, std::size_t i, bool is_light_run) {
  const Rule rule = is_light_run ? Rule::ShConsLi : Rule::ShCons;
  const LimitRow& limit = (is_light_run ? facts.limits_at(i) : facts.redesign_limits_at(i)).at(rule);
  const auto most = static_cast<int>(limit.limit.numerator);
  if (is_light_run) return {&limit, rule, most, 0};
  const bool is_raised = facts.traits[i].has_moved && facts.rota->terms.eight_days_agreed;
  const auto agreed = is_raised ? bit(Note::Agreed) : std::uint16_t{0};
  return {&limit, rule, is_raised ? most + 1 : most, static_cast<std::uint16_t>(facts.move_note() | agreed)};
}

/// No shorter run can be over a limit, or be owed the rest after it.
int least_days_limit() {
  static const auto least = std::min(limits_of(ContractEra::E1).at(Rule::ShCons).limit.numerator,
                                     limits_of(ContractEra::E2).at(Rule::ShCons).limit.numerator);
  return static_cast<int>(least);
}

void judge_days_run(const RotaFacts& facts, const RuleSelection& rules, std::size_t first, std::size_t last,
                    Findings& findings) {
  const int length = days_of(facts, first, last);
  if (length < least_days_limit()) return;
  const bool is_light_run = facts.has_on_call && has_light_weekend(facts, first, last);
  const auto limit_at = [&](std::size_t i) { return days_limit(facts, i, is_light_run); };
  const auto most_at = [&](std::size_t i) { return limit_at(i).most; };
  if (const auto past = first_past_limit(facts, kIsAny, most_at, first, last)) {
    const DaysLimit by = limit_at(*past);
    Finding found = facts.finding(*by.limit, {length, 1}, facts.start(first), facts.end(last), first, last);
    found.limit = {by.most, 1};
    found.notes |= by.notes;
    if (rules.has(by.rule)) findings.push_back(found);
  }
  const auto due = last_of_limit_day(facts, kIsAny, most_at, first, last);
  if (due && rules.has(Rule::RsCons))
    judge_rest_after(facts, facts.redesign_limits_at(*due).at(Rule::RsCons), first, *due, limit_at(*due).notes,
                     findings);
}

}  // namespace

void judge_runs(const RotaFacts& facts, const RuleSelection& rules, Findings& findings) {
  const auto redesign = [&](std::size_t i) -> const EraLimits& { return facts.redesign_limits_at(i); };
  const auto era = [&](std::size_t i) -> const EraLimits& { return facts.limits_at(i); };
  if (rules.has(Rule::ShLong) || rules.has(Rule::RsLong))
    judge_kind(facts, kIsLong, redesign, Rule::ShLong, Rule::RsLong, rules, facts.move_note(), findings);
  if (rules.has(Rule::ShEve) || rules.has(Rule::RsEve))
    judge_kind(facts, kIsEvening, era, Rule::ShEve, Rule::RsEve, rules, 0, findings);
  if (rules.has(Rule::ShNight) || rules.has(Rule::RsNight)) judge_nights(facts, rules, findings);
}

void judge_days_in_a_row(const RotaFacts& facts, const RuleSelection& rules, Findings& findings) {
  for_each_run(facts, kIsAny,
               [&](std::size_t first, std::size_t last) { judge_days_run(facts, rules, first, last, findings); });
}

}  // namespace safe_working
