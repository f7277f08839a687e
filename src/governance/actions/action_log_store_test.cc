#include "governance/actions/action_log_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/mapped.h"
#include "governance/actions/actions_testing.h"
#include "governance/committee_record/document.h"
#include "record/audit_trail.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class ActionLog : public Actions {
 protected:
  void word_anew(const std::string& entry, MeetingEntry anew) {
    anew.kind = EntryKind::Action;
    anew.replaces = entry;
    anew.item = "1";
    anew.at = at(9, 30);
    const auto kept = add(std::move(anew));
    ASSERT_TRUE(kept) << kept.error().message;
  }
  base::Result<void> add(MeetingEntry entry) {
    return database().write([&](record::Transaction& transaction) {
      return add_entries(transaction, kMeeting, {std::move(entry)}, change());
    });
  }
  std::string refusal(const std::string& token, ActionStep step, ActionRole role = kAsSecretary) {
    const auto taken = take(token, std::move(step), role);
    return taken ? "" : taken.error().subject + ": " + taken.error().message;
  }
};
SIGHTLINE_ON_EACH_ENGINE(ActionLog);

// ---- raised at a meeting -------------------------------------------------------------------------------------------

TEST_P(ActionLog, HasEveryActionAsSoonAsItsEntryIsKept) {
  run();
  type("action SC by 16 January: write to the councils");
  type("action EC: count the beds");
  type("item 2");
  type("action CM by 10 December 2026: answer");
  EXPECT_THAT(base::mapped(log(), &LoggedAction::reference), ElementsAre("JC/26/1/1", "JC/26/1/2", "JC/26/2/1"));
  const auto first = logged("councils");
  EXPECT_EQ(first.course.status, ActionStatus::Open);
  EXPECT_EQ(first.course.owner, "south");
  EXPECT_EQ(first.due->by, base::Date(std::chrono::year(2027) / 1 / 16));
  EXPECT_EQ(first.raised_on, kDay);
  EXPECT_EQ(logged("answer").course.status, ActionStatus::Proposed);
  ASSERT_EQ(steps(first.token).size(), 1U);
  EXPECT_EQ(steps(first.token)[0].kind, StepKind::Raised);
}

TEST_P(ActionLog, NumbersByTheBodysPattern) {
  database().write([&](record::Transaction& transaction) {
    auto committee = *find_committee(transaction, "jc");
    committee.body.reference_pattern = "{yymmdd}/{seq:02}";
    ASSERT_TRUE(save_committee(transaction, committee, change()));
  });
  run();
  type("action SC: one");
  type("item 2");
  type("action SC: two");
  EXPECT_THAT(base::mapped(log(), &LoggedAction::reference), ElementsAre("261119/01", "261119/02"));
}

TEST_P(ActionLog, TakesANewerWordingAndKeepsWhatBecameOfTheActionSince) {
  run();
  const auto entry = type("action SC by 16 January: write");
  const auto token = logged("write").token;
  ASSERT_TRUE(take(token, moved_to("2027-02-01")));
  word_anew(entry, {.id = "anew-1", .person = "south", .text = "write to both councils", .due = "16 January"});
  auto action = stored_action(token);
  EXPECT_EQ(action.action.text, "write to both councils");
  EXPECT_EQ(action.course.due, "2027-02-01");
  EXPECT_EQ(action.course.times_moved, 1);
  word_anew("anew-1", {.id = "anew-2", .person = "council", .text = "write to both councils", .due = "next week"});
  action = stored_action(token);
  EXPECT_EQ(action.course.owner, "council");
  EXPECT_EQ(action.course.due, "next week");
  EXPECT_EQ(action.course.status, ActionStatus::Proposed);
  EXPECT_EQ(action.action.reference, "JC/26/1/1");
}

TEST_P(ActionLog, LetsGoOfAnActionThatIsStruckAndNeverGivesItsNumberAgain) {
  run();
  const auto entry = type("action SC: write");
  const auto token = logged("write").token;
  ASSERT_TRUE(add({.id = "strike", .kind = EntryKind::Struck, .at = at(9, 30), .text = "Not said", .replaces = entry}));
  EXPECT_EQ(stored_action(token).course.status, ActionStatus::Withdrawn);
  type("action SC: call");
  EXPECT_EQ(logged("call").reference, "JC/26/1/2");
  EXPECT_THAT(withdrawn_numbers(log()), ElementsAre("JC/26/1/1"));
  const auto book = database().read([](record::Reader& reader) { return load_book(reader); });
  EXPECT_EQ(book.action(entry), nullptr);
}

