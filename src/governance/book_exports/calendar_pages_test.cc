#include "governance/book_exports/calendar_pages.h"

#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/book_exports/calendar_subscription_store.h"
#include "governance/committee_record/committee_pages_testing.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class CalendarPages : public CommitteePages {
 protected:
  /// The trust's seat is given to another.
  void change_seats() {
    database().write([&](record::Transaction& transaction) {
      auto committee = *find_committee(transaction, "jc");
      for (auto& seat : committee.body.seats)
        if (seat.holder == "trust") seat.holder = "guest_a";
      base::check(save_committee(transaction, committee, change()).has_value(), "the committee is changed");
    });
  }
  void SetUp() override {
    CommitteePages::SetUp();
    if (IsSkipped()) return;
    database().write([&](record::Transaction& transaction) {
      for (const auto who : {kTrustAccount, kOutsider})
        base::check(
            people::add_account(transaction, clock.now(), who, "person@" + who.text() + ".example", "hash").has_value(),
            "an account is opened");
    });
  }
  std::vector<record::Migration> migrations() override {
    auto all = CommitteePages::migrations();
    all.push_back(calendar_subscription_migration());
    return all;
  }
  /// The file's name in a new address.
  std::string address(people::PersonId who = kTrustAccount) {
    const auto page = post(calendar_submit, who, {{"do", "start"}});
    std::smatch found;
    EXPECT_TRUE(std::regex_search(page.body, found, std::regex("/calendar/([A-Za-z0-9_-]+\\.ics)")));
    return found[1];
  }
  site::Response file(const std::string& name) {
    path_values = {{"file", name}};
    return get(calendar_file, kOutsider);
  }
};
SIGHTLINE_ON_EACH_ENGINE(CalendarPages);

TEST_P(CalendarPages, GiveTheMeetingsOfOnesCommitteesByAnAddressAlone) {
  const auto got = file(address());
  EXPECT_EQ(got.status, 200);
  EXPECT_EQ(got.content_type, "text/calendar; charset=utf-8");
  EXPECT_THAT(got.body,
              AllOf(HasSubstr("SUMMARY:Joint Committee meeting"), HasSubstr("20261119"), Not(HasSubstr("Item 2"))));
}

TEST_P(CalendarPages, HoldNoMeetingOfOthers) {
  EXPECT_THAT(file(address(kOutsider)).body, Not(HasSubstr("Joint Committee")));
}

TEST_P(CalendarPages, ShowAnAddressOnceAndEndTheOldWithANewOne) {
  const auto old = address();
  EXPECT_THAT(get(calendar_page, kTrustAccount).body, AllOf(HasSubstr("You have an address"), Not(HasSubstr(old))));
  const auto anew = address();
  EXPECT_EQ(file(old).status, 404);
  EXPECT_EQ(file(anew).status, 200);
  EXPECT_EQ(post(calendar_submit, kTrustAccount, {{"do", "end"}}).status, 303);
  EXPECT_EQ(file(anew).status, 404);
}

TEST_P(CalendarPages, EndWithTheAccountAndWithTheSeat) {
  const auto mine = address();
  change_seats();
  EXPECT_THAT(file(mine).body, Not(HasSubstr("Joint Committee")));
  database().write([&](record::Transaction& transaction) {
    base::check(people::close_account(transaction, clock.now(), "system", kTrustAccount).has_value(), "it is closed");
  });
  EXPECT_EQ(file(mine).status, 404);
}

TEST_P(CalendarPages, KnowNoOtherAddress) {
  const auto mine = address();
  for (const auto& name : {std::string("x.ics"), mine.substr(0, mine.size() - 4), std::string(43, 'A') + ".ics"})
    EXPECT_EQ(file(name).status, 404) << name;
  EXPECT_EQ(post(calendar_submit, kTrustAccount, {{"do", "dance"}}).status, 400);
}

}  // namespace
}  // namespace governance
