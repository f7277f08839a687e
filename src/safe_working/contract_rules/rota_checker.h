// Judges one doctor's rota by the contract: all rules, exactly, with full evidence. Pure, and fast enough for a
// country.
//
// Maxima pass at the limit and minimum rests pass at the limit. Durations are real elapsed time across clock changes;
// nights, dates and weekends are told by the clock on the wall.
#pragma once

#include <array>
#include <memory>
#include <span>

#include "safe_working/contract_rules/finding.h"
#include "safe_working/contract_rules/rota_duty.h"
#include "safe_working/contract_rules/settings.h"

namespace safe_working {

/// Which rules to judge by.
class RuleSelection {
 public:
  /// Every rule that is modelled.
  RuleSelection();
  /// None but these.
  explicit RuleSelection(std::span<const Rule> rules);
  [[nodiscard]] bool has(Rule rule) const { return has_[index_of(rule)]; }

 private:
  std::array<bool, kRuleCount> has_{};
};

struct RotaFacts;

/// Keeps its working space from one doctor to the next, so that judging allocates nothing once it has grown. Not for
/// several threads at once: one each.
class RotaChecker {
 public:
  explicit RotaChecker(const Settings& settings, const RuleSelection& selection = {});
  ~RotaChecker();
  RotaChecker(RotaChecker&&) noexcept;
  RotaChecker& operator=(RotaChecker&&) noexcept;

  /// Rules of one kind together, each rule's findings in order of time. The span holds until the next call.
  /// REQUIRES: `rota` is in order (put_in_order).
  std::span<const Finding> check(const DoctorRota& rota);

  [[nodiscard]] const Settings& settings() const { return settings_; }

 private:
  Settings settings_;
  RuleSelection selection_;
  std::unique_ptr<RotaFacts> facts_;
  std::vector<Finding> findings_;
};

}  // namespace safe_working
