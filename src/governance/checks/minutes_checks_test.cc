#include "governance/checks/minutes_checks.h"

#include <gmock/gmock.h>

#include "governance/checks/clean_book_test.h"
#include "governance/checks/publication_checks.h"

namespace governance {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(NextMeeting, IsMissedUnlessTheMinutesSayThatThereIsNone) {
  MinuteBook book = clean_book();
  may(book).next_meeting.date.reset();
  EXPECT_THAT(found("M1", book), ElementsAre("may 7 -"));
  may(book).next_meeting.note = "Left blank.";
  EXPECT_THAT(found("M1", book), ElementsAre("may 7 -"));
  may(book).next_meeting.note = "No future meeting: the work is done.";
  EXPECT_THAT(found("M1", book), IsEmpty());
  may(book).next_meeting.note.reset();
  item(may(book), "7").summary = "None, as the board is stood down.";
  EXPECT_THAT(found("M1", book), IsEmpty());
}

TEST(NextMeeting, ComesAfterThisOne) {
  MinuteBook book = clean_book();
  may(book).next_meeting.date = 2026y / 5 / 14;
  EXPECT_THAT(text_of("M1", book), HasSubstr("14 May 2026, which is not after this one"));
}

TEST(Amendments, NeedTheOldAndTheNewText) {
  MinuteBook book = clean_book();
  auto& decision = item(march(book), "3").decisions[0];
  decision.amendments[0].old_text.reset();
  EXPECT_THAT(found("M2", book), ElementsAre("march 3 -"));
  decision.amendments.clear();
  EXPECT_THAT(found("M2", book), ElementsAre("march 3 -"));
  decision.text = "Approved without changes.";
  EXPECT_THAT(found("M2", book), IsEmpty());
}

TEST(Amendments, AreAskedForWhereOnlyTheOutcomeTellsOfThem) {
  MinuteBook book = clean_book();
  may(book).minutes.previous_outcome = "accepted subject to changes";
  EXPECT_THAT(found("M2", book), IsEmpty()) << "the item's own decision says otherwise";
  item(may(book), "3").decisions.clear();
  EXPECT_THAT(found("M2", book), ElementsAre("may - -"));
}

TEST(AttachedMinutes, CarryStatusAndVersion) {
  MinuteBook book = clean_book();
  attached_minutes(book).version.reset();
  EXPECT_THAT(found("M3", book), ElementsAre("bulletin paper 2 hcb"));
  EXPECT_THAT(text_of("M3", book), HasSubstr("attached without their version"));
  attached_minutes(book).status.reset();
  may(book).minutes.previous_outcome = "accepted subject to changes";
  EXPECT_THAT(text_of("M3", book),
              AllOf(HasSubstr("without their status or version"), HasSubstr("accepted with changes on 14 May 2026")));
  attached_minutes(book).meeting = "may";
  EXPECT_THAT(text_of("M3", book), HasSubstr("does not show them approved"));
  attached_minutes(book).meeting.reset();
  EXPECT_THAT(found("M3", book), IsEmpty());
}

TEST(Times, AreKeptApart) {
  MinuteBook book = clean_book();
  may(book).finished.reset();
  EXPECT_THAT(found("M4", book), ElementsAre("may - -"));
  EXPECT_THAT(text_of("M4", book), HasSubstr("09:30 to 11:30, and the minutes do not say when the meeting ended"));
  may(book).started.reset();
  EXPECT_THAT(text_of("M4", book), HasSubstr("began and ended"));
  may(book).starts.reset();
  may(book).ends.reset();
  EXPECT_THAT(found("M4", book), IsEmpty());
}

TEST(Publication, KeepsConfidentialWordsFromThePublic) {
  MinuteBook book = clean_book();
  attached_minutes(book).status = "confirmed";
  EXPECT_THAT(text_of("P1", book), HasSubstr("went out whole with public papers, and the meeting had a private part"));
  march(book).parts = {"public"};
  EXPECT_THAT(found("P1", book), IsEmpty());
  item(march(book), "6").summary = "Confidential papers were shared.";
  EXPECT_THAT(found("P1", book), ElementsAre("bulletin paper 2 hcb"));
  EXPECT_THAT(text_of("P1", book), HasSubstr("item 6 of them speaks of what is \"confidential\""));
  book.bulletins[0].circulation = "Board members alone";
  EXPECT_THAT(found("P1", book), IsEmpty());
}

TEST(Publication, LooksIntoPapersToo) {
  MinuteBook book = clean_book();
  report(book).text = "Not for publication: the doctor's name.";
  EXPECT_THAT(found("P1", book), ElementsAre("bulletin paper 1 -"));
}

TEST(Parts, AreAccountedForWhereTheMinutesSpeakOfThem) {
  MinuteBook book = clean_book();
  may(book).parts.clear();
  EXPECT_THAT(found("P2", book), IsEmpty());
  item(may(book), "2").summary = "There were no conflicts in this part of the agenda.";
  EXPECT_THAT(found("P2", book), ElementsAre("may 2 -"));
  may(book).parts = {"public", "private"};
  EXPECT_THAT(found("P2", book), IsEmpty());
}

}  // namespace
}  // namespace governance
