#include "flow/variation/day_groups.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/mapped.h"
#include "flow/variation/series_chart.h"

namespace flow {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// From Monday 3 April 2017.
Series daily(std::int64_t days) {
  const SeriesPeriod monday = parse_series_period("2017-04-03").value();
  Series series{"A&E", {}};
  for (std::int64_t day = 0; day < days; ++day)
    series.points.push_back({monday + day, static_cast<double>(600 + (day % 7 == 0 ? 100 : 0) + day % 2)});
  return series;
}

TEST(DayGroups, AreADayOfTheWeekEach) {
  const auto parts = split_by_day(daily(16), DayGroups::Weekdays).value();
  EXPECT_THAT(base::mapped(parts, &Series::name),
              ElementsAre("A&E, Mondays", "A&E, Tuesdays", "A&E, Wednesdays", "A&E, Thursdays", "A&E, Fridays",
                          "A&E, Saturdays", "A&E, Sundays"));
  EXPECT_THAT(base::mapped(parts[0].points, &SeriesPoint::value), ElementsAre(700.0, 701.0, 700.0));
  EXPECT_EQ(parts[6].points.size(), 2U);
}

TEST(DayGroups, AreWeekendsAndTheRest) {
  const auto parts = split_by_day(daily(14), DayGroups::Weekends).value();
  EXPECT_THAT(base::mapped(parts, &Series::name), ElementsAre("A&E, Monday to Friday", "A&E, weekends"));
  EXPECT_EQ(parts[0].points.size(), 10U);
  EXPECT_EQ(period_text(parts[1].points[0].period), "2017-04-08");
}

TEST(DayGroups, LeaveOutDaysThatNeverCome) {
  EXPECT_EQ(split_by_day(daily(4), DayGroups::Weekends).value().size(), 1U);
}

TEST(DayGroups, AreNoGapsToWarnOf) {
  for (const DayGroups groups : {DayGroups::Weekdays, DayGroups::Weekends}) {
    const auto parts = split_by_day(daily(140), groups).value();
    for (const Series& part : parts) EXPECT_THAT(chart_of(part, {}).value().warnings, IsEmpty()) << part.name;
  }
}

TEST(DayGroups, AreRefusedWherePeriodsAreNotDays) {
  const Series months{"", {{parse_series_period("2017-04").value(), 1.0}}};
  EXPECT_THAT(split_by_day(months, DayGroups::Weekdays).error().message, HasSubstr("Only daily series"));
  EXPECT_FALSE(parse_day_groups("months"));
}

}  // namespace
}  // namespace flow
