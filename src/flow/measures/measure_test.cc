#include "flow/measures/measure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/measures/measure_catalogue.h"

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::IsEmpty;

Measure rare_events() {
  return {.code = "ward.harm",
          .name = "Days between harms",
          .owner = "Quality group",
          .definition = "Days since the harm before.",
          .numerator = "days",
          .unit = "days",
          .source = "A plain file",
          .valid_from = 2019y / 4 / 1};
}

std::vector<std::string> faults_of(const Measure& measure) {
  std::vector<std::string> out;
  if (const auto checked = check_measure(measure); !checked)
    for (const auto& fault : checked.error()) out.push_back(fault.subject);
  return out;
}

TEST(MeasureChart, OfRareEventsStandsOnRowsWithNothingBeneath) {
  for (const ChartKind kind : {ChartKind::TimeBetween, ChartKind::CountBetween}) {
    Measure measure = rare_events();
    measure.chart = kind;
    EXPECT_THAT(faults_of(measure), IsEmpty());
    measure.denominator_kind = DenominatorKind::Own;
    EXPECT_THAT(faults_of(measure), testing::ElementsAre("chart"));
    measure = rare_events();
    measure.chart = kind;
    measure.formula.is_per_day = true;
    EXPECT_THAT(faults_of(measure), testing::ElementsAre("chart"));
  }
}

TEST(MeasureChart, OfPercentagesNeedsANumeratorOverADenominatorTimesAHundred) {
  Measure measure = rare_events();
  measure.chart = ChartKind::PPrime;
  EXPECT_THAT(faults_of(measure), testing::ElementsAre("chart"));
  measure.denominator_kind = DenominatorKind::Own;
  measure.unit = "%";
  EXPECT_THAT(faults_of(measure), testing::ElementsAre("chart")) << "a share of one is no percentage";
  measure.formula.multiplier = 100;
  EXPECT_THAT(faults_of(measure), IsEmpty());
}

TEST(MeasureVersions, CountTheSameWhereOnlyItsKeepersOrItsShowingChanged) {
  const Measure before = rare_events();
  Measure after = before;
  after.version = 2;
  after.name = "Time between harms";
  after.owner = "Safety group";
  after.refresh = "weekly";
  after.suppression.below = 5;
  after.chart = ChartKind::TimeBetween;
  after.improvement = Improvement::Increase;
  after.valid_from = 2020y / 4 / 1;
  EXPECT_TRUE(counts_the_same(before, after));
}

TEST(MeasureVersions, CountSomethingElseWhereWhatIsCountedOrHowChanged) {
  const Measure before = rare_events();
  const auto differs = [&](auto change) {
    Measure after = before;
    change(after);
    return !counts_the_same(before, after);
  };
  EXPECT_TRUE(differs([](Measure& m) { m.definition = "Days since the severe harm before."; }));
  EXPECT_TRUE(differs([](Measure& m) { m.numerator = "working days"; }));
  EXPECT_TRUE(differs([](Measure& m) { m.denominator = "beds"; }));
  EXPECT_TRUE(differs([](Measure& m) { m.denominator_kind = DenominatorKind::OccupiedBeds; }));
  EXPECT_TRUE(differs([](Measure& m) { m.unit = "weeks"; }));
  EXPECT_TRUE(differs([](Measure& m) { m.aggregation = Aggregation::Mean; }));
  EXPECT_TRUE(differs([](Measure& m) { m.source = "The incident system"; }));
  EXPECT_TRUE(differs([](Measure& m) { m.formula.multiplier = 7; }));
  EXPECT_TRUE(differs([](Measure& m) { m.formula.is_complement = true; }));
}

TEST(MeasureVersions, HoldForThePeriodsThatBeganUnderThem) {
  std::vector<Measure> versions{rare_events(), rare_events()};
  versions[1].version = 2;
  versions[1].valid_from = 2020y / 4 / 15;
  EXPECT_EQ(version_at(versions, month_period(2018y / 1 / 1)), 1) << "before the first there is no other";
  EXPECT_EQ(version_at(versions, month_period(2020y / 4 / 1)), 1) << "the month began under the first";
  EXPECT_EQ(version_at(versions, month_period(2020y / 5 / 1)), 2);
  EXPECT_EQ(version_at(versions, day_period(2020y / 4 / 15)), 2);
  EXPECT_EQ(version_at(versions, {PeriodKind::Step, 1}), 2) << "a step has no date";
}

}  // namespace
}  // namespace flow
