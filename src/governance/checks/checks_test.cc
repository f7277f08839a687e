#include <algorithm>
#include <random>
#include <set>

#include <gmock/gmock.h>

#include "base/number.h"
#include "governance/checks/check.h"
#include "governance/checks/clean_book_test.h"

namespace governance {
namespace {

using testing::ElementsAre;

TEST(Checks, HaveCodesAndWordsOfTheirOwn) {
  std::set<std::string_view> codes, names;
  for (const Check& one : checks()) {
    EXPECT_TRUE(codes.insert(one.code).second) << one.code;
    EXPECT_TRUE(names.insert(one.name).second) << one.name;
    EXPECT_TRUE(one.rule.ends_with('.') && one.mend.ends_with('.')) << one.code;
    EXPECT_EQ(check_of(one.code), &one);
  }
  EXPECT_EQ(codes.size(), 42U);
  EXPECT_EQ(check_of("q1"), nullptr);
  EXPECT_EQ(check_of(""), nullptr);
}

/// One fault of many kinds, in both meetings, the bulletin and over time.
MinuteBook faulty_book() {
  MinuteBook book = clean_book();
  for (Meeting* one : {&march(book), &may(book)}) {
    one->quorum = {"not quorate", false, {}};
    one->finished.reset();
    item(*one, "6").decisions[0].verb = Verb::Approve;
    item(*one, "5").screening->people.clear();
    row(*one, "cedar").initials = one->id == "may" ? "AE" : "DP";
  }
  action(book, "sign").reference.reset();
  action(book, "survey").due.reset();
  report(book).cover->conclusions = 1;
  attached_minutes(book).status.reset();
  return book;
}

std::vector<std::string> lines(const std::vector<CheckFinding>& findings) {
  std::vector<std::string> out;
  for (const CheckFinding& one : findings)
    out.push_back(one.check + " " + std::string(severity_name(one.severity)) + " " + one.meeting + " " + one.item +
                  " " + one.subject + ": " + one.text);
  return out;
}

TEST(Findings, StandByDateThenItemThenCode) {
  const auto findings = check_book(faulty_book());
  std::vector<std::string> order;
  for (const CheckFinding& one : findings) order.push_back(one.meeting + " " + one.item + " " + one.check);
  EXPECT_THAT(
      order, ElementsAre("march  I1", "march  M4", "march 3 Q1", "march 5 C1", "march 5 T1", "march 5 T1", "march 6 Q1",
                         "march 6 D1", "may  I1", "may  M4", "may 3 Q1", "may 5 C1", "may 6 Q1", "may 6 D1",
                         "bulletin paper 1 R4", "bulletin paper 2 M3", "bulletin paper 2 P1", "  I2"));
}

TEST(Findings, AreTheSameWheneverAndHoweverTheBookIsOrdered) {
  const MinuteBook book = faulty_book();
  const auto findings = lines(check_book(book));
  EXPECT_EQ(lines(check_book(book)), findings);
  MinuteBook turned = book;
  std::ranges::reverse(turned.meetings);
  std::ranges::reverse(turned.bulletins);
  EXPECT_EQ(lines(check_book(turned)), findings);
}

TEST(Findings, AreNoGraverThanTheCheckSays) {
  for (const CheckFinding& one : check_book(faulty_book())) EXPECT_GE(one.severity, check_of(one.check)->worst);
}

TEST(Findings, AreOfTheChosenChecksAlone) {
  const Check* const chosen[] = {check_of("M4"), check_of("I1")};
  for (const CheckFinding& one : check_book(faulty_book(), chosen)) EXPECT_TRUE(one.check == "M4" || one.check == "I1");
}

TEST(Findings, AreNoneInAnEmptyBook) {
  EXPECT_THAT(check_book({}), ElementsAre());
}

/// 10,000 actions raised and logged, an agenda of 200 items, and both meetings' lists with a hundred people.
MinuteBook large_book() {
  MinuteBook book = clean_book();
  const Action model = action(book, "sign");
  for (int n = 0; n < 10'000; ++n) {
    Action one = model;
    one.id = "many-" + std::to_string(n);
    one.reference = "HCB/26/35/" + std::to_string(n % 1000);
    one.due = n % 2 == 0 ? "2026-04-30" : "November's meeting";
    item(march(book), "5").actions.push_back(one.id);
    item(may(book), "4").actions.push_back(one.id);
    book.actions.push_back(std::move(one));
  }
  const AgendaItem falls = item(may(book), "6");
  for (int n = 8; n <= 200; ++n) {
    AgendaItem one = falls;
    one.number = std::to_string(n);
    one.reference = "HCB/26/" + std::to_string(100 + n);
    one.screening->outcome = ScreeningOutcome::DeclareAndParticipate;
    one.screening->parties = {"all parties"};
    may(book).items.push_back(std::move(one));
  }
  for (int n = 0; n < 100; ++n) {
    const std::string id = "guest-" + std::to_string(n);
    book.people.push_back({.id = id, .name = "Guest " + base::grouped(n * 977)});
    for (Meeting* one : {&march(book), &may(book)})
      one->attendance.push_back({.person = id,
                                 .name_as_recorded = book.people.back().name,
                                 .initials = "G" + std::to_string(n + 100),
                                 .role = "Member",
                                 .organisation = "hcg",
                                 .kind = AttendanceKind::Present});
  }
  return book;
}

TEST(Findings, AreAllThereInALargeBook) {
  const MinuteBook book = large_book();
  EXPECT_EQ(found("T5", book).size(), 5000U);
  EXPECT_EQ(found("C1", book).size(), 193U);
}

/// Takes one thing after another out of the book, wherever it may be left out.
TEST(Findings, AreMadeOfBooksWithHolesToo) {
  std::mt19937 random(2026);
  const auto drops = [&] { return random() % 3 == 0; };
  for (int round = 0; round < 60; ++round) {
    MinuteBook book = faulty_book();
    for (Meeting& meeting : book.meetings) {
      if (drops()) meeting.body = "nobody";
      if (drops()) meeting.chair = "stranger";
      if (drops()) meeting.next_meeting = {};
      if (drops()) meeting.minutes = {};
      std::erase_if(meeting.attendance, [&](const auto&) { return drops(); });
      for (AgendaItem& one : meeting.items) {
        if (drops()) one.number.reset();
        if (drops()) one.summary.reset();
        if (drops()) one.screening.reset();
        if (drops()) one.actions.push_back("no such action");
        if (drops()) one.presenters = {"stranger"};
      }
    }
    if (drops()) book.organisations.clear();
    if (drops()) book.people.clear();
    if (drops()) book.bodies.clear();
    for (Action& one : book.actions) {
      if (drops()) one.raised_at = "no such meeting";
      if (drops()) one.history.push_back({"no such meeting", {}, {}});
      if (drops()) one.text.clear();
    }
    for (const CheckFinding& one : check_book(book)) EXPECT_FALSE(one.text.empty()) << one.check;
  }
}

}  // namespace
}  // namespace governance
