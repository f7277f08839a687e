#include "governance/minutes/minutes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/minutes/minutes_testing.h"

namespace governance {
namespace {

using namespace testing_help;
using testing::HasSubstr;
using Code = base::ErrorCode;

constexpr auto kSecretary = MinutesActor::Secretary;
constexpr auto kChair = MinutesActor::Chair;
constexpr base::Date kLater = std::chrono::year(2026) / 12 / 17;

Approval later_meeting() {
  return {.route = ApprovalRoute::LaterMeeting, .meeting = "jc-2026-12-17", .date = kLater, .by = {}};
}
MinutesAmendment change(int place, std::string old_text, std::string new_text) {
  return {.place = place, .proposer = "south", .old_text = std::move(old_text), .new_text = std::move(new_text)};
}
Minutes circulated() {
  return minutes_at(MinutesState::Circulated);
}

// ---- steps ---------------------------------------------------------------------------------------------------------

TEST(Minutes, GoFromTheRecordToFinal) {
  Minutes minutes;
  ASSERT_TRUE(take_step(minutes, MinutesStep::DrawUp, kSecretary, {.text = minuted_text(), .drawn_from = 7}));
  EXPECT_EQ(minutes.text, minuted_text());
  EXPECT_EQ(minutes.drawn_from, 7);
  ASSERT_TRUE(take_step(minutes, MinutesStep::Check, kChair, {}));
  ASSERT_TRUE(take_step(minutes, MinutesStep::Circulate, kSecretary, {}));
  ASSERT_TRUE(take_step(minutes, MinutesStep::Approve, kSecretary, {.approval = later_meeting()}));
  EXPECT_EQ(minutes.approval, later_meeting());
  ASSERT_TRUE(take_step(minutes, MinutesStep::Finish, kChair, {}));
  EXPECT_EQ(minutes.state, MinutesState::Final);
}

TEST(Minutes, RefuseWhoMayNotAndWhatIsNotItsTurn) {
  Minutes draft = minutes_at(MinutesState::Draft);
  EXPECT_EQ(take_step(draft, MinutesStep::Circulate, kSecretary, {}).error().code, Code::Conflict);
  EXPECT_EQ(take_step(draft, MinutesStep::DrawAgain, kChair, {.note = "x"}).error().code, Code::Forbidden);
  Minutes checked = minutes_at(MinutesState::ChairChecked);
  EXPECT_EQ(take_step(checked, MinutesStep::Circulate, kChair, {}).error().message,
            "Only the committee's secretary can do this.");
  EXPECT_EQ(checked.state, MinutesState::ChairChecked);
}

TEST(Minutes, AskForWhatAStepNeeds) {
  Minutes draft = minutes_at(MinutesState::Draft);
  EXPECT_EQ(take_step(draft, MinutesStep::Check, kSecretary, {.note = " \n"}).error().subject, "note");
  EXPECT_TRUE(take_step(draft, MinutesStep::Check, kSecretary, {.note = "By telephone on 1 December."}));
  Minutes minutes = circulated();
  EXPECT_EQ(take_step(minutes, MinutesStep::Approve, kSecretary, {}).error().subject, "route");
}

TEST(Minutes, PutADraftAsideSoThatItFollowsTheRecordAgain) {
  Minutes draft = minutes_at(MinutesState::Draft);
  ASSERT_TRUE(take_step(draft, MinutesStep::DrawAgain, kSecretary, {.note = "A note came in late."}));
  EXPECT_EQ(draft.state, MinutesState::Notes);
  EXPECT_EQ(draft.text, MinutesText());
}

// ---- words ---------------------------------------------------------------------------------------------------------

TEST(Minutes, AreWordedAnewOnlyWhileTheyAreADraft) {
  Minutes draft = minutes_at(MinutesState::Draft);
  ASSERT_TRUE(word_anew(draft, 2, " The plan was liked.\r\n\r\nAll of it. ", {"the plan as it is", "the plan"}));
  const AgendaItem& item = draft.text.meeting.items[2];
  EXPECT_EQ(item.summary, "The plan was liked.\n\nAll of it.");
  EXPECT_EQ(item.decisions[0].text, "the plan as it is");
  ASSERT_TRUE(word_anew(draft, 2, "", {"a", "b"}));
  EXPECT_EQ(draft.text.meeting.items[2].summary, std::nullopt);
  for (const auto state : kMinutesStates) {
    if (state == MinutesState::Draft) continue;
    Minutes other = minutes_at(state);
    const auto refused = word_anew(other, 2, "x", {"a", "b"});
    ASSERT_FALSE(refused) << state_name(state);
    EXPECT_EQ(refused.error().code, Code::Conflict);
  }
  Minutes final_minutes = minutes_at(MinutesState::Final);
  EXPECT_THAT(word_anew(final_minutes, 2, "x", {"a", "b"}).error().message, HasSubstr("a later meeting"));
}

TEST(Minutes, KeepADecisionsWordsAndCountThem) {
  Minutes draft = minutes_at(MinutesState::Draft);
  EXPECT_EQ(word_anew(draft, 2, "x", {"the plan", " "}).error().subject, "decision-1");
  EXPECT_EQ(word_anew(draft, 2, "x", {"one"}).error().code, Code::Conflict);
  EXPECT_EQ(word_anew(draft, 9, "x", {}).error().code, Code::Conflict);
  EXPECT_EQ(word_anew(draft, -1, "x", {}).error().code, Code::Conflict);
  EXPECT_EQ(word_anew(draft, 2, std::string(kLongestMinutesText + 1, 'x'), {"a", "b"}).error().subject, "notes");
  EXPECT_EQ(draft, minutes_at(MinutesState::Draft));
}

TEST(Minutes, HoldNothingThatNoFileCan) {
  Minutes draft = minutes_at(MinutesState::Draft);
  ASSERT_TRUE(word_anew(draft, 2, "a\x01\x7F b", {"\x02one", "two"}));
  EXPECT_EQ(draft.text.meeting.items[2].summary, "a b");
  EXPECT_EQ(draft.text.meeting.items[2].decisions[0].text, "one");
}

// ---- amendments ----------------------------------------------------------------------------------------------------

TEST(Minutes, TakeAnAmendmentWhoseOldWordsStandOnceInTheItem) {
  Minutes minutes = circulated();
  ASSERT_TRUE(propose(minutes, change(2, "The plan was\nlong.", "The plan ran to 60 pages.")));
  EXPECT_EQ(minutes.amendments[0].state, AmendmentState::Proposed);
  EXPECT_EQ(propose(minutes, change(2, "The plan was", "It was")).error().message,
            "These words stand 2 times in this item. Give more of the sentence, so that they stand once.");
  EXPECT_THAT(propose(minutes, change(0, "The plan was long.", "x")).error().message, HasSubstr("do not stand"));
  EXPECT_EQ(minutes.amendments.size(), 1U);
}

TEST(Minutes, RefuseAnAmendmentWithoutBothTexts) {
  Minutes minutes = circulated();
  EXPECT_EQ(propose(minutes, change(2, " ", "x")).error().subject, "old-text");
  EXPECT_EQ(propose(minutes, change(2, "The plan was long.", "")).error().subject, "new-text");
  EXPECT_EQ(propose(minutes, change(2, "The plan was long.", "The plan was long. ")).error().subject, "new-text");
  EXPECT_EQ(propose(minutes, change(3, "a", "b")).error().subject, "place");
  auto nobodys = change(2, "The plan was long.", "x");
  nobodys.proposer = "";
  EXPECT_EQ(propose(minutes, nobodys).error().subject, "proposer");
}

TEST(Minutes, TakeAmendmentsOnlyWhileTheyAreCirculated) {
  for (const auto state : kMinutesStates) {
    Minutes minutes = minutes_at(state);
    const bool is_taken = propose(minutes, change(2, "The plan was long.", "It was long.")).has_value();
    EXPECT_EQ(is_taken, state == MinutesState::Circulated) << state_name(state);
    minutes.amendments = {change(2, "The plan was long.", "It was long.")};
    EXPECT_EQ(settle(minutes, 0, AmendmentState::Agreed).has_value(), state == MinutesState::Circulated);
  }
}

TEST(Minutes, MakeWhatWasAgreedAndNothingElseWhenTheyAreFinal) {
  Minutes minutes = circulated();
  ASSERT_TRUE(propose(minutes, change(2, "The plan was long.", "The plan ran to 60 pages.")));
  ASSERT_TRUE(propose(minutes, change(0, "NC welcomed everyone.", "NC welcomed nobody.")));
  ASSERT_TRUE(propose(minutes, change(1, "the award to the first bidder", "the award, for one year")));
  EXPECT_EQ(take_step(minutes, MinutesStep::Approve, kSecretary, {.approval = later_meeting()}).error().code,
            Code::Conflict);
  ASSERT_TRUE(settle(minutes, 0, AmendmentState::Agreed));
  ASSERT_TRUE(settle(minutes, 1, AmendmentState::NotAgreed));
  ASSERT_TRUE(settle(minutes, 2, AmendmentState::Agreed));
  EXPECT_FALSE(take_step(minutes, MinutesStep::Approve, kSecretary, {.approval = later_meeting()}));
  ASSERT_TRUE(take_step(minutes, MinutesStep::ApproveWithAmendments, kChair, {.approval = later_meeting()}));
  EXPECT_EQ(minutes.text, minuted_text());
  ASSERT_TRUE(take_step(minutes, MinutesStep::Finish, kSecretary, {}));
  const auto& items = minutes.text.meeting.items;
  EXPECT_EQ(items[2].summary, "The plan was praised. The plan ran to 60 pages.");
  EXPECT_EQ(items[0].summary, "NC welcomed everyone.");
  EXPECT_EQ(items[1].decisions[0].text, "the award, for one year.");
}

TEST(Minutes, AreNotApprovedWithAmendmentsWhereNoneWasAgreed) {
  Minutes minutes = circulated();
  EXPECT_EQ(
      take_step(minutes, MinutesStep::ApproveWithAmendments, kSecretary, {.approval = later_meeting()}).error().code,
      Code::Conflict);
}

TEST(Minutes, DoNotTakeTwoAmendmentsOfTheSameWords) {
  Minutes minutes = circulated();
  ASSERT_TRUE(propose(minutes, change(2, "The plan was long.", "The plan was fair.")));
  ASSERT_TRUE(propose(minutes, change(2, "was long", "was too long")));
  ASSERT_TRUE(settle(minutes, 0, AmendmentState::Agreed));
  EXPECT_EQ(settle(minutes, 1, AmendmentState::Agreed).error().code, Code::Conflict);
  EXPECT_EQ(minutes.amendments[1].state, AmendmentState::Proposed);
  EXPECT_TRUE(settle(minutes, 0, AmendmentState::NotAgreed));
  EXPECT_TRUE(settle(minutes, 1, AmendmentState::Agreed));
  EXPECT_EQ(settle(minutes, 2, AmendmentState::Agreed).error().code, Code::NotFound);
}

// ---- approval ------------------------------------------------------------------------------------------------------

TEST(Minutes, AreApprovedAtALaterMeetingOfTheSameCommitteeThatWasHeld) {
  const Meeting own = minuted_text().meeting;
  Meeting later = own;
  later.id = "jc-2026-12-17";
  later.date = kLater;
  const auto approval = approval_at(own, later, kLater);
  ASSERT_TRUE(approval);
  EXPECT_EQ(approval_words(*approval), "at the meeting of 17 December 2026");
  EXPECT_FALSE(approval_at(own, later, kDay));
  EXPECT_FALSE(approval_at(own, own, kLater));
  later.body = "other";
  EXPECT_FALSE(approval_at(own, later, kLater));
  EXPECT_FALSE(approval_at(later, own, kLater));
}

TEST(Minutes, OfAStoodDownCommitteeAreApprovedByOthers) {
  const Meeting own = minuted_text().meeting;
  const auto by = [&](ApprovalRoute route, std::string_view words, base::Date on, bool is_stood_down = true) {
    return approval_by(route, words, on, own, is_stood_down, kLater);
  };
  const auto approval = by(ApprovalRoute::LastMembers, " by e-mail, all five answering ", kLater);
  ASSERT_TRUE(approval);
  EXPECT_EQ(approval_words(*approval), "on 17 December 2026 by the last members: by e-mail, all five answering");
  EXPECT_TRUE(by(ApprovalRoute::Parent, "the board", kDay));
  EXPECT_TRUE(by(ApprovalRoute::Successor, "the board", kLater));
  EXPECT_EQ(by(ApprovalRoute::Parent, "the board", kLater, false).error().code, Code::Conflict);
  EXPECT_EQ(by(ApprovalRoute::LaterMeeting, "the board", kLater).error().code, Code::Conflict);
  EXPECT_EQ(by(ApprovalRoute::Parent, " ", kLater).error().subject, "by");
  EXPECT_EQ(by(ApprovalRoute::Parent, "x", base::add_days(kDay, -std::chrono::days(1))).error().subject, "approved");
  EXPECT_EQ(by(ApprovalRoute::Parent, "x", base::add_days(kLater, std::chrono::days(1))).error().subject, "approved");
}

}  // namespace
}  // namespace governance
