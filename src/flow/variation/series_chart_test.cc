#include "flow/variation/series_chart.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "base/csv.h"
#include "flow/series/series_file.h"
#include "flow/variation/asked_period.h"
#include "flow/variation/chart_words.h"
#include "flow/variation/number_words.h"

namespace flow {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

SeriesPeriod period(std::string_view text) {
  return parse_series_period(text).value();
}

Series monthly(std::string_view from, const std::vector<double>& values) {
  Series series{"Example Ward", {}};
  for (std::size_t i = 0; i < values.size(); ++i)
    series.points.push_back({period(from) + static_cast<std::int64_t>(i), values[i]});
  return series;
}

const std::vector<double> kShift = {9, 8, 10, 8, 9, 10, 8, 6, 7, 5, 7, 7, 7, 7, 6};

// ---- what a chart says ---------------------------------------------------------------------------------------------

TEST(ChartWords, SaySeriesLimitsSignalsIconAndTarget) {
  ChartAsk ask{.improvement = Improvement::Increase, .targets = {{std::nullopt, 6.8}}};
  const auto chart = chart_of(monthly("2017-04", kShift), ask).value();
  EXPECT_EQ(
      summary_words(chart),
      "XmR chart by the rules of NHSRplotthedots (ptd). 15 points from April 2017 to June 2018. The latest value, "
      "June 2018, is 6. The mean is 7.6 and the limits are 4.37 and 10.83. 2 signals: Seven points in a row above "
      "the mean, from April 2017 to October 2017; Eight points in a row below the mean, from November 2017 to "
      "June 2018. Concerning: the latest point is part of a signal of low or falling values, which here are "
      "worse. Hit or miss: the target of 6.8 lies within the limits, so that chance decides if it is met.");
  EXPECT_EQ(variation_icon(chart), "concern_low");
}

TEST(ChartWords, SayThatNothingChanged) {
  const auto chart = chart_of(monthly("2017-04", {5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5}), {}).value();
  EXPECT_THAT(summary_words(chart), HasSubstr("No signal: the values vary as this process usually does."));
  EXPECT_EQ(variation_icon(chart), "common_cause");
  EXPECT_EQ(assurance_words(chart), "No target.");
}

TEST(ChartWords, SayWhichRulesetDrewItAndThatItWasChanged) {
  ChartAsk ask{.ruleset = Ruleset::MakingDataCount, .rules = kMakingDataCount};
  EXPECT_EQ(kind_words(ask), "XmR chart by the rules of Making Data Count (mdc)");
  ask.rules.shift_length = 6;
  EXPECT_THAT(kind_words(ask), HasSubstr("(mdc, changed)"));
}

TEST(ChartWords, GiveFiguresThatAReaderTakesIn) {
  const std::map<double, std::string> cases = {
      {0, "0"},           {186490.4, "186,490"}, {-1234.5, "-1,235"},  {27.604, "27.6"},
      {123.456, "123.5"}, {0.0456, "0.05"},      {0.00123, "0.00123"}, {3, "3"},
      {1e20, "1e+20"}};
  for (const auto& [value, words] : cases) EXPECT_EQ(value_words(value), words);
  EXPECT_EQ(count_words(7), "seven");
  EXPECT_EQ(count_words(13), "13");
  EXPECT_EQ(period_words(period("2017-04-03"), false), "3 April 2017");
  EXPECT_EQ(period_words(period("2017-04-01"), true), "April 2017");
  EXPECT_EQ(period_words(period("12"), false), "point 12");
}

// ---- what may be asked ---------------------------------------------------------------------------------------------

TEST(ChartAsk, IsHeldToItsRuleset) {
  const auto message = [](ChartAsk ask) {
    ask.rules.screens_moving_ranges = false;
    const auto fits = check_ask(ask);
    return fits ? "" : fits.error().message;
  };
  EXPECT_EQ(message({}), "");
  EXPECT_EQ(message({.baseline = 12}), "");
  EXPECT_THAT(message({.baseline = 11}), HasSubstr("12 points or more"));
  EXPECT_EQ(message({.ruleset = Ruleset::MakingDataCount, .rules = kMakingDataCount, .baseline = 20}), "");
  EXPECT_THAT(message({.ruleset = Ruleset::MakingDataCount, .rules = kMakingDataCount, .baseline = 21}),
              HasSubstr("at most 20"));
  ChartAsk six;
  six.rules.shift_length = six.rules.trend_length = 6;
  EXPECT_THAT(message(six), HasSubstr("mdc lets you choose"));
  six.ruleset = Ruleset::MakingDataCount;
  EXPECT_EQ(message(six), "");
  six.rules.trend_length = 5;
  EXPECT_THAT(message(six), HasSubstr("6 or 7"));
  EXPECT_THAT(message({.kind = ChartKind::CountBetween, .is_seasonally_adjusted = true}), HasSubstr("xmr"));
  EXPECT_THROW((void)chart_of(monthly("2017-04", kShift), {.baseline = 3}), base::OurMistake);
}

TEST(ChartAsk, FindsMonthsDaysAndSteps) {
  EXPECT_TRUE(is_asked(period("2017-04"), period("2017-04-09")));
  EXPECT_TRUE(is_asked(period("2017-04-01"), period("2017-04")));
  EXPECT_FALSE(is_asked(period("2017-04-02"), period("2017-04")));
  EXPECT_TRUE(is_asked(period("7"), period("7")));
  EXPECT_FALSE(is_asked(period("7"), period("2017-04")));
  EXPECT_FALSE(has_begun(period("7"), period("2017-04")));
  EXPECT_TRUE(has_begun(period("2017-04"), period("2017-04-09")));
  EXPECT_FALSE(has_begun(period("2017-05"), period("2017-04-30")));
}

TEST(Targets, ComeIntoForceInAnyOrder) {
  const std::vector<DatedTarget> targets = {{period("2018-03"), 95}, {std::nullopt, 98}, {period("2017-09"), 90}};
  EXPECT_EQ(target_in_force(targets, period("2017-08")), 98);
  EXPECT_EQ(target_in_force(targets, period("2017-09")), 90);
  EXPECT_EQ(target_in_force(targets, period("2019-01")), 95);
  EXPECT_EQ(target_in_force({}, period("2019-01")), std::nullopt);
}

TEST(SeriesChart, DrawsATrajectoryThatGivesNoAssurance) {
  ChartAsk ask{.improvement = Improvement::Increase,
               .trajectory = {{period("2017-03"), 1.0}, {period("2017-05"), 2.0}, {period("2019-05"), 2.0}}};
  const auto chart = chart_of(monthly("2017-04", kShift), ask).value();
  EXPECT_EQ(chart.points[0].trajectory, std::nullopt);
  EXPECT_EQ(chart.points[1].trajectory, 2.0);
  EXPECT_EQ(chart.assurance, std::nullopt);
}

TEST(SeriesChart, TellsOfATargetAndATrajectoryThatMissIt) {
  ChartAsk ask{.targets = {{period("2031-04"), 5}}, .trajectory = {{period("12"), 1.0}}};
  EXPECT_THAT(chart_of(monthly("2017-04", kShift), ask).value().warnings,
              ElementsAre("No target is in force at June 2018, the latest value.",
                          "No date of the trajectory is one of this series."));
}

TEST(SeriesChart, KeepsWhoDecidedAndWhy) {
  ChartAsk ask{.rebases = {{period("2017-11"), "The ward moved", "AB"}}};
  const auto chart = chart_of(monthly("2017-04", kShift), ask).value();
  ASSERT_EQ(chart.groups.size(), 2U);
  EXPECT_EQ(chart.groups[1].reason, "The ward moved");
  EXPECT_EQ(chart.groups[1].by, "AB");
  EXPECT_EQ(chart.points[6].group, 0U);
  EXPECT_EQ(chart.points[7].group, 1U);
}

TEST(SeriesChart, OfNoPointsIsEmpty) {
  const auto chart = chart_of({}, {}).value();
  EXPECT_THAT(chart.points, IsEmpty());
  EXPECT_EQ(chart.variation, std::nullopt);
  EXPECT_THAT(summary_words(chart), HasSubstr("There are no values."));
}

TEST(SeriesChart, TellsOfPeriodsThatAreLeftOut) {
  Series series = monthly("2016-04", {5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6});
  series.points.erase(series.points.begin() + 4);
  EXPECT_THAT(chart_of(series, {}).value().warnings, ElementsAre(HasSubstr("Periods are left out after July 2016.")));
}

TEST(SeriesChart, DoesNotMissTheDaysOfAWeekend) {
  Series series;
  for (int week = 0; week < 4; ++week)
    for (int day = 0; day < 5; ++day)
      series.points.push_back({period("2017-04-03") + 7 * week + day, static_cast<double>(5 + (week + day) % 2)});
  EXPECT_THAT(chart_of(series, {}).value().warnings, IsEmpty());
}

TEST(SeriesChart, AdjustsDailyValuesForTheDayOfTheWeek) {
  Series series;
  for (int day = 0; day < 56; ++day)
    series.points.push_back({period("2017-04-03") + day, 600.0 + (day % 7 == 0 ? 100 : 0) + (day * 37 % 5)});
  ChartAsk ask{.is_seasonally_adjusted = true, .improvement = Improvement::Decrease};
  const auto adjusted = chart_of(series, ask).value();
  EXPECT_THAT(adjusted.findings, IsEmpty());
  EXPECT_NEAR(*adjusted.points[0].adjusted, *adjusted.points[1].adjusted, 10);
  EXPECT_EQ(adjusted.points[0].value, 700);
  ask.is_seasonally_adjusted = false;
  EXPECT_THAT(chart_of(series, ask).value().warnings, ElementsAre(HasSubstr("strong weekly pattern")));
}

// ---- published series ----------------------------------------------------------------------------------------------

std::string published(const std::string& file) {
  const char* const folder = std::getenv("SIGHTLINE_SHARED_DATA");
  std::ifstream in(std::filesystem::path(folder != nullptr ? folder : "../shared/data") / file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// One series a name of column `name`, `value` made of a row.
template <class Value>
std::vector<Series> series_of(const base::CsvTable& table, std::string_view name, Value value) {
  std::map<std::string, Series> all;
  for (const base::CsvRow& row : table.rows) {
    Series& series = all[row.fields[table.column(name).value()]];
    const auto at = period(row.fields[table.column("period").value()]);
    if (series.points.empty() || series.points.back().period < at) series.points.push_back({at, value(row)});
  }
  std::vector<Series> out;
  for (auto& [key, series] : all) out.push_back(std::move(series));
  return out;
}

void expect_sound(const Series& series, const ChartAsk& ask) {
  const auto chart = chart_of(series, ask).value();
  ASSERT_EQ(chart.points.size(), series.points.size());
  for (const ChartGroup& group : chart.groups) {
    double sum = 0;
    for (std::size_t i = group.first; i <= group.last; ++i) sum += chart.points[i].value.value_or(0);
    EXPECT_NEAR(sum, group.limits.mean * static_cast<double>(group.values), 1e-9 * std::abs(sum) + 1e-9);
    EXPECT_NEAR(group.limits.upper - group.limits.mean, group.limits.mean - group.limits.lower, 1e-6);
  }
  for (const ChartedPoint& point : chart.points) {
    const bool is_outside = point.lower && (*point.value > *point.upper || *point.value < *point.lower);
    EXPECT_EQ(point.mark.rule == PointRule::Outside, is_outside);
    EXPECT_EQ(point.mark.rule == PointRule::CommonCause, point.mark.colour == PointClass::CommonCause);
  }
  for (const Finding& finding : chart.findings)
    EXPECT_GE(finding.points, finding.rule == PointRule::Outside      ? 1U
                              : finding.rule == PointRule::TwoInThree ? 2U
                                                                      : 7U);
}

TEST(PublishedSeries, OfDelayedDaysByCouncilAreSound) {
  const std::string bytes = published("dtoc_la_monthly.csv");
  if (bytes.empty()) GTEST_SKIP() << "dtoc_la_monthly.csv is not there";
  const auto table = base::read_csv(bytes).value();
  const auto days = table.column("days_in_month").value(), total = table.column("total").value();
  const auto all = series_of(table, "name", [&](const base::CsvRow& row) {
    return parse_value(row.fields[total]).value() / parse_value(row.fields[days]).value();
  });
  EXPECT_GT(all.size(), 100U);
  for (const Series& series : all) {
    expect_sound(series, {.improvement = Improvement::Decrease});
    expect_sound(series, {.improvement = Improvement::Decrease, .rebases = {{period("2015-04"), "", ""}}});
  }
}

TEST(PublishedSeries, OfFourHourPerformanceAreSound) {
  const std::string bytes = published("ae_attendances_monthly.csv");
  if (bytes.empty()) GTEST_SKIP() << "ae_attendances_monthly.csv is not there";
  auto table = base::read_csv(bytes).value();
  const auto type = table.column("type").value();
  std::erase_if(table.rows, [&](const base::CsvRow& row) { return row.fields[type] != "1"; });
  const auto attendances = table.column("attendances").value(), breaches = table.column("breaches").value();
  const auto all = series_of(table, "org_code", [&](const base::CsvRow& row) -> std::optional<double> {
    const double seen = parse_value(row.fields[attendances]).value();
    if (seen == 0) return std::nullopt;
    return 100 * (1 - parse_value(row.fields[breaches]).value() / seen);
  });
  EXPECT_GT(all.size(), 90U);
  for (const Series& series : all)
    if (std::ranges::all_of(series.points, [](const auto& point) { return point.value.has_value(); }))
      expect_sound(series, {.improvement = Improvement::Increase});
}

}  // namespace
}  // namespace flow
