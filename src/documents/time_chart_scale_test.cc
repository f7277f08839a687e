#include "documents/time_chart_scale.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "documents/example_time_chart_test.h"

namespace documents {
namespace {

using ::testing::ElementsAre;

TEST(TimeChartScale, HasRoundEndsAndNoughtWhereWhatIsDrawnStillFillsHalf) {
  struct Case {
    double low, high, bottom, top, step;
  };
  for (const auto& [low, high, bottom, top, step] :
       {Case{3, 68, 0, 80, 20}, Case{40, 80, 0, 80, 20}, Case{61, 97.5, 60, 100, 10}, Case{-35, 42, -40, 60, 20},
        Case{-97, -90, -98, -90, 2}, Case{-80, -30, -80, 0, 20}, Case{6123, 7210, 6000, 7250, 250},
        Case{0.0031, 0.0042, 0.003, 0.0042, 0.0002}}) {
    const TimeScale scale = time_scale(low, high, {});
    EXPECT_NEAR(scale.bottom, bottom, step * 1e-6) << low << " to " << high;
    EXPECT_NEAR(scale.top, top, step * 1e-6) << low << " to " << high;
    EXPECT_NEAR(scale.step, step, step * 1e-6) << low << " to " << high;
  }
}

TEST(TimeChartScale, StandsOnNoughtWhereNothingVaries) {
  for (const double value : {1.0, 100.0, 0.25, -7.0, 1e15}) {
    const TimeScale scale = time_scale(value, value, {});
    EXPECT_TRUE(scale.has_nought()) << value;
    EXPECT_TRUE(scale.holds(value)) << value;
  }
  EXPECT_LT(time_scale(0, 0, {}).bottom, time_scale(0, 0, {}).top);
}

TEST(TimeChartScale, HoldsWhatIsDrawnInFewSteps) {
  for (double low = -1e15; low < 1e15; low = low * (low < 0 ? 0.3 : 3) + (std::abs(low) < 1 ? 1 : 0))
    for (const double span : {1e-3, 0.7, 13.0, 999.0, 1e6, 1e14}) {
      if (low + span > 1e15) continue;
      const TimeScale scale = time_scale(low, low + span, {});
      SCOPED_TRACE(testing::Message() << low << " and " << span);
      EXPECT_LE(scale.bottom, low + span * 1e-6);
      EXPECT_GE(scale.top, low + span * (1 - 1e-6));
      EXPECT_GE(scale.ticks().size(), 2u);
      EXPECT_LE(scale.ticks().size(), 7u);
    }
}

TEST(TimeChartScale, KeepsWithinWhatIsPossibleUnlessAValueIsBeyondIt) {
  const ValueBounds percent{.least = 0, .greatest = 100};
  EXPECT_EQ(time_scale(93, 100, percent).top, 100);
  EXPECT_EQ(time_scale(61, 99.5, percent).top, 100);
  EXPECT_GT(time_scale(61, 104, percent).top, 103);
  EXPECT_EQ(time_scale(0, 0, percent).bottom, 0);
}

TEST(TimeChartScale, LeavesOutLimitsBeyondWhatIsPossibleButNeverAValue) {
  TimeChart chart = example_control_chart();
  for (TimePoint& point : chart.points) point.upper_limit = 104;
  EXPECT_EQ(time_scale(chart).top, 100);
  chart.points[4].value = 103;
  EXPECT_GT(time_scale(chart).top, 102);
}

TEST(TimeChartScale, TicksAreRoundNumbersInWords) {
  const auto words = [](const TimeChart& chart) {
    const TimeScale scale = time_scale(chart);
    std::vector<std::string> out;
    for (const double tick : scale.ticks()) out.push_back(tick_words(chart, scale, tick));
    return out;
  };
  EXPECT_THAT(words(example_control_chart()), ElementsAre("60%", "70%", "80%", "90%", "100%"));
  EXPECT_THAT(words(chart_of_values({-1200, 900})), ElementsAre("-1,500", "-1,000", "-500", "0", "500", "1,000"));
  EXPECT_THAT(words(chart_of_values({10.1, 11.2})),
              ElementsAre("10.0", "10.2", "10.4", "10.6", "10.8", "11.0", "11.2"));
}

TEST(DecimalPlaces, AreThoseOfTheValuesAndALittleMoreThanTheAxisShows) {
  EXPECT_EQ(decimal_places(chart_of_values({12, 70})).of_values, 0);
  EXPECT_EQ(decimal_places(chart_of_values({12, 70})).of_lines, 1);
  EXPECT_EQ(decimal_places(chart_of_values({84.97, 91})).of_values, 2);
  EXPECT_EQ(decimal_places(chart_of_values({200.0 / 3, 91})).of_values, 1);
  EXPECT_EQ(decimal_places(chart_of_values({4100, 9000})).of_lines, 0);
  EXPECT_EQ(decimal_places(chart_of_values({std::nullopt})).of_lines, 0);
}

TEST(AxisWords, NameTheMeasureAndItsUnit) {
  EXPECT_EQ(axis_words(example_forecast_chart()), "People delayed (people a day)");
  EXPECT_EQ(axis_words(example_control_chart()), "Seen within four hours (%)");
  EXPECT_EQ(axis_words(TimeChart{}), "Value");
}

}  // namespace
}  // namespace documents
