// Control charts' worked examples, one test each: tests/scenarios/variation/*.txt.
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

#include "tests/scenarios/variation_scenario.h"

namespace scenarios {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Case {
  std::string name;
  VariationScenario scenario;
  base::Errors faults;  ///< of the file, if it could not be read
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.scenario.place;
}

std::string test_name(std::string_view text) {
  std::string name;
  bool starts_word = true;
  for (const char c : text) {
    const auto letter = static_cast<unsigned char>(c);
    if (std::isalnum(letter) != 0) name += starts_word ? static_cast<char>(std::toupper(letter)) : c;
    starts_word = std::isalnum(letter) == 0;
  }
  return name;
}

std::vector<Case> cases() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(VARIATION_SCENARIOS))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::ranges::sort(paths);
  std::vector<Case> all;
  for (const auto& path : paths) {
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const std::string name = path.stem().string() + " ";
    const auto scenarios = parse_variation(text, path.filename().string());
    if (!scenarios) all.push_back({test_name(name + "cannot be read"), {}, scenarios.error()});
    if (!scenarios) continue;
    for (const VariationScenario& one : *scenarios) all.push_back({test_name(name + one.title), one, {}});
  }
  return all;
}

class Variation : public testing::TestWithParam<Case> {};

TEST_P(Variation, Holds) {
  for (const base::Error& fault : GetParam().faults) ADD_FAILURE() << fault.subject << ": " << fault.message;
  if (!GetParam().faults.empty()) return;
  const auto faults = faults_of(GetParam().scenario);
  EXPECT_THAT(faults, IsEmpty()) << GetParam().scenario.place << "\n" << fmt::format("{}", fmt::join(faults, "\n"));
}

INSTANTIATE_TEST_SUITE_P(Scenario, Variation, testing::ValuesIn(cases()),
                         [](const auto& param_info) { return param_info.param.name; });

TEST(VariationScenarios, AreThere) {
  EXPECT_GT(cases().size(), 40U);
}

std::vector<std::string> faults_in(std::string_view text) {
  std::vector<std::string> faults;
  const auto scenarios = parse_variation(text, "a.txt");
  if (scenarios) return faults;
  for (const base::Error& fault : scenarios.error()) faults.push_back(fault.subject + ": " + fault.message);
  return faults;
}

TEST(VariationScenarioFile, NamesFileAndLineOfEveryFault) {
  EXPECT_THAT(
      faults_in("values 1\n== A\nvalues 1 x\nvales 2\nbaseline five\nexpect nothing\n"),
      ElementsAre(HasSubstr("a.txt:1: Begin with a title"), HasSubstr("a.txt:3: Write a number"),
                  HasSubstr("a.txt:4: No line starts with “vales”"), HasSubstr("a.txt:5: Write a whole number")));
  EXPECT_THAT(faults_in("== A\nvalues 1\n"), ElementsAre("a.txt:1: Say what to expect."));
}

/// A runner that passes whatever is found would prove nothing.
TEST(VariationScenarioFile, FailsWhereMoreOrLessIsFoundThanIsExpected) {
  const std::string chart = "== A\nbetter increase\nbaseline 12\ntarget 3\nvalues 1 2 1 2 1 2 1 2 1 2 1 2 1 2 30\n";
  const auto faults = [&](std::string_view expectation) {
    return faults_of(parse_variation(chart + std::string(expectation), "a.txt")->front()).size();
  };
  EXPECT_EQ(faults("expect 15 outside improvement\nexpect nothing else\nexpect variation improvement\n"), 0U);
  for (const std::string_view wrong :
       {"expect nothing\n", "expect 14 outside improvement\n", "expect 15 outside concern\n",
        "expect 15 shift concern\n", "expect 15 common cause\n", "expect variation concern\n",
        "expect assurance none\n", "expect mean 3\n", "expect mean none\n", "expect lower none\n",
        "expect group 2 mean 3\n", "expect says \"nonsense\"\n", "expect warning \"nonsense\"\n",
        "expect 16 common cause\n", "expect refused \"nonsense\"\n"})
    EXPECT_GT(faults(wrong), 0U) << wrong;
}

}  // namespace
}  // namespace scenarios
