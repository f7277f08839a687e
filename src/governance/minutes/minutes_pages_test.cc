#include "governance/minutes/minutes_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/outside_program_test.h"
#include "governance/committee_record/committee_pages_testing.h"
#include "governance/meetings/live_meeting_pages.h"
#include "governance/minutes/minutes_store.h"

namespace governance {
namespace {

using namespace testing_help;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class MinutesPages : public CommitteePages {
 protected:
  std::vector<record::Migration> migrations() override {
    auto out = CommitteePages::migrations();
    out.push_back(minutes_migration());
    return out;
  }
  /// The meeting, held and closed by typing it; item 2 is closed to TM, whose secrets hold the word "bidder".
  void hold() {
    change_meeting([](StoredMeeting& stored) {
      stored.state = MeetingState::Issued;
      AgendaItem& item = stored.meeting.items[1];
      item.title = "Award of a contract";
      item.screening = Screening{};
      item.screening->people.push_back(
          {.person = "trust", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
    });
    for (const auto* line : {"NC, SC, EC, TM here at 9.00", "open 9.03", "item 1", "NC welcomed <b>everyone</b>.",
                             "item 2", "The second bidder was dearer.", "APPROVE the award to the first bidder",
                             "action SC by 11 December: write to the losing bidder", "item 3", "The plan was long.",
                             "APPROVE the plan", "close 9.04"})
      type(line);
  }
  void type(const std::string& line) {
    const auto sent =
        post(live_meeting_submit, kSecretaryAccount, {{"line", line}, {"entry", "entry-" + std::to_string(++typed_)}});
    EXPECT_EQ(sent.status, 303) << line;
  }
  /// Sends a form as the page has it now.
  site::Response send(people::PersonId who, std::string_view what, Pairs fields = {}) {
    fields.emplace_back("version", std::to_string(kept().version));
    fields.emplace_back("do", what);
    return post(minutes_submit, who, fields);
  }
  void circulate() {
    hold();
    EXPECT_EQ(send(kSecretaryAccount, "draw_up").status, 303);
    EXPECT_EQ(send(kNorthAccount, "check").status, 303);
    EXPECT_EQ(send(kSecretaryAccount, "circulate").status, 303);
  }
  /// The committee's next meeting, on the day after, held today.
  void hold_the_next() {
    database().write([&](record::Transaction& transaction) {
      auto next = *find_meeting(transaction, kMeeting);
      next.meeting.id = "jc-2026-11-20";
      next.meeting.date = base::add_days(kDay, std::chrono::days(1));
      next.version = 0;
      base::check(save_meeting(transaction, next, change()).has_value(), "the next meeting is kept");
    });
    clock.set(at(9, 5) + std::chrono::days(2));
  }
  StoredMinutes kept() {
    return database().read([](record::Reader& reader) { return find_minutes(reader, kMeeting); });
  }
  std::string page(people::PersonId who) { return get(minutes_page, who).body; }
  site::Response file(people::PersonId who, std::string_view name) {
    site::Request request;
    request.path_values["id"] = kMeeting;
    request.path_values["file"] = name;
    const auto person = database().read([&](record::Reader& reader) { return *people::find_person(reader, who); });
    const auto grants = database().read([&](record::Reader& reader) { return people::grants_of(reader, who); });
    people::Visit visit{
        .request = request,
        .database = database(),
        .clock = clock,
        .random = random,
        .settings = settings,
        .who = people::SignedIn{.person = person, .grants = grants, .session_secret = "s", .signed_in_at = clock.now()},
        .frame = {},
        .csrf_token = "token"};
    return minutes_file(visit);
  }

 private:
  int typed_ = 0;
};
SIGHTLINE_ON_EACH_ENGINE(MinutesPages);

// ---- the way to final ----------------------------------------------------------------------------------------------

TEST_P(MinutesPages, ShowTheSecretaryWhatTheRecordSaysBeforeThereIsADraft) {
  hold();
  EXPECT_THAT(page(kSecretaryAccount),
              AllOf(HasSubstr("Draw up the draft"), HasSubstr("DRAFT"), HasSubstr("The second bidder was dearer.")));
  EXPECT_THAT(page(kNorthAccount), AllOf(Not(HasSubstr("Draw up the draft")), HasSubstr("bidder")));
}

TEST_P(MinutesPages, LeadFromDraftToFinal) {
  circulate();
  EXPECT_THAT(page(kSecretaryAccount), HasSubstr("wait for the committee&#39;s next meeting"));
  hold_the_next();
  EXPECT_THAT(page(kSecretaryAccount), HasSubstr("Friday 20 November 2026"));
  EXPECT_EQ(send(kSecretaryAccount, "approve", {{"route", "later_meeting"}, {"meeting", "jc-2026-11-20"}}).status, 303);
  EXPECT_THAT(page(kNorthAccount), AllOf(HasSubstr("CONFIRMED"), HasSubstr("at the meeting of 20 November 2026")));
  EXPECT_EQ(send(kNorthAccount, "finish").status, 303);
  EXPECT_EQ(kept().minutes.state, MinutesState::Final);
  EXPECT_THAT(page(kSecretaryAccount),
              AllOf(HasSubstr("These minutes are final."), HasSubstr("Made final"), HasSubstr("Nic Example-Chair")));
}

TEST_P(MinutesPages, AmendWithOldAndNewWords) {
  circulate();
  EXPECT_EQ(send(kTrustAccount, "propose",
                 {{"place", "2"}, {"old-text", "The plan was\r\nlong."}, {"new-text", "The plan ran on."}})
                .status,
            303);
  EXPECT_EQ(kept().minutes.amendments[0].proposer, "trust");
  EXPECT_THAT(page(kSecretaryAccount),
              AllOf(HasSubstr("Amendment 1"), HasSubstr("The plan ran on."), HasSubstr("Say of each amendment")));
  hold_the_next();
  const Pairs approved = {{"route", "later_meeting"}, {"meeting", "jc-2026-11-20"}};
  EXPECT_EQ(send(kSecretaryAccount, "approve_with_amendments", approved).status, 409);
  EXPECT_EQ(send(kTrustAccount, "agreed", {{"amendment", "0"}}).status, 403);
  EXPECT_EQ(send(kNorthAccount, "agreed", {{"amendment", "0"}}).status, 303);
  EXPECT_EQ(send(kSecretaryAccount, "approve", approved).status, 409);
  EXPECT_EQ(send(kSecretaryAccount, "approve_with_amendments", approved).status, 303);
  EXPECT_EQ(send(kSecretaryAccount, "finish").status, 303);
  EXPECT_EQ(kept().minutes.text.meeting.items[2].summary, "The plan ran on.");
  EXPECT_THAT(page(kTrustAccount), AllOf(HasSubstr("Amendments made on approval"), HasSubstr("The plan was")));
}

TEST_P(MinutesPages, WordADraftAnewAndSayWhenTheRecordIsNewer) {
  hold();
  EXPECT_EQ(send(kSecretaryAccount, "draw_up").status, 303);
  EXPECT_EQ(send(kSecretaryAccount, "word_anew",
                 {{"place", "2"}, {"notes-2", "The plan was <i>fine</i>."}, {"decision-2-0", "the plan as it is"}})
                .status,
            303);
  EXPECT_THAT(page(kSecretaryAccount),
              AllOf(HasSubstr("The plan was &lt;i&gt;fine&lt;/i&gt;."), HasSubstr("APPROVE the plan as it is"),
                    Not(HasSubstr("The record is newer"))));
  EXPECT_EQ(post(live_meeting_submit, kSecretaryAccount,
                 {{"replaces", "entry-10"}, {"text-entry-10", "It was very long."}, {"entry", "anew"}})
                .status,
            303);
  EXPECT_THAT(page(kSecretaryAccount), HasSubstr("The record is newer"));
  EXPECT_EQ(send(kSecretaryAccount, "draw_again", {{"note-draw_again", "A note came in late."}}).status, 303);
  EXPECT_THAT(page(kSecretaryAccount), HasSubstr("It was very long."));
}

TEST_P(MinutesPages, TakeTheStandDownRouteWhereTheCommitteeMeetsNoMore) {
  circulate();
  const Pairs by_members = {{"route", "last_members"},
                            {"by", "by e-mail, all five answering"},
                            {"approved-day", "19"},
                            {"approved-month", "11"},
                            {"approved-year", "2026"}};
  EXPECT_EQ(send(kSecretaryAccount, "approve", by_members).status, 409);
  database().write([&](record::Transaction& transaction) {
    auto committee = *find_committee(transaction, "jc");
    committee.is_stood_down = true;
    base::check(save_committee(transaction, committee, change()).has_value(), "it is stood down");
  });
  EXPECT_THAT(page(kSecretaryAccount), HasSubstr("The committee is stood down."));
  EXPECT_EQ(send(kSecretaryAccount, "approve", by_members).status, 303);
  EXPECT_THAT(page(kTrustAccount), HasSubstr("by the last members: by e-mail, all five answering"));
}

// ---- wrong input, wrong state, wrong person ------------------------------------------------------------------------

TEST_P(MinutesPages, KeepWhatWasTypedWhereItIsRefused) {
  hold();
  EXPECT_EQ(send(kSecretaryAccount, "draw_up").status, 303);
  const auto refused = send(kSecretaryAccount, "check", {{"note-check", " "}});
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, HasSubstr("#note-check"));
  const auto empty =
      send(kSecretaryAccount, "word_anew", {{"place", "2"}, {"notes-2", "Kept words."}, {"decision-2-0", ""}});
  EXPECT_EQ(empty.status, 400);
  EXPECT_THAT(empty.body, AllOf(HasSubstr("#decision-2-0"), HasSubstr("Kept words.")));
  for (const auto* place : {"", "-1", "3", "99999999999", "x"})
    EXPECT_EQ(send(kSecretaryAccount, "word_anew", {{"place", place}}).status, 400) << place;
  EXPECT_EQ(send(kSecretaryAccount, "dance").status, 400);
}

TEST_P(MinutesPages, RefuseAnAmendmentThatIsNone) {
  circulate();
  const auto status = [&](Pairs fields) { return send(kTrustAccount, "propose", std::move(fields)).status; };
  EXPECT_EQ(status({{"place", "2"}, {"old-text", "Never said."}, {"new-text", "x"}}), 400);
  EXPECT_EQ(status({{"place", "2"}, {"old-text", "The plan was long."}, {"new-text", " "}}), 400);
  EXPECT_EQ(status({{"place", "1"}, {"old-text", "dearer"}, {"new-text", "cheaper"}}), 400);
  EXPECT_EQ(send(kSecretaryAccount, "propose",
                 {{"place", "2"}, {"old-text", "long"}, {"new-text", "short"}, {"proposer", "nobody"}})
                .status,
            400);
  EXPECT_EQ(send(kScreenerAccount, "propose", {{"place", "2"}, {"old-text", "long"}, {"new-text", "x"}}).status, 403);
  EXPECT_EQ(send(kNorthAccount, "agreed", {{"amendment", "0"}}).status, 404);
  EXPECT_TRUE(kept().minutes.amendments.empty());
}

TEST_P(MinutesPages, RefuseAStepThatIsNotItsTurnOrNotTheirs) {
  set_state(MeetingState::Issued);
  EXPECT_THAT(page(kSecretaryAccount), HasSubstr("has not been held yet"));
  EXPECT_EQ(send(kSecretaryAccount, "draw_up").status, 409);
  type("NC here at 9.00");
  type("open 9.03");
  EXPECT_EQ(send(kSecretaryAccount, "draw_up").status, 409);
  EXPECT_THAT(page(kSecretaryAccount), HasSubstr("under way"));
  type("close 9.04");
  EXPECT_EQ(send(kNorthAccount, "draw_up").status, 403);
  EXPECT_EQ(send(kSecretaryAccount, "circulate").status, 409);
  EXPECT_EQ(send(kSecretaryAccount, "draw_up").status, 303);
  EXPECT_EQ(send(kNorthAccount, "word_anew", {{"place", "2"}}).status, 403);
}

TEST_P(MinutesPages, RefuseAChangeToMinutesThatSomebodyElseChanged) {
  hold();
  EXPECT_EQ(send(kSecretaryAccount, "draw_up").status, 303);
  const auto late = post(minutes_submit, kSecretaryAccount,
                         {{"do", "word_anew"},
                          {"place", "2"},
                          {"notes-2", "Typed long."},
                          {"decision-2-0", "the plan"},
                          {"version", "0"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("Someone has changed these minutes"), HasSubstr("Typed long.")));
}

TEST_P(MinutesPages, AreForMembersFromTheirCirculationOnAndForNobodyElse) {
  hold();
  EXPECT_EQ(send(kSecretaryAccount, "draw_up").status, 303);
  for (const auto who : {kTrustAccount, kScreenerAccount}) {
    EXPECT_EQ(get(minutes_page, who).status, 404);
    EXPECT_EQ(file(who, "minutes.pdf").status, 404);
    EXPECT_EQ(send(who, "check").status, 404);
  }
  EXPECT_EQ(send(kNorthAccount, "check").status, 303);
  EXPECT_EQ(send(kSecretaryAccount, "circulate").status, 303);
  EXPECT_EQ(get(minutes_page, kTrustAccount).status, 200);
  EXPECT_EQ(send(kTrustAccount, "finish").status, 403);
  for (const auto who : {kOtherSecretary, kOutsider}) EXPECT_EQ(get(minutes_page, who).status, 404);
}

// ---- what is closed stays closed -----------------------------------------------------------------------------------

TEST_P(MinutesPages, KeepAClosedItemFromWhomAnInterestShutsOutInEveryForm) {
  SIGHTLINE_NEEDS("pdftotext");
  SIGHTLINE_NEEDS("unzip");
  circulate();
  EXPECT_EQ(send(kNorthAccount, "propose",
                 {{"place", "1"}, {"proposer", "north"}, {"old-text", "dearer"}, {"new-text", "a dear bidder"}})
                .status,
            303);
  const documents::TemporaryFolder folder;
  const auto word_parts = [&](people::PersonId who) {
    return documents::run({"unzip", "-p", folder.write("minutes.docx", file(who, "minutes.docx").body).string()})
        .output;
  };
  for (const auto who : {kNorthAccount, kSecretaryAccount}) {
    EXPECT_THAT(page(who), HasSubstr("bidder"));
    EXPECT_THAT(word_parts(who), HasSubstr("bidder"));
    EXPECT_THAT(documents::pdf_text(file(who, "minutes.pdf").body), HasSubstr("bidder"));
  }
  const auto shown = page(kTrustAccount);
  EXPECT_THAT(shown, AllOf(HasSubstr("2. Award of a contract"), HasSubstr("keeps item 2 of these minutes from you")));
  for (const auto& bytes : {shown, word_parts(kTrustAccount), file(kTrustAccount, "minutes.docx").body,
                            documents::pdf_text(file(kTrustAccount, "minutes.pdf").body)})
    EXPECT_THAT(bytes, Not(HasSubstr("bidder")));
}

TEST_P(MinutesPages, KeepAnItemFromTheSecretaryTooWhereItCatchesHer) {
  hold();
  change_meeting([](StoredMeeting& stored) {
    stored.meeting.items[1].screening->people.push_back(
        {.person = "secretary", .declared = {}, .outcome = ScreeningOutcome::LeaveForItem});
  });
  EXPECT_EQ(send(kSecretaryAccount, "draw_up").status, 303);
  EXPECT_THAT(page(kSecretaryAccount), Not(HasSubstr("bidder")));
  EXPECT_EQ(send(kSecretaryAccount, "word_anew", {{"place", "1"}, {"notes-1", "x"}, {"decision-1-0", "y"}}).status,
            400);
  EXPECT_THAT(page(kNorthAccount), HasSubstr("bidder"));
}

TEST_P(MinutesPages, KeepAnItemThatWasClosedToSomeoneAfterTheDraft) {
  circulate();
  change_meeting([](StoredMeeting& stored) {
    stored.meeting.items[2].screening = Screening{};
    stored.meeting.items[2].screening->people.push_back(
        {.person = "trust", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
  });
  EXPECT_THAT(page(kTrustAccount), Not(HasSubstr("The plan was long.")));
}

TEST_P(MinutesPages, KeepNotesOfTheHistoryForThoseWhoWorkOnThem) {
  hold();
  EXPECT_EQ(send(kSecretaryAccount, "draw_up").status, 303);
  EXPECT_EQ(send(kSecretaryAccount, "check", {{"note-check", "The chair asked about the bidder."}}).status, 303);
  EXPECT_EQ(send(kSecretaryAccount, "circulate").status, 303);
  EXPECT_THAT(page(kSecretaryAccount), HasSubstr("asked about the bidder"));
  EXPECT_THAT(page(kTrustAccount), AllOf(HasSubstr("Checked by the chair"), Not(HasSubstr("bidder"))));
}

// ---- files and records from elsewhere ------------------------------------------------------------------------------

TEST_P(MinutesPages, ComeAsPdfAndWordWithAName) {
  circulate();
  const auto pdf = file(kTrustAccount, "minutes.pdf");
  EXPECT_EQ(pdf.status, 200);
  EXPECT_TRUE(pdf.body.starts_with("%PDF-"));
  const auto word = file(kTrustAccount, "minutes.docx");
  EXPECT_TRUE(word.body.starts_with("PK"));
  const auto named = [](const site::Response& response) {
    for (const auto& [name, value] : response.headers)
      if (name == "Content-Disposition") return value;
    return std::string();
  };
  EXPECT_THAT(named(word), HasSubstr("minutes-jc-2026-11-19-draft.docx"));
  for (const auto* name : {"minutes.xlsx", "minutes.json", "minutes", "other.pdf", ""})
    EXPECT_EQ(file(kTrustAccount, name).status, 404) << name;
}

TEST_P(MinutesPages, ShowMembersAMeetingThatWasMinutedElsewhere) {
  EXPECT_THAT(page(kTrustAccount), AllOf(HasSubstr("AS RECORDED ELSEWHERE"), Not(HasSubstr("Next step"))));
  EXPECT_THAT(page(kSecretaryAccount), HasSubstr("Draw up the draft"));
  EXPECT_EQ(file(kTrustAccount, "minutes.pdf").status, 200);
}

// ---- once the committee has ended
// ------------------------------------------------------------------------------------

TEST_P(MinutesPages, BecomeFinalWithTheLastMembersConfirmation) {
  circulate();
  EXPECT_EQ(send(kNorthAccount, "confirm").status, 409);
  database().write([&](record::Transaction& transaction) {
    auto committee = *find_committee(transaction, "jc");
    for (auto& seat : committee.body.seats) seat.votes = seat.id == "north_chair" || seat.id == "trust_seat";
    committee.is_stood_down = true;
    base::check(save_committee(transaction, committee, change()).has_value(), "the committee has ended");
  });
  EXPECT_THAT(page(kTrustAccount), AllOf(HasSubstr("0 of 2 last members"), HasSubstr("I confirm these minutes")));
  EXPECT_THAT(page(kSecretaryAccount), Not(HasSubstr("I confirm these minutes")));
  EXPECT_EQ(send(kSecretaryAccount, "confirm").status, 403);
  EXPECT_EQ(send(kOutsider, "confirm").status, 404);
  EXPECT_EQ(send(kNorthAccount, "confirm").status, 303);
  EXPECT_EQ(send(kNorthAccount, "confirm").status, 403);
  EXPECT_EQ(kept().minutes.state, MinutesState::Circulated);
  EXPECT_EQ(send(kTrustAccount, "confirm").status, 303);
  EXPECT_EQ(kept().minutes.state, MinutesState::Final);
  EXPECT_EQ(kept().minutes.approval->route, ApprovalRoute::LastMembers);
  EXPECT_THAT(page(kTrustAccount), HasSubstr("CONFIRMED"));
}

TEST_P(MinutesPages, WaitForTheOutcomeOfEachPartOfAProposal) {
  change_meeting([](StoredMeeting& stored) {
    stored.meeting.items[0].proposal = {{.text = "Agree the dates", .outcome = {}, .ratifies = {}}};
  });
  hold();
  ASSERT_EQ(send(kSecretaryAccount, "draw_up").status, 303);
  ASSERT_EQ(send(kNorthAccount, "check").status, 303);
  const auto refused = send(kSecretaryAccount, "circulate");
  EXPECT_EQ(refused.status, 409);
  EXPECT_THAT(refused.body, HasSubstr("Part 1 of the proposal at item 1 has no outcome"));
}

}  // namespace
}  // namespace governance
