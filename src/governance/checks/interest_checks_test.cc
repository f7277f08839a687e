#include "governance/checks/interest_checks.h"

#include <gmock/gmock.h>

#include "governance/checks/clean_book_test.h"

namespace governance {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

AgendaItem& falls(MinuteBook& book) {
  return item(may(book), "6");
}

TEST(InterestsInItems, AreFoundWhereAnItemSpeaksOfBuying) {
  MinuteBook book = clean_book();
  falls(book).summary = "The sensors of HCT are due for re-procurement.";
  EXPECT_THAT(found("C5", book), ElementsAre("may 6 -"));
  EXPECT_THAT(text_of("C5", book), AllOf(HasSubstr("\"re-procurement\""), HasSubstr("Concerned: FS.")));
  falls(book).screening.reset();
  EXPECT_THAT(found("C5", book), ElementsAre("may 6 -"));
}

TEST(InterestsInItems, AreNotEveryWordThatBeginsAlike) {
  MinuteBook book = clean_book();
  falls(book).summary = "A fall was investigated; one patient had contracted an infection. Sponsors were thanked.";
  EXPECT_THAT(found("C5", book), IsEmpty());
}

TEST(InterestsInItems, AreContentWhenScreeningNamedSomeone) {
  MinuteBook book = clean_book();
  falls(book).summary = "The tender for sensors.";
  falls(book).screening = Screening{.screened = true,
                                    .outcome = ScreeningOutcome::NothingNoted,
                                    .parties = {},
                                    .reason = {},
                                    .handling = {},
                                    .people = {{.person = "fern", .declared = Declared::No}}};
  EXPECT_THAT(found("C5", book), IsEmpty());
}

TEST(InterestsInItems, MentionsOfAPartnerWeighLittle) {
  MinuteBook book = clean_book();
  falls(book).summary = "HCT had fewer falls.";
  EXPECT_THAT(found("C5", book), ElementsAre("may 6 -"));
  EXPECT_EQ(check_book(book)[0].severity, Severity::Low);
  falls(book).screening->outcome = ScreeningOutcome::RegularConflictsOnly;
  EXPECT_THAT(found("C5", book), IsEmpty());
}

TEST(InterestsInItems, AreMatchedWithTheRegister) {
  MinuteBook book = clean_book();
  item(may(book), "5").screening->parties = {"dale"};
  item(may(book), "5").screening->people[0].person = "dale";
  EXPECT_THAT(found("C5", book), ElementsAre("may 5 ash"));
  EXPECT_THAT(text_of("C5", book), HasSubstr("AE has a financial interest in Tideway Homes in the register"));
  book.people[0].interests->front().to = 2026y / 5 / 13;
  EXPECT_THAT(found("C5", book), IsEmpty()) << "it had ended the day before";
  book.people[0].interests->front() = {.kind = InterestKind::Indirect,
                                       .description = "A sister works there",
                                       .organisations = {"hct"},
                                       .from = 2026y / 3 / 12,
                                       .to = {}};
  EXPECT_THAT(found("C5", book), ElementsAre("march 5 ash"));
}

TEST(ScreeningBody, IsFoundUnderAnotherNameThanLastTime) {
  MinuteBook book = clean_book();
  may(book).screened_by->name = "Conflicts of Interest Screening Panel";
  item(may(book), "2").summary = "The panel had met.";
  EXPECT_THAT(found("C6", book), ElementsAre("may - hcb"));
  EXPECT_THAT(text_of("C6", book), AllOf(HasSubstr("screening panel"), HasSubstr("on 12 March 2026")));
}

TEST(ScreeningBody, IsFoundUnderTwoNamesAtOneMeeting) {
  MinuteBook book = clean_book();
  item(march(book), "3").summary = "It was asked what the screening group was for.";
  EXPECT_THAT(found("C6", book), ElementsAre("march - hcb"));
  EXPECT_THAT(text_of("C6", book), Not(HasSubstr("; on ")));
}

TEST(ScreeningBody, IsNotEveryPanelOrOfficer) {
  MinuteBook book = clean_book();
  item(march(book), "3").summary = "The officers thanked the team.";
  item(march(book), "5").summary = "A screening panel for scans.";
  EXPECT_THAT(found("C6", book), IsEmpty());
}

}  // namespace
}  // namespace governance
