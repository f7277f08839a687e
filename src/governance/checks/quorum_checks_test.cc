#include "governance/checks/quorum_checks.h"

#include <gmock/gmock.h>

#include "governance/checks/clean_book_test.h"

namespace governance {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

MinuteBook inquorate_may() {
  MinuteBook book = clean_book();
  may(book).quorum = {"not quorate", false, "only two chairs came"};
  item(may(book), "5").quorum.reset();
  item(may(book), "5").screening.reset();
  item(may(book), "3").decisions.clear();
  return book;
}

TEST(DecisionsWithoutQuorum, AreFoundOneByOneWithTheReason) {
  MinuteBook book = inquorate_may();
  EXPECT_THAT(found("Q1", book), ElementsAre("may 5 -"));
  EXPECT_THAT(text_of("Q1", book), HasSubstr("(only two chairs came)"));
  EXPECT_THAT(text_of("Q1", book), HasSubstr("AGREE \"To tender for the scheme\""));
  item(may(book), "5").decisions.push_back(item(may(book), "5").decisions.front());
  EXPECT_EQ(found("Q1", book).size(), 2U);
}

TEST(DecisionsWithoutQuorum, AreFoundWhereOnlyTheItemOrTheDecisionSaysSo) {
  MinuteBook book = clean_book();
  item(may(book), "5").quorum->is_quorate = false;
  EXPECT_THAT(found("Q1", book), ElementsAre("may 5 -"));
  item(may(book), "5").quorum->is_quorate = true;
  item(may(book), "5").decisions[0].is_inquorate = true;
  EXPECT_THAT(found("Q1", book), ElementsAre("may 5 -"));
}

TEST(DecisionsWithoutQuorum, SayMoreWhereTheBodyEndedItself) {
  MinuteBook book = inquorate_may();
  item(may(book), "5").decisions[0].text = "That the HCB stand down at once.";
  EXPECT_THAT(found("Q1", book), ElementsAre("may 5 hcb"));
  EXPECT_THAT(text_of("Q1", book), HasSubstr("resolved to end the Harbour Care Board"));
  item(may(book), "5").decisions[0].text = "That this board dissolves itself.";
  EXPECT_THAT(found("Q1", book), ElementsAre("may 5 hcb"));
  item(may(book), "5").decisions[0].text = "That the pilot stand down.";
  EXPECT_THAT(found("Q1", book), ElementsAre("may 5 -"));
}

TEST(DecisionsWithoutQuorum, AreContentWithAWayToRatify) {
  MinuteBook book = inquorate_may();
  item(may(book), "5").decisions[0].ratification_route = "By the three parents before July";
  EXPECT_THAT(found("Q1", book), IsEmpty());
  item(may(book), "5").decisions[0].ratification_route.reset();
  item(may(book), "5").decisions[0].ratified_at = "july, not in the book";
  EXPECT_THAT(found("Q1", book), IsEmpty());
}

TEST(DecisionsWithoutQuorum, AreContentWithALaterRatificationThatWasQuorate) {
  MinuteBook book = inquorate_may();
  Meeting july = may(book);
  july.id = "july";
  july.quorum.is_quorate = true;
  july.items = {item(july, "6")};
  july.items[0].decisions[0].ratifies = "may/5";
  book.meetings.push_back(july);
  EXPECT_THAT(found("Q1", book), IsEmpty());
  book.meetings.back().items[0].decisions[0].is_inquorate = true;
  EXPECT_THAT(found("Q1", book), ElementsAre("may 5 -"));
  item(may(book), "5").decisions[0].ratified_at = "july";
  EXPECT_THAT(found("Q1", book), IsEmpty());
  book.meetings.back().quorum.is_quorate = false;
  EXPECT_THAT(found("Q1", book), ElementsAre("may 5 -"));
}

TEST(DecisionsWithoutQuorum, LeaveNotingAndReceivingAlone) {
  MinuteBook book = inquorate_may();
  item(may(book), "5").decisions[0].verb = Verb::Receive;
  EXPECT_THAT(found("Q1", book), IsEmpty());
}

TEST(QuorumAfterExclusion, IsMissedWherePeopleWereKeptOut) {
  MinuteBook book = clean_book();
  item(march(book), "5").quorum.reset();
  EXPECT_THAT(found("Q2", book), ElementsAre("march 5 -"));
  // One person's own outcome excludes too.
  item(march(book), "5").screening->outcome = ScreeningOutcome::DeclareAndParticipate;
  EXPECT_THAT(found("Q2", book), ElementsAre("march 5 -"));
}

TEST(QuorumAfterExclusion, IsNotAskedForWhereNobodyIsKeptOutOrNothingIsDecided) {
  MinuteBook book = clean_book();
  item(march(book), "5").quorum.reset();
  item(march(book), "5").decisions[0].verb = Verb::Note;
  EXPECT_THAT(found("Q2", book), IsEmpty());
  EXPECT_THAT(found("Q2", clean_book()), IsEmpty());
}

TEST(QuorumStatement, IsMissedAndIsEnoughInEitherForm) {
  MinuteBook book = clean_book();
  march(book).quorum = {};
  EXPECT_THAT(found("Q3", book), ElementsAre("march - -"));
  march(book).quorum.statement = "Quorate throughout.";
  EXPECT_THAT(found("Q3", book), IsEmpty());
  march(book).quorum = {.statement = {}, .is_quorate = true, .reason = {}};
  EXPECT_THAT(found("Q3", book), IsEmpty());
}

}  // namespace
}  // namespace governance
