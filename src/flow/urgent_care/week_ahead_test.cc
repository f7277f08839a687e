#include "flow/urgent_care/week_ahead.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/measures/measure_catalogue.h"

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::IsEmpty;
using testing::SizeIs;

const SeriesPeriod kFirst = day_period(2017y / 1 / 2);

/// Days from Monday 2 January 2017, Mondays a quarter above the rest.
FigureSeries feed(std::string_view code, std::size_t days, double level) {
  FigureSeries out{.measure = *find_in_catalogue(code), .cut = "", .places = {}, .points = {}};
  for (std::size_t i = 0; i < days; ++i)
    out.points.push_back({.period = kFirst + static_cast<std::int64_t>(i),
                          .figure = level * (i % 7 == 0 ? 1.25 : 1.0) + static_cast<double>(i % 5) * 0.2});
  return out;
}

TEST(WeekAhead, ForecastsTheSevenDaysAfterTheLast) {
  const auto days = week_ahead(feed(kDailyAttendances, 140, 600), feed(kDailyFourHours, 140, 70));
  ASSERT_THAT(days, SizeIs(7));
  EXPECT_EQ(days.front().day, kFirst + 140);
  for (const auto& day : days) {
    ASSERT_TRUE(day.attendances && day.within_four_hours);
    EXPECT_LE(day.attendances->lower80, day.attendances->mean);
    EXPECT_GE(day.attendances->upper80, day.attendances->mean);
    EXPECT_LE(day.within_four_hours->upper80, 100);
  }
}

TEST(WeekAhead, KnowsTheMondays) {
  const auto days = week_ahead(feed(kDailyAttendances, 140, 600), {});
  EXPECT_NEAR(days[0].attendances->mean, 750, 20);
  EXPECT_NEAR(days[1].attendances->mean, 600, 20);
  EXPECT_FALSE(days[0].within_four_hours);
}

TEST(WeekAhead, ForecastsBothForTheSameDaysWhereOneFeedLags) {
  const auto days = week_ahead(feed(kDailyAttendances, 140, 600), feed(kDailyFourHours, 137, 70));
  ASSERT_THAT(days, SizeIs(7));
  EXPECT_EQ(days.front().within_four_hours->period, kFirst + 140);
}

TEST(WeekAhead, SaysNothingFromTooFewDays) {
  EXPECT_THAT(week_ahead(feed(kDailyAttendances, kFewestDays - 1, 600), {}), IsEmpty());
  EXPECT_THAT(week_ahead({}, {}), IsEmpty());
}

}  // namespace
}  // namespace flow
