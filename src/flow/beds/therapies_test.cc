#include "flow/beds/therapies.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flow {
namespace {

using testing::ElementsAre;

TEST(TherapyWork, CountsMinutesWithThePatientAndAround) {
  EXPECT_DOUBLE_EQ((TherapyWork{4, 45, 15}).hours_of(30), 120);
  EXPECT_EQ((TherapyWork{4, 45, 15}).hours_of(0), 0);
}

TEST(TherapyStaff, GivesTheHoursLeftAfterLeaveAndOtherDuties) {
  EXPECT_DOUBLE_EQ((TherapyStaff{10, 37.5, 0.2, 0.75}).hours_a_week(), 225);
}

TEST(Backlog, GrowsByWhatIsNotDoneAndNeverFallsBelowNothing) {
  EXPECT_THAT(backlog_by_week({120, 90, 100, 60, 60}, 100, 10), ElementsAre(30, 20, 20, 0, 0));
  EXPECT_TRUE(backlog_by_week({}, 100, 10).empty());
}

TEST(Capacity, SufficesForTheShareOfWeeksAskedFor) {
  std::vector<double> weeks;
  for (int i = 20; i >= 1; --i) weeks.push_back(i);
  EXPECT_EQ(capacity_at(weeks, 0.85), 17);
  EXPECT_EQ(capacity_at(weeks, 0.65), 13);
  EXPECT_EQ(capacity_at(weeks, 1), 20);
  EXPECT_EQ(capacity_at(weeks, 0.001), 1);
  EXPECT_EQ(capacity_at({7}, 0.5), 7);
}

}  // namespace
}  // namespace flow
