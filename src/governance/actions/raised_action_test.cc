#include "governance/actions/raised_action.h"

#include <gtest/gtest.h>

#include "governance/meetings/meetings_testing.h"

namespace governance {
namespace {

using namespace testing_help;

Typed held() {
  Typed typed;
  typed.line(at(9, 0), "NC, SC, EC and TM here").line(at(9, 3), "open").line(at(9, 4), "item 1");
  return typed;
}
RaisedAction only(const Typed& typed) {
  const auto all = raised_actions(typed.live());
  base::check(all.size() == 1, "the meeting raised one action");
  return all.front();
}

TEST(RaisedAction, IsOpenWhereItsOwnerWasInTheRoom) {
  const auto raised = only(held().line(at(9, 10), "action SC by 16 January: write to the councils"));
  EXPECT_FALSE(raised.is_proposed);
  EXPECT_EQ(raised.action.accountable, "south");
  EXPECT_EQ(raised.action.due, "16 January");
}

TEST(RaisedAction, IsProposedWhereItsOwnerWasNeverThereOrHadLeft) {
  EXPECT_TRUE(only(held().line(at(9, 10), "action CM: write")).is_proposed);
  EXPECT_TRUE(only(held().line(at(9, 8), "SC left at 9.08").line(at(9, 10), "action SC: write")).is_proposed);
  EXPECT_TRUE(only(held().line(at(9, 8), "SC leave").line(at(9, 10), "action SC: write")).is_proposed);
}

TEST(RaisedAction, StaysOpenWhereItsOwnerLeftLater) {
  EXPECT_FALSE(only(held().line(at(9, 10), "action SC: write").line(at(9, 20), "SC left at 9.20")).is_proposed);
}

TEST(RaisedAction, StaysOpenWhereTheMeetingEndedInTheSameMinute) {
  EXPECT_FALSE(only(held().line(at(9, 10), "action SC: write").line(at(9, 10), "close 9.10")).is_proposed)
      << "whoever stayed to the end was asked to accept what they were given in its last minute";
}

TEST(RaisedAction, IsProposedOnceItsOwnerIsFoundToHaveLeftBefore) {
  auto typed = held();
  typed.line(at(9, 10), "action SC: write");
  const auto before = only(typed);
  const auto now = only(typed.line(at(9, 20), "SC left at 9.05"));
  ASSERT_TRUE(now.is_proposed);
  ActionCourse course;
  course.owner = "south";
  const auto step = rewording(before, now, course);
  ASSERT_TRUE(step);
  EXPECT_EQ(after_step(course, *step).status, ActionStatus::Proposed);
  course.status = ActionStatus::InProgress;  // the owner has spoken on it since
  EXPECT_FALSE(rewording(before, now, course));
}

TEST(Rewording, KeepsADateThatWasMovedSince) {
  auto typed = held();
  typed.line(at(9, 10), "action SC by 16 January: write");
  const auto before = only(typed);
  auto anew = typed.last();
  anew.id.clear();
  anew.replaces = typed.last().id;
  anew.text = "write to the councils";
  const auto now = only(typed.add(anew));
  ActionCourse course{.status = ActionStatus::Open, .owner = "south", .due = "2027-02-01", .times_moved = 1};
  const auto step = rewording(before, now, course);
  ASSERT_TRUE(step);
  const auto after = after_step(course, *step);
  EXPECT_EQ(after, course);
  EXPECT_EQ(step->note, "write to the councils");
}

TEST(Rewording, AsksANewOwnerWhoWasNotThere) {
  auto typed = held();
  typed.line(at(9, 10), "action SC: write");
  const auto before = only(typed);
  auto anew = typed.last();
  anew.id.clear();
  anew.replaces = typed.last().id;
  anew.person = "council";
  const auto now = only(typed.add(anew));
  const auto after = after_step({.owner = "south"}, *rewording(before, now, {.owner = "south"}));
  EXPECT_EQ(after.owner, "council");
  EXPECT_EQ(after.status, ActionStatus::Proposed);
}

}  // namespace
}  // namespace governance