TEST_P(ActionLog, AsksAnOwnerWhoseLeavingIsTypedLate) {
  run();
  type("action SC: write");
  EXPECT_EQ(logged("write").course.status, ActionStatus::Open);
  type("SC left at 9.01");
  EXPECT_EQ(logged("write").course.status, ActionStatus::Proposed);
}

TEST_P(ActionLog, KeepsNeitherEntryNorActionWhereOneIsRefused) {
  run();
  const auto kept = database().write([&](record::Transaction& transaction) {
    return add_entries(
        transaction, kMeeting,
        {{.id = "a", .kind = EntryKind::Action, .at = at(9, 30), .item = "1", .person = "south", .text = "write"},
         {.id = "b", .kind = EntryKind::Note, .at = at(9, 30), .item = "99", .text = "no such item"}},
        change());
  });
  EXPECT_FALSE(kept);
  EXPECT_TRUE(log().empty());
}

TEST_P(ActionLog, ShowsTheBookOneActionUnderItsReference) {
  run();
  const auto entry = type("action SC: write");
  const auto book = database().read([](record::Reader& reader) { return load_book(reader); });
  const Action* const action = book.action(entry);
  ASSERT_NE(action, nullptr);
  EXPECT_EQ(action->reference, "JC/26/1/1");
  EXPECT_EQ(book.actions.size(), 2U);
}

// ---- steps ---------------------------------------------------------------------------------------------------------

TEST_P(ActionLog, StandsWhereItsStepsTakeItAndSaysSoInTheTrail) {
  run();
  type("action CM by 10 December: answer");
  const auto token = logged("answer").token;
  ASSERT_TRUE(take(token, step_of(StepKind::Accepted), kAsOwner));
  ASSERT_TRUE(take(token, step_of(StepKind::OnTrack, "Half done."), kAsOwner));
  ASSERT_TRUE(take(token, moved_to("2026-12-20")));
  ASSERT_TRUE(take(token, step_of(StepKind::SaidDone), kAsOwner));
  ASSERT_TRUE(take(token, closed_as(ClosingReason::Completed)));
  ActionCourse folded;
  for (const auto& step : steps(token)) folded = after_step(folded, step);
  EXPECT_EQ(folded, stored_action(token).course);
  EXPECT_EQ(folded.times_moved, 1);
  EXPECT_EQ(stored_action(token).action.final_state, FinalState::Closed);
  const auto trail = database().read(
      [&](record::Reader& reader) { return record::audit_of_subject(reader, "committee_action", token); });
  EXPECT_THAT(base::mapped(trail, [](const record::AuditEntry& one) { return one.event.action; }),
              ElementsAre("action raised", "action accepted", "action on_track", "action date_moved",
                          "action said_done", "action closed"));
}

TEST_P(ActionLog, TakesNoStepFromWhomItIsNotFor) {
  run();
  type("action SC: write");
  const auto token = logged("write").token;
  for (auto step : {moved_to("2027-01-01"), closed_as(ClosingReason::Completed)}) {
    EXPECT_EQ(take(token, step, kAsOwner).error().code, base::ErrorCode::Forbidden);
    EXPECT_EQ(take(token, step, {}).error().code, base::ErrorCode::Forbidden);
  }
  EXPECT_EQ(take(token, step_of(StepKind::OnTrack), {}).error().code, base::ErrorCode::Forbidden);
  EXPECT_EQ(steps(token).size(), 1U);
}

TEST_P(ActionLog, RefusesAStepOnWhatSomebodyElseHasChanged) {
  run();
  type("action SC: write");
  const auto token = logged("write").token;
  ASSERT_TRUE(take(token, step_of(StepKind::OnTrack)));
  const auto late = database().write([&](record::Transaction& transaction) {
    return take_step(transaction, token, 1, step_of(StepKind::SaidDone), kAsOwner, change());
  });
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, base::ErrorCode::Conflict);
  EXPECT_EQ(steps(token).size(), 2U);
}

