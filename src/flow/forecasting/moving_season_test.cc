#include "flow/forecasting/moving_season.h"

#include <cmath>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flow {
namespace {

using testing::Each;
using testing::SizeIs;

TEST(MovingSeason, GoesOnWithAConstant) {
  EXPECT_THAT(moving_season(std::vector<double>(30, 7.0), 12, 5), Each(testing::DoubleNear(7, 1e-12)));
  EXPECT_THAT(moving_season(std::vector<double>{7}, 12, 5), Each(testing::DoubleNear(7, 1e-12)));
}

TEST(MovingSeason, FollowsASeasonThatTurnsRound) {
  // A swing of 10 whose high half became its low half: the mean of all would be none.
  std::vector<double> values;
  for (int i = 0; i < 80; ++i) values.push_back(50 + ((i % 4 < 2) == (i < 40) ? 10 : -10));
  const auto forecasts = moving_season(values, 4, 4);
  EXPECT_LT(forecasts[0], 45);
  EXPECT_LT(forecasts[1], 45);
  EXPECT_GT(forecasts[2], 55);
  EXPECT_GT(forecasts[3], 55);
}

TEST(MovingSeason, StartsTheSeasonAtTheStepAfterTheLast) {
  std::vector<double> values;
  for (int i = 0; i < 62; ++i) values.push_back(i % 4 == 0 ? 30 : 10);
  const auto forecasts = moving_season(values, 4, 4);
  EXPECT_GT(forecasts[2], 25);
  for (const std::size_t step : {0U, 1U, 3U}) EXPECT_LT(forecasts[step], 15);
}

TEST(MovingSeason, CarriesAQuarterOfALineOn) {
  std::vector<double> line;
  for (int i = 0; i < 120; ++i) line.push_back(2.0 * i);
  const auto forecasts = moving_season(line, 1, 3);
  ASSERT_THAT(forecasts, SizeIs(3));
  EXPECT_NEAR(forecasts[2] - forecasts[1], 0.5, 1e-9);
}

}  // namespace
}  // namespace flow
