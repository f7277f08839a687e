// The checker's twin: every rule that it judges, worked out again by walking minutes and days, from
// docs/decisions/how-duties-are-judged.md and the sources alone. It shares no line and no limit with the checker. For
// tests only: thousands of times as slow.
#pragma once

#include <vector>

#include "safe_working/contract_rules/finding.h"
#include "safe_working/contract_rules/settings.h"
#include "tests/reference/slow_rota.h"

namespace slow {

struct Finding {
  safe_working::Rule rule;
  safe_working::ContractEra era;
  safe_working::Verdict verdict;
  safe_working::Measure measured;
  safe_working::Measure limit;
  Minute from;
  Minute to;
  bool fine;
  Minute fine_minutes;
};

/// In order of rule, and of time within a rule.
[[nodiscard]] std::vector<Finding> findings(const safe_working::DoctorRota& rota,
                                            const safe_working::Settings& settings);

/// The work in the 168 hours from every minute that could matter, not from the critical ones alone.
struct WindowOfEveryMinute {
  Minute first;              ///< the minute that the first window opens
  std::vector<Minute> work;  ///< of the windows that open at first, first + 1, ...
  Minute rounding;           ///< by how much a value may be off where estimates are cut
};
[[nodiscard]] WindowOfEveryMinute every_seven_days(const safe_working::DoctorRota& rota,
                                                   const safe_working::Settings& settings);

}  // namespace slow
