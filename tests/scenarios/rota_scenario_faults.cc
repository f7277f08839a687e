// What a scenario finds, beside what it expects.
#include <algorithm>

#include <fmt/format.h>

#include "safe_working/contract_rules/rota_checker.h"
#include "tests/scenarios/rota_scenario.h"

namespace scenarios {
namespace {

using namespace safe_working;

bool equal(const Measure& a, const Measure& b) {
  return !exceeds(a, b) && !exceeds(b, a);
}

bool fits(const Finding& finding, const Expected& expected) {
  const auto agrees = [](const auto& wanted, const auto& found) { return !wanted || *wanted == found; };
  return finding.rule == expected.rule && finding.verdict == expected.verdict &&
         (!expected.measured || equal(*expected.measured, finding.measured)) &&
         (!expected.limit || equal(*expected.limit, finding.limit)) && agrees(expected.from, finding.from) &&
         agrees(expected.to, finding.to) && agrees(expected.era, finding.era) &&
         agrees(expected.is_fined, finding.is_fine_trigger) && agrees(expected.fine_minutes, finding.fine_minutes) &&
         (!expected.paper_minutes || (finding.clock_change && *expected.paper_minutes == finding.paper_minutes));
}

std::string told(const Finding& finding) {
  return fmt::format("{} {} ({}, {}): {}", rule_id(finding.rule), verdict_code(finding.verdict), era_label(finding.era),
                     finding.is_fine_trigger ? fmt::format("fined {} min", finding.fine_minutes) : "not fined",
                     finding_text(finding));
}

std::vector<Finding> judge(const RotaScenario& scenario) {
  RotaChecker checker(scenario.settings, scenario.judged.empty() ? RuleSelection() : RuleSelection(scenario.judged));
  const auto found = checker.check(scenario.rota);
  return {found.begin(), found.end()};
}

}  // namespace

std::vector<std::string> faults_of(const RotaScenario& scenario) {
  std::vector<Finding> left = judge(scenario);
  std::vector<std::string> faults;
  const auto fault = [&](std::size_t line, std::string_view what) {
    faults.push_back(fmt::format("line {}: {}", line, what));
  };
  for (const Expected& expected : scenario.expected) {
    const auto found = std::ranges::find_if(left, [&](const Finding& finding) { return fits(finding, expected); });
    if (found == left.end())
      fault(expected.line, "not found: " + expected.words);
    else
      left.erase(found);
  }
  for (const Silent& silent : scenario.silent) {
    if (std::ranges::find(left, silent.rule, &Finding::rule) != left.end())
      fault(silent.line, fmt::format("{} was found", rule_id(silent.rule)));
  }
  const auto is_too_much = [&](const Finding& finding) {
    return scenario.rest == Rest::Nothing || (scenario.rest == Rest::NoBreach && finding.verdict == Verdict::Breach);
  };
  if (std::ranges::any_of(left, is_too_much)) faults.push_back("more was found than was expected");
  if (faults.empty()) return faults;
  for (const Finding& finding : left) faults.push_back("  found besides: " + told(finding));
  return faults;
}

}  // namespace scenarios
