#include "governance/minutes/minutes_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/minutes/minutes_testing.h"

namespace governance {
namespace {

using namespace testing_help;
using testing::HasSubstr;

MinutesText text_of(const Typed& typed) {
  const LiveMeeting live = typed.live();
  return drafted(live, initials_of(live.plan().meeting).person);
}

TEST(MinutesText, KeepsWhomScreeningShutOutWhereOthersDeclaredAtTheMeeting) {
  const auto text = minuted_text();
  const auto& people = text.meeting.items[1].screening->people;
  const auto trust = std::ranges::find(people, "trust", &Handling::person);
  ASSERT_NE(trust, people.end());
  EXPECT_EQ(trust->outcome, ScreeningOutcome::WithholdPapers);
  EXPECT_EQ(people.size(), 2U);
}

TEST(MinutesText, KeepsTheStricterOfScreeningAndTheMeeting) {
  MeetingPlan made = plan();
  made.meeting.items[0].screening = Screening{};
  made.meeting.items[0].screening->people = {
      {.person = "trust", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers}};
  Typed typed(made);
  typed.line(at(9, 0), "NC, TM here").line(at(9, 1), "open").line(at(9, 2), "item 1");
  typed.line(at(9, 3), "TM declares works for the trust");
  const auto text = text_of(typed);
  const auto& handling = text.meeting.items[0].screening->people[0];
  EXPECT_EQ(handling.declared, Declared::Yes);
  EXPECT_EQ(handling.outcome, ScreeningOutcome::WithholdPapers);
  EXPECT_EQ(text.meeting.items[0].screening->handling, "TM declared: works for the trust.");
}

TEST(MinutesText, SaysThatTheQuorumCameBack) {
  Typed typed;
  typed.line(at(9, 0), "NC, SC here").line(at(9, 3), "open").line(at(9, 10), "EC here");
  const auto text = text_of(typed);
  EXPECT_THAT(*text.meeting.quorum.statement, HasSubstr("the meeting was not quorate when it opened (2 of 3"));
  EXPECT_THAT(*text.meeting.quorum.statement, HasSubstr("), quorate again from 9.10"));
}

TEST(MinutesText, HoldsWhatWasNotedOfTheMeetingAsAWhole) {
  Typed typed;
  typed.line(at(9, 0), "NC here").line(at(9, 3), "open").line(at(9, 4), "The room was cold.");
  EXPECT_THAT(text_of(typed).notes, testing::ElementsAre("The room was cold."));
}

TEST(MinutesText, LeavesASecretaryWithASeatInAttendance) {
  MeetingPlan made = plan();
  made.seats.push_back({.id = "desk", .holder = "SE", .organisation = "", .sector = "", .tags = {}});
  made.holders.emplace("desk", "secretary");
  made.meeting.attendance.back().kind = AttendanceKind::InAttendance;
  Typed typed(made);
  typed.line(at(9, 0), "NC, SE here").line(at(9, 3), "open");
  const auto rows = text_of(typed).meeting.attendance;
  EXPECT_EQ(rows[0].kind, AttendanceKind::Present);
  EXPECT_EQ(rows[1].kind, AttendanceKind::InAttendance);
}

TEST(MinutesText, EndsDecisionsAsSentences) {
  Typed typed;
  typed.line(at(9, 0), "NC here").line(at(9, 3), "open").line(at(9, 4), "item 1");
  typed.line(at(9, 5), "NOTE the plan").line(at(9, 6), "NOTE the other plan.");
  const auto decisions = text_of(typed).meeting.items[0].decisions;
  EXPECT_EQ(decisions[0].text, "the plan.");
  EXPECT_EQ(decisions[1].text, "the other plan.");
}

TEST(MinutesText, MakesControlCharactersVisible) {
  Typed typed;
  typed.line(at(9, 0), "NC here").line(at(9, 3), "open").line(at(9, 4), "item 1").line(at(9, 5), "a\x01 b\x7F");
  EXPECT_EQ(text_of(typed).meeting.items[0].summary, "a\xEF\xBF\xBD b\xEF\xBF\xBD");
}

TEST(MinutesText, TakesOfTheLogWhatTheMeetingRaisedOrNamed) {
  Meeting meeting = plan().meeting;
  meeting.items[0].actions = {"named"};
  std::vector<Action> all(3);
  all[0].id = "named";
  all[1].id = "raised";
  all[1].raised_at = meeting.id;
  all[2].id = "other";
  all[2].raised_at = "jc-2026-10-15";
  const auto text = as_recorded(meeting, all);
  ASSERT_EQ(text.actions.size(), 2U);
  EXPECT_EQ(text.actions[1].id, "raised");
}

}  // namespace
}  // namespace governance
