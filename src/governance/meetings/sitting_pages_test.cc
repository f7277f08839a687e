#include "governance/meetings/sitting_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/committee_record/committee_pages_testing.h"
#include "governance/meetings/live_meeting_pages.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kSouthMeeting = "gb-2026-11-19";

/// The South's governing body meets on the day of the joint committee and has the same secretary.
class SittingPages : public CommitteePages {
 protected:
  void SetUp() override {
    CommitteePages::SetUp();
    if (IsSkipped()) return;
    set_state(MeetingState::Planned);
    database().write([&](record::Transaction& transaction) {
      Body body;
      body.id = "gb";
      body.name = "South Governing Body";
      body.kind = "governing body";
      body.seats.push_back({.id = "chair", .holder = "south", .organisation = {}, .tags = {"chair"}});
      body.quorum_rule = R"({"rule":{"at_least":1,"of":{}}})";
      base::check(save_committee(transaction, {.body = body, .version = 0}, change()).has_value(), "it is set up");
      add_secretary(transaction, "gb", kSecretaryAccount, change());
      Meeting meeting;
      meeting.id = kSouthMeeting;
      meeting.body = "gb";
      meeting.date = kDay;
      meeting.attendance = {listed("south", "SC", "south_ccg")};
      base::check(save_meeting(transaction, {.meeting = meeting, .version = 0}, change()).has_value(), "it is planned");
    });
  }
  site::Response join(people::PersonId who = kSecretaryAccount) {
    return post(sitting_submit, who, {{"do", "join"}, {"with", std::string(kSouthMeeting)}});
  }
  StoredMeeting south() {
    return database().read([](record::Reader& reader) { return *find_meeting(reader, kSouthMeeting); });
  }
  std::vector<MeetingEntry> south_entries() {
    return database().read([](record::Reader& reader) { return entries_of(reader, kSouthMeeting); });
  }
  void issue_both() {
    set_state(MeetingState::Issued);
    database().write([&](record::Transaction& transaction) {
      auto other = *find_meeting(transaction, kSouthMeeting);
      other.state = MeetingState::Issued;
      base::check(save_meeting(transaction, other, change()).has_value(), "it is issued");
    });
  }
  site::Response type(std::string line, bool is_alone = false) {
    Pairs form = {{"line", std::move(line)}, {"entry", "entry-" + std::to_string(++typed_)}};
    if (is_alone) form.emplace_back("alone", "yes");
    return post(live_meeting_submit, kSecretaryAccount, form);
  }

 private:
  int typed_ = 0;
};
SIGHTLINE_ON_EACH_ENGINE(SittingPages);

TEST_P(SittingPages, OfferTheSecretarysOtherMeetingsOfTheDayAndJoinThem) {
  EXPECT_THAT(get(sitting_page, kSecretaryAccount).body,
              AllOf(HasSubstr("sits alone"), HasSubstr("South Governing Body")));
  EXPECT_EQ(join().status, 303);
  EXPECT_THAT(get(sitting_page, kSecretaryAccount).body, HasSubstr("It sits in common with"));
  EXPECT_EQ(south().meeting.sits_with, std::vector<std::string>{std::string(kMeeting)});
  EXPECT_EQ(south().meeting.attendance.size(), stored().meeting.attendance.size());
}

TEST_P(SittingPages, PutItemsOnEachAgendaUnderOneKey) {
  ASSERT_EQ(join().status, 303);
  EXPECT_EQ(post(sitting_submit, kSecretaryAccount, {{"do", "share"}, {"items", "1"}}).status, 303);
  ASSERT_EQ(south().meeting.items.size(), 1U);
  EXPECT_EQ(south().meeting.items.front().title, "Item 2");
  EXPECT_EQ(south().meeting.items.front().key, stored().meeting.items[1].key);
  EXPECT_EQ(post(sitting_submit, kSecretaryAccount, {{"do", "share"}, {"items", "1"}}).status, 303);
  EXPECT_EQ(south().meeting.items.size(), 1U) << "it is there already";
}

