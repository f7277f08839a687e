#include "safe_working/contract_rules/rota_checker.h"

#include "safe_working/contract_rules/rota_facts.h"

namespace safe_working {

RuleSelection::RuleSelection() {
  for (const RuleRow& row : rules()) has_[index_of(row.rule)] = row.not_modelled.empty();
}

RuleSelection::RuleSelection(std::span<const Rule> rules) {
  for (const Rule rule : rules) has_[index_of(rule)] = row_of(rule).not_modelled.empty();
}

RotaChecker::RotaChecker(const Settings& settings, const RuleSelection& selection)
    : settings_(settings), selection_(selection), facts_(std::make_unique<RotaFacts>()) {}
RotaChecker::~RotaChecker() = default;
RotaChecker::RotaChecker(RotaChecker&&) noexcept = default;
RotaChecker& RotaChecker::operator=(RotaChecker&&) noexcept = default;

std::span<const Finding> RotaChecker::check(const DoctorRota& rota) {
  findings_.clear();
  if (rota.duties.empty()) return findings_;
  facts_->work_out(rota, settings_);
  judge_average_hours(*facts_, selection_, findings_);
  if (selection_.has(Rule::Hr72)) judge_hours_in_seven_days(*facts_, findings_);
  if (selection_.has(Rule::Sh13)) judge_shift_length(*facts_, findings_);
  judge_runs(*facts_, selection_, findings_);
  judge_days_in_a_row(*facts_, selection_, findings_);
  if (selection_.has(Rule::Rs11)) judge_rest_between_shifts(*facts_, findings_);
  judge_weekends(*facts_, selection_, findings_);
  judge_breaks(*facts_, selection_, findings_);
  judge_on_call(*facts_, selection_, findings_);
  return findings_;
}

}  // namespace safe_working
