#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/committee_record/committee_pages_testing.h"
#include "governance/meetings/agenda_pages.h"
#include "governance/meetings/live_meeting_pages.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class MeetingPages : public CommitteePages {
 protected:
  site::Response type(std::string line, people::PersonId who = kSecretaryAccount, std::string entry = "") {
    if (entry.empty()) entry = "entry-" + std::to_string(++typed_);
    return post(live_meeting_submit, who, {{"line", std::move(line)}, {"entry", std::move(entry)}});
  }
  void run() {
    set_state(MeetingState::Issued);
    for (const auto* line : {"NC, SC, EC, TM here at 9.00", "open 9.03", "item 1"})
      EXPECT_EQ(type(line).status, 303) << line;
  }
  site::Response plan(Pairs form, people::PersonId who = kSecretaryAccount) {
    form.emplace_back("version", std::to_string(stored().version));
    return post(agenda_submit, who, form);
  }
  /// TM is kept from item 2 by screening.
  void close_item_two_to_the_trust() {
    change_meeting([](StoredMeeting& stored) {
      AgendaItem& item = stored.meeting.items[1];
      item.title = "Award of a contract";
      item.purpose = "approve the secret bidder";
      item.screening = Screening{};
      item.screening->screened = true;
      item.screening->people.push_back(
          {.person = "trust", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
    });
  }

 private:
  int typed_ = 0;
};
SIGHTLINE_ON_EACH_ENGINE(MeetingPages);

// ---- running a meeting ---------------------------------------------------------------------------------------------

TEST_P(MeetingPages, SetDownWhatIsTypedAndSayWhetherItIsQuorate) {
  run();
  EXPECT_EQ(type("EC asked about beds.").status, 303);
  const auto page = get(live_meeting_page, kSecretaryAccount);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("Quorate by one"), HasSubstr("EC asked about beds."), HasSubstr("sl-quorum--yes")));
  EXPECT_EQ(type("EC left at 9.20").status, 303);
  EXPECT_THAT(get(live_meeting_page, kSecretaryAccount).body,
              AllOf(HasSubstr("Not quorate"), HasSubstr("sl-quorum--no")));
}

TEST_P(MeetingPages, KeepWhatWasTypedWhereItIsNotUnderstood) {
  run();
  const auto page = type("action XY by Friday: write <b>now</b>");
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("initials “XY”"), HasSubstr("action XY by Friday: write &lt;b&gt;now&lt;/b&gt;")));
  EXPECT_EQ(entries().size(), 6U);
}

TEST_P(MeetingPages, LetOnlyTheCommitteesOwnSecretaryRunIt) {
  run();
  for (const auto who : {kTrustAccount, kNorthAccount, kScreenerAccount}) {
    EXPECT_EQ(get(live_meeting_page, who).status, 403);
    EXPECT_EQ(type("EC left", who).status, 403);
    EXPECT_EQ(get(meeting_changes, who).status, 403);
  }
  for (const auto who : {kOtherSecretary, kOutsider}) EXPECT_EQ(type("EC left", who).status, 404);
  EXPECT_EQ(entries().size(), 6U);
}

TEST_P(MeetingPages, TakeNothingBeforeTheAgendaIsIssued) {
  set_state(MeetingState::Planned);
  EXPECT_EQ(type("open 9.03").status, 409);
  EXPECT_TRUE(entries().empty());
}

TEST_P(MeetingPages, KeepALineOnceThatIsSentTwice) {
  run();
  EXPECT_EQ(type("Said once.", kSecretaryAccount, "same").status, 303);
  EXPECT_EQ(type("Said once.", kSecretaryAccount, "same").status, 303);
  EXPECT_EQ(entries().size(), 7U);
}

TEST_P(MeetingPages, WordANoteAnewAndStrikeIt) {
  run();
  type("First words.", kSecretaryAccount, "note");
  EXPECT_EQ(post(live_meeting_submit, kSecretaryAccount,
                 {{"replaces", "note"}, {"text-note", "Better words."}, {"entry", "anew"}})
                .status,
            303);
  auto page = get(live_meeting_page, kSecretaryAccount).body;
  EXPECT_THAT(page, HasSubstr("<p>Better words.</p>"));
  EXPECT_EQ(
      post(live_meeting_submit, kSecretaryAccount, {{"strikes", "anew"}, {"reason-anew", ""}, {"entry", "strike-1"}})
          .status,
      400);
  EXPECT_EQ(post(live_meeting_submit, kSecretaryAccount,
                 {{"strikes", "anew"}, {"reason-anew", "Not said"}, {"entry", "strike-2"}})
                .status,
            303);
  page = get(live_meeting_page, kSecretaryAccount).body;
  EXPECT_THAT(page, AllOf(HasSubstr("<s>Better words.</s>"), HasSubstr("Struck: Not said")));
}

