#include "flow/urgent_care/week_profile.h"

#include <array>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "flow/forecasting/english_holidays.h"

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::HasSubstr;
using testing::IsEmpty;

constexpr base::Date kMonday = 2017y / 1 / 9;

/// Weeks of days from a Monday: `shape` times 100, with a little noise that a seed makes.
Series weeks_of(std::size_t weeks, const std::array<double, 7>& shape, double noise = 0) {
  base::SeededRandom random(7);
  Series out;
  for (std::size_t i = 0; i < weeks * 7; ++i) {
    std::array<std::uint8_t, 1> byte{};
    random.fill(byte);
    const double value = shape[i % 7] * 100 + noise * (static_cast<double>(byte[0]) / 255 - 0.5);
    out.points.push_back({day_period(kMonday) + static_cast<std::int64_t>(i), value});
  }
  return out;
}

constexpr std::array<double, 7> kShape{1.12, 1.01, 1.0, 0.99, 0.98, 0.96, 0.94};

TEST(WeekProfile, FindsTheShapeThatTheWeeksWereMadeOf) {
  const auto profile = week_profile(weeks_of(20, kShape), {});
  ASSERT_EQ(profile.days.size(), 7U);
  EXPECT_EQ(profile.weeks, 20U);
  for (std::size_t day = 0; day < 7; ++day) {
    EXPECT_NEAR(profile.days[day].index, kShape[day], 1e-12);
    EXPECT_EQ(profile.days[day].day, std::chrono::Monday + std::chrono::days(day));
  }
  EXPECT_NEAR(profile.mean_day, 100, 1e-9);
}

TEST(WeekProfile, HasIndicesWhoseMeanIsOneWhateverTheWeeks) {
  const auto profile = week_profile(weeks_of(33, kShape, 60), {});
  double sum = 0;
  for (const auto& day : profile.days) {
    sum += day.index;
    EXPECT_LT(day.lower, day.index);
    EXPECT_GT(day.upper, day.index);
  }
  EXPECT_NEAR(sum, 7, 1e-9);
}

TEST(WeekProfile, IsNotMovedByGrowthFromWeekToWeek) {
  Series series = weeks_of(40, kShape);
  for (std::size_t i = 0; i < series.points.size(); ++i)
    *series.points[i].value *= 1 + static_cast<double>(i / 7) * 0.05;
  EXPECT_NEAR(week_profile(series, {}).days.front().index, 1.12, 1e-12);
}

TEST(WeekProfile, UsesStudentsTForTheInterval) {
  // Mondays alternate between 1.1 and 1.3 of a week whose other days make up the rest: standard deviation 0.1069 over 8
  // weeks, standard error 0.0378, t of 7 degrees 2.3646.
  Series series;
  for (int week = 0; week < 8; ++week)
    for (int day = 0; day < 7; ++day) {
      const double monday = week % 2 == 0 ? 110 : 130;
      series.points.push_back({day_period(kMonday) + week * 7 + day, day == 0 ? monday : (700 - monday) / 6});
    }
  const auto profile = week_profile(series, {});
  EXPECT_NEAR(profile.days.front().index, 1.2, 1e-12);
  EXPECT_NEAR(profile.days.front().upper - 1.2, 2.3646 * 0.1069045 / std::sqrt(8.0), 1e-4);
}

TEST(WeekProfile, LeavesOutAndCountsWeeksWithMissingDaysAndHolidays) {
  Series series = weeks_of(20, kShape);
  series.points[40].value.reset();                  // a day without a value
  series.points.erase(series.points.begin() + 80);  // a day without a row
  const auto profile = week_profile(series, english_holidays(2017, 2017));
  EXPECT_EQ(profile.with_missing_days, 2U);
  EXPECT_EQ(profile.with_holidays, 3U) << "Good Friday and Easter Monday are in different weeks, 1 May in a third";
}

TEST(WeekProfile, CountsAWeekThatIsMissingWhole) {
  Series series = weeks_of(20, kShape);
  series.points.erase(series.points.begin() + 35, series.points.begin() + 49);
  const auto profile = week_profile(series, {});
  EXPECT_EQ(profile.weeks, 18U);
  EXPECT_EQ(profile.with_missing_days, 2U);
}

TEST(WeekProfile, DoesNotCountTheBrokenWeeksAtItsEnds) {
  Series series = weeks_of(12, kShape);
  series.points.erase(series.points.begin(), series.points.begin() + 3);
  series.points.pop_back();
  const auto profile = week_profile(series, {});
  EXPECT_EQ(profile.weeks, 10U);
  EXPECT_EQ(profile.with_missing_days, 0U);
}

TEST(WeekProfile, SaysSoWhereThereIsTooLittle) {
  const auto profile = week_profile(weeks_of(7, kShape), {});
  EXPECT_THAT(profile.days, IsEmpty());
  EXPECT_THAT(basis_words(profile), HasSubstr("There are 7 whole weeks to compare, and 8 are needed"));
  EXPECT_THAT(summary_words(profile), IsEmpty());
  EXPECT_THAT(basis_words(week_profile({}, {})), HasSubstr("no whole weeks"));
}

TEST(WeekProfile, LeavesOutWeeksInWhichNobodyCame) {
  Series series = weeks_of(9, kShape);
  for (std::size_t i = 0; i < 7; ++i) series.points[i].value = 0;
  const auto profile = week_profile(series, {});
  EXPECT_EQ(profile.weeks, 8U);
  EXPECT_EQ(profile.without_anyone, 1U);
}

TEST(WeekProfileWords, SayHowFarADayIsFromTheAverage) {
  EXPECT_EQ(day_words({std::chrono::Monday, 1.12, 1.10, 1.14}),
            "Mondays are 12% above an average day, 95% interval 10 to 14%.");
  EXPECT_EQ(day_words({std::chrono::Sunday, 0.83, 0.81, 0.85}),
            "Sundays are 17% below an average day, 95% interval 15 to 19%.");
}

TEST(WeekProfileWords, DoNotMakeADifferenceOfChance) {
  EXPECT_EQ(day_words({std::chrono::Tuesday, 1.01, 0.99, 1.03}),
            "Tuesdays are not clearly different from an average day: 1% above, 95% interval from 1% below to 3% "
            "above.");
}

}  // namespace
}  // namespace flow
