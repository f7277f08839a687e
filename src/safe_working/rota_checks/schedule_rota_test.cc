#include "safe_working/rota_checks/schedule_rota.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "safe_working/rota_checks/rota_checks_testing.h"

namespace safe_working {
namespace {

using namespace testing_help;
using std::chrono::minutes;

RotaDuty only(const Duty& planned) {
  const DoctorRota rota = rota_of({{planned}});
  EXPECT_EQ(rota.duties.size(), 1U);
  return rota.duties.front();
}

TEST(ScheduleRota, IsPlannedAndKeepsTheOrderOfTheSchedule) {
  const std::vector<Duty> duties = {duty(1, "2026-11-16T08:00", "2026-11-16T17:00"),
                                    duty(2, "2026-11-17T08:00", "2026-11-17T20:30")};
  const DoctorRota rota = rota_of(duties);
  EXPECT_EQ(rota.plan, Plan::Scheduled);
  ASSERT_EQ(rota.duties.size(), 2U);
  EXPECT_EQ(rota.duties[1].row, 1U);
  EXPECT_EQ(rota.duties[1].length(), RotaMinutes(12 * 60 + 30));
  EXPECT_EQ(rota.duties[0].starts.wall(), RotaWallTime(wall("2026-11-16T08:00").time_since_epoch()));
  EXPECT_TRUE(rota_of({}).duties.empty());
}

TEST(ScheduleRota, CountsRealHoursOnTheNightTheClocksGoBack) {
  const RotaDuty night = only(duty(1, "2026-10-24T20:30", "2026-10-25T09:00"));
  EXPECT_EQ(night.length(), RotaMinutes(13 * 60 + 30));
  EXPECT_EQ(night.paper_length(), RotaMinutes(12 * 60 + 30));
  EXPECT_EQ(night.starts.ahead, 60);
  EXPECT_EQ(night.ends.ahead, 0);
}

TEST(ScheduleRota, KeepsAnEndWithinTheRepeatedHourAsTheLaterOne) {
  const RotaDuty late = only(duty(1, "2026-10-24T16:00", "2026-10-25T01:30"));
  EXPECT_EQ(late.length(), RotaMinutes(10 * 60 + 30));
  EXPECT_EQ(late.ends.ahead, 0);
}

TEST(ScheduleRota, TurnsPlannedMinutesIntoWholeBreaksOfThirty) {
  const auto breaks = [](int planned) {
    return only(duty(1, "2026-11-16T08:00", "2026-11-16T20:30", "Long day", minutes(planned))).breaks_of_30;
  };
  EXPECT_EQ(breaks(29), 0);
  EXPECT_EQ(breaks(30), 1);
  EXPECT_EQ(breaks(59), 1);
  EXPECT_EQ(breaks(60), 2);
  EXPECT_EQ(breaks(90), 3);
}

TEST(ScheduleRota, TakesNoPlannedBreaksAsNotStated) {
  EXPECT_EQ(only(duty(1, "2026-11-16T08:00", "2026-11-16T20:30", "Long day", minutes(0))).breaks_of_30,
            kBreaksNotStated);
}

TEST(ScheduleRota, KeepsOnCallApartFromShifts) {
  const RotaDuty on_call =
      only(duty(1, "2026-11-16T17:00", "2026-11-17T08:00", "On call", minutes(60), medical_post(), DutyKind::OnCall));
  EXPECT_EQ(on_call.kind, DutyKind::OnCall);
  EXPECT_EQ(on_call.breaks_of_30, kBreaksNotStated);
  EXPECT_EQ(on_call.estimate, kNoEstimate);
}

}  // namespace
}  // namespace safe_working