TEST_P(MeetingPages, KeepBothWordingsOfTwoSecretariesWhoWriteAtOnce) {
  run();
  type("First words.", kSecretaryAccount, "note");
  for (const auto* anew : {"one", "two"})
    EXPECT_EQ(post(live_meeting_submit, kSecretaryAccount,
                   {{"replaces", "note"}, {"text-note", std::string("Wording ") + anew}, {"entry", anew}})
                  .status,
              303);
  EXPECT_THAT(get(live_meeting_page, kSecretaryAccount).body,
              AllOf(HasSubstr("worded twice at the same time"), HasSubstr("Wording one"), HasSubstr("Wording two")));
}

TEST_P(MeetingPages, NameWhoIsCaughtByAnItemAndWhatIsStillToDo) {
  change_meeting([](StoredMeeting& stored) {
    stored.meeting.items[1].screening = Screening{};
    stored.meeting.items[1].screening->screened = true;
    stored.meeting.items[1].screening->outcome = ScreeningOutcome::DeclareDiscussNotDecide;
    stored.meeting.items[1].screening->parties = {"trust"};
  });
  run();
  type("item 2");
  EXPECT_THAT(
      get(live_meeting_page, kSecretaryAccount).body,
      HasSubstr("TM: takes part in the discussion, not in the decision. Has not declared yet, and is not out yet."));
  type("TM declares works there");
  type("TM out of the decision");
  EXPECT_THAT(get(live_meeting_page, kSecretaryAccount).body,
              HasSubstr("Has declared, and takes no part in the decision."));
}

TEST_P(MeetingPages, TellAWatchingPageOfNewEntries) {
  run();
  EXPECT_EQ(get(meeting_changes, kSecretaryAccount).body, R"({"sequence":6})");
}

// ---- what members see ----------------------------------------------------------------------------------------------

TEST_P(MeetingPages, ShowMembersTheAgendaAndNobodyElse) {
  set_state(MeetingState::Issued);
  for (const auto who : {kSecretaryAccount, kTrustAccount, kNorthAccount, kScreenerAccount})
    EXPECT_EQ(get(meeting_page, who).status, 200);
  for (const auto who : {kOtherSecretary, kOutsider}) EXPECT_EQ(get(meeting_page, who).status, 404);
  EXPECT_EQ(get(meeting_page, kSecretaryAccount, "no-such-meeting").status, 404);
}

TEST_P(MeetingPages, KeepAnItemFromWhomAnInterestShutsOut) {
  close_item_two_to_the_trust();
  run();
  type("item 2");
  type("The secret bidder was praised.");
  type("APPROVE the secret award");
  type("action SC by Friday: tell the secret bidder");
  EXPECT_THAT(get(meeting_page, kNorthAccount).body, HasSubstr("The secret bidder was praised."));
  const auto page = get(meeting_page, kTrustAccount).body;
  EXPECT_THAT(page, HasSubstr("Award of a contract (closed to you)"));
  EXPECT_THAT(page, Not(HasSubstr("secret")));
}

TEST_P(MeetingPages, KeepAnItemFromWhomTheMeetingItselfSentOut) {
  run();
  type("item 3");
  type("TM leave");
  type("The secret plan was discussed.");
  EXPECT_THAT(get(meeting_page, kTrustAccount).body, Not(HasSubstr("secret plan")));
  EXPECT_THAT(get(meeting_page, kNorthAccount).body, HasSubstr("secret plan"));
}

TEST_P(MeetingPages, KeepAnItemFromTheSecretaryTooWhereItCatchesHer) {
  change_meeting([](StoredMeeting& stored) {
    stored.meeting.items[0].screening = Screening{};
    stored.meeting.items[0].screening->people.push_back(
        {.person = "secretary", .declared = {}, .outcome = ScreeningOutcome::LeaveForItem});
  });
  run();
  type("The secret plan was discussed.");
  EXPECT_THAT(get(meeting_page, kSecretaryAccount).body, Not(HasSubstr("secret plan")));
  EXPECT_THAT(get(live_meeting_page, kSecretaryAccount).body, Not(HasSubstr("secret plan")));
}

TEST_P(MeetingPages, HoldAMeetingAgainstTheChecksForItsSecretary) {
  close_item_two_to_the_trust();
  set_state(MeetingState::Issued);
  EXPECT_THAT(get(meeting_checks_page, kSecretaryAccount).body, Not(HasSubstr("Q3")));
  run();
  type("item 3");
  type("EC left");
  type("APPROVE the plan");
  EXPECT_THAT(get(meeting_checks_page, kSecretaryAccount).body, AllOf(HasSubstr("Q1"), HasSubstr("Item 3")));
  EXPECT_EQ(get(meeting_checks_page, kNorthAccount).status, 403);
  EXPECT_EQ(get(meeting_checks_page, kOutsider).status, 404);
}

// ---- planning one --------------------------------------------------------------------------------------------------

TEST_P(MeetingPages, PlanAMeetingWithTheUsualItems) {
  const auto made = post(new_meeting_submit, kSecretaryAccount,
                         {{"date-day", "10"}, {"date-month", "12"}, {"date-year", "2026"}, {"starts", "9.30"}}, "jc");
  EXPECT_EQ(made.status, 303);
  const auto meeting = database().read([](record::Reader& reader) { return find_meeting(reader, "jc-2026-12-10"); });
  ASSERT_TRUE(meeting);
  EXPECT_EQ(meeting->state, MeetingState::Planned);
  EXPECT_EQ(meeting->meeting.starts, std::chrono::hours(9) + std::chrono::minutes(30));
  EXPECT_EQ(meeting->meeting.attendance.size(), 5U);
}

