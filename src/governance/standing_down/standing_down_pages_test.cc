#include "governance/standing_down/standing_down_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/actions/action_log_store.h"
#include "governance/actions/action_pages.h"
#include "governance/committees/committee_pages.h"
#include "governance/decisions/decisions_testing.h"
#include "governance/meetings/agenda_pages.h"
#include "governance/standing_down/standing_down_store.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class StandingDownPages : public Decisions {
 protected:
  StoredEnding ending() {
    return database().read([](record::Reader& reader) { return find_ending(reader, "jc"); });
  }
  StoredCommittee committee() {
    return database().read([](record::Reader& reader) { return *find_committee(reader, "jc"); });
  }
  site::Response change_ending(Pairs form, people::PersonId who = kSecretaryAccount) {
    form.emplace_back("version", std::to_string(ending().version));
    return post(standing_down_submit, who, form, "jc");
  }
  std::vector<LoggedAction> log(const std::string& committee) {
    return database().read([&](record::Reader& reader) { return action_log(reader, committee); });
  }
  static Pairs last_day(int day = 19) {
    return {{"do", "effective"},
            {"effective-day", std::to_string(day)},
            {"effective-month", "11"},
            {"effective-year", "2026"}};
  }
  void resolve(const std::string& words = "resolved to approve that this committee stands down") {
    run();
    type(words);
  }
  /// Another committee, which takes things over.
  void add_successor() {
    database().write([&](record::Transaction& transaction) {
      Body body;
      body.id = "exec";
      body.name = "Example Executive";
      body.kind = "committee";
      base::check(save_committee(transaction, {.body = body, .version = 0}, change()).has_value(), "it is added");
    });
  }
  /// All but the actions.
  void answer_the_rest() {
    EXPECT_EQ(change_ending(last_day()).status, 303);
    EXPECT_EQ(change_ending({{"do", "duty"}, {"duty", "Winter plan"}, {"duty-ends", "yes"}}).status, 303);
    EXPECT_EQ(change_ending({{"do", "minutes"}, {"route", "last_members"}}).status, 303);
    for (const auto& rule : ending_rules()) {
      if (!rule.is_answered) continue;
      const std::string field(word_of(rule.line));
      EXPECT_EQ(change_ending({{"do", "answer"}, {"line", field}, {field, "Settled."}}).status, 303);
    }
  }
  site::Response move(const LoggedAction& action, const std::string& to, bool is_accepted = true) {
    Pairs form = {{"do", "hand_over"}, {"action", action.token}, {"to-" + action.token, to}};
    if (is_accepted) form.emplace_back("accepted-" + action.token, "yes");
    return change_ending(form);
  }
};
SIGHTLINE_ON_EACH_ENGINE(StandingDownPages);

TEST_P(StandingDownPages, ShowWhatIsOpenToTheSecretaryAndGovernanceLeads) {
  resolve();
  for (const auto who : {kSecretaryAccount, kScreenerAccount}) {
    const auto page = get(standing_down_page, who, "jc");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, AllOf(HasSubstr("Decision JC/261119/1/D1"), HasSubstr("1 action is open"),
                                 HasSubstr("Nobody is left to approve")));
  }
  for (const auto who : {kTrustAccount, kOutsider, kOtherSecretary})
    EXPECT_EQ(get(standing_down_page, who, "jc").status, 404);
  EXPECT_THAT(get(standing_down_page, kScreenerAccount, "jc").body, Not(HasSubstr("Save the last day")));
}

TEST_P(StandingDownPages, TakeAProvisionalDecisionForNoPowerToEnd) {
  run();
  type("EC left at 9.20");
  type("resolved to approve that this committee stands down");
  EXPECT_THAT(get(standing_down_page, kSecretaryAccount, "jc").body,
              HasSubstr("a meeting without a quorum cannot end a body"));
  EXPECT_EQ(change_ending(last_day()).status, 303);
  EXPECT_EQ(committee().ends_on, std::nullopt);
}

TEST_P(StandingDownPages, HandAnActionOverWithItsHistory) {
  resolve();
  add_successor();
  type("action SC by 16 January: write to the councils again");
  ASSERT_EQ(change_ending(last_day()).status, 303);
  const auto open = log("jc");
  ASSERT_EQ(open.size(), 2U);
  for (const auto& one : open) EXPECT_EQ(move(one, "Example Executive").status, 303);
  const auto received = log("exec");
  ASSERT_EQ(received.size(), 2U);
  for (const auto& one : received) {
    EXPECT_TRUE(is_open(one.course.status));
    EXPECT_FALSE(one.course.closing);
    const auto steps = database().read([&](record::Reader& reader) { return steps_of(reader, one.token); });
    EXPECT_EQ(steps.back().note, "Taken over from the Joint Committee");
    EXPECT_GE(steps.size(), 3U);
  }
  for (const auto& one : log("jc")) {
    EXPECT_EQ(one.course.closing->reason, ClosingReason::Transferred);
    EXPECT_TRUE(one.course.closing->is_accepted);
  }
}

