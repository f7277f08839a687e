#include "governance/actions/action_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/actions/actions_testing.h"
#include "governance/committees/committee_pages.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kLog = "jc";

class ActionPages : public Actions {
 protected:
  site::Response step(const std::string& token, Pairs form, people::PersonId who = kSecretaryAccount) {
    form.emplace_back("version", std::to_string(stored_action(token).version));
    return post(action_submit, who, form, token);
  }
  static Pairs closing(std::string reason = "completed") {
    return {{"do", "closed"},
            {"closed-reason", std::move(reason)},
            {"closed-meeting", std::string(kMeeting)},
            {"closed-item", "3"}};
  }
  /// TM is kept from item 2 by screening, and owns an action from it and one from item 1.
  void raise_secret() {
    change_meeting([](StoredMeeting& stored) {
      AgendaItem& item = stored.meeting.items[1];
      item.screening = Screening{};
      item.screening->screened = true;
      item.screening->people.push_back(
          {.person = "trust", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
    });
    run();
    type("action TM by 16 January: plain work");
    type("item 2");
    type("action TM by 17 January: tell the hidden bidder");
  }
};
SIGHTLINE_ON_EACH_ENGINE(ActionPages);

// ---- the log -------------------------------------------------------------------------------------------------------

TEST_P(ActionPages, ShowTheLogToTheCommitteeAndNobodyElse) {
  run();
  type("action SC by 16 January: write <b>now</b>");
  for (const auto who : {kSecretaryAccount, kTrustAccount, kNorthAccount, kScreenerAccount}) {
    const auto page = get(action_log_page, who, kLog);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, AllOf(HasSubstr("JC/26/1/1"), HasSubstr("Write &lt;b&gt;now&lt;/b&gt;"),
                                 HasSubstr("16 Jan 2027"), HasSubstr("G Green")));
    EXPECT_EQ(get(action_log_file, who, kLog).status, 200);
  }
  for (const auto who : {kOtherSecretary, kOutsider}) {
    EXPECT_EQ(get(action_log_page, who, kLog).status, 404);
    EXPECT_EQ(get(action_log_file, who, kLog).status, 404);
    EXPECT_EQ(get(action_page, who, logged("write").token).status, 404);
  }
  EXPECT_EQ(get(action_log_page, kSecretaryAccount, "no-such").status, 404);
}

TEST_P(ActionPages, KeepEveryOpenActionInTheLogAndLeaveClosedOnesOut) {
  run();
  type("action SC: write");
  type("action EC: answer");
  EXPECT_EQ(step(logged("write").token, closing()).status, 303);
  EXPECT_THAT(get(action_log_page, kNorthAccount, kLog).body, AllOf(HasSubstr("Answer"), Not(HasSubstr("Write<"))));
  const auto closed = get(action_log_page, kNorthAccount, kLog, {{"part", "closed"}}).body;
  EXPECT_THAT(closed, AllOf(HasSubstr("B Blue"), HasSubstr("Closed: completed"), Not(HasSubstr("Answer<"))));
  // The action that was brought in with the committee stays in the log as well.
  EXPECT_THAT(get(action_log_page, kNorthAccount, kLog).body, HasSubstr("Write to the councils."));
}

TEST_P(ActionPages, FilterTheLogAndKeepTheFilterInItsLinks) {
  run();
  for (int i = 0; i < 60; ++i) type("action SC: letter " + std::to_string(i));
  type("action EC: count the beds");
  const auto page = get(action_log_page, kNorthAccount, kLog, {{"owner", "south"}, {"words", "LETTER"}}).body;
  EXPECT_THAT(page, AllOf(HasSubstr("1 to 50 of 60"), HasSubstr("owner=south&amp;words=LETTER&amp;page=2"),
                          Not(HasSubstr("Count the beds"))));
  const auto second =
      get(action_log_page, kNorthAccount, kLog, {{"owner", "south"}, {"words", "letter"}, {"page", "2"}}).body;
  EXPECT_THAT(second, AllOf(HasSubstr("51 to 60 of 60"), HasSubstr("Letter 59"), Not(HasSubstr("Letter 4<"))));
  EXPECT_THAT(get(action_log_page, kNorthAccount, kLog, {{"rating", "red"}}).body,
              HasSubstr("No action fits what you asked for."));
  EXPECT_EQ(get(action_log_page, kNorthAccount, kLog, {{"page", "99"}, {"rating", "mauve"}}).status, 200);
}

TEST_P(ActionPages, NameMissingNumbersAndThoseWithdrawn) {
  run();
  type("action SC: one");
  const auto entry = type("action SC: two");
  EXPECT_EQ(post(live_meeting_submit, kSecretaryAccount,
                 {{"strikes", entry}, {"reason-" + entry, "Not said"}, {"entry", "strike"}})
                .status,
            303);
  EXPECT_THAT(get(action_log_page, kNorthAccount, kLog).body, HasSubstr("Withdrawn, set down by mistake: JC/26/1/2."));
  database().write([&](record::Transaction& transaction) {
    for (const auto* reference : {"AB/1", "AB/2", "AB/4"}) {
      Action action;
      action.id = reference;
      action.reference = reference;
      action.text = "Brought in.";
      ASSERT_TRUE(save_action(
          transaction,
          {.action = action, .committee = "jc", .token = action.id, .version = 0, .course = course_of(action)},
          change()));
    }
  });
  EXPECT_THAT(get(action_log_page, kNorthAccount, kLog).body, HasSubstr("In no log: AB/3."));
}

TEST_P(ActionPages, LetTheSecretaryAloneSayWhenAmberBegins) {
  EXPECT_EQ(post(action_log_submit, kSecretaryAccount, {{"days", "7"}}, kLog).status, 303);
  EXPECT_EQ(post(action_log_submit, kSecretaryAccount, {{"days", "soon"}}, kLog).status, 400);
  EXPECT_EQ(post(action_log_submit, kSecretaryAccount, {{"days", "-1"}}, kLog).status, 400);
  EXPECT_EQ(post(action_log_submit, kNorthAccount, {{"days", "3"}}, kLog).status, 403);
  EXPECT_EQ(post(action_log_submit, kOtherSecretary, {{"days", "3"}}, kLog).status, 404);
  EXPECT_THAT(get(action_log_page, kSecretaryAccount, kLog).body, HasSubstr("value=\"7\""));
}

TEST_P(ActionPages, WarnWhereACommitteeThatWasStoodDownLeavesActionsOpen) {
  database().write([&](record::Transaction& transaction) {
    auto committee = *find_committee(transaction, "jc");
    committee.is_stood_down = true;
    ASSERT_TRUE(save_committee(transaction, committee, change()));
  });
  EXPECT_THAT(get(action_log_page, kNorthAccount, kLog).body, HasSubstr("each need a new home"));
}

// ---- one's own -----------------------------------------------------------------------------------------------------

TEST_P(ActionPages, ShowAPersonTheirOwnSoonestFirst) {
  run();
  type("action TM by 16 January: later work");
  type("action TM by 1 December: sooner work");
  type("action SC by 1 December: another's work");
  const auto page = get(my_actions_page, kTrustAccount).body;
  EXPECT_LT(page.find("Sooner work"), page.find("Later work"));
  EXPECT_THAT(page, AllOf(HasSubstr("12 days left"), Not(HasSubstr("Another")), HasSubstr("A Amber")));
  EXPECT_THAT(get(my_actions_page, kOutsider).body, HasSubstr("No open action is yours."));
}

TEST_P(ActionPages, AskAnAbsentOwnerToAcceptAndTakeTheAnswer) {
  run();
  type("TM left at 9.01");
  type("action TM by 16 January: write");
  const auto token = logged("write").token;
  EXPECT_THAT(get(my_actions_page, kTrustAccount).body, HasSubstr("Asked of you"));
  EXPECT_THAT(get(action_page, kTrustAccount, token).body, HasSubstr("Do you accept this action?"));
  EXPECT_EQ(step(token, {{"do", "on_track"}}, kTrustAccount).status, 409);
  const auto without_reason = step(token, {{"do", "declined"}}, kTrustAccount);
  EXPECT_EQ(without_reason.status, 400);
  EXPECT_THAT(without_reason.body, HasSubstr("#note"));
  EXPECT_EQ(step(token, {{"do", "declined"}, {"note", "Not mine to do."}}, kTrustAccount).status, 303);
  EXPECT_THAT(get(action_log_page, kNorthAccount, kLog).body, HasSubstr("Declined: needs another owner"));
  EXPECT_EQ(step(token, {{"do", "accepted"}}, kTrustAccount).status, 303);
  EXPECT_EQ(logged("write").course.status, ActionStatus::Open);
}

TEST_P(ActionPages, TakeAnOwnersWordInOneTap) {
  run();
  type("action TM by 16 January: write");
  const auto token = logged("write").token;
  const auto page = get(action_page, kTrustAccount, token).body;
  EXPECT_THAT(page, AllOf(HasSubstr("On track"), HasSubstr("Will miss the date"), HasSubstr("Done</button>")));
  EXPECT_THAT(page, Not(HasSubstr("For the secretary")));
  const auto answer = step(token, {{"do", "will_miss"}, {"note", "The figures are <late>"}}, kTrustAccount);
  EXPECT_EQ(answer.status, 303);
  EXPECT_THAT(get(action_page, kNorthAccount, token).body,
              AllOf(HasSubstr("R Red"), HasSubstr("The owner says it will miss its date"),
                    HasSubstr("The figures are &lt;late&gt;"), HasSubstr("Tam Example-Member")));
}

TEST_P(ActionPages, TakeNothingFromWhoeverIsNeitherOwnerNorSecretary) {
  run();
  type("action TM: write");
  const auto token = logged("write").token;
  for (const auto who : {kNorthAccount, kScreenerAccount}) {
    EXPECT_EQ(get(action_page, who, token).status, 200);
    EXPECT_EQ(step(token, {{"do", "on_track"}}, who).status, 403);
  }
  for (const auto who : {kOtherSecretary, kOutsider}) EXPECT_EQ(step(token, {{"do", "on_track"}}, who).status, 404);
  EXPECT_EQ(step(token, closing(), kTrustAccount).status, 403);
  EXPECT_EQ(steps(token).size(), 1U);
}

TEST_P(ActionPages, KeepWhatWasTypedWhereItIsRefused) {
  run();
  type("action TM by 16 January: write");
  const auto token = logged("write").token;
  const auto page = step(token, {{"do", "date_moved"},
                                 {"date_moved-due-day", "31"},
                                 {"date_moved-due-month", "2"},
                                 {"date_moved-due-year", "2027"},
                                 {"date_moved-note", "Waits for <them>"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("There is a problem"), HasSubstr("Waits for &lt;them&gt;"),
                               HasSubstr("date_moved-due"), HasSubstr(">Move the date</h3>")));
  EXPECT_EQ(step(token, {{"do", "danced"}}).status, 400);
  EXPECT_EQ(step(token, {{"do", "raised"}}).status, 403);
  EXPECT_EQ(post(action_submit, kSecretaryAccount, {{"do", "on_track"}}, token).status, 400);
  EXPECT_EQ(post(action_submit, kSecretaryAccount, {{"do", "on_track"}, {"version", "99"}}, token).status, 409);
}

// ---- the secretary -------------------------------------------------------------------------------------------------

TEST_P(ActionPages, LetTheSecretaryMoveRateAndClose) {
  run();
  type("action TM by 16 January: write");
  const auto token = logged("write").token;
  EXPECT_EQ(step(token, {{"do", "date_moved"},
                         {"date_moved-due-day", "1"},
                         {"date_moved-due-month", "2"},
                         {"date_moved-due-year", "2027"},
                         {"date_moved-note", "Waits for the figures"}})
                .status,
            303);
  EXPECT_EQ(step(token, {{"do", "rating_set"}, {"rating_set-rating", "red"}, {"rating_set-note", "No money"}}).status,
            303);
  EXPECT_THAT(get(action_page, kNorthAccount, token).body,
              AllOf(HasSubstr("R Red"), HasSubstr("Set by hand: No money (by rule amber: date moved once)"),
                    HasSubstr("Date changed to 1 February 2027")));
  EXPECT_EQ(step(token, {{"do", "rating_cleared"}}).status, 303);
  EXPECT_EQ(step(token, {{"do", "closed"}, {"closed-reason", "completed"}}).status, 400);
  EXPECT_EQ(step(token, closing("superseded")).status, 400);
  EXPECT_EQ(step(token, closing()).status, 303);
  EXPECT_THAT(get(action_page, kTrustAccount, token).body,
              HasSubstr("Closed: completed. Decided at the meeting of 19 November 2026, item 3."));
  EXPECT_EQ(step(token, {{"do", "on_track"}}, kTrustAccount).status, 409);
  EXPECT_EQ(step(token, {{"do", "reopened"}, {"reopened-note", "Closed by mistake"}}).status, 303);
  EXPECT_EQ(logged("write").course.status, ActionStatus::Open);
}

TEST_P(ActionPages, ShowAnActionThatWasBroughtInWithItsHistory) {
  const auto token = database().read([](record::Reader& reader) {
    for (const auto& one : action_log(reader, "jc"))
      if (one.text == "Write to the councils.") return one.token;
    return std::string();
  });
  database().write([&](record::Transaction& transaction) {
    auto action = *find_action(transaction, token);
    action.action.history = {{.at = std::string(kMeeting), .status = "ongoing", .note = "NC: letters sent."}};
    ASSERT_TRUE(save_action(transaction, action, change()));
  });
  EXPECT_THAT(
      get(action_page, kNorthAccount, token).body,
      AllOf(HasSubstr("NC: letters sent."), HasSubstr("At the meeting of 19 November 2026"), HasSubstr("No number")));
}

// ---- what an interest closes ---------------------------------------------------------------------------------------

TEST_P(ActionPages, KeepAnActionOfAClosedItemFromWhomTheItemIsClosedTo) {
  raise_secret();
  const auto token = logged("hidden").token;
  for (const auto& answer :
       {get(action_log_page, kTrustAccount, kLog), get(action_log_page, kTrustAccount, kLog, {{"part", "all"}}),
        get(action_log_page, kTrustAccount, kLog, {{"words", "hidden"}}), get(my_actions_page, kTrustAccount)})
    EXPECT_THAT(answer.body, AllOf(Not(HasSubstr("bidder")), Not(HasSubstr("JC/26/2/1")), Not(HasSubstr(token))));
  EXPECT_EQ(get(action_page, kTrustAccount, token).status, 404);
  EXPECT_EQ(step(token, {{"do", "on_track"}}, kTrustAccount).status, 404);
  EXPECT_EQ(get(action_page, kNorthAccount, token).status, 200);
  EXPECT_THAT(get(my_actions_page, kTrustAccount).body, HasSubstr("Plain work"));
  // The workbook is compressed: its size tells that it has a row fewer.
  EXPECT_LT(get(action_log_file, kTrustAccount, kLog).body.size(),
            get(action_log_file, kNorthAccount, kLog).body.size());
}

TEST_P(ActionPages, KeepAnActionFromASecretaryWhomItsItemCatches) {
  change_meeting([](StoredMeeting& stored) {
    stored.meeting.items[1].screening = Screening{};
    stored.meeting.items[1].screening->people.push_back(
        {.person = "secretary", .declared = {}, .outcome = ScreeningOutcome::LeaveForItem});
  });
  run();
  type("item 2");
  type("action SC: tell the hidden bidder");
  const auto token = logged("hidden").token;
  EXPECT_EQ(get(action_page, kSecretaryAccount, token).status, 404);
  EXPECT_EQ(step(token, closing()).status, 404);
  EXPECT_THAT(get(action_log_page, kSecretaryAccount, kLog).body, Not(HasSubstr("bidder")));
}

TEST_P(ActionPages, KeepAnActionWhoseItemIsNotKnownFromWhoeverAnyItemOfItsMeetingShutsOut) {
  raise_secret();
  database().write([&](record::Transaction& transaction) {
    Action action;
    action.id = "loose";
    action.raised_at = kMeeting;
    action.text = "Loose end.";
    ASSERT_TRUE(
        save_action(transaction, {.action = action, .committee = "jc", .token = "loose", .version = 0}, change()));
  });
  EXPECT_EQ(get(action_page, kTrustAccount, "loose").status, 404);
  EXPECT_EQ(get(action_page, kNorthAccount, "loose").status, 200);
}

// ---- a long log ----------------------------------------------------------------------------------------------------

TEST_P(ActionPages, PageALogOfTenThousandActions) {
  database().write([&](record::Transaction& transaction) {
    for (int i = 1; i <= 10'000; ++i) {
      Action action;
      action.id = "long-" + std::to_string(i);
      action.reference = "LG/26/" + std::to_string(i);
      action.raised_at = kMeeting;
      action.raised_item = std::to_string(1 + i % 3);
      action.text = "Do the thing numbered " + std::to_string(i) + " of a long list.";
      action.owners = {i % 2 == 0 ? "south" : "trust"};
      action.due = base::iso(base::add_days(kDay, std::chrono::days(i)));
      ASSERT_TRUE(save_action(
          transaction,
          {.action = action, .committee = "jc", .token = action.id, .version = 0, .course = course_of(action)},
          change()));
    }
  });
  const auto first = get(action_log_page, kTrustAccount, kLog, {{"words", "numbered"}}).body;
  EXPECT_THAT(first, AllOf(HasSubstr("1 to 50 of 10,000"), HasSubstr("LG/26/50<"), Not(HasSubstr("LG/26/51<"))));
  const auto last = get(action_log_page, kTrustAccount, kLog, {{"page", "200"}, {"words", "numbered"}}).body;
  EXPECT_THAT(last,
              AllOf(HasSubstr("9,951 to 10,000 of 10,000"), HasSubstr("LG/26/10000<"), Not(HasSubstr("page=201"))));
  EXPECT_THAT(get(action_log_page, kTrustAccount, kLog, {{"owner", "south"}}).body, HasSubstr("1 to 50 of 5,000"));
}

}  // namespace
}  // namespace governance