TEST_P(SittingPages, SetALineDownForEveryBodyOrForOneAlone) {
  ASSERT_EQ(join().status, 303);
  ASSERT_EQ(post(sitting_submit, kSecretaryAccount, {{"do", "share"}, {"items", "1"}}).status, 303);
  issue_both();
  for (const auto* line : {"NC, SC here at 9.00", "open 9.03", "item 2", "The plan was put."})
    EXPECT_EQ(type(line).status, 303) << line;
  EXPECT_EQ(south_entries().size(), 5U);
  EXPECT_EQ(type("APPROVE the plan", true).status, 303);
  EXPECT_EQ(south_entries().size(), 5U);
  EXPECT_THAT(get(live_meeting_page, kSecretaryAccount).body,
              AllOf(HasSubstr("Sitting in common with"), HasSubstr("For the Joint Committee alone")));
}

TEST_P(SittingPages, SetNothingDownAnywhereWhereOneMeetingCannotTakeIt) {
  ASSERT_EQ(join().status, 303);
  set_state(MeetingState::Issued);
  const auto page = type("open 9.03");
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(page.body, HasSubstr("South Governing Body: Issue the agenda first"));
  EXPECT_TRUE(entries().empty());
}

TEST_P(SittingPages, RefuseWhatIsNoChoice) {
  EXPECT_EQ(post(sitting_submit, kSecretaryAccount, {{"do", "join"}, {"with", "gb-2026-12-01"}}).status, 400);
  ASSERT_EQ(join().status, 303);
  EXPECT_EQ(post(sitting_submit, kSecretaryAccount, {{"do", "share"}}).status, 400);
  EXPECT_EQ(post(sitting_submit, kSecretaryAccount, {{"do", "share"}, {"items", "99"}}).status, 400);
}

TEST_P(SittingPages, AreForTheSecretaryAlone) {
  for (const auto who : {kTrustAccount, kScreenerAccount}) {
    EXPECT_EQ(get(sitting_page, who).status, 403);
    EXPECT_EQ(join(who).status, 403);
  }
  for (const auto who : {kOutsider, kOtherSecretary}) EXPECT_EQ(join(who).status, 404);
}

TEST_P(SittingPages, StayAsTheyAreOnceSomethingIsSetDown) {
  ASSERT_EQ(join().status, 303);
  issue_both();
  ASSERT_EQ(type("open 9.03").status, 303);
  EXPECT_EQ(post(sitting_submit, kSecretaryAccount, {{"do", "leave"}}).status, 409);
  EXPECT_FALSE(stored().meeting.sits_with.empty());
}

TEST_P(SittingPages, LetAMeetingSitAloneAgain) {
  ASSERT_EQ(join().status, 303);
  EXPECT_EQ(post(sitting_submit, kSecretaryAccount, {{"do", "leave"}}).status, 303);
  EXPECT_TRUE(stored().meeting.sits_with.empty());
  EXPECT_TRUE(south().meeting.sits_with.empty());
}

TEST_P(SittingPages, OfferNoItemThatAnInterestKeepsFromTheSecretary) {
  ASSERT_EQ(join().status, 303);
  change_meeting([](StoredMeeting& stored) {
    AgendaItem& item = stored.meeting.items[1];
    item.title = "Award of a contract";
    item.screening = Screening{};
    item.screening->screened = true;
    item.screening->people.push_back(
        {.person = "secretary", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
  });
  EXPECT_THAT(get(sitting_page, kSecretaryAccount).body, Not(HasSubstr("Award of a contract")));
  EXPECT_EQ(post(sitting_submit, kSecretaryAccount, {{"do", "share"}, {"items", "1"}}).status, 400);
  EXPECT_TRUE(south().meeting.items.empty());
}

TEST_P(SittingPages, KeepAPersonFromAnItemInCommonAtEveryMeetingOnceOneScreensIt) {
  ASSERT_EQ(join().status, 303);
  ASSERT_EQ(post(sitting_submit, kSecretaryAccount, {{"do", "share"}, {"items", "1"}}).status, 303);
  change_meeting([](StoredMeeting& stored) {
    AgendaItem& item = stored.meeting.items[1];
    item.part = AgendaPart::Private;
    item.closed_title = "Award to the first bidder";
    item.screening = Screening{};
    item.screening->screened = true;
    item.screening->people.push_back({.person = "trust", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
  });
  EXPECT_EQ(south().meeting.items.front().screening, stored().meeting.items[1].screening)
      << "whoever was screened after the agendas were shared read the item at the other meeting";
  EXPECT_EQ(south().meeting.items.front().part, AgendaPart::Private);
}

}  // namespace
}  // namespace governance
