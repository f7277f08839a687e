#include "governance/checks/attendance_checks.h"

#include <gmock/gmock.h>

#include "governance/checks/clean_book_test.h"

namespace governance {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Attendance told_of(std::string person, AttendanceKind kind) {
  return {.person = std::move(person), .name_as_recorded = "Hazel Visitor", .kind = kind};
}

TEST(PeopleInNoList, AreThoseWhoPresentJoinLeaveOrPreside) {
  for (const auto& put : std::initializer_list<void (*)(MinuteBook&)>{
           [](MinuteBook& book) { item(may(book), "6").presenters = {"hazel"}; },
           [](MinuteBook& book) { item(may(book), "6").joined = {"hazel"}; },
           [](MinuteBook& book) { item(may(book), "6").left = {{"hazel", {}}}; },
           [](MinuteBook& book) { item(may(book), "6").presided_by = "hazel"; },
           [](MinuteBook& book) { may(book).chair = "hazel"; },
           [](MinuteBook& book) { may(book).minute_taker = "hazel"; },
           [](MinuteBook& book) { may(book).attendance.push_back(told_of("hazel", AttendanceKind::SpokeNotListed)); },
       }) {
    MinuteBook book = clean_book();
    put(book);
    EXPECT_THAT(found("A1", book), ElementsAre("may - hazel"));
    EXPECT_THAT(text_of("A1", book), AllOf(HasSubstr("HV "), Not(HasSubstr("Hazel"))));
  }
}

TEST(PeopleInNoList, AreFoundOnceWithAllTheyDid) {
  MinuteBook book = clean_book();
  item(may(book), "6").presenters = {"hazel"};
  item(may(book), "6").joined = {"hazel"};
  may(book).attendance.push_back(told_of("hazel", AttendanceKind::SpokeNotListed));
  EXPECT_THAT(found("A1", book), ElementsAre("may - hazel"));
  EXPECT_THAT(text_of("A1", book), HasSubstr("HV presented item 6 and joined for item 6 but stands in no list"));
}

TEST(PeopleInNoList, AreGuestsWithoutRoleOrOrganisation) {
  MinuteBook book = clean_book();
  row(march(book), "hazel").organisation.reset();
  EXPECT_THAT(found("A1", book), ElementsAre("march - hazel"));
}

TEST(PeopleInNoList, AreOwnersWhoNeverAccepted) {
  MinuteBook book = clean_book();
  action(book, "sign").owners = {"Hazel Visitor (margin)"};
  row(march(book), "hazel").role.reset();
  item(march(book), "6") = {.number = "6", .title = "Winter", .kind = ItemKind::OtherBusiness, .medium = Medium::None};
  EXPECT_THAT(found("A1", book), ElementsAre("march - hazel"));
  EXPECT_THAT(text_of("A1", book), HasSubstr("if not, record that the action was accepted"));
  action(book, "sign").accepted_by_owner = true;
  EXPECT_THAT(found("A1", book), IsEmpty());
}

TEST(ApologiesAsMinuted, AreComparedByCount) {
  MinuteBook book = clean_book();
  item(may(book), "1").summary = "Three apologies were received.";
  EXPECT_THAT(found("A2", book), ElementsAre("may - -"));
  EXPECT_THAT(text_of("A2", book), HasSubstr("speaks of 3 apologies, the list holds 1 apology"));
  item(may(book), "1").summary = "Apologies were noted.";
  EXPECT_THAT(found("A2", book), IsEmpty());
}

TEST(ApologiesAsMinuted, AreComparedByNameAndInitials) {
  MinuteBook book = clean_book();
  row(may(book), "dale").kind = AttendanceKind::Apologies;
  item(may(book), "1").summary = "Apologies came from Birch Sample.";
  EXPECT_THAT(text_of("A2", book), HasSubstr("leaves out DP"));
  item(may(book), "1").summary = "Apologies came from BS, DP.";
  EXPECT_THAT(found("A2", book), IsEmpty());
  row(may(book), "dale").kind = AttendanceKind::NamedAbsentNotListed;
  EXPECT_THAT(text_of("A2", book), HasSubstr("names DP, who is not in the list"));
}

TEST(ApologiesAsMinuted, MayNameAPersonWhoWasThere) {
  MinuteBook book = clean_book();
  item(may(book), "1").summary = "AE read out one apology, from BS.";
  EXPECT_THAT(found("A2", book), IsEmpty());
}

TEST(ExpectedAndNotListed, AreHoldersOfSeats) {
  MinuteBook book = clean_book();
  std::erase_if(may(book).attendance, [](const auto& one) { return one.person == "cedar" || one.person == "dale"; });
  item(may(book), "5").presided_by = "fern";
  EXPECT_THAT(found("A3", book), ElementsAre("may - -", "may - hcc"));
  EXPECT_THAT(text_of("A3", book), HasSubstr("CS and DP hold seats, and are in no list now"));
}

TEST(ExpectedAndNotListed, AreMembersOfTheMeetingBeforeWhereSeatsAreNotTold) {
  MinuteBook book = clean_book();
  book.bodies[0].seats.clear();
  std::erase_if(may(book).attendance, [](const auto& one) { return one.person == "dale"; });
  EXPECT_THAT(found("A3", book), ElementsAre("may - dale"));
  EXPECT_EQ(check_book(book)[0].check, "A1") << "who presents is missed too";
  march(book).date = base::add_days(may(book).date, std::chrono::days(-101));
  EXPECT_THAT(found("A3", book), IsEmpty()) << "so long ago tells nothing";
}

TEST(ExpectedAndNotListed, AreThoseWhomTheMinutesCallAbsent) {
  MinuteBook book = clean_book();
  may(book).attendance.push_back(told_of("hazel", AttendanceKind::NamedAbsentNotListed));
  EXPECT_THAT(found("A3", book), ElementsAre("may - hazel"));
}

TEST(ExpectedAndNotListed, AreOrganisationsThatCameBefore) {
  MinuteBook book = clean_book();
  book.bodies[0].seats.clear();
  row(may(book), "cedar").organisation = "hct";
  EXPECT_THAT(found("A3", book), ElementsAre("may - hcc"));
  row(may(book), "cedar").organisation = "hcc";
  row(may(book), "cedar").kind = AttendanceKind::Apologies;
  EXPECT_THAT(found("A3", book), IsEmpty()) << "apologies answer for it";
}

TEST(Deputies, AreAskedForWhereAChiefSentApologies) {
  MinuteBook book = clean_book();
  row(may(book), "fern").deputy_for.reset();
  EXPECT_THAT(found("A4", book), ElementsAre("may - hct"));
  EXPECT_THAT(text_of("A4", book), HasSubstr("BS of HCT sent apologies and FS came from there"));
  row(may(book), "fern").deputy_for = "none";
  EXPECT_THAT(found("A4", book), IsEmpty());
  row(may(book), "fern").deputy_for = "birch";
  EXPECT_THAT(found("A4", book), IsEmpty());
}

TEST(Deputies, AreNotAskedForWhereTheAbsentWasNoChief) {
  for (const auto* role : {"Deputy Chief Executive, HCT", "Co-Chair, Clinical Group", "Medical Director",
                           "Executive Assistant to the Chief Executive"}) {
    MinuteBook book = clean_book();
    row(may(book), "fern").deputy_for.reset();
    row(may(book), "birch").role = role;
    EXPECT_THAT(found("A4", book), IsEmpty()) << role;
  }
}

TEST(Deputies, StandInForASeatWhoseHolderIsAway) {
  MinuteBook book = clean_book();
  row(may(book), "fern").deputy_for = "balcony";
  EXPECT_THAT(found("A4", book), ElementsAre("may - fern"));
  EXPECT_THAT(text_of("A4", book), HasSubstr("FS stood in for someone who holds no seat of the body"));
  row(may(book), "fern").deputy_for = "council";
  row(may(book), "birch").role = "Head of Quality";
  EXPECT_THAT(text_of("A4", book), HasSubstr("FS stood in for CS, who was there"));
  book.bodies[0].seats.clear();
  EXPECT_THAT(text_of("A4", book), HasSubstr("FS stood in for a seat that is not recorded"));
}

}  // namespace
}  // namespace governance
