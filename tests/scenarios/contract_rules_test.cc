// The contract's worked examples, one test each: tests/scenarios/contract_rules/*.txt.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <string>
#include <vector>

#include <fmt/ranges.h>
#include <gmock/gmock.h>

#include "base/text.h"
#include "tests/scenarios/rota_scenario.h"

namespace scenarios {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// ---- the files -----------------------------------------------------------------------------------------------------

struct Case {
  std::string name;
  RotaScenario scenario;
  base::Errors faults;  ///< of the file, if it could not be read
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.scenario.place;
}

std::string test_name(std::string_view file, std::string_view title) {
  std::string name;
  bool starts_word = true;
  for (const std::string_view part : {file.substr(0, file.find('.')), std::string_view(" "), title}) {
    for (const char c : part) {
      const auto letter = static_cast<unsigned char>(c);
      if (std::isalnum(letter) != 0) name += starts_word ? static_cast<char>(std::toupper(letter)) : c;
      starts_word = std::isalnum(letter) == 0;
    }
    starts_word = true;
  }
  return name;
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Case> cases() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(CONTRACT_RULES_SCENARIOS)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<Case> all;
  for (const auto& path : paths) {
    const std::string file = path.filename().string();
    const auto scenarios = parse_scenarios(contents(path), file);
    if (!scenarios) all.push_back({test_name(file, "cannot be read"), {}, scenarios.error()});
    if (!scenarios) continue;
    for (const RotaScenario& scenario : *scenarios) all.push_back({test_name(file, scenario.title), scenario, {}});
  }
  return all;
}

class ContractRules : public testing::TestWithParam<Case> {};

TEST_P(ContractRules, Hold) {
  for (const base::Error& fault : GetParam().faults) ADD_FAILURE() << fault.subject << ": " << fault.message;
  if (!GetParam().faults.empty()) return;
  const auto faults = faults_of(GetParam().scenario);
  EXPECT_THAT(faults, IsEmpty()) << GetParam().scenario.place << "\n" << fmt::format("{}", fmt::join(faults, "\n"));
}

INSTANTIATE_TEST_SUITE_P(Scenario, ContractRules, testing::ValuesIn(cases()),
                         [](const auto& param_info) { return param_info.param.name; });

TEST(ContractRulesScenarios, AreThere) {
  EXPECT_GT(cases().size(), 100U);
}

// ---- reading them --------------------------------------------------------------------------------------------------

std::vector<std::string> faults_in(std::string_view text) {
  std::vector<std::string> faults;
  const auto scenarios = parse_scenarios(text, "a.txt");
  if (scenarios) return faults;
  for (const base::Error& fault : scenarios.error()) faults.push_back(fault.subject + ": " + fault.message);
  return faults;
}

TEST(ScenarioFile, NamesFileAndLineOfEveryFault) {
  EXPECT_THAT(faults_in("== A\n"
                        "shift Tue 1 Jun 2026 08:00 - 17:00\n"
                        "shfit Mon 1 Jun 2026 08:00 - 17:00\n"
                        "expect HR-99 breach\n"
                        "expect nothing\n"),
              ElementsAre(HasSubstr("a.txt:2: 2026-06-01 is a Mon."), HasSubstr("a.txt:3: No line starts with “shfit”"),
                          HasSubstr("a.txt:4: There is no rule HR-99.")));
}

TEST(ScenarioFile, RefusesAScenarioThatExpectsNothingInParticular) {
  EXPECT_THAT(faults_in("== A\nshift Mon 1 Jun 2026 08:00 - 17:00\n"), ElementsAre("a.txt:1: Say what to expect."));
}

TEST(ScenarioFile, RefusesWhatStandsBeforeATitle) {
  EXPECT_THAT(faults_in("opted out\n"), ElementsAre(HasSubstr("a.txt:1: Begin with a title")));
}

TEST(ScenarioFile, RefusesWordsThatAreLeftOver) {
  EXPECT_THAT(faults_in("== A\nopted out today\nexpect nothing\n"),
              ElementsAre("a.txt:2: Leave out “today” and what follows."));
}

TEST(ScenarioFile, RefusesTimesThatMarchLeavesOutAndOctoberRepeats) {
  EXPECT_THAT(faults_in("== A\n"
                        "shift Sun 29 Mar 2026 01:30 - 09:00\n"
                        "shift Sun 25 Oct 2026 01:30 - 09:00\n"
                        "shift Sun 1 Nov 2026 01:30 - 09:00\n"
                        "expect nothing\n"),
              ElementsAre(HasSubstr("a.txt:2:"), HasSubstr("a.txt:3:")));
}

TEST(ScenarioFile, RefusesDutiesThatOverlap) {
  EXPECT_THAT(faults_in("== A\n"
                        "shift Mon 1 Jun 2026 08:00 - 17:00\n"
                        "on call Mon 1 Jun 2026 16:00 - 22:00\n"
                        "expect nothing\n"),
              ElementsAre("a.txt:1: Two duties overlap."));
}

TEST(ScenarioFile, RefusesWorkOutsideItsOnCallPeriod) {
  EXPECT_THAT(faults_in("== A\n"
                        "on call Mon 1 Jun 2026 17:00 - 08:00, worked 07:00 - 09:00\n"
                        "expect nothing\n"),
              ElementsAre(HasSubstr("a.txt:2: Let the work lie inside")));
}

/// A runner that passes whatever is found would prove nothing.
TEST(ScenarioFile, FailsWhereMoreOrLessIsFoundThanIsExpected) {
  const std::string duty = "== A\njudge SH-13\nshift Mon 1 Jun 2026 08:00 - 21:01\n";
  const auto faults = [&](std::string_view expectation) {
    return faults_of(parse_scenarios(duty + std::string(expectation), "a.txt")->front()).size();
  };
  EXPECT_EQ(faults("expect SH-13 breach 13 h 1 min, limit 13 h, fined 1 min\nexpect nothing else\n"), 0U);
  EXPECT_GT(faults("expect nothing\n"), 0U);
  EXPECT_GT(faults("expect no breach\n"), 0U);
  EXPECT_GT(faults("expect no SH-13\n"), 0U);
  EXPECT_GT(faults("expect SH-13 notice\n"), 0U);
  EXPECT_GT(faults("expect SH-13 breach 13 h\n"), 0U);
  EXPECT_GT(faults("expect SH-13 breach, limit 12 h\n"), 0U);
  EXPECT_GT(faults("expect SH-13 breach, fined 2 min\n"), 0U);
  EXPECT_GT(faults("expect SH-13 breach, not fined\n"), 0U);
  EXPECT_GT(faults("expect SH-13 breach, E1\n"), 0U);
  EXPECT_GT(faults("expect SH-13 breach, on paper 12 h\n"), 0U);
  EXPECT_GT(faults("expect SH-13 breach, from Mon 1 Jun 2026 08:01\n"), 0U);
  EXPECT_GT(faults("expect SH-13 breach\nexpect SH-13 breach\n"), 0U);
}

}  // namespace
}  // namespace scenarios