TEST_P(StandingDownPages, WaitUntilAMovedActionIsAccepted) {
  resolve();
  add_successor();
  const auto one = log("jc").front();
  ASSERT_EQ(move(one, "Example Executive", false).status, 303);
  EXPECT_TRUE(log("exec").empty());
  EXPECT_THAT(get(standing_down_page, kSecretaryAccount, "jc").body, HasSubstr("Moved and not accepted yet"));
  EXPECT_EQ(change_ending({{"do", "accepted"}, {"action", one.token}}).status, 303);
  EXPECT_EQ(log("exec").size(), 1U);
  EXPECT_EQ(change_ending({{"do", "accepted"}, {"action", one.token}}).status, 400);
}

TEST_P(StandingDownPages, RefuseAMoveWithoutAReceiverOrAResolution) {
  const auto one = log("jc").front();
  EXPECT_EQ(move(one, "Example Executive").status, 409);
  resolve();
  EXPECT_EQ(move(one, "Nobody's Body").status, 400);
  EXPECT_EQ(change_ending({{"do", "hand_over"}, {"action", one.token}}).status, 400);
  EXPECT_EQ(change_ending({{"do", "hand_over"}, {"action", "none"}}).status, 400);
  EXPECT_EQ(
      change_ending({{"do", "hand_over"}, {"action", one.token}, {"other-" + one.token, "The <b>mayor</b>"}}).status,
      303);
  EXPECT_THAT(get(standing_down_page, kSecretaryAccount, "jc").body, HasSubstr("&lt;b&gt;mayor"));
}

TEST_P(StandingDownPages, CompleteOnlyWithEveryLineClosed) {
  resolve();
  add_successor();
  const auto early = change_ending({{"do", "complete"}});
  EXPECT_EQ(early.status, 409);
  EXPECT_THAT(early.body, AllOf(HasSubstr("Still open"), HasSubstr("the last day"), HasSubstr("records")));
  answer_the_rest();
  EXPECT_EQ(change_ending({{"do", "complete"}}).status, 409);
  ASSERT_EQ(move(log("jc").front(), "Example Executive").status, 303);
  EXPECT_EQ(change_ending({{"do", "complete"}}).status, 303);
  EXPECT_EQ(committee().life, CommitteeLife::StoodDown);
  EXPECT_TRUE(committee().is_stood_down);
  EXPECT_THAT(get(committee_page, kTrustAccount, "jc").body,
              AllOf(HasSubstr("has been stood down"), HasSubstr("19 November 2026")));
  EXPECT_EQ(get(action_log_page, kTrustAccount, "jc").status, 200);
  EXPECT_EQ(get(new_meeting_form, kSecretaryAccount, "jc").status, 409);
  EXPECT_EQ(change_ending(last_day(18)).status, 409);
  EXPECT_EQ(change_ending({{"do", "life"}, {"step", "archive"}}).status, 303);
  EXPECT_EQ(committee().life, CommitteeLife::Archived);
}

TEST_P(StandingDownPages, TellTheRouteOfTheLastMinutesWhereTheChecksLook) {
  resolve();
  ASSERT_EQ(change_ending({{"do", "minutes"}, {"route", "successor"}}).status, 303);
  EXPECT_EQ(meeting_of(std::string(kMeeting)).minutes.approval_route, "Approved by the successor");
  EXPECT_EQ(change_ending({{"do", "minutes"}, {"route", "nobody"}}).status, 400);
}

TEST_P(StandingDownPages, LetNoMeetingBePlannedAfterTheLastDay) {
  resolve();
  ASSERT_EQ(change_ending(last_day()).status, 303);
  EXPECT_EQ(committee().ends_on, kDay);
  const auto page = post(new_meeting_submit, kSecretaryAccount,
                         {{"date-day", "3"}, {"date-month", "12"}, {"date-year", "2026"}}, "jc");
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(page.body, HasSubstr("ends on 19 November 2026"));
}

