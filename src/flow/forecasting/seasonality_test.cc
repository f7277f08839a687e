#include "flow/forecasting/seasonality.h"

#include <cmath>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/forecasting/season_estimate.h"

namespace flow {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

// The first three years of a well-known row of airline passengers, in thousands.
const std::vector<double> kPassengers = {112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118,
                                         115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140,
                                         145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166};

TEST(Seasonality, NeedsMoreThanTwoSeasons) {
  const std::vector<double> values = {1, 9, 1, 9};
  EXPECT_FALSE(is_seasonal(values, 2));
  EXPECT_FALSE(is_seasonal(kPassengers, 1));
  EXPECT_FALSE(is_seasonal(std::vector<double>(40, 3.0), 12));
}

TEST(Seasonality, SeesARepeatedShape) {
  std::vector<double> values;
  values.reserve(48);
  for (int i = 0; i < 48; ++i) values.push_back(100 + 30 * std::sin(i * 0.5235987755982988));
  EXPECT_TRUE(is_seasonal(values, 12));
  // A quarter of a turn away, what is and what was have nothing in common.
  EXPECT_FALSE(is_seasonal(values, 9));
}

TEST(Seasonality, HasRsFigures) {
  // R 4.2.2, decompose(ts(passengers, frequency = 12), type = "multiplicative")$figure, and additive.
  const auto shape = season_shape(kPassengers, 12, SeasonForm::Multiplicative);
  ASSERT_TRUE(shape);
  EXPECT_NEAR(shape->figures[0], 0.9014728731, 1e-9);
  EXPECT_NEAR(shape->figures[6], 1.1894160645, 1e-9);
  EXPECT_NEAR(shape->figures[11], 0.9091632300, 1e-9);
  const auto additive = season_shape(kPassengers, 12, SeasonForm::Additive);
  ASSERT_TRUE(additive);
  EXPECT_NEAR(additive->figures[0], -13.8125, 1e-9);
  EXPECT_NEAR(additive->figures[10], -30.8958333333, 1e-9);
}

TEST(Seasonality, TakesTheMeanOfAnOddSeason) {
  EXPECT_THAT(centred_means(std::vector<double>{1, 2, 6, 4, 8}, 3), ElementsAre(3, 4, 6));
}

TEST(Seasonality, CountsTheEndsOfAnEvenSeasonHalf) {
  // (1/2 + 2 + 6/2) / 2 and (2/2 + 6 + 4/2) / 2.
  EXPECT_THAT(centred_means(std::vector<double>{1, 2, 6, 4}, 2), ElementsAre(2.75, 4.5));
}

TEST(Seasonality, PutsBackWhatItTookOut) {
  const auto shape = season_shape(kPassengers, 12, SeasonForm::Multiplicative);
  auto values = without_season(kPassengers, *shape);
  add_season(values, *shape, 0);
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_NEAR(values[i], kPassengers[i], 1e-9);
  std::vector<double> next = {100.0};
  add_season(next, *shape, 37);
  EXPECT_NEAR(next[0], 94.55416895, 1e-6);
}

TEST(Seasonality, RefusesFiguresThatWouldDivideByNothing) {
  const std::vector<double> values = {5, 0, 5, 0, 5, 0, 5, 0, 5};
  EXPECT_FALSE(season_shape(values, 2, SeasonForm::Multiplicative));
  EXPECT_TRUE(season_shape(values, 2, SeasonForm::Additive));
}

TEST(SeasonEstimate, IsSureOfWhatRepeatsExactly) {
  std::vector<double> values;
  values.reserve(20);
  for (int i = 0; i < 20; ++i) values.push_back(i % 5 == 0 ? 14 : 9);
  const auto estimate = estimate_season(values, 5);
  ASSERT_TRUE(estimate);
  EXPECT_THAT(estimate->figures, ElementsAre(DoubleNear(4, 1e-9), DoubleNear(-1, 1e-9), DoubleNear(-1, 1e-9),
                                             DoubleNear(-1, 1e-9), DoubleNear(-1, 1e-9)));
  EXPECT_NEAR(estimate->variance.value(), 0, 1e-9);
  EXPECT_NEAR(drawn_towards(*estimate, {})[0], 4, 1e-6);
}

TEST(SeasonEstimate, IsDrawnHalfWayWhereEachStepWasSeenOnce) {
  std::vector<double> values;
  values.reserve(24);
  for (int i = 0; i < 24; ++i) values.push_back(i % 12 == 0 ? 23 : 11);
  const auto estimate = estimate_season(values, 12);
  ASSERT_TRUE(estimate);
  EXPECT_FALSE(estimate->variance);
  EXPECT_NEAR(drawn_towards(*estimate, {})[0], 0.5 * estimate->figures[0], 1e-9);
}

TEST(SeasonEstimate, IsDrawnFartherTheNoisierItIs) {
  const SeasonEstimate sure{{3, -1, -1, -1}, 0.1};
  const SeasonEstimate unsure{{3, -1, -1, -1}, 2.0};
  EXPECT_GT(drawn_towards(sure, {})[0], drawn_towards(unsure, {})[0]);
  // All noise: the share is that of James and Stein for four figures, a third.
  EXPECT_NEAR(drawn_towards({{3, -1, -1, -1}, 100.0}, {})[0], 2, 1e-9);
}

TEST(SeasonEstimate, NeedsTwoSeasons) {
  EXPECT_FALSE(estimate_season(std::vector<double>{1, 2, 3}, 2));
  EXPECT_FALSE(estimate_season(std::vector<double>{1, 2, 3}, 1));
}

}  // namespace
}  // namespace flow
