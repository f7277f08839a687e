#include "governance/standing_down/standing_down.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace governance {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::chrono_literals;

constexpr base::Date kDay = base::Date(2026y / 12 / 18);

RegisteredDecision resolution(DecisionStatus status, Verb verb = Verb::Approve) {
  RegisteredDecision out;
  out.place = "m1/4/1";
  out.reference = "VPC/26/4/D1";
  out.date = kDay;
  out.decision.verb = verb;
  out.decision.text = "to stand the committee down";
  out.status = status;
  return out;
}

LineState line(EndingLine which, const StandingDown& it, const EndingFacts& facts) {
  const auto all = checklist(it, facts);
  return *std::ranges::find(all, which, &LineState::line);
}

/// Everything closed.
StandingDown whole() {
  StandingDown out{
      .resolution = "m1/4/1", .by_parent = {}, .effective = kDay, .last_minutes = LastMinutesRoute::LastMembers};
  EXPECT_TRUE(add_duty(out, "Winter plan", "NHS Executive", false));
  for (const auto& rule : ending_rules())
    if (rule.is_answered) {
      EXPECT_TRUE(answer(out, rule.line, "Done."));
    }
  return out;
}
EndingFacts facts(DecisionStatus status = DecisionStatus::InForce) {
  return {.resolution = resolution(status), .last_meeting = kDay};
}

TEST(StandingDown, IsCompletedOnceEveryLineIsClosed) {
  EXPECT_TRUE(may_complete(whole(), facts(), kDay));
  EXPECT_TRUE(may_complete(whole(), facts(DecisionStatus::Ratified), kDay));
}

TEST(StandingDown, WaitsForItsLastDay) {
  const auto may = may_complete(whole(), facts(), base::add_days(kDay, -std::chrono::days(1)));
  ASSERT_FALSE(may);
  EXPECT_THAT(may.error().message, HasSubstr("18 December 2026"));
}

TEST(StandingDown, NeedsMoreThanAProvisionalDecisionOrOneThatOnlyBacks) {
  const auto provisional = may_complete(whole(), facts(DecisionStatus::Provisional), kDay);
  ASSERT_FALSE(provisional);
  EXPECT_EQ(provisional.error().message, "Still open: the power to end it.");
  EndingFacts backed = facts();
  backed.resolution = resolution(DecisionStatus::InForce, Verb::Support);
  EXPECT_FALSE(may_complete(whole(), backed, kDay));
  EXPECT_THAT(line(EndingLine::Resolution, whole(), backed).words, HasSubstr("SUPPORT"));
  StandingDown by_parent = whole();
  EXPECT_TRUE(set_parents_resolution(by_parent, "Governing Body, item 7", kDay, kDay));
  EXPECT_TRUE(may_complete(by_parent, facts(DecisionStatus::Provisional), kDay));
}

TEST(StandingDown, NamesEachLineThatIsOpen) {
  const auto may = may_complete({}, {}, kDay);
  ASSERT_FALSE(may);
  EXPECT_THAT(may.error().message,
              AllOf(HasSubstr("the power to end it"), HasSubstr("its duties"), HasSubstr("the last minutes"),
                    HasSubstr("records"), Not(HasSubstr("open actions")), Not(HasSubstr("sub-groups"))));
}

TEST(StandingDown, TakesFromTheRecordWhatTheRecordTells) {
  EndingFacts open = facts();
  open.open_actions = {"VPC/26/1/1", "", ""};
  open.not_taken_over = {"VPC/26/1/2"};
  open.provisional = {"VPC/26/3/D1"};
  open.open_limbs = {"Part 2 has no outcome."};
  open.sub_groups = {"Beds Group"};
  open.meetings_to_come = {kDay, base::add_days(kDay, std::chrono::days(30))};
  StandingDown it = whole();
  std::erase_if(it.answers, [](const EndingAnswer& one) { return one.line == EndingLine::SubGroups; });
  for (const auto which : {EndingLine::OpenActions, EndingLine::OpenDecisions, EndingLine::Limbs, EndingLine::SubGroups,
                           EndingLine::LastMeeting})
    EXPECT_FALSE(line(which, it, open).is_closed) << word_of(which);
  EXPECT_THAT(line(EndingLine::OpenActions, it, open).words,
              AllOf(HasSubstr("3 actions are open: VPC/26/1/1 and 2 without a number"), HasSubstr("VPC/26/1/2")));
  EXPECT_THAT(line(EndingLine::LastMeeting, it, open).words,
              AllOf(HasSubstr("17 January 2027"), Not(HasSubstr("18 December"))));
}

TEST(StandingDown, TakesAnswersOnlyWhereTheRecordCannotTell) {
  StandingDown it;
  EXPECT_TRUE(answer(it, EndingLine::Risks, " To the Executive. "));
  EXPECT_TRUE(answer(it, EndingLine::Risks, "To the Board."));
  ASSERT_EQ(it.answers.size(), 1U);
  EXPECT_EQ(it.answers[0].words, "To the Board.");
  EXPECT_EQ(answer(it, EndingLine::Risks, "").error().subject, "risks");
  EXPECT_FALSE(answer(it, EndingLine::OpenActions, "All fine."));
  EXPECT_FALSE(answer(it, EndingLine::Records, std::string(4'001, 'a')));
}

TEST(StandingDown, GivesEachDutyASuccessorOrAnEnd) {
  StandingDown it;
  EXPECT_EQ(add_duty(it, "", "Board", false).error().subject, "duty");
  EXPECT_EQ(add_duty(it, "Winter plan", "", false).error().subject, "duty-successor");
  EXPECT_EQ(add_duty(it, "Winter plan", "Board", true).error().subject, "duty-successor");
  EXPECT_TRUE(add_duty(it, "Winter plan", "Board", false));
  EXPECT_TRUE(add_duty(it, "Winter plan", "", true));
  ASSERT_EQ(it.duties.size(), 1U);
  EXPECT_EQ(it.duties[0].successor, "");
}

TEST(StandingDown, RefusesAParentsDecisionStillToCome) {
  StandingDown it;
  EXPECT_EQ(set_parents_resolution(it, "", kDay, kDay).error().subject, "parent");
  EXPECT_EQ(set_parents_resolution(it, "Body", {}, kDay).error().subject, "parent-on");
  EXPECT_EQ(set_parents_resolution(it, "Body", base::add_days(kDay, std::chrono::days(1)), kDay).error().subject,
            "parent-on");
  EXPECT_FALSE(it.by_parent);
}

}  // namespace
}  // namespace governance
