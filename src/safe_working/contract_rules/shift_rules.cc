// SH-13 and RS-11: one shift, and two shifts after one another.
#include "safe_working/contract_rules/rota_facts.h"

namespace safe_working {

void judge_shift_length(const RotaFacts& facts, Findings& findings) {
  for (std::size_t i = 0; i < facts.duties.size(); ++i) {
    if (facts.traits[i].is_on_call) continue;
    const LimitRow& limit = facts.limits_at(i).at(Rule::Sh13);
    if (facts.length(i).count() <= limit.limit.numerator) continue;
    if (limit.tested_on == TestedOn::Roster && facts.rota->plan == Plan::Actual) continue;
    Finding found = facts.finding_of_time(limit, facts.start(i), facts.end(i), i, i);
    if (found.is_fine_trigger)
      found.fine_minutes = static_cast<std::int32_t>(found.measured.numerator - limit.fine_limit.numerator);
    findings.push_back(found);
  }
}

namespace {

/// Under the wording of 2016 only much shorter rest was fined, and where a setting says so.
void set_fine(const RotaFacts& facts, const LimitRow& limit, Finding& found) {
  if (found.era == ContractEra::E1) {
    found.notes |= bit(Note::FinesSetting);
    if (facts.settings->rest_fines_of_2016 == RestFinesOf2016::OnCall) found.is_fine_trigger = false;
  }
  found.is_fine_trigger = found.is_fine_trigger && exceeds(limit.fine_limit, found.measured);
  if (found.is_fine_trigger)
    found.fine_minutes = static_cast<std::int32_t>(limit.fine_limit.numerator - found.measured.numerator);
}

}  // namespace

void judge_rest_between_shifts(const RotaFacts& facts, Findings& findings) {
  constexpr auto kNone = static_cast<std::size_t>(-1);
  std::size_t before = kNone;
  for (std::size_t i = 0; i < facts.duties.size(); ++i) {
    if (facts.traits[i].is_on_call) continue;
    if (before != kNone) {
      const LimitRow& limit = facts.limits_at(before).at(Rule::Rs11);
      if ((facts.start(i) - facts.end(before)).count() < limit.limit.numerator) {
        Finding found = facts.finding_of_time(limit, facts.end(before), facts.start(i), before, i);
        set_fine(facts, limit, found);
        findings.push_back(found);
      }
    }
    before = i;
  }
}

}  // namespace safe_working
