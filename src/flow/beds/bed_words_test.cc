#include "flow/beds/bed_words.h"

#include <gtest/gtest.h>

namespace flow {
namespace {

ComparedScenario scenario(std::string name, double beds, double share, double change, double error = 0.005) {
  ComparedScenario one{.name = std::move(name), .load = 60, .mean_beds = beds};
  one.figures.p_wait = {share, 0.01};
  one.figures.p_block = {share / 2, 0.001};
  one.p_wait_difference = {change, error};
  return one;
}

TEST(ScenarioWords, SayByHowManyBedsAndWhatThatDoes) {
  const auto base = scenario("As it is", 74, 0.11, 0);
  EXPECT_EQ(scenario_words(base, base, {}), "As it is: 11 % (9 to 13) of patients wait.");
  EXPECT_EQ(scenario_words(scenario("Fewer", 70, 0.14, 0.03), base, {}),
            "With 4 beds fewer, 14 % (12 to 16) of patients wait, 3.0 points more than now (2.0 to 4.0).");
  EXPECT_EQ(scenario_words(scenario("More", 75, 0.10, -0.0104), base, {}),
            "With 1 bed more, 10 % (8 to 12) of patients wait, 1.0 points fewer than now (0.1 to 2.0).");
}

TEST(ScenarioWords, NameAScenarioThatChangesMoreThanTheBeds) {
  const auto base = scenario("As it is", 74, 0.11, 0);
  auto shorter = scenario("Stays 5 % shorter", 74, 0.05, -0.06);
  shorter.load = 57;
  EXPECT_EQ(scenario_words(shorter, base, {}),
            "Stays 5 % shorter: 5 % (3 to 7) of patients wait, 6.0 points fewer than now (5.0 to 7.0).");
}

TEST(ScenarioWords, ClaimNoDifferenceThatChanceCouldHaveMade) {
  const auto base = scenario("As it is", 74, 0.11, 0);
  EXPECT_EQ(scenario_words(scenario("More", 75, 0.11, -0.005), base, {}),
            "With 1 bed more, 11 % (9 to 13) of patients wait, as many as now as far as can be told.");
}

TEST(ScenarioWords, SayWhyAScenarioWasNotRun) {
  const auto base = scenario("As it is", 74, 0.11, 0);
  auto refused = scenario("Fewer", 10, 0, 0);
  refused.refusal = base::Error{base::ErrorCode::Invalid, "$.beds", "The queue would grow without end."};
  EXPECT_EQ(scenario_words(refused, base, {}), "With 64 beds fewer, not run. The queue would grow without end.");
}

TEST(ScenarioWords, SpeakOfThoseTurnedAwayUnderTheRuleLoss) {
  const auto base = scenario("As it is", 74, 0.11, 0);
  EXPECT_EQ(scenario_words(base, base, {.rule = BedRule::Loss}),
            "As it is: 5.5 % (5.3 to 5.7) of patients are turned away.");
}

TEST(ShareIntervalWords, NeverLeaveNoughtToAHundred) {
  EXPECT_EQ(share_interval_words({0.001, 0.002}), "0.1 % (0.0 to 0.5)");
  EXPECT_EQ(share_interval_words({0.995, 0.01}), "100 % (98 to 100)");
  EXPECT_EQ(share_interval_words({0.5, std::nullopt}), "50.0 %");
  EXPECT_EQ(share_interval_words({}), "not known");
}

}  // namespace
}  // namespace flow
