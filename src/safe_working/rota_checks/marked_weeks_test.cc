#include "safe_working/rota_checks/marked_weeks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "safe_working/contract_rules/rota_checker.h"
#include "safe_working/rota_checks/rota_checks_testing.h"
#include "safe_working/rota_checks/schedule_rota.h"

namespace safe_working {
namespace {

using namespace testing_help;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct Judged {
  DoctorRota rota;
  std::vector<Finding> findings;
};

Judged judge(const std::vector<Duty>& duties, std::initializer_list<Rule> by) {
  Judged out{rota_of(duties), {}};
  EXPECT_FALSE(put_in_order(out.rota));
  const std::vector<Rule> rules_used(by);
  RotaChecker checker(Settings{}, RuleSelection(rules_used));
  const auto found = checker.check(out.rota);
  out.findings.assign(found.begin(), found.end());
  return out;
}

TEST(MarkedWeeks, AreNoneWithoutDuties) {
  EXPECT_THAT(marked_weeks(DoctorRota{}, {}), IsEmpty());
}

TEST(MarkedWeeks, RunFromMondayToMondayWithTheEmptyOnesBetween) {
  const auto judged =
      judge({duty(1, "2026-11-22T20:30", "2026-11-23T09:00"), duty(2, "2026-12-07T08:00", "2026-12-07T17:00")}, {});
  const auto weeks = marked_weeks(judged.rota, judged.findings);
  ASSERT_THAT(weeks, SizeIs(4));
  EXPECT_EQ(weeks[0].monday, day("2026-11-16"));
  EXPECT_EQ(weeks[3].monday, day("2026-12-07"));
  EXPECT_THAT(weeks[0].duties, SizeIs(1)) << "a night belongs to the day it starts on";
  EXPECT_THAT(weeks[1].duties, IsEmpty());
  EXPECT_EQ(weeks[3].duties.front().place, 1U);
}

TEST(MarkedWeeks, MarkEveryDutyThatProvesAFindingAcrossWeeks) {
  const auto judged =
      judge({duty(1, "2026-11-22T14:00", "2026-11-22T22:30"), duty(2, "2026-11-23T08:00", "2026-11-23T17:00"),
             duty(3, "2026-11-24T08:00", "2026-11-24T17:00")},
            {Rule::Rs11});
  ASSERT_THAT(judged.findings, SizeIs(1));
  const auto weeks = marked_weeks(judged.rota, judged.findings);
  ASSERT_THAT(weeks, SizeIs(2));
  EXPECT_THAT(weeks[0].duties[0].findings, ElementsAre(0));
  EXPECT_THAT(weeks[1].duties[0].findings, ElementsAre(0));
  EXPECT_THAT(weeks[1].duties[1].findings, IsEmpty());
}

TEST(MarkedWeeks, MarkAnAverageOnTheWeekOnceAndNotOnItsDuties) {
  std::vector<Duty> duties;
  for (int n = 0; n < 5; ++n) {
    const std::string date = base::iso(base::add_days(day("2026-11-16"), std::chrono::days(n)));
    duties.push_back(duty(n + 1, date + "T08:00", date + "T18:00"));
  }
  const auto judged = judge(duties, {Rule::Hr48});
  ASSERT_THAT(judged.findings, SizeIs(1));
  const auto weeks = marked_weeks(judged.rota, judged.findings);
  ASSERT_THAT(weeks, SizeIs(1));
  EXPECT_THAT(weeks[0].findings, ElementsAre(0));
  for (const MarkedDuty& marked : weeks[0].duties) EXPECT_THAT(marked.findings, IsEmpty());
}

TEST(MarkedWeeks, MarkOnlyTheWeekendsDutiesOfTooManyWeekends) {
  std::vector<Duty> duties;
  int id = 0;
  for (int week = 0; week < 4; ++week) {
    for (const int at_day : {2, 5}) {
      const std::string date = base::iso(base::add_days(day("2026-11-16"), std::chrono::days(7 * week + at_day)));
      duties.push_back(duty(++id, date + "T08:00", date + "T16:00"));
    }
  }
  const auto judged = judge(duties, {Rule::We2});
  ASSERT_THAT(judged.findings, SizeIs(1));
  for (const MarkedWeek& week : marked_weeks(judged.rota, judged.findings)) {
    EXPECT_THAT(week.duties[0].findings, IsEmpty()) << "a Wednesday";
    EXPECT_THAT(week.duties[1].findings, ElementsAre(0)) << "a Saturday";
  }
}

}  // namespace
}  // namespace safe_working
