#include "safe_working/work_schedules/duty.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace safe_working {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using testing::HasSubstr;

base::LocalTime wall(std::string_view text) {
  return base::parse_local_time(text).value();
}
base::Date day(std::string_view text) {
  return base::parse_iso_date(text).value();
}

DutyId duty_id(int n) {
  std::string text = "00000000-0000-7000-8000-00000000000" + std::to_string(n);
  return DutyId::parse(text).value();
}

base::Result<Duty> duty_between(std::string_view starts, std::string_view ends, minutes breaks = minutes(0),
                                int n = 1) {
  return make_duty(duty_id(n), {}, DutyKind::Shift, "Night", wall(starts), wall(ends), breaks);
}

TEST(Duty, LastsAsLongAsTheClockOnAnOrdinaryNight) {
  const auto duty = duty_between("2026-11-20T20:30", "2026-11-21T09:00");
  ASSERT_TRUE(duty.has_value());
  EXPECT_EQ(duty->length(), hours(12) + minutes(30));
  EXPECT_EQ(duty->date(), day("2026-11-20"));
}

TEST(Duty, IsAnHourLongerOnTheNightTheClocksGoBack) {
  EXPECT_EQ(duty_between("2026-10-24T20:30", "2026-10-25T09:00")->length(), hours(13) + minutes(30));
}

TEST(Duty, IsAnHourShorterOnTheNightTheClocksGoForward) {
  EXPECT_EQ(duty_between("2026-03-28T20:30", "2026-03-29T09:00")->length(), hours(11) + minutes(30));
}

TEST(Duty, TakesARepeatedTimeAsTheEarlierStartAndTheLaterEnd) {
  EXPECT_EQ(duty_between("2026-10-25T01:30", "2026-10-25T09:00")->length(), hours(8) + minutes(30));
  EXPECT_EQ(duty_between("2026-10-24T20:30", "2026-10-25T01:30")->length(), hours(6));
  EXPECT_EQ(duty_between("2026-10-25T01:30", "2026-10-25T01:30")->length(), hours(1));
}

TEST(Duty, RefusesATimeThatDoesNotExist) {
  const auto start = duty_between("2026-03-29T01:30", "2026-03-29T09:00");
  ASSERT_FALSE(start.has_value());
  EXPECT_EQ(start.error().subject, "starts");
  EXPECT_THAT(start.error().message, HasSubstr("did not happen"));
  const auto end = duty_between("2026-03-28T20:30", "2026-03-29T01:30");
  ASSERT_FALSE(end.has_value());
  EXPECT_EQ(end.error().subject, "ends");
}

TEST(Duty, RefusesAnEndThatIsNotAfterTheStart) {
  EXPECT_EQ(duty_between("2026-11-20T08:00", "2026-11-20T08:00").error().subject, "ends");
  EXPECT_EQ(duty_between("2026-11-20T08:00", "2026-11-20T07:59").error().subject, "ends");
}

TEST(Duty, MayLastThirtyTwoHoursAndNoMore) {
  EXPECT_TRUE(duty_between("2026-11-20T08:00", "2026-11-21T16:00").has_value());
  EXPECT_EQ(duty_between("2026-11-20T08:00", "2026-11-21T16:01").error().subject, "ends");
  // By the clock 32 hours, but one more has passed.
  EXPECT_EQ(duty_between("2026-10-24T20:30", "2026-10-26T04:30").error().subject, "ends");
}

TEST(Duty, RefusesBreaksAsLongAsItself) {
  EXPECT_TRUE(duty_between("2026-11-20T08:00", "2026-11-20T16:00", minutes(479)).has_value());
  EXPECT_EQ(duty_between("2026-11-20T08:00", "2026-11-20T16:00", minutes(480)).error().subject, "breaks");
  EXPECT_EQ(duty_between("2026-11-20T08:00", "2026-11-20T16:00", minutes(-1)).error().subject, "breaks");
}

TEST(Duty, NeedsALabel) {
  const auto duty =
      make_duty(duty_id(1), {}, DutyKind::OnCall, "  ", wall("2026-11-20T08:00"), wall("2026-11-20T16:00"), minutes(0));
  ASSERT_FALSE(duty.has_value());
  EXPECT_EQ(duty.error().subject, "label");
}

TEST(Duty, KindsAreReadBackFromTheirCodes) {
  for (const DutyKind kind : {DutyKind::Shift, DutyKind::OnCall})
    EXPECT_EQ(parse_duty_kind(duty_kind_code(kind)), kind);
  EXPECT_EQ(parse_duty_kind("Shift"), std::nullopt);
}

TEST(Week, RunsFromMondayToSundayAndKeepsOnlyWhatStartsInIt) {
  const std::vector<Duty> duties = {
      *duty_between("2026-11-22T20:30", "2026-11-23T09:00", minutes(0), 1),  // Sunday night: this week's
      *duty_between("2026-11-16T00:00", "2026-11-16T08:00", minutes(0), 2),  // first minute of Monday
      *duty_between("2026-11-15T20:30", "2026-11-16T09:00", minutes(0), 3),  // Sunday before
      *duty_between("2026-11-23T00:00", "2026-11-23T08:00", minutes(0), 4),  // Monday after
      *duty_between("2026-11-18T17:00", "2026-11-18T21:00", minutes(0), 5),
      *duty_between("2026-11-18T08:00", "2026-11-18T16:00", minutes(0), 6),
  };
  const auto week = week_of(day("2026-11-19"), duties);
  ASSERT_EQ(week.size(), 7U);
  EXPECT_EQ(week.front().date, day("2026-11-16"));
  EXPECT_EQ(week.back().date, day("2026-11-22"));
  ASSERT_EQ(week[0].duties.size(), 1U);
  EXPECT_EQ(week[0].duties[0].id, duty_id(2));
  ASSERT_EQ(week[2].duties.size(), 2U);
  EXPECT_EQ(week[2].duties[0].id, duty_id(6));
  EXPECT_EQ(week[2].duties[1].id, duty_id(5));
  ASSERT_EQ(week[6].duties.size(), 1U);
  EXPECT_EQ(week[6].duties[0].id, duty_id(1));
}

TEST(Week, HoldsTheTwentyNinthOfFebruary) {
  const auto week = week_of(day("2028-02-29"), {*duty_between("2028-02-29T20:30", "2028-03-01T09:00")});
  EXPECT_EQ(week[1].date, day("2028-02-29"));
  EXPECT_EQ(week[1].duties.size(), 1U);
}

}  // namespace
}  // namespace safe_working
