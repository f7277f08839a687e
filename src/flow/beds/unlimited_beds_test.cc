#include "flow/beds/unlimited_beds.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

namespace flow {
namespace {

constexpr Week kWeek{13, 10, 10, 10, 10, 8.5, 8.5};

TEST(PoissonQuantile, MatchesPublishedValues) {
  EXPECT_EQ(poisson_quantile(40, 0.90), 48);
  EXPECT_EQ(poisson_quantile(40, 0.95), 51);
  EXPECT_EQ(poisson_quantile(40, 0.99), 55);
}

/// Straight from the definition, for means that let it.
std::int64_t summed_up(double mean, double quantile) {
  double chance = std::exp(-mean);
  std::int64_t k = 0;
  for (double sum = chance; sum < quantile; sum += chance) chance *= mean / static_cast<double>(++k);
  return k;
}

TEST(PoissonQuantile, AgreesWithThePlainSum) {
  for (const double mean : {0.001, 0.4, 1.0, 7.5, 60.0, 300.0})
    for (const double quantile : {0.0001, 0.05, 0.3, 0.5, 0.51, 0.8, 0.975, 0.99999})
      EXPECT_EQ(poisson_quantile(mean, quantile), summed_up(mean, quantile)) << mean << " " << quantile;
}

TEST(PoissonQuantile, HoldsForLargeMeansAndFarOut) {
  EXPECT_NEAR(static_cast<double>(poisson_quantile(1e6, 0.975)), 1e6 + 1.96 * 1e3, 3);
  EXPECT_NEAR(static_cast<double>(poisson_quantile(1e9, 0.5)), 1e9, 1);
  EXPECT_NEAR(static_cast<double>(poisson_quantile(1e6, 1 - 1e-15)), 1e6 + 7.94e3, 60);
  EXPECT_EQ(poisson_quantile(0, 0.99), 0);
  EXPECT_EQ(poisson_quantile(40, 0), 0);
}

TEST(EndOfDayBeds, ComesRoundToTheSameWeekForExponentialStays) {
  for (const double stay : {0.3, 2.5, 7.0, 40.0}) {
    const Week beds = end_of_day_beds(kWeek, stay, StayShape::Exponential);
    for (std::size_t day = 0; day < 7; ++day) {
      const double before = beds[(day + 6) % 7];
      const double level = kWeek[day] * stay;
      EXPECT_NEAR(beds[day], level + (before - level) * std::exp(-1 / stay), 1e-9) << stay << " " << day;
    }
  }
}

TEST(EndOfDayBeds, CountsThoseOfTheLastDaysForFixedStays) {
  const Week half = end_of_day_beds(kWeek, 2.5, StayShape::Fixed);
  EXPECT_NEAR(half[1], 10 + 13 + 0.5 * 8.5, 1e-12);
  EXPECT_NEAR(half[0], 13 + 8.5 + 0.5 * 8.5, 1e-12);
  for (const double beds : end_of_day_beds(kWeek, 14, StayShape::Fixed)) EXPECT_NEAR(beds, 140, 1e-12);
  EXPECT_NEAR(end_of_day_beds(kWeek, 7.25, StayShape::Fixed)[0], 70 + 0.25 * 13, 1e-12);
}

TEST(EndOfDayBeds, IsTheLoadWhereEveryDayIsAlike) {
  Week even;
  even.fill(10);
  for (const auto shape : {StayShape::Exponential, StayShape::Fixed})
    for (const double beds : end_of_day_beds(even, 3.7, shape)) EXPECT_NEAR(beds, 37, 1e-10);
  for (const double beds : end_of_day_beds(kWeek, 0, StayShape::Exponential)) EXPECT_EQ(beds, 0);
}

TEST(EndOfDayBeds, FlattensForVeryLongStays) {
  const Week beds = end_of_day_beds(kWeek, 1e6, StayShape::Exponential);
  EXPECT_NEAR(beds[0] / 1e7, 1, 1e-6);
  EXPECT_NEAR(beds[3], beds[4], 1e-3);
}

}  // namespace
}  // namespace flow