TEST_P(StandingDownPages, HoldNoMeetingWhileSuspended) {
  EXPECT_EQ(change_ending({{"do", "life"}, {"step", "suspend"}}).status, 400);
  EXPECT_EQ(change_ending({{"do", "life"}, {"step", "suspend"}, {"reason", "No chair"}}).status, 303);
  EXPECT_EQ(post(new_meeting_submit, kSecretaryAccount,
                 {{"date-day", "3"}, {"date-month", "12"}, {"date-year", "2026"}}, "jc")
                .status,
            409);
  EXPECT_EQ(change_ending({{"do", "life"}, {"step", "archive"}}).status, 409);
  EXPECT_EQ(change_ending({{"do", "life"}, {"step", "stand_down"}}).status, 400);
  EXPECT_EQ(change_ending({{"do", "life"}, {"step", "resume"}, {"reason", "A chair is found"}}).status, 303);
  EXPECT_EQ(committee().life, CommitteeLife::Established);
}

TEST_P(StandingDownPages, KeepWhatWasTypedBesideWhatWasWrong) {
  const auto page = change_ending({{"do", "duty"}, {"duty", "The <i>plan</i>"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Enter who takes it over"), HasSubstr("The &lt;i&gt;plan")));
  EXPECT_EQ(change_ending(
                {{"do", "effective"}, {"effective-day", "31"}, {"effective-month", "11"}, {"effective-year", "2026"}})
                .status,
            400);
  EXPECT_EQ(change_ending({{"do", "resolution"}, {"resolution", "none"}}).status, 400);
  EXPECT_EQ(change_ending({{"do", "parent"}, {"parent", "Body"}}).status, 400);
  EXPECT_EQ(change_ending({{"do", "something"}}).status, 400);
}

TEST_P(StandingDownPages, AreChangedByTheSecretaryAlone) {
  EXPECT_EQ(change_ending(last_day(), kScreenerAccount).status, 403);
  for (const auto who : {kTrustAccount, kOutsider, kOtherSecretary})
    EXPECT_EQ(change_ending(last_day(), who).status, 404);
  EXPECT_EQ(ending().version, 0);
}

TEST_P(StandingDownPages, RefuseWhatSomebodyElseHasChangedMeanwhile) {
  ASSERT_EQ(change_ending(last_day()).status, 303);
  Pairs stale = last_day(18);
  stale.emplace_back("version", "0");
  EXPECT_EQ(post(standing_down_submit, kSecretaryAccount, stale, "jc").status, 409);
}

TEST_P(StandingDownPages, EndByTheParentsDecisionAlone) {
  add_successor();
  ASSERT_EQ(change_ending({{"do", "parent"},
                           {"parent", "Governing Body, item 7"},
                           {"parent-on-day", "18"},
                           {"parent-on-month", "11"},
                           {"parent-on-year", "2026"}})
                .status,
            303);
  ASSERT_EQ(change_ending(last_day()).status, 303);
  EXPECT_EQ(committee().ends_on, kDay);
  ASSERT_EQ(move(log("jc").front(), "Example Executive").status, 303);
  answer_the_rest();
  EXPECT_EQ(change_ending({{"do", "complete"}}).status, 303);
}

TEST_P(StandingDownPages, GiveNothingAwayOfAClosedItem) {
  close_item_2();
  resolve();
  type("item 2");
  type("action SC by 16 January: tell the secret bidder");
  database().write([&](record::Transaction& transaction) {
    auto stored = *find_meeting(transaction, kMeeting);
    stored.meeting.items[1].screening->people.push_back(
        {.person = "secretary", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
    base::check(save_meeting(transaction, stored, change()).has_value(), "the meeting is changed");
  });
  EXPECT_THAT(get(standing_down_page, kSecretaryAccount, "jc").body,
              AllOf(Not(HasSubstr("secret bidder")), HasSubstr("closed to you by an interest")));
}

TEST_P(StandingDownPages, QuoteNoProposalOfAClosedItem) {
  change_meeting([](StoredMeeting& stored) {
    stored.meeting.items[0].proposal = {{.text = "Tell the secret bidder", .outcome = {}, .ratifies = {}}};
  });
  resolve();
  EXPECT_THAT(get(standing_down_page, kSecretaryAccount, "jc").body, HasSubstr("Tell the secret bidder"));
  change_meeting([](StoredMeeting& stored) {
    Screening screening;
    screening.people.push_back({.person = "secretary", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
    stored.meeting.items[0].screening = screening;
  });
  EXPECT_THAT(get(standing_down_page, kSecretaryAccount, "jc").body,
              AllOf(Not(HasSubstr("secret bidder")), HasSubstr("somebody else mends it")));
  EXPECT_THAT(get(standing_down_page, kScreenerAccount, "jc").body, HasSubstr("secret bidder"));
}

}  // namespace
}  // namespace governance
