#include "flow/variation/process_limits.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "flow/variation/exact_mean.h"

namespace flow {
namespace {

double mean_of(const std::vector<double>& values) {
  ExactMean mean;
  for (const double value : values) mean.add(value);
  return mean.mean();
}

TEST(ExactMean, IsRightToTheLastDigit) {
  EXPECT_EQ(mean_of(std::vector<double>(10, 0.1)), 0.1);
  EXPECT_EQ(mean_of(std::vector<double>(1000, 0.7)), 0.7);
  EXPECT_EQ(mean_of({1e16, 1, 1, -1e16}), 0.5);
  EXPECT_EQ(mean_of({1, 2}), 1.5);
}

TEST(ExactMean, IsNoneOfNoValuesAndOfASumTooLarge) {
  EXPECT_TRUE(std::isnan(mean_of({})));
  EXPECT_TRUE(std::isnan(mean_of({1.5e308, 1.5e308})));
}

const std::vector<double> kOneWild = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};

TEST(ProcessLimits, LeaveLargeMovingRangesOut) {
  const auto limits = xmr_limits(kOneWild, kPlotTheDots);
  EXPECT_NEAR(limits.mean, 1.94444, 5e-6);
  EXPECT_NEAR(limits.lower, -0.71556, 5e-6);
  EXPECT_NEAR(limits.upper, 4.60444, 5e-6);
  EXPECT_EQ(limits.screened_ranges, 2U);
  EXPECT_EQ(limits.values, 18U);
}

TEST(ProcessLimits, KeepThemWhereTheRulesetDoes) {
  const auto limits = xmr_limits(kOneWild, kMakingDataCount);
  EXPECT_NEAR(limits.lower, -3.06261, 5e-6);
  EXPECT_NEAR(limits.upper, 6.95150, 5e-6);
  EXPECT_EQ(limits.screened_ranges, 0U);
}

TEST(ProcessLimits, LieTwoThirdsOfTheWayForTheNearOnes) {
  const auto limits = xmr_limits(kOneWild, kPlotTheDots);
  EXPECT_DOUBLE_EQ(limits.near_upper - limits.mean, (limits.upper - limits.mean) * 2 / 3);
  EXPECT_DOUBLE_EQ(limits.mean - limits.near_lower, (limits.mean - limits.lower) * 2 / 3);
}

TEST(ProcessLimits, AreNoneWhereTheValuesAreTooLarge) {
  const auto limits = xmr_limits(std::vector<double>{1e308, -1e308, 1e308}, kPlotTheDots);
  EXPECT_FALSE(limits.has_limits());
  EXPECT_EQ(zone_of(1e308, limits), Zone::High);
}

TEST(ProcessLimits, HoldLargeValuesApartThatDifferByOne) {
  const std::vector<double> values = {1e14, 1e14 + 2};
  EXPECT_EQ(zone_of(values[0], xmr_limits(values, kPlotTheDots)), Zone::Low);
  EXPECT_EQ(zone_of(values[1], xmr_limits(values, kPlotTheDots)), Zone::High);
}

TEST(Zone, IsStrictlyBeyondALimit) {
  ProcessLimits limits;
  limits.mean = 3;
  limits.lower = 0;
  limits.near_lower = 1;
  limits.near_upper = 5;
  limits.upper = 6;
  const std::vector<std::pair<double, Zone>> cases = {
      {6.1, Zone::HighOutside}, {6, Zone::HighClose}, {5.1, Zone::HighClose},   {5, Zone::High},
      {3.1, Zone::High},        {3, Zone::OnMean},    {2.9, Zone::Low},         {1, Zone::Low},
      {0.9, Zone::LowClose},    {0, Zone::LowClose},  {-0.1, Zone::LowOutside}, {kNoValue, Zone::NoPart}};
  for (const auto& [value, zone] : cases) EXPECT_EQ(zone_of(value, limits), zone) << value;
}

}  // namespace
}  // namespace flow
