#include "flow/urgent_care/four_hour_targets.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/measures/measure_catalogue.h"
#include "flow/performance/target_outlook.h"

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

SeriesPeriod month(base::Date day) {
  return month_period(day);
}

/// `percent` by month from January 2015, moving by `step` a month.
FigureSeries within_four_hours(std::size_t months, double percent, double step) {
  FigureSeries out{.measure = *find_in_catalogue(kFourHours), .cut = "", .places = {}, .points = {}};
  for (std::size_t i = 0; i < months; ++i) {
    const double wave = i % 3 == 0 ? 0.4 : -0.2;
    out.points.push_back({.period = month(2015y / 1 / 1) + static_cast<std::int64_t>(i),
                          .figure = percent + step * static_cast<double>(i) + wave});
  }
  return out;
}

TEST(FourHourTargets, AreInOrderAndEachNamesItsSource) {
  EXPECT_TRUE(std::ranges::is_sorted(four_hour_facts(), {}, &TargetFact::from));
  for (const auto& fact : four_hour_facts()) EXPECT_FALSE(fact.source.empty());
}

TEST(FourHourTargets, HoldFromTheirMonthsOn) {
  const auto target = usual_four_hour_target();
  EXPECT_EQ(target.at(month(2010y / 6 / 1)), std::nullopt);
  EXPECT_EQ(target.at(month(2010y / 7 / 1)), 95);
  EXPECT_EQ(target.at(month(2017y / 8 / 1)), 95);
  EXPECT_EQ(target.at(month(2017y / 9 / 1)), 90);
  EXPECT_EQ(target.at(month(2018y / 3 / 1)), 95);
  EXPECT_EQ(target.at(month(2024y / 3 / 1)), 76);
  EXPECT_EQ(target.at(month(2025y / 12 / 1)), 78);
}

TEST(FourHourTargets, NeverApplyWhatIsNotVerifiedByThemselves) {
  const bool names_it = std::ranges::any_of(four_hour_facts(), [](const TargetFact& fact) {
    return fact.percent == 82 && fact.certainty == Certainty::Unverified;
  });
  EXPECT_TRUE(names_it);
  EXPECT_EQ(usual_four_hour_target().at(month(2027y / 6 / 1)), 78);
}

TEST(TargetOutlook, AsksOfTheDatedTargetsAfterTheLastFigure) {
  const auto outlooks = target_outlooks(within_four_hours(30, 88, -0.1), usual_four_hour_target());
  ASSERT_THAT(outlooks, SizeIs(2));
  EXPECT_EQ(outlooks[0].target, 90);
  EXPECT_EQ(outlooks[0].by, month(2017y / 9 / 1));
  EXPECT_EQ(outlooks[1].target, 95);
  EXPECT_LT(outlooks[1].reached.chance.chance, 0.2);
  EXPECT_GE(outlooks[0].reached.chance.chance, outlooks[1].reached.chance.chance);
  ASSERT_TRUE(outlooks[0].required);
  EXPECT_EQ(outlooks[0].required->periods_left, 3);
}

TEST(TargetOutlook, AsksAYearOnWhereNoLaterDateIsSet) {
  const auto outlooks =
      target_outlooks(within_four_hours(30, 97, 0),
                      {.kind = TrajectoryKind::Target, .points = {{month(2010y / 7 / 1), 95}}, .index = {}});
  ASSERT_THAT(outlooks, SizeIs(1));
  EXPECT_EQ(outlooks[0].by, month(2018y / 6 / 1));
  EXPECT_FALSE(outlooks[0].is_set_for);
  EXPECT_GT(outlooks[0].reached.chance.chance, 0.8);
}

TEST(TargetOutlook, HasTheBaseRateBesideTheChanceAndNeverABareDate) {
  const auto months = within_four_hours(30, 88, -0.1);
  for (const auto& outlook : target_outlooks(months, usual_four_hour_target())) {
    const auto words = outlook_words(months.measure, outlook);
    EXPECT_THAT(words[0], HasSubstr("Chance of 9"));
    EXPECT_THAT(words[0], HasSubstr("in 100"));
    EXPECT_THAT(words[1], HasSubstr("base rate"));
    EXPECT_THAT(words[2], HasSubstr("within the forecast"));
  }
}

TEST(TargetOutlook, PrefersAPathThatIsNotOverYet) {
  const auto months = within_four_hours(30, 88, 0);  // to June 2017
  const Trajectory path{.kind = TrajectoryKind::Linear, .points = {{month(2017y / 9 / 1), 90}}, .index = {}};
  const Trajectory past{.kind = TrajectoryKind::Linear, .points = {{month(2016y / 9 / 1), 90}}, .index = {}};
  const auto target = usual_four_hour_target();
  EXPECT_EQ(dated_asks(months, target, path)->points.size(), 1U);
  EXPECT_EQ(dated_asks(months, target, past)->points.size(), target.points.size());
  EXPECT_FALSE(dated_asks(months, std::nullopt, past));
}

TEST(TargetOutlook, SaysNothingOfFiguresThatAreNotThere) {
  EXPECT_THAT(target_outlooks(within_four_hours(0, 0, 0), usual_four_hour_target()), IsEmpty());
  FigureSeries unknown = within_four_hours(3, 90, 0);
  for (auto& point : unknown.points) point.figure.reset();
  EXPECT_THAT(target_outlooks(unknown, usual_four_hour_target()), IsEmpty());
}

TEST(TargetOutlook, StandsOneFigureAlone) {
  EXPECT_THAT(target_outlooks(within_four_hours(1, 90, 0), usual_four_hour_target()), SizeIs(2));
}

}  // namespace
}  // namespace flow