TEST_P(MeetingPages, PlanNoMeetingOnADayThatIsNoneOrTakenOrForAnother) {
  const auto on = [&](std::string day, std::string month, people::PersonId who) {
    return post(new_meeting_submit, who,
                {{"date-day", std::move(day)}, {"date-month", std::move(month)}, {"date-year", "2026"}}, "jc")
        .status;
  };
  EXPECT_EQ(on("31", "11", kSecretaryAccount), 400);
  EXPECT_EQ(on("19", "11", kSecretaryAccount), 409);
  EXPECT_EQ(on("10", "12", kOtherSecretary), 404);
  EXPECT_EQ(get(new_meeting_form, kSecretaryAccount, "jc").status, 200);
}

TEST_P(MeetingPages, AddAnItemAndIssueTheAgenda) {
  set_state(MeetingState::Planned);
  change_meeting([](StoredMeeting& stored) { stored.meeting.starts = std::chrono::hours(9); });
  EXPECT_EQ(plan({{"do", "add"}, {"title", "Winter plan"}, {"medium", "paper"}, {"kind", "substantive"}}).status, 303);
  EXPECT_EQ(stored().meeting.items.back().paper, "A");
  EXPECT_EQ(plan({{"do", "issue"}}).status, 303);
  EXPECT_EQ(stored().state, MeetingState::Issued);
  EXPECT_EQ(plan({{"do", "up"}, {"place", "1"}}).status, 409);
  EXPECT_EQ(plan({{"do", "add"}, {"title", "Late matter"}, {"medium", "verbal"}}).status, 303);
  EXPECT_TRUE(stored().meeting.items.back().is_late);
}

TEST_P(MeetingPages, RefuseAnAgendaThatCannotBeIssuedYet) {
  set_state(MeetingState::Planned);
  const auto page = plan({{"do", "issue"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, HasSubstr("when the meeting starts"));
  EXPECT_EQ(plan({{"do", "add"}, {"title", " "}, {"medium", "paper"}}).status, 400);
  EXPECT_EQ(plan({{"do", "add"}, {"title", "No word on papers"}}).status, 400);
  EXPECT_EQ(plan({{"do", "dance"}}).status, 400);
}

TEST_P(MeetingPages, RefuseAChangeToAnAgendaThatSomebodyElseChanged) {
  set_state(MeetingState::Planned);
  const std::string seen = std::to_string(stored().version);
  plan({{"do", "add"}, {"title", "First"}, {"medium", "none"}});
  const auto late = post(agenda_submit, kSecretaryAccount,
                         {{"do", "add"}, {"title", "Second"}, {"medium", "none"}, {"version", seen}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, HasSubstr("Someone has changed this meeting"));
}

TEST_P(MeetingPages, InviteSomeoneWithInitialsThatNobodyHas) {
  set_state(MeetingState::Planned);
  EXPECT_EQ(plan({{"do", "invite"}, {"name", "Nora Cypher"}, {"role", "Analyst"}}).status, 303);
  EXPECT_EQ(stored().meeting.attendance.back().initials, "NCy");
  EXPECT_EQ(plan({{"do", "invite"}, {"name", "Nils Cypress"}, {"initials", "NC"}}).status, 400);
  EXPECT_EQ(plan({{"do", "invite"}, {"name", ""}}).status, 400);
  EXPECT_EQ(plan({{"do", "apologies"}, {"place", "trust"}}).status, 303);
  EXPECT_EQ(plan({{"do", "chair"}, {"person", "south"}}).status, 303);
  EXPECT_EQ(stored().meeting.chair, "south");
}

// Kept as it was typed, such a title made the meeting one that could never be opened again.
TEST_P(MeetingPages, TakeControlCharactersOutOfWhatIsTypedIntoALine) {
  set_state(MeetingState::Planned);
  EXPECT_EQ(plan({{"do", "add"}, {"title", "Winter\tplan\x01 two\r\nlines"}, {"medium", "paper"}}).status, 303);
  EXPECT_EQ(plan({{"do", "invite"}, {"name", "Nora\x02 Cypher"}, {"role", "An\nalyst"}}).status, 303);
  EXPECT_EQ(get(agenda_page, kSecretaryAccount).status, 200);
  EXPECT_EQ(stored().meeting.items.back().title, "Winter plan  two  lines");
}

TEST_P(MeetingPages, LetOnlyTheSecretaryPlan) {
  for (const auto who : {kTrustAccount, kScreenerAccount}) {
    EXPECT_EQ(get(agenda_page, who).status, 403);
    EXPECT_EQ(plan({{"do", "issue"}}, who).status, 403);
  }
  EXPECT_EQ(plan({{"do", "issue"}}).status, 409);  // brought in as it was minuted
}

}  // namespace
}  // namespace governance
