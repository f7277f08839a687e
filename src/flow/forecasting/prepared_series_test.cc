#include "flow/forecasting/prepared_series.h"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/forecasting/english_holidays.h"
#include "flow/forecasting/holidays.h"

namespace flow {
namespace {

using testing::Contains;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

SeriesPeriod period(std::string_view text) {
  return parse_series_period(text).value();
}

Series series(SeriesPeriod first, const std::vector<std::optional<double>>& values) {
  Series out{"A", {}};
  for (std::size_t i = 0; i < values.size(); ++i)
    out.points.push_back({first + static_cast<std::int64_t>(i), values[i]});
  return out;
}

TEST(FillMissing, DrawsAStraightLine) {
  std::vector<double> values = {1, kGap, kGap, 4};
  fill_missing(values, 1);
  EXPECT_THAT(values, ElementsAre(1, DoubleNear(2, 1e-12), DoubleNear(3, 1e-12), 4));
}

TEST(FillMissing, DoesWhatTheSeasonsAroundDid) {
  std::vector<double> values = {1, 9, 1, 9, 1, kGap, 1, 9, 1};
  fill_missing(values, 2);
  EXPECT_DOUBLE_EQ(values[5], 9);
}

TEST(MoveToLevel, KeepsTheShapeBeforeABreak) {
  std::vector<double> values = {10, 20, 10, 20, 30, 60, 30, 60};
  move_to_level(values, 4, 2, true);
  EXPECT_THAT(values, ElementsAre(30, 60, 30, 60, 30, 60, 30, 60));
  std::vector<double> plain = {0, 2, 10, 12};
  move_to_level(plain, 2, 2, false);
  EXPECT_THAT(plain, ElementsAre(10, 12, 10, 12));
}

TEST(Prepare, SetsAsideWhatIsExcludedAndSaysSo) {
  const auto prepared = prepare(series(period("2020-01"), {10, 12, 900, 900, 14, 16}),
                                {.excluded = {{period("2020-03"), period("2020-04-30")}}});
  EXPECT_THAT(prepared.values,
              ElementsAre(10, 12, DoubleNear(12 + 2.0 / 3, 1e-9), DoubleNear(12 + 4.0 / 3, 1e-9), 14, 16));
  EXPECT_THAT(prepared.warnings, Contains("Set aside as asked: 2 values."));
}

TEST(Prepare, BeginsAfterTheLastKnownValue) {
  const auto prepared = prepare(series(period("2020-01"), {std::nullopt, 10, 12, std::nullopt}), {});
  EXPECT_THAT(prepared.values, ElementsAre(10, 12));
  EXPECT_EQ(prepared.last, period("2020-03"));
  EXPECT_THAT(prepared.warnings, Contains(HasSubstr("The last known value is that of 2020-03")));
}

TEST(Prepare, TakesFirstDaysOfMonthsAsMonths) {
  Series days{"A", {}};
  for (const char* const day : {"2020-01-01", "2020-02-01", "2020-03-01"}) days.points.push_back({period(day), 1.0});
  EXPECT_EQ(prepare(days, {}).last, period("2020-03"));
}

TEST(Prepare, SaysWhatABreakWithNothingBeforeItDoes) {
  const auto prepared = prepare(series(period("2020-01"), {1, 2, 3}), {.breaks = {period("2019-01"), period("7")}});
  EXPECT_THAT(prepared.warnings, Contains(HasSubstr("changes nothing")));
  EXPECT_THAT(prepared.warnings, Contains(HasSubstr("another kind of period")));
}

TEST(Prepare, SaysThatNothingIsKnown) {
  const auto prepared = prepare(series(period("1"), {std::nullopt, std::nullopt}), {});
  EXPECT_THAT(prepared.values, IsEmpty());
  EXPECT_THAT(prepared.warnings, ElementsAre(HasSubstr("No value is known")));
  EXPECT_THAT(prepare(series(period("1"), {}), {}).values, IsEmpty());
}

TEST(Prepare, StandsMonthsOfDifferentStartsAtTheSameStep) {
  const auto january = prepare(series(period("2020-01"), {1, 2}), {.season = 12});
  const auto march = prepare(series(period("2019-03"), {1, 2}), {.season = 12});
  EXPECT_EQ((january.phase + 2) % 12, march.phase);
}

TEST(Holidays, AreReadWithTheirNames) {
  const auto read = read_holidays("date,name\n2024-12-25,Christmas Day\n26/12/2024,Boxing Day\n");
  ASSERT_TRUE(read);
  EXPECT_EQ((*read)[1].day, period("2024-12-26"));
  EXPECT_EQ((*read)[1].name, "Boxing Day");
}

TEST(Holidays, AreRefusedWithTheirLine) {
  const auto read = read_holidays("date,name\n2024-12,Christmas\n2024-12-25,\n2024-12-26,A\n2024-12-26,B\n");
  ASSERT_FALSE(read);
  ASSERT_EQ(read.error().size(), 3U);
  EXPECT_EQ(read.error()[0].subject, "line 2, column date");
  EXPECT_EQ(read.error()[1].subject, "line 3, column name");
  EXPECT_EQ(read.error()[2].subject, "line 5, column date");
  EXPECT_FALSE(read_holidays("day,what\n2024-12-25,x\n"));
}

TEST(Holidays, DoAgainWhatTheyDid) {
  std::vector<double> values(60, 100.0);
  values[20] = 50;
  values[40] = 50;
  const std::vector<Holiday> holidays = {
      {period("2024-01-21"), "H"}, {period("2024-02-10"), "H"}, {period("2024-03-05"), "H"}};
  const HolidayEffects effects(values, period("2024-01-01"), 7, SeriesKind::Count, holidays);
  EXPECT_DOUBLE_EQ(values[20], 100);
  EXPECT_EQ(effects.days_seen(), 2U);
  EXPECT_NEAR(effects.on(period("2024-03-05"), 80), 40, 1e-9);
  EXPECT_DOUBLE_EQ(effects.on(period("2024-03-06"), 80), 80);
}

TEST(Holidays, DoNothingWhereTheyDidNothing) {
  std::vector<double> values;
  values.reserve(60);
  for (int i = 0; i < 60; ++i) values.push_back(100 + ((i * 37) % 11 - 5));
  const HolidayEffects effects(values, period("2024-01-01"), 7, SeriesKind::Count,
                               std::vector<Holiday>{{period("2024-01-21"), "H"}, {period("2024-03-05"), "H"}});
  EXPECT_NEAR(effects.on(period("2024-03-05"), 80), 80, 4);
}

TEST(EnglishHolidays, KnowEasterAndSubstitutes) {
  EXPECT_EQ(day_period(easter_sunday(2024)), period("2024-03-31"));
  EXPECT_EQ(day_period(easter_sunday(2025)), period("2025-04-20"));
  EXPECT_EQ(day_period(easter_sunday(2011)), period("2011-04-24"));
  const auto days = english_holidays(2021, 2022);
  const auto has = [&](std::string_view day, std::string_view name) {
    return std::ranges::any_of(days, [&](const Holiday& one) { return one.day == period(day) && one.name == name; });
  };
  EXPECT_TRUE(has("2021-12-27", "substitute bank holiday"));
  EXPECT_TRUE(has("2021-12-28", "substitute bank holiday"));
  EXPECT_TRUE(has("2022-01-03", "substitute bank holiday"));
  EXPECT_TRUE(has("2022-06-02", "spring bank holiday"));
  EXPECT_TRUE(has("2022-09-19", "proclaimed bank holiday"));
  EXPECT_FALSE(has("2022-05-30", "spring bank holiday"));
}

}  // namespace
}  // namespace flow
