#include "flow/place_figures/figure_of_period.h"

#include <gtest/gtest.h>

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates

TEST(FigureOfPeriod, IsNothingOutsideTheSeriesAndInItsGaps) {
  const auto april = month_period(2017y / 4 / 1);
  FigureSeries figures;
  figures.points = {{.period = april, .figure = 12, .parts = {}, .received_at = {}},
                    {.period = april + 1, .figure = {}, .parts = {}, .received_at = {}}};
  EXPECT_EQ(figure_of(figures, april), 12.0);
  EXPECT_FALSE(figure_of(figures, april + 1).has_value());
  EXPECT_FALSE(figure_of(figures, april + 2).has_value());
}

TEST(FigureOfPeriod, SaysThatAShareOfNothingIsNotKnown) {
  EXPECT_EQ(share_text(3, 8), "37.5%");
  EXPECT_EQ(share_text(0, 8), "0.0%");
  EXPECT_EQ(share_text(0, 0), "Not known");
  EXPECT_EQ(share_text({}, 8), "Not known");
  EXPECT_EQ(share_text(3, {}), "Not known");
}

TEST(FigureOfPeriod, GroupsTheThousandsOfACount) {
  EXPECT_EQ(count_text(1204.6), "1,205");
  EXPECT_EQ(count_text({}), "Not known");
}

}  // namespace
}  // namespace flow
