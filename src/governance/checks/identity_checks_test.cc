#include "governance/checks/identity_checks.h"

#include <gmock/gmock.h>

#include "governance/checks/clean_book_test.h"
#include "governance/checks/post_checks.h"

namespace governance {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(InitialsShared, AreFoundWhateverTheList) {
  MinuteBook book = clean_book();
  row(may(book), "birch").initials = "Ae";
  EXPECT_THAT(found("I1", book), ElementsAre("may - ash"));
  EXPECT_THAT(text_of("I1", book), AllOf(HasSubstr("AE stands for 2 people"), HasSubstr("Chief Executive")));
}

TEST(InitialsShared, MayStandTwiceForOnePerson) {
  MinuteBook book = clean_book();
  may(book).attendance.push_back(row(may(book), "ash"));
  EXPECT_THAT(found("I1", book), IsEmpty());
}

TEST(PeopleWhoLookAlike, AreOnePersonSpeltTwoWays) {
  MinuteBook book = clean_book();
  row(may(book), "cedar").name_as_recorded = "Cedar Specimin";
  EXPECT_THAT(found("I2", book), ElementsAre("- - cedar"));
  EXPECT_THAT(text_of("I2", book),
              AllOf(HasSubstr("CS"), HasSubstr("\"Specimen\" and \"Specimin\""), Not(HasSubstr("Cedar"))));
}

TEST(PeopleWhoLookAlike, AreNotShortFormsTitlesAndRemarks) {
  for (const auto* name : {"C. Specimen", "C Specimen", "Dr Cedar Specimen", "Cllr C. Specimen", "CS", "Specimen",
                           "Cedar Specimen (full name given)"}) {
    MinuteBook book = clean_book();
    row(may(book), "cedar").name_as_recorded = name;
    EXPECT_THAT(found("I2", book), IsEmpty()) << name;
  }
}

TEST(PeopleWhoLookAlike, HaveInitialsThatChange) {
  MinuteBook book = clean_book();
  row(may(book), "cedar").initials = "Cs";
  EXPECT_THAT(found("I2", book), ElementsAre("- - cedar"));
  EXPECT_THAT(text_of("I2", book), HasSubstr("initials CS and Cs"));
}

TEST(PeopleWhoLookAlike, AreTwoOfNearlyOneName) {
  MinuteBook book = clean_book();
  book.people.push_back({.id = "cedar2", .name = "Cedar Specimens"});
  book.people.push_back({.id = "cedar3", .name = "Cedar Special"});
  EXPECT_THAT(found("I2", book), ElementsAre("- - cedar2"));
}

TEST(PeopleWhoLookAlike, HaveInitialsThatBeginOthers) {
  MinuteBook book = clean_book();
  row(may(book), "fern").initials = "CSp";
  EXPECT_THAT(found("I2", book), ElementsAre("- - hcb"));
  EXPECT_THAT(text_of("I2", book), HasSubstr("CS with CSp"));
}

TEST(PostsThatChanged, AreFoundAtTheLaterOfTwo) {
  MinuteBook book = clean_book();
  row(may(book), "cedar").organisation = "hct";
  EXPECT_THAT(found("I3", book), ElementsAre("may - cedar"));
  EXPECT_THAT(text_of("I3", book), HasSubstr("under HCT, and under Harbour County Council on 12 March 2026"));
  row(may(book), "cedar").note = "Moved from the council on 1 April";
  EXPECT_THAT(found("I3", book), IsEmpty());
}

TEST(PostsThatChanged, AreFoundAtTheOddOneOfThree) {
  MinuteBook book = clean_book();
  book.people[2].roles_seen = {{"bulletin", "Director of Adult Social Care", "hct"}};
  row(may(book), "cedar").organisation = "hct";
  EXPECT_THAT(found("I3", book), ElementsAre("march - cedar"));
}

TEST(PostsThatChanged, AreTitlesThatEachSaySomethingElse) {
  MinuteBook book = clean_book();
  row(may(book), "dale").role = "Associate member";
  EXPECT_THAT(found("I3", book), ElementsAre("may - dale"));
  EXPECT_THAT(text_of("I3", book), HasSubstr("\"associate\" where that of 12 March 2026 has \"lay\""));
  row(may(book), "dale").role = "Lay member (Deputy Chair), Harbour Care Board";
  EXPECT_THAT(found("I3", book), IsEmpty()) << "a longer title may say more of the same";
}

TEST(PostsThatChanged, AreForgottenAfterAYear) {
  MinuteBook book = clean_book();
  row(may(book), "dale").role = "Associate member";
  march(book).date = base::add_days(may(book).date, std::chrono::days(-400));
  EXPECT_THAT(found("I3", book), IsEmpty());
}

TEST(PostsThatChanged, AreComparedBetweenIndexAndPaper) {
  MinuteBook book = clean_book();
  report(book).sponsor = "Birch Sample, Director of Works";
  EXPECT_THAT(found("I3", book), ElementsAre("bulletin paper 1 birch"));
  EXPECT_THAT(text_of("I3", book), Not(HasSubstr("Birch")));
}

}  // namespace
}  // namespace governance