TEST_P(ActionLog, ClosesOnlyByADecisionOfAMeetingThatWasHeld) {
  run();
  type("action SC: write");
  const auto token = logged("write").token;
  auto closing = closed_as(ClosingReason::Completed);
  closing.item = "99";
  EXPECT_THAT(refusal(token, closing), HasSubstr("item: That meeting's agenda has no item 99"));
  closing.meeting = "no-such-meeting";
  EXPECT_THAT(refusal(token, closing), HasSubstr("meeting: Choose a meeting of the committee"));
  Meeting next = stored().meeting;
  database().write([&](record::Transaction& transaction) {
    next.id = "jc-2026-12-10";
    next.date = base::Date(std::chrono::year(2026) / 12 / 10);
    ASSERT_TRUE(save_meeting(transaction, {.meeting = next, .state = MeetingState::Issued, .version = 0}, change()));
  });
  closing.meeting = "jc-2026-12-10";
  closing.item = "1";
  EXPECT_THAT(refusal(token, closing), HasSubstr("has not been held yet"));
  EXPECT_THAT(refusal(token, closed_as(ClosingReason::Lapsed)), HasSubstr("reason: An action lapses only"));
  EXPECT_EQ(refusal(token, closed_as(ClosingReason::Superseded, "the decision at item 3")), "");
  EXPECT_EQ(stored_action(token).action.final_state, FinalState::ClosedSuperseded);
}

TEST_P(ActionLog, MergesIntoAnotherOpenActionAlone) {
  run();
  type("action SC: write");
  type("action SC: call");
  const auto token = logged("write").token;
  EXPECT_THAT(refusal(token, closed_as(ClosingReason::Merged, "JC/26/1/1")), HasSubstr("another open action"));
  EXPECT_THAT(refusal(token, closed_as(ClosingReason::Merged, "JC/26/9/9")), HasSubstr("another open action"));
  EXPECT_EQ(refusal(token, closed_as(ClosingReason::Merged, "jc 26-1-2")), "");
  EXPECT_EQ(stored_action(token).course.closing->other, "JC/26/1/2");
  EXPECT_THAT(refusal(logged("call").token, closed_as(ClosingReason::Merged, "JC/26/1/1")),
              HasSubstr("another open action"));
}

TEST_P(ActionLog, WaitsForWhomAnActionWasTransferredToAndOnlyThen) {
  run();
  type("action SC: write");
  const auto token = logged("write").token;
  ASSERT_TRUE(take(token, closed_as(ClosingReason::Transferred, "NHS Executive")));
  ASSERT_TRUE(take(token, step_of(StepKind::TakenOver)));
  EXPECT_TRUE(stored_action(token).course.closing->is_accepted);
  EXPECT_EQ(take(token, step_of(StepKind::TakenOver)).error().code, base::ErrorCode::Conflict);
}

TEST_P(ActionLog, MovesADateForwardAndCountsIt) {
  run();
  type("action SC by 10 December: write");
  const auto token = logged("write").token;
  EXPECT_THAT(refusal(token, moved_to("2026-11-18")), HasSubstr("due: Enter a date that is still to come"));
  EXPECT_THAT(refusal(token, moved_to("2026-12-10")), HasSubstr("due on that day already"));
  ASSERT_TRUE(take(token, moved_to("2026-12-01")));
  EXPECT_EQ(logged("write").course.times_moved, 0);
  ASSERT_TRUE(take(token, moved_to("2026-12-24")));
  EXPECT_EQ(logged("write").course.times_moved, 1);
}

TEST_P(ActionLog, GivesAnActionOnlyToSomebodyElseWhoIsKnown) {
  run();
  type("action SC: write");
  const auto token = logged("write").token;
  auto assigned = step_of(StepKind::Assigned);
  assigned.owner = "nobody";
  EXPECT_THAT(refusal(token, assigned), HasSubstr("Choose somebody from the list"));
  assigned.owner = "south";
  EXPECT_THAT(refusal(token, assigned), HasSubstr("theirs already"));
  assigned.owner = "east";
  EXPECT_EQ(refusal(token, assigned), "");
  EXPECT_EQ(logged("write").course.status, ActionStatus::Proposed);
}

// ---- the log -------------------------------------------------------------------------------------------------------

