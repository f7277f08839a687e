#include "flow/series/series.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/series/series_file.h"

namespace flow {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

SeriesPeriod period(std::string_view text) {
  return parse_series_period(text).value();
}

TEST(SeriesPeriod, ReadsDaysMonthsAndSteps) {
  EXPECT_EQ(period("2017-04-03"),
            day_period(base::Date(std::chrono::year(2017), std::chrono::April, std::chrono::day(3))));
  EXPECT_EQ(period("03/04/2017"), period("2017-04-03"));
  EXPECT_EQ(period("2017-04").kind, PeriodKind::Month);
  EXPECT_EQ(period("12"), (SeriesPeriod{PeriodKind::Step, 12}));
}

TEST(SeriesPeriod, GoesOnAcrossTheEndOfAYear) {
  EXPECT_EQ(period_text(period("2017-11") + 3), "2018-02");
  EXPECT_EQ(period_text(period("2019-12-30") + 7), "2020-01-06");
  EXPECT_EQ(period_text(period("9") + 1), "10");
}

TEST(SeriesPeriod, RefusesWhatIsNoPeriodAndSaysHowToWriteOne) {
  for (const std::string_view text : {"", "April", "2017-13", "2017-02-30", "31/02/2017", "1/2", "-3", "2017-4-3"}) {
    const auto read = parse_series_period(text, "line 2");
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().subject, "line 2");
    EXPECT_THAT(read.error().message, HasSubstr("2017-04-03"));
  }
}

TEST(SeriesFile, ReadsSeriesInTheOrderOfTheFileAndPeriodsInOrder) {
  const auto read = read_series("series,date,value\nB,2017-02-01,2\nA,2017-01-01,5\nB,2017-01-01,1.5\n");
  ASSERT_TRUE(read) << read.error().front().message;
  EXPECT_THAT(*read, ElementsAre(Series{"B", {{period("2017-01-01"), 1.5}, {period("2017-02-01"), 2.0}}},
                                 Series{"A", {{period("2017-01-01"), 5.0}}}));
}

TEST(SeriesFile, HoldsOneSeriesWhereThereIsNoColumnOfNames) {
  const auto read = read_series("value,period\n3,1\n,2\nNA,3\n-4e-1,4\n");
  ASSERT_TRUE(read);
  EXPECT_THAT(*read,
              ElementsAre(Series{"", {{period("1"), 3.0}, {period("2"), {}}, {period("3"), {}}, {period("4"), -0.4}}}));
}

TEST(SeriesFile, TakesTheColumnOfNamesThatIsAskedFor) {
  const auto read =
      read_series("place,period,value\nLeicester,2017-04,3\n", {.series = "place", .must_have_series = true});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->front().name, "Leicester");
  const auto refused =
      read_series("place,period,value\nLeicester,2017-04,3\n", {.series = "site", .must_have_series = true});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().front().subject, "line 1, column site");
}

TEST(SeriesFile, NamesEveryFaultByLineAndColumn) {
  const auto read = read_series("date,value\n2017-01-01,x\nsoon,1\n2017-01-02,inf\n2017-01-03,1\n2017-01-03,2\n");
  ASSERT_FALSE(read);
  std::vector<std::string> places;
  for (const auto& fault : read.error()) places.push_back(fault.subject);
  EXPECT_THAT(places, ElementsAre("line 2, column value", "line 3, column date", "line 4, column value",
                                  "line 6, column date"));
}

TEST(SeriesFile, RefusesPeriodsOfTwoKindsInOneSeries) {
  const auto read = read_series("period,value\n2017-01,1\n2017-01-03,2\n");
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error().front().message, HasSubstr("one kind"));
}

TEST(SeriesFile, RefusesAGapThatCanOnlyBeATypingFault) {
  const auto read = read_series("period,value\n1,1\n2,1\n999999999,1\n");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().front().subject, "line 4, column period");
}

TEST(SeriesFile, SaysWhichColumnIsMissing) {
  EXPECT_EQ(read_series("day,value\n1,2\n").error().front().subject, "line 1, column date");
  EXPECT_EQ(read_series("date,count\n1,2\n").error().front().subject, "line 1, column value");
}

TEST(SeriesSpacing, IsTheMostCommonDistance) {
  const auto weekly =
      read_series("date,value\n2019-01-04,1\n2019-01-11,2\n2019-01-18,3\n2019-02-01,4\n").value().front();
  EXPECT_EQ(spacing_of(weekly), 7);
  EXPECT_EQ(spacing_of({}), 1);
}

TEST(SeriesSpacing, PutsAMissingValueWhereAPeriodWasPassedOver) {
  const auto weekly = read_series("date,value\n2019-01-04,1\n2019-01-11,2\n2019-01-25,4\n").value().front();
  const auto whole = without_gaps(weekly);
  ASSERT_EQ(whole.points.size(), 4U);
  EXPECT_EQ(whole.points[2], (SeriesPoint{period("2019-01-18"), std::nullopt}));
}

}  // namespace
}  // namespace flow
