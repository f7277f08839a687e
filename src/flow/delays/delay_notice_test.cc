#include "flow/delays/delay_notice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/delays/delay_target.h"

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::Contains;
using testing::HasSubstr;

base::LocalTime at(base::Date day, int hour, int minute = 0) {
  return base::local_time(day, std::chrono::minutes(hour * 60 + minute));
}

TEST(DelayNotice, GivesTheCouncilTwoDays) {
  const auto earliest =
      earliest_social_care_day({.assessment = at(2017y / 4 / 3, 9), .discharge = at(2017y / 4 / 4, 9)});
  EXPECT_EQ(earliest.day, base::Date(2017y / 4 / 5));
}

TEST(DelayNotice, CountsOneSentAfterTwoAsTheNextDays) {
  EXPECT_EQ(earliest_social_care_day({.assessment = at(2017y / 4 / 3, 14), .discharge = {}}).day,
            base::Date(2017y / 4 / 5));
  EXPECT_EQ(earliest_social_care_day({.assessment = at(2017y / 4 / 3, 14, 1), .discharge = {}}).day,
            base::Date(2017y / 4 / 6));
  EXPECT_EQ(earliest_social_care_day({.assessment = at(2016y / 12 / 31, 23, 59), .discharge = {}}).day,
            base::Date(2017y / 1 / 3));
}

TEST(DelayNotice, WaitsForTheDischargeNotice) {
  const auto late = earliest_social_care_day({.assessment = at(2017y / 4 / 3, 9), .discharge = at(2017y / 4 / 7, 15)});
  EXPECT_EQ(late.day, base::Date(2017y / 4 / 8));
  EXPECT_EQ(late.discharge_counts_on, base::Date(2017y / 4 / 8));
  const auto none = earliest_social_care_day({.assessment = at(2017y / 4 / 3, 9), .discharge = {}});
  EXPECT_THAT(none.reasons, Contains(HasSubstr("A discharge notice must follow")));
}

TEST(DelayNotice, IsForAcuteCareAlone) {
  EXPECT_FALSE(
      earliest_social_care_day({.assessment = at(2017y / 4 / 3, 9), .discharge = {}, .care = CareType::NonAcute}).day);
}

TEST(DelayNotice, KnowsNoRuleBeforeTheCareAct) {
  EXPECT_FALSE(earliest_social_care_day({.assessment = at(2015y / 3 / 31, 9), .discharge = {}}).day);
  EXPECT_TRUE(earliest_social_care_day({.assessment = at(2015y / 4 / 1, 9), .discharge = {}}).day);
}

TEST(DelayNotice, NamesHowSureItIs) {
  EXPECT_THAT(earliest_social_care_day({.assessment = at(2017y / 4 / 3, 9), .discharge = {}}).reasons,
              Contains(HasSubstr("Grade B")));
}

TEST(DelayTarget, TurnsARateIntoPeopleAndDays) {
  const auto& beds = delay_targets()[0];
  const auto& adults = delay_targets()[1];
  EXPECT_DOUBLE_EQ(allowed_people_per_day(beds, 1'600), 56);
  EXPECT_DOUBLE_EQ(allowed_people_per_day(adults, 800'000), 75.2);
  EXPECT_DOUBLE_EQ(allowed_delayed_days(adults, 800'000, month_period(2017y / 9 / 1)), 2'256);
  EXPECT_DOUBLE_EQ(allowed_delayed_days(adults, 800'000, month_period(2020y / 2 / 1)), 75.2 * 29);
}

}  // namespace
}  // namespace flow
