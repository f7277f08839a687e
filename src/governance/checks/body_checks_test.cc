#include "governance/checks/body_checks.h"

#include <gmock/gmock.h>

#include "governance/checks/clean_book_test.h"
#include "governance/checks/reference_shape.h"

namespace governance {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

MinuteBook stood_down() {
  MinuteBook book = clean_book();
  item(may(book), "5").decisions[0].text = "Stand down HCB meetings with immediate effect.";
  may(book).next_meeting = {.date = {}, .starts = {}, .ends = {}, .venue = {}, .note = "No future meeting."};
  return book;
}

TEST(StandingDown, HandsOverActionsAndTheLastMinutes) {
  MinuteBook book = stood_down();
  EXPECT_THAT(found("S1", book), ElementsAre("may - hcb", "may - hcb"));
  EXPECT_THAT(text_of("S1", book), HasSubstr("2 actions open and no receiving body: HCB/26/35/1 and HCB/26/35/2"));
  may(book).minutes.approval_route = "By the parents";
  action(book, "sign").receiving_body = "ewg";
  EXPECT_THAT(text_of("S1", book), AllOf(HasSubstr("1 action open"), Not(HasSubstr("HCB/26/35/1"))));
  action(book, "survey").final_state = FinalState::Closed;
  EXPECT_THAT(found("S1", book), IsEmpty());
}

TEST(StandingDown, LeavesNoMeetingToCome) {
  MinuteBook book = stood_down();
  may(book).minutes.approval_route = "By the parents";
  book.actions.clear();
  item(march(book), "4").actions.clear();
  item(march(book), "5").actions.clear();
  item(may(book), "4").actions.clear();
  may(book).next_meeting.date = base::add_days(may(book).date, std::chrono::days(60));
  EXPECT_THAT(text_of("S1", book), HasSubstr("has a meeting on 13 July 2026"));
}

TEST(StandingDown, IsNotNotedProposedOrOfSomethingElse) {
  MinuteBook book = stood_down();
  item(may(book), "5").decisions[0].verb = Verb::Note;
  EXPECT_THAT(found("S1", book), IsEmpty());
  item(may(book), "5").decisions[0] = {.verb = Verb::Agree, .text = "To stand down the pilot."};
  EXPECT_THAT(found("S1", book), IsEmpty());
  item(may(book), "5").decisions[0].text = "To stand down the Estates Working Group.";
  EXPECT_THAT(found("S1", book), IsEmpty()) << "it never met in this book";
}

TEST(References, FollowThePatternOfTheBody) {
  MinuteBook book = clean_book();
  action(book, "sign").reference = "260312/01";
  EXPECT_THAT(found("N1", book), ElementsAre("- - hcb"));
  EXPECT_THAT(text_of("N1", book), HasSubstr("the pattern HCB/{yy}/{seq}: 260312/01."));
}

TEST(References, HaveOneShapeWhereNoPatternIsGiven) {
  MinuteBook book = clean_book();
  book.bodies[0].reference_pattern.reset();
  action(book, "old").reference = "HCB/26/35/3";
  EXPECT_THAT(found("N1", book), ElementsAre("- - hcb")) << "an item's and an action's shape differ";
  for (auto& one : book.actions) one.reference->resize(9);
  EXPECT_THAT(found("N1", book), IsEmpty());
}

TEST(References, AreAskedForAsFarAsOtherMeetingsHaveThem) {
  MinuteBook book = clean_book();
  march(book).number.reset();
  item(may(book), "6").number.reset();
  EXPECT_THAT(found("N1", book), ElementsAre("march - -", "may - -"));
  EXPECT_THAT(text_of("N1", book), HasSubstr("The meeting has no number, though others"));
  may(book).number.reset();
  item(may(book), "").number = "6";
  EXPECT_THAT(found("N1", book), IsEmpty());
}

TEST(FitsPattern, TakesTokensAndLetters) {
  EXPECT_TRUE(fits_pattern("SLT/19/140", "{body}/{yy}/{seq}"));
  EXPECT_TRUE(fits_pattern("SLT 19/140", "{body} {yy}/{seq}{seq_scope:year}"));
  EXPECT_TRUE(fits_pattern("170817/02", "{yymmdd}/{seq:02}"));
  EXPECT_TRUE(fits_pattern("GBP/2223/001", "GBP/{fy}/{seq:03}"));
  EXPECT_TRUE(fits_pattern("GBP/2223/1001", "GBP/{fy}/{seq:03}"));
  EXPECT_TRUE(fits_pattern("SLT/19/140/2", "{body}/{yy}/{seq}"));
  EXPECT_TRUE(fits_pattern("SLT/19/140a", "{body}/{yy}/{seq}"));
  EXPECT_FALSE(fits_pattern("SLT 19/140", "{body}/{yy}/{seq}"));
  EXPECT_FALSE(fits_pattern("170817/2", "{yymmdd}/{seq:02}"));
  EXPECT_FALSE(fits_pattern("170817/002", "{yymmdd}/{seq:02}"));
  EXPECT_FALSE(fits_pattern("SLT/19/0140", "{body}/{yy}/{seq}"));
  EXPECT_FALSE(fits_pattern("SLT/19/", "{body}/{yy}/{seq}"));
  EXPECT_FALSE(fits_pattern("", "{seq}"));
  EXPECT_FALSE(fits_pattern("x", "{unknown}"));
  EXPECT_FALSE(fits_pattern("{yy", "{yyyy"));
}

TEST(ExamplesByShape, TellShapesAndNoughtsApart) {
  EXPECT_THAT(examples_by_shape({"SLT/19/32", "SLT/19/131", "SLT 19/134", "170817/1", "170817/02", "SL/21/01/09"}),
              ElementsAre("SLT/19/32", "SLT 19/134", "170817/02", "170817/1", "SL/21/01/09"));
  EXPECT_THAT(examples_by_shape({"A/001", "A/140"}), ElementsAre("A/001"));
  EXPECT_THAT(examples_by_shape({}), IsEmpty());
}

}  // namespace
}  // namespace governance
