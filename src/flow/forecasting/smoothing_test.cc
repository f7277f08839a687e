#include "flow/forecasting/smoothing.h"

#include <cmath>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/forecasting/level_smoothing.h"
#include "flow/forecasting/minimise.h"

namespace flow {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;

// Numbers from R 4.2.2, forecast 8.20: ses(z), holt(z), holt(z, damped = TRUE).
const std::vector<double> kSales = {445.36, 453.20, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43,
                                    521.28, 508.95, 488.89, 509.87, 456.72, 473.82, 525.95, 549.83, 542.34};

TEST(Minimise, FindsTheLowestPointOfABowl) {
  const auto bowl = [](const std::array<double, 2>& at) {
    return std::pow(at[0] - 0.3, 2) + 3 * std::pow(at[1] + 0.2, 2);
  };
  const auto found = minimise<2>(bowl, {{-1, -1}, {1, 1}}, {0.9, 0.9}, {0.2, 0.2}, {200, 1e-12});
  EXPECT_THAT(found.at, ElementsAre(DoubleNear(0.3, 1e-4), DoubleNear(-0.2, 1e-4)));
}

TEST(Minimise, StaysInsideTheBox) {
  const auto falls = [](const std::array<double, 1>& at) { return -at[0]; };
  EXPECT_DOUBLE_EQ(minimise<1>(falls, {{0}, {1}}, {0.2}, {0.1}).at[0], 1);
}

TEST(Smoothing, GoesOnFromAHandWorkedLevel) {
  // Half of each error, from a first level of 8/3 that makes 1, 3 miss least: e = (1 - l, 3 - (l + (1 - l) / 2)).
  // Squares (1 - l)^2 + (2.5 - l / 2)^2 are least at l = 1.8: level 1.4 and then 2.2.
  const Smoothed smoothed = smooth(std::vector<double>{1, 3}, TrendForm::None, {.alpha = 0.5});
  EXPECT_NEAR(smoothed.first_level, 1.8, 1e-12);
  EXPECT_NEAR(smoothed.level, 2.2, 1e-12);
  EXPECT_NEAR(smoothed.squared_errors, 0.64 + 2.56, 1e-12);
}

TEST(Smoothing, FollowsALineWithoutError) {
  const std::vector<double> line = {3, 5, 7, 9, 11, 13};
  const Smoothed smoothed = smooth(line, TrendForm::Linear, {.alpha = 0.4, .beta = 0.1});
  EXPECT_NEAR(smoothed.squared_errors, 0, 1e-9);
  EXPECT_THAT(expected(smoothed, 2), ElementsAre(DoubleNear(15, 1e-9), DoubleNear(17, 1e-9)));
}

TEST(Smoothing, DampsTheTrend) {
  const Smoothed smoothed{.trend_form = TrendForm::Damped, .weights = {.phi = 0.5}, .level = 10, .trend = 4};
  EXPECT_THAT(expected(smoothed, 3), ElementsAre(12, 13, 13.5));
}

TEST(Smoothing, RepeatsASeason) {
  const std::vector<double> values = {11, 9, 11, 9, 11};
  const Smoothed smoothed = smooth(values, TrendForm::None, {.alpha = 0.3, .gamma = 0.1}, std::vector<double>{1, -1});
  EXPECT_THAT(expected(smoothed, 3), ElementsAre(DoubleNear(9, 1e-9), DoubleNear(11, 1e-9), DoubleNear(9, 1e-9)));
}

TEST(Smoothing, AgreesWithRsSimpleSmoothing) {
  const Smoothed smoothed = fit_smoothing(kSales, TrendForm::None);
  EXPECT_NEAR(smoothed.weights.alpha, 0.83387, 2e-3);
  EXPECT_NEAR(smoothed.first_level, 446.565, 0.05);
  EXPECT_NEAR(smoothed.level, 542.680, 0.05);
}

TEST(Smoothing, MissesNoMoreThanRsHolt) {
  EXPECT_LE(fit_smoothing(kSales, TrendForm::Linear).squared_errors, 10874.5 * 1.001);
  EXPECT_LE(fit_smoothing(kSales, TrendForm::Damped).squared_errors, 11083.7 * 1.001);
}

TEST(LevelSmoothing, FindsWhatTheSearchFinds) {
  const SmoothedLevel fast = fit_level(kSales);
  const Smoothed slow = fit_smoothing(kSales, TrendForm::None);
  EXPECT_NEAR(fast.alpha, slow.weights.alpha, 2e-3);
  EXPECT_NEAR(fast.level, slow.level, 0.05);
  EXPECT_LE(fast.squared_errors, slow.squared_errors * 1.0001);
}

TEST(LevelSmoothing, KeepsSmallErrorsOfLargeValues) {
  std::vector<double> far = kSales;
  for (double& value : far) value += 1e9;
  EXPECT_NEAR(fit_level(far).alpha, fit_level(kSales).alpha, 1e-3);
}

TEST(LevelSmoothing, TakesOneValueAndConstantOnes) {
  EXPECT_DOUBLE_EQ(fit_level(std::vector<double>{7}).level, 7);
  EXPECT_DOUBLE_EQ(fit_level(std::vector<double>(20, 7.0)).level, 7);
  EXPECT_THAT(expected(fit_smoothing(std::vector<double>(20, 7.0), TrendForm::Damped), 4), Each(DoubleNear(7, 1e-9)));
}

}  // namespace
}  // namespace flow
