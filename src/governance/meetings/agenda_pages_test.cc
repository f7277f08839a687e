#include "governance/meetings/agenda_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/committee_record/committee_pages_testing.h"
#include "governance/meetings/agenda_item_pages.h"
#include "governance/meetings/live_meeting_pages.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class AgendaPages : public CommitteePages {
 protected:
  site::Response plan(Pairs form, people::PersonId who = kSecretaryAccount) {
    form.emplace_back("version", std::to_string(stored().version));
    return post(agenda_submit, who, form);
  }
  site::Response item(std::string place, people::PersonId who = kSecretaryAccount) {
    path_values = {{"place", std::move(place)}};
    return get(agenda_item_page, who);
  }
  static Pairs private_item() {
    return {{"do", "change"},
            {"place", "1"},
            {"title", "A commercial matter"},
            {"kind", "substantive"},
            {"medium", "paper"},
            {"minutes", "20"},
            {"proposal", "Award the contract\n\n  Tell the bidders  "},
            {"part", "private"},
            {"closed_title", "Award to Example Care Ltd"},
            {"private_reason", "Commercial: a contract is being awarded"}};
  }
};
SIGHTLINE_ON_EACH_ENGINE(AgendaPages);

TEST_P(AgendaPages, ChangeAnItemIntoAPrivateOne) {
  set_state(MeetingState::Planned);
  EXPECT_EQ(item("1").status, 200);
  EXPECT_EQ(plan(private_item()).status, 303);
  const AgendaItem kept = stored().meeting.items[1];
  EXPECT_EQ(kept.title, "A commercial matter");
  EXPECT_EQ(kept.closed_title, "Award to Example Care Ltd");
  EXPECT_EQ(kept.part, AgendaPart::Private);
  EXPECT_EQ(kept.minutes_allotted, 20);
  ASSERT_EQ(kept.proposal.size(), 2U);
  EXPECT_EQ(kept.proposal[1].text, "Tell the bidders");
  EXPECT_THAT(item("1").body, AllOf(HasSubstr("Award to Example Care Ltd"), HasSubstr("Commercial: a contract")));
  EXPECT_THAT(get(meeting_page, kTrustAccount).body,
              AllOf(HasSubstr("Award to Example Care Ltd"), HasSubstr("Part taken in private")));
}

TEST_P(AgendaPages, KeepWhatWasTypedAndNameEachFault) {
  set_state(MeetingState::Planned);
  auto form = private_item();
  form[2].second = " ";
  form[5].second = "a while";
  form[9].second = "";
  const auto page = plan(form);
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Enter the item&#39;s title"), HasSubstr("minutes set aside"),
                               HasSubstr("Say why the item is private"), HasSubstr("Award to Example Care Ltd"),
                               HasSubstr("Change item")));
  EXPECT_EQ(stored().meeting.items[1].title, "Item 2");
}

TEST_P(AgendaPages, RefuseAnItemThatIsNotThere) {
  set_state(MeetingState::Planned);
  EXPECT_EQ(item("17").status, 404);
  EXPECT_EQ(item("first").status, 404);
  auto form = private_item();
  form[1].second = "17";
  EXPECT_EQ(plan(form).status, 400);
}

TEST_P(AgendaPages, KeepAnItemFromASecretaryWhomAnInterestShutsOut) {
  set_state(MeetingState::Planned);
  ASSERT_EQ(plan(private_item()).status, 303);
  change_meeting([](StoredMeeting& stored) {
    auto& screening = stored.meeting.items[1].screening.emplace();
    screening.screened = true;
    screening.people.push_back({.person = "secretary", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
  });
  EXPECT_EQ(item("1").status, 403);
  const auto agenda = get(agenda_page, kSecretaryAccount);
  EXPECT_THAT(agenda.body, AllOf(HasSubstr("A commercial matter"), Not(HasSubstr("Example Care"))));
  const auto refused = plan(private_item());
  EXPECT_EQ(refused.status, 403);
}

TEST_P(AgendaPages, LetOnlyTheSecretaryChangeAnItem) {
  set_state(MeetingState::Planned);
  EXPECT_EQ(item("1", kTrustAccount).status, 403);
  EXPECT_EQ(item("1", kOutsider).status, 404);
  EXPECT_EQ(plan(private_item(), kTrustAccount).status, 403);
}

TEST_P(AgendaPages, RefuseToChangeAnItemOfAMeetingMinutedElsewhere) {
  EXPECT_EQ(plan(private_item()).status, 409);
}

TEST_P(AgendaPages, SayWhichPartsTheMeetingHasWhenItIsIssued) {
  set_state(MeetingState::Planned);
  change_meeting([](StoredMeeting& stored) { stored.meeting.starts = 9h; });
  ASSERT_EQ(plan(private_item()).status, 303);
  ASSERT_EQ(plan({{"do", "issue"}}).status, 303);
  EXPECT_THAT(stored().meeting.parts, ::testing::ElementsAre("private"));
}

TEST_P(AgendaPages, ChangeTimeAndPlaceSoThatAMeetingPlannedWithoutThemCanBeIssued) {
  set_state(MeetingState::Planned);
  EXPECT_EQ(plan({{"do", "issue"}}).status, 400);
  EXPECT_EQ(plan({{"do", "times"}, {"starts", "9.30"}, {"ends", "11"}, {"venue", "Room 2"}}).status, 400);
  const auto page = plan({{"do", "times"}, {"starts", "half past"}, {"ends", ""}, {"venue", "Room 2"}});
  EXPECT_EQ(page.status, 400);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Enter a time as 9.30"), HasSubstr("half past")));
  EXPECT_EQ(plan({{"do", "times"}, {"starts", "9.30"}, {"ends", "11.00"}, {"venue", "Room 2"}}).status, 303);
  EXPECT_EQ(stored().meeting.starts, 9h + 30min);
  EXPECT_EQ(stored().meeting.venue, "Room 2");
  EXPECT_EQ(plan({{"do", "issue"}}).status, 303);
  EXPECT_EQ(plan({{"do", "times"}, {"starts", "9.30"}}, kTrustAccount).status, 403);
}

}  // namespace
}  // namespace governance
