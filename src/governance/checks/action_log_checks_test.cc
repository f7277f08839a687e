#include "governance/checks/action_log_checks.h"

#include <gmock/gmock.h>

#include "governance/checks/clean_book_test.h"

namespace governance {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(DroppedActions, AreThoseOpenBeforeAndNotInTheNextLog) {
  MinuteBook book = clean_book();
  item(may(book), "4").actions = {"survey"};
  EXPECT_THAT(found("T2", book), IsEmpty()) << "it was still reported";
  action(book, "sign").history.clear();
  EXPECT_THAT(found("T2", book), ElementsAre("may 4 sign"));
  action(book, "sign").history = {{.at = "may", .status = {}, .note = "Not in the May log."}};
  EXPECT_THAT(found("T2", book), ElementsAre("may 4 sign"));
}

TEST(DroppedActions, AreNotClosedOnesNorAcrossAMissingMeeting) {
  MinuteBook book = clean_book();
  item(may(book), "4").actions = {"survey"};
  action(book, "sign").history = {{.at = "march", .status = "Completed", .note = {}}};
  EXPECT_THAT(found("T2", book), IsEmpty());
  action(book, "sign").history.clear();
  may(book).minutes.previous_meeting = "2026-04-16";
  EXPECT_THAT(found("T2", book), IsEmpty());
}

TEST(DroppedActions, LeaveGapsInTheirNumbers) {
  MinuteBook book = clean_book();
  book.bodies[0].reference_pattern.reset();
  action(book, "old").reference = "260312/1";
  action(book, "sign").reference = "260312/02";
  action(book, "survey").reference = "260312/5";
  EXPECT_THAT(found("T2", book), ElementsAre("may 4 hcb"));
  EXPECT_THAT(text_of("T2", book), HasSubstr("260312/3 and 260312/4 appear in no log"));
  action(book, "survey").reference = "260312/6";
  EXPECT_THAT(found("T2", book), IsEmpty()) << "numbers as sparse as these are not of one run";
  action(book, "survey").reference = "260312/3";
  EXPECT_THAT(found("T2", book), IsEmpty());
}

TEST(ClosedAsOther, IsWhatWasSupersededOrTransferredAndCalledComplete) {
  MinuteBook book = clean_book();
  action(book, "old").final_state = FinalState::ClosedSuperseded;
  EXPECT_THAT(found("T3", book), ElementsAre("march 4 old"));
  EXPECT_THAT(text_of("T3", book), HasSubstr("is marked \"blue/complete\" but was superseded"));
  action(book, "old").final_state = FinalState::ClosedTransferred;
  EXPECT_THAT(text_of("T3", book), HasSubstr("transferred, not done"));
  action(book, "old").closing_reason = "transferred to the trust, accepted on 20 March";
  EXPECT_THAT(found("T3", book), IsEmpty());
}

TEST(ClosedAsOther, IsReadFromTheNoteToo) {
  MinuteBook book = clean_book();
  action(book, "old").history[0].note = "Overtaken by the new plan.";
  EXPECT_THAT(found("T3", book), ElementsAre("march 4 old"));
  action(book, "old").history[0].note = "Handed over to Fern Someone.";
  EXPECT_THAT(text_of("T3", book), HasSubstr("Handed over to FS"));
}

TEST(ClosedAsOther, AsksForAReasonWhereNoneIsGiven) {
  MinuteBook book = clean_book();
  action(book, "old").history[0].status.reset();
  EXPECT_THAT(text_of("T3", book), HasSubstr("is closed and no reason is given"));
  action(book, "old").closing_reason = "no longer needed";
  EXPECT_THAT(found("T3", book), IsEmpty());
  action(book, "old").closing_reason.reset();
  action(book, "old").history[0].status = "not completed";
  EXPECT_THAT(found("T3", book), ElementsAre("march 4 old"));
}

TEST(Overdue, IsWhatWasDueBeforeAMeetingThatHeardNoOutcome) {
  MinuteBook book = clean_book();
  action(book, "sign").due = "2026-04-30";
  EXPECT_THAT(found("T5", book), ElementsAre("may 4 sign"));
  EXPECT_THAT(text_of("T5", book), AllOf(HasSubstr("was due on 30 April 2026"), HasSubstr("on 14 May 2026 it was")));
  action(book, "sign").history[0].note = "Late: the lawyers need until July.";
  EXPECT_THAT(found("T5", book), IsEmpty());
  action(book, "sign").history[0] = {.at = "may", .status = "Complete", .note = {}};
  EXPECT_THAT(found("T5", book), IsEmpty());
}

TEST(Overdue, IsWhatWasDueAtAMeetingAndNotReportedThere) {
  MinuteBook book = clean_book();
  action(book, "sign").due = "next meeting";
  EXPECT_THAT(found("T5", book), IsEmpty());
  action(book, "sign").history.clear();
  item(may(book), "4").actions = {"survey"};
  EXPECT_THAT(found("T5", book), ElementsAre("may 4 sign"));
  EXPECT_THAT(text_of("T5", book), HasSubstr("was due on 14 May 2026 and was not reported then"));
}

TEST(Overdue, KnowsTheDateOfAMeetingThatIsStillPlanned) {
  MinuteBook book = clean_book();
  action(book, "sign").due = "July Board";
  Meeting late = may(book);
  late.id = "july";
  late.date = std::chrono::year(2026) / 7 / 10;
  late.minutes.previous_meeting = "2026-05-14";
  book.meetings.push_back(late);
  EXPECT_THAT(found("T5", book), ElementsAre("july 4 sign", "july 4 survey"));
  EXPECT_THAT(text_of("T5", book), HasSubstr("was due on 9 July 2026;"));
}

TEST(Overdue, AsksNothingOfWordsWithoutADay) {
  MinuteBook book = clean_book();
  action(book, "sign").due = "as soon as possible";
  EXPECT_THAT(found("T5", book), IsEmpty());
}

TEST(UpdateElsewhere, IsFoundWhereAnotherItemFitsClearlyBetter) {
  MinuteBook book = clean_book();
  action(book, "survey").text = "Review the tender for housing with care.";
  action(book, "survey").history[0].note = "Taken under item 6.";
  EXPECT_THAT(found("T7", book), ElementsAre("may 4 survey"));
  EXPECT_THAT(text_of("T7", book), AllOf(HasSubstr("points to item 6 (\"Falls\")"), HasSubstr("item 5")));
  action(book, "survey").history[0].note = "Taken under item HCB/26/45.";
  EXPECT_THAT(found("T7", book), IsEmpty());
  action(book, "survey").history[0].note = "Taken under item 99.";
  EXPECT_THAT(found("T7", book), IsEmpty());
  action(book, "survey").text = "Falls among those in housing.";
  action(book, "survey").history[0].note = "Taken under item 6.";
  EXPECT_THAT(found("T7", book), IsEmpty()) << "one word more may be chance";
}

TEST(NoUpdate, IsFoundWhereTheOwnerWasAwayAndNobodyAsked) {
  MinuteBook book = clean_book();
  action(book, "survey").update_sought.reset();
  EXPECT_THAT(found("T8", book), ElementsAre("may 4 survey"));
  EXPECT_THAT(text_of("T8", book), HasSubstr("had no update because BS was away"));
  action(book, "survey").history[0].note.reset();
  EXPECT_THAT(found("T8", book), ElementsAre("may 4 survey"));
  action(book, "survey").history[0].note = "FS: forty answers so far.";
  EXPECT_THAT(found("T8", book), IsEmpty()) << "someone else reported";
}

TEST(NoUpdate, IsNotTheFaultOfAnOwnerWhoWasThere) {
  MinuteBook book = clean_book();
  action(book, "survey").update_sought.reset();
  action(book, "survey").owners = {"cedar"};
  EXPECT_THAT(found("T8", book), IsEmpty());
}

}  // namespace
}  // namespace governance
