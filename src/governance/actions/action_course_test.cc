#include "governance/actions/action_course.h"

#include <gtest/gtest.h>

#include "base/london_time.h"

namespace governance {
namespace {

using namespace std::chrono_literals;

base::Instant on(base::Date date) {
  return base::start_of_day(date) + 12h;
}
ActionStep step(StepKind kind, base::Date date = 2026y / 11 / 19) {
  ActionStep out;
  out.kind = kind;
  out.at = on(date);
  return out;
}
ActionCourse open_course() {
  return {.status = ActionStatus::Open, .owner = "ash", .due = "2026-12-10"};
}
ActionStep closed(ClosingReason reason, std::string other = "") {
  auto out = step(StepKind::Closed);
  out.reason = reason;
  out.other = std::move(other);
  out.meeting = "jc-2026-12-10";
  out.item = "6";
  return out;
}
ActionStep moved(std::string due, bool is_later) {
  auto out = step(StepKind::DateMoved);
  out.due = std::move(due);
  out.is_later = is_later;
  out.note = "Waits for the figures.";
  return out;
}

TEST(ActionCourse, StaysProposedUntilTheOwnerAccepts) {
  auto raised = step(StepKind::Raised);
  raised.owner = "ash";
  raised.is_proposed = true;
  auto course = after_step({}, raised);
  EXPECT_EQ(course.status, ActionStatus::Proposed);
  course = after_step(course, step(StepKind::Declined));
  EXPECT_EQ(course.status, ActionStatus::Proposed);
  EXPECT_TRUE(course.is_declined);
  auto assigned = step(StepKind::Assigned);
  assigned.owner = "birch";
  course = after_step(course, assigned);
  EXPECT_EQ(course.owner, "birch");
  EXPECT_FALSE(course.is_declined);
  EXPECT_EQ(after_step(course, step(StepKind::Accepted)).status, ActionStatus::Open);
}

TEST(ActionCourse, KeepsTheOwnersLastWord) {
  auto course = after_step(open_course(), step(StepKind::WillMiss, 2026y / 11 / 25));
  EXPECT_TRUE(course.will_miss);
  EXPECT_EQ(course.status, ActionStatus::InProgress);
  course = after_step(course, step(StepKind::OnTrack, 2026y / 11 / 26));
  EXPECT_FALSE(course.will_miss);
  EXPECT_EQ(course.updated_at, on(2026y / 11 / 26));
  course = after_step(course, step(StepKind::SaidDone));
  EXPECT_EQ(course.status, ActionStatus::DoneAwaitingAgreement);
  EXPECT_EQ(after_step(course, step(StepKind::NotAgreed)).status, ActionStatus::InProgress);
}

TEST(ActionCourse, CountsADateThatIsPutOffAndNoOther) {
  auto course = after_step(open_course(), moved("2026-12-01", false));
  EXPECT_EQ(course.times_moved, 0);
  course = after_step(course, moved("2027-01-10", true));
  EXPECT_EQ(course.times_moved, 1);
  EXPECT_EQ(course.due, "2027-01-10");
}

TEST(ActionCourse, ClosesWithItsReasonAndOpensAgain) {
  auto course = after_step(open_course(), closed(ClosingReason::Transferred, "NHS Executive"));
  ASSERT_TRUE(course.closing);
  EXPECT_FALSE(course.closing->is_accepted);
  course = after_step(course, step(StepKind::TakenOver));
  EXPECT_TRUE(course.closing->is_accepted);
  course = after_step(course, step(StepKind::Reopened));
  EXPECT_FALSE(course.closing);
  EXPECT_EQ(course.status, ActionStatus::Open);
}

TEST(ActionStep, AsksForWhatItsKindNeeds) {
  const auto subject = [](const ActionStep& one) {
    const auto checked = check_step(one);
    return checked ? "" : checked.error().subject;
  };
  EXPECT_EQ(subject(step(StepKind::OnTrack)), "");
  EXPECT_EQ(subject(step(StepKind::Declined)), "note");
  EXPECT_EQ(subject(moved("", true)), "due");
  EXPECT_EQ(subject(closed(ClosingReason::Completed)), "");
  EXPECT_EQ(subject(closed(ClosingReason::Superseded)), "other");
  EXPECT_EQ(subject(closed(ClosingReason::Completed, "words")), "other");
  auto elsewhere = closed(ClosingReason::Completed);
  elsewhere.meeting.clear();
  EXPECT_EQ(subject(elsewhere), "meeting");
  elsewhere.meeting = "jc-2026-12-10";
  elsewhere.item.clear();
  EXPECT_EQ(subject(elsewhere), "item");
  auto by_hand = step(StepKind::RatingSet);
  by_hand.note = "Told by phone.";
  EXPECT_EQ(subject(by_hand), "rating");
  auto long_note = step(StepKind::OnTrack);
  long_note.note = std::string(kLongestNote + 1, 'x');
  EXPECT_EQ(subject(long_note), "note");
}

TEST(ActionOfABook, IsOpenUntilItIsSaidToBeClosed) {
  Action action;
  action.owners = {"sp (reported)"};
  action.due = "November 2017 SLT";
  const auto course = course_of(action);
  EXPECT_EQ(course.status, ActionStatus::Open);
  EXPECT_EQ(course.owner, "sp");
  EXPECT_EQ(course.due, "November 2017 SLT");
  action.owners = {"ke", "mp"};
  EXPECT_EQ(course_of(action).owner, "ke, mp");
  EXPECT_EQ(recorded(action, course_of(action)).owners, action.owners);
  action.accountable = "mp";
  EXPECT_EQ(course_of(action).owner, "mp");
}

TEST(ActionOfABook, KeepsSupersededApartFromDone) {
  Action action;
  action.history = {{.at = "slt-2019-12-19", .status = "green/complete, removed", .note = {}}};
  action.final_state = FinalState::ClosedSuperseded;
  EXPECT_EQ(course_of(action).closing->reason, ClosingReason::Superseded);
  EXPECT_EQ(course_of(action).closing->meeting, "slt-2019-12-19");
  action.final_state = FinalState::ClosedTransferred;
  EXPECT_EQ(course_of(action).closing->reason, ClosingReason::Transferred);
  action.final_state = FinalState::Closed;
  EXPECT_EQ(course_of(action).closing->reason, ClosingReason::Completed);
  action.closing_reason = "No longer needed: the plan was dropped";
  EXPECT_EQ(course_of(action).closing->reason, ClosingReason::NoLongerNeeded);
}

TEST(ActionOfABook, IsWrittenAsTheCourseStands) {
  Action action;
  action.owners = {"ash"};
  EXPECT_EQ(recorded(action, course_of(action)), action);
  auto course = after_step(course_of(action), closed(ClosingReason::Transferred, "NHS Executive"));
  const auto written = recorded(action, course);
  EXPECT_EQ(written.final_state, FinalState::ClosedTransferred);
  EXPECT_EQ(written.receiving_body, "NHS Executive");
  EXPECT_EQ(written.closing_reason, "transferred: NHS Executive");
  ASSERT_EQ(written.history.size(), 1U);
  EXPECT_EQ(written.history[0].at, "jc-2026-12-10");
  EXPECT_EQ(recorded(written, course), written);
  const auto again = recorded(written, after_step(course, step(StepKind::Reopened)));
  EXPECT_EQ(again.final_state, FinalState::Open);
  EXPECT_FALSE(again.closing_reason);
}

}  // namespace
}  // namespace governance