TEST_P(ActionLog, IsDueAtTheMeetingThatIsPlannedLater) {
  run();
  type("action SC by next meeting: report");
  EXPECT_FALSE(logged("report").due);
  Meeting next = stored().meeting;
  database().write([&](record::Transaction& transaction) {
    next.id = "jc-2026-12-10";
    next.date = base::Date(std::chrono::year(2026) / 12 / 10);
    ASSERT_TRUE(save_meeting(transaction, {.meeting = next, .state = MeetingState::Planned, .version = 0}, change()));
  });
  ASSERT_TRUE(logged("report").due);
  EXPECT_EQ(logged("report").due->by, base::Date(std::chrono::year(2026) / 12 / 10));
  EXPECT_TRUE(logged("report").due->is_at_meeting);
}

TEST_P(ActionLog, GivesAPersonTheOwnOpenActionsAlone) {
  run();
  type("action SC: write");
  type("action SC: call");
  type("action EC: answer");
  ASSERT_TRUE(take(logged("call").token, closed_as(ClosingReason::NoLongerNeeded)));
  const auto mine = database().read([](record::Reader& reader) { return open_actions_of(reader, "south"); });
  EXPECT_THAT(base::mapped(mine, &LoggedAction::text), ElementsAre("write"));
  EXPECT_TRUE(database().read([](record::Reader& reader) { return open_actions_of(reader, "").empty(); }));
}

TEST_P(ActionLog, WarnsAsLongBeforeADateAsTheCommitteeSays) {
  EXPECT_EQ(database().read([](record::Reader& reader) { return rating_rule_of(reader, "jc").days_of_warning; }), 14);
  database().write([&](record::Transaction& transaction) {
    set_rating_rule(transaction, "jc", {.days_of_warning = 5}, change());
    set_rating_rule(transaction, "jc", {.days_of_warning = 7}, change());
  });
  EXPECT_EQ(database().read([](record::Reader& reader) { return rating_rule_of(reader, "jc").days_of_warning; }), 7);
}

// ---- records from before the log -----------------------------------------------------------------------------------

class ActionsFromBefore : public record::EachEngine {
 protected:
  static void add_raw(record::Transaction& transaction, const Action& action) {
    transaction.change(
        "INSERT INTO committee_action (id, token, committee, version, document) VALUES ($1, $2, NULL, 1, $3)",
        action.id, "token-" + action.id, document_of(action));
  }
};
SIGHTLINE_ON_EACH_ENGINE(ActionsFromBefore);

TEST_P(ActionsFromBefore, StandInTheLogAsTheirDocumentsSay) {
  std::vector<Action> before(5);
  for (std::size_t i = 0; i < before.size(); ++i) {
    before[i].id = "a" + std::to_string(i);
    before[i].text = "Said \"so\", twice";
  }
  before[0].reference = "SLT/19/32";
  before[0].owners = {"ja (implied)"};
  before[0].due = "November 2017 SLT";
  before[1].owners = {"ke", "mp"};
  before[1].accountable = "mp";
  before[1].accepted_by_owner = false;
  before[2].final_state = FinalState::ClosedSuperseded;
  before[2].history = {{.at = "slt-2017-10-19", .status = {}, .note = "First."},
                       {.at = "slt-2019-12-19", .status = {}, .note = {}}};
  before[3].final_state = FinalState::ClosedTransferred;
  before[3].receiving_body = "aedb";
  before[3].accepted_by_owner = true;
  before[4].final_state = FinalState::Closed;
  before[4].owners = {"All partners", "er (text only)", "mp"};
  std::vector all = {record::audit_migration(), people::people_migration(), people::account_migration(),
                     committee_record_migration()};
  all.back().number = 4;
  auto fresh = fresh_database(all);
  fresh->write([&](record::Transaction& transaction) {
    for (const auto& one : before) add_raw(transaction, one);
  });
  all.push_back(committee_action_migration());
  all.back().number = 5;
  const base::FixedClock clock(at(9, 0));
  ASSERT_TRUE(record::migrate(*fresh, all, clock));
  for (const auto& one : before) {
    const auto stored = fresh->read([&](record::Reader& reader) { return find_action(reader, "token-" + one.id); });
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->action, one);
    EXPECT_EQ(stored->course, course_of(one)) << one.id;
    const auto logged =
        fresh->read([&](record::Reader& reader) { return find_logged_action(reader, "token-" + one.id); });
    EXPECT_EQ(logged->reference, one.reference.value_or(""));
    EXPECT_EQ(logged->text, one.text);
  }
}

}  // namespace
}  // namespace governance
