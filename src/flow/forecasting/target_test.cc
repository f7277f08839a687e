#include "flow/forecasting/target.h"

#include <cmath>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flow {
namespace {

const std::vector<double> kMeans = {10, 10, 10, 10};
const Reach kReach{{2, 2, 3, 4}, {3, 3, 4, 6}};
const Spread kSpread{kMeans, kReach};

TEST(ShareBelow, IsWhatTheReachesSay) {
  EXPECT_DOUBLE_EQ(share_below(10, 10, 2, 3), 0.5);
  EXPECT_NEAR(share_below(12, 10, 2, 3), 0.9, 1e-12);
  EXPECT_NEAR(share_below(8, 10, 2, 3), 0.1, 1e-12);
  EXPECT_NEAR(share_below(13, 10, 2, 3), 0.975, 1e-12);
  EXPECT_NEAR(share_below(7, 10, 2, 3), 0.025, 1e-12);
}

TEST(ShareBelow, IsSureWhereNothingSpreads) {
  EXPECT_EQ(share_below(10, 10, 0, 0), 1);
  EXPECT_EQ(share_below(9.9, 10, 0, 0), 0);
}

TEST(Target, IsAsLikelyBelowAsAboveFromTheMean) {
  TargetQuestion question{.value = 10, .side = TargetSide::AtOrBelow, .step = 2};
  EXPECT_DOUBLE_EQ(chance_of(question, std::vector<double>{12, 11}, kSpread).chance, 0.5);
  question.side = TargetSide::AtOrAbove;
  EXPECT_DOUBLE_EQ(chance_of(question, std::vector<double>{12, 11}, kSpread).chance, 0.5);
}

TEST(Target, CountsHowOftenThePastWentAsFar) {
  // From 8 to 4 is a half; of the stretches of one step 10-5, 5-8, 8-4, 4-8 two halve.
  const TargetQuestion question{.value = 4, .step = 1, .by_ratio = true};
  const auto chance = chance_of(question, std::vector<double>{10, 5, 8, 4, 8}, kSpread);
  EXPECT_EQ(chance.past_stretches, 4U);
  EXPECT_DOUBLE_EQ(chance.base_rate.value(), 0.5);
}

TEST(Target, CountsDifferencesWhereRatiosMeanNothing) {
  const TargetQuestion question{.value = -1, .side = TargetSide::AtOrBelow, .step = 1, .by_ratio = true};
  const auto chance = chance_of(question, std::vector<double>{3, 1, 1}, kSpread);
  EXPECT_DOUBLE_EQ(chance.base_rate.value(), 0.5);
}

TEST(Target, HasNoBaseRateWithoutAStretchAsLong) {
  const TargetQuestion question{.value = 4, .step = 4};
  EXPECT_FALSE(chance_of(question, std::vector<double>{8, 9, 8}, kSpread).base_rate);
}

TEST(Target, GivesTheDateWithinWhichHalfOfThePathsReachIt) {
  const TargetQuestion question{.value = 9, .step = 4, .common_share = 0.5, .seed = 7};
  const auto chance = chance_of(question, std::vector<double>{12, 11}, kSpread);
  ASSERT_TRUE(chance.median);
  EXPECT_GE(*chance.median, chance.early.value());
  EXPECT_LE(*chance.median, chance.late.value_or(5));
  EXPECT_LT(chance.not_within, 0.5);
}

TEST(Target, IsOutOfReachOfEveryPath) {
  const auto chance = chance_of({.value = -500, .step = 4}, std::vector<double>{12, 11}, kSpread);
  EXPECT_FALSE(chance.median);
  EXPECT_DOUBLE_EQ(chance.not_within, 1);
  EXPECT_LT(chance.chance, 1e-12);
}

TEST(Target, IsTheSameForTheSameSeed) {
  const TargetQuestion question{.value = 9, .step = 2, .seed = 5};
  const auto one = chance_of(question, std::vector<double>{12}, kSpread);
  const auto other = chance_of(question, std::vector<double>{12}, kSpread);
  EXPECT_EQ(one.not_within, other.not_within);
}

TEST(Target, FirstPassagesOfIndependentStepsMultiply) {
  // Each step reaches 10 or less with a half: none of four steps, a sixteenth.
  const TargetQuestion question{.value = 10, .step = 4, .common_share = 0, .seed = 3};
  EXPECT_NEAR(chance_of(question, std::vector<double>{12}, kSpread).not_within, 0.0625, 0.012);
}

}  // namespace
}  // namespace flow
