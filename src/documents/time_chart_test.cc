#include "documents/time_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "documents/clean_text.h"
#include "documents/example_report_test.h"
#include "documents/example_time_chart_test.h"
#include "documents/excel_time_chart.h"

namespace documents {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> heads(const Table& table) {
  std::vector<std::string> words;
  for (const Column& column : table.columns) words.push_back(column.words);
  return words;
}

std::vector<std::string> row(const Table& table, std::size_t number) {
  std::vector<std::string> words;
  for (const Quantity& cell : table.rows.at(number)) words.push_back(shown(cell));
  return words;
}

TEST(TimeChartTable, HasALineAPointWithItsLinesAndItsSignalInWords) {
  const auto tables = data_tables(example_control_chart());
  ASSERT_EQ(tables.size(), 1u);
  const Table& table = tables[0];
  EXPECT_EQ(table.caption, "Data: Patients seen within four hours");
  EXPECT_THAT(heads(table), ElementsAre("Month", "Seen within four hours (%)", "Mean", "Lower limit", "Upper limit",
                                        "Target", "Trajectory", "Signal"));
  ASSERT_EQ(table.rows.size(), 30u);
  EXPECT_THAT(row(table, 3),
              ElementsAre("Jul 2017", "68.2", "79.6", "70.1", "89.1", "90", "79.5", "below the lower limit"));
  EXPECT_EQ(row(table, 6)[1], "missing");
  EXPECT_EQ(row(table, 9).back(), "left out: flood");
  EXPECT_EQ(row(table, 12).back(), "New limits: Front door rebuilt");
  EXPECT_EQ(row(table, 24).back(), "Low signal");  // the mark's own words
}

TEST(TimeChartTable, HasTheLinesOfEachStretchInColumnsByTurnsForASpreadsheetToDraw) {
  TimeChart chart = chart_of_values({5, 6, 7, 8, 9});
  for (TimePoint& point : chart.points) point.mean = point.value;
  EXPECT_EQ(table_with_stretches(chart).columns.size(), 3U) << "one stretch needs no more";
  chart.new_limits = {{2, "Ward opened"}, {4, "The definition changed", true}};
  const Table table = table_with_stretches(chart);
  EXPECT_THAT(heads(table),
              ElementsAre("Period", "Value", "Mean", "Signal", "Value, stretches 1, 3, 5", "Value, stretches 2, 4, 6",
                          "Mean, stretches 1, 3, 5", "Mean, stretches 2, 4, 6"));
  EXPECT_THAT(row(table, 1), ElementsAre("May 2017", "6", "6.00", "", "6", "", "6.00", ""));
  EXPECT_THAT(row(table, 2), ElementsAre("Jun 2017", "7", "7.00", "New limits: Ward opened", "7", "", "", "7.00"));
  EXPECT_THAT(row(table, 4),
              ElementsAre("Aug 2017", "9", "9.00", "New limits: The definition changed", "", "9", "9.00", ""));
}

TEST(TimeChartTable, NamesTheLineInTheMiddleAsTheChartDoes) {
  TimeChart chart = chart_of_values({5, 6});
  chart.centre = "Centre line";
  for (TimePoint& point : chart.points) point.mean = 5;
  EXPECT_THAT(heads(data_tables(chart)[0]), ElementsAre("Period", "Value", "Centre line"));
}

TEST(TimeChartTable, SaysASignalBesideNewLimits) {
  TimeChart chart = example_control_chart();
  chart.new_limits = {{3, "Ward moved"}, {6, ""}};
  const Table table = data_tables(chart)[0];
  EXPECT_EQ(row(table, 3).back(), "New limits: Ward moved; below the lower limit");
  EXPECT_EQ(row(table, 6).back(), "New limits");
}

TEST(TimeChartTable, GivesTheForecastATableOfItsOwnWithItsRanges) {
  const auto tables = data_tables(example_forecast_chart());
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_THAT(heads(tables[0]), ElementsAre("Month", "People delayed (people a day)", "Target"));
  EXPECT_THAT(heads(tables[1]), ElementsAre("Month", "Forecast", "80% range from", "80% range to", "95% range from",
                                            "95% range to", "Target"));
  EXPECT_EQ(tables[1].caption, "Forecast: People delayed in hospital");
  EXPECT_EQ(row(tables[1], 0)[0], "Apr 2020");
  EXPECT_EQ(tables[1].rows.size(), 12u);
}

TEST(TimeChartTable, HasOnlyTheColumnsThatHoldSomething) {
  EXPECT_THAT(heads(data_tables(chart_of_values({1, 2}))[0]), ElementsAre("Period", "Value"));
  const auto nothing = data_tables(TimeChart{.title = "Empty"});
  ASSERT_EQ(nothing.size(), 1u);
  EXPECT_TRUE(nothing[0].rows.empty());
  EXPECT_EQ(data_tables(chart_of_values({std::nullopt}))[0].rows.size(), 1u);
}

TEST(TimeChartTable, IsOneForASpreadsheetARowAPeriod) {
  const Table table = wide_data_table(example_forecast_chart());
  EXPECT_EQ(table.rows.size(), 48u);
  EXPECT_EQ(row(table, 47).front(), "Mar 2021");
  EXPECT_EQ(row(table, 47)[1], "");
  EXPECT_EQ(row(table, 0).back(), "");
  for (const auto& cells : table.rows) EXPECT_EQ(cells.size(), table.columns.size());
}

TEST(TimeChartTable, CarriesTheLineageIntoTheAnnex) {
  TimeChart chart = example_forecast_chart();
  chart.lineage = Lineage{.name = "delays.people_a_day"};
  ASSERT_EQ(lineages(report_of(chart)).size(), 1u);
  EXPECT_EQ(data_tables(chart)[0].lineage->name, "delays.people_a_day");
}

TEST(TimeChart, IsDrawableWhereItHasAValueOrAForecast) {
  EXPECT_FALSE(is_drawable(TimeChart{}));
  EXPECT_FALSE(is_drawable(chart_of_values({std::nullopt, std::nullopt})));
  EXPECT_TRUE(is_drawable(chart_of_values({std::nullopt, 0})));
  TimeChart chart = example_forecast_chart();
  chart.points.clear();
  EXPECT_TRUE(is_drawable(chart));
}

TEST(TimeChart, IsRefusedWhereItsNumbersOrPlacesCannotBe) {
  const auto refuses = [](const TimeChart& chart) { EXPECT_THROW(static_cast<void>(clean(chart)), base::OurMistake); };
  refuses(chart_of_values({std::numeric_limits<double>::quiet_NaN()}));
  refuses(chart_of_values({-1e300}));
  TimeChart chart = example_control_chart();
  chart.new_limits = {{30, "after the last point"}};
  refuses(chart);
  chart.new_limits = {{9, "later"}, {4, "earlier"}};
  refuses(chart);
  chart = example_forecast_chart();
  chart.forecast[2].lower_80 = chart.forecast[2].lower_95 - 1;
  refuses(chart);
}

TEST(Measure, IsShownToItsPlacesAndGrouped) {
  EXPECT_EQ(shown(Measure{6661.316, 2}), "6,661.32");
  EXPECT_EQ(shown(Measure{-1234567, 0}), "-1,234,567");
  EXPECT_EQ(shown(Measure{999.96, 1}), "1,000.0");
  EXPECT_EQ(shown(Measure{-0.04, 1}), "0.0");
  EXPECT_EQ(shown(Measure{123, 0}), "123");
  EXPECT_EQ(shown(Measure{1e300, 2}), "1e+300");
}

}  // namespace
}  // namespace documents
