#include "governance/meetings/item_access.h"

#include <gtest/gtest.h>

#include "governance/meetings/meetings_testing.h"

namespace governance {
namespace {

using namespace testing_help;

/// The first item is shut to the hospitals by the party's words alone: nobody is named one by one.
MeetingPlan shut_to(std::string party, ScreeningOutcome outcome = ScreeningOutcome::WithholdPapers) {
  auto out = plan();
  out.partners = {
      {.id = "north_ccg", .name = "North CCG", .aliases_seen = {}, .sector = Sector::NhsCommissioner},
      {.id = "vale", .name = "Vale Hospitals NHS Trust", .aliases_seen = {"VHT"}, .sector = Sector::NhsProvider},
      {.id = "county", .name = "Vale Council", .aliases_seen = {}, .sector = Sector::LocalAuthority}};
  for (auto& row : out.meeting.attendance)
    if (row.organisation == "trust") row.organisation = "vale";
  Screening screening;
  screening.screened = true;
  screening.outcome = outcome;
  screening.parties = {std::move(party)};
  out.meeting.items[0].screening = screening;
  return out;
}
Sight seen(const MeetingPlan& plan, const Viewer& viewer) {
  return sight_of(plan.meeting.items[0], LiveMeeting(plan, {}), viewer);
}
Viewer member(std::string person) {
  Viewer out;
  out.person = std::move(person);
  out.is_member = true;
  return out;
}

TEST(ItemAccess, IsShutByAnOrganisationWithoutNamingAnyone) {
  for (const auto* party : {"vale", "VHT", "Vale Hospitals NHS Trust", "providers", "all parties"}) {
    SCOPED_TRACE(party);
    EXPECT_EQ(seen(shut_to(party), member("trust")), Sight::TitleOnly);
  }
  EXPECT_EQ(seen(shut_to("vale"), member("south")), Sight::Everything);
}

TEST(ItemAccess, IsShutToWhoeverComesToTheListLater) {
  auto later = shut_to("vale");
  later.meeting.items[0].screening->people.push_back(
      {.person = "trust", .declared = {}, .outcome = ScreeningOutcome::WithholdPapers});
  EXPECT_EQ(seen(later, member("newcomer")), Sight::Everything);
  later.meeting.attendance.push_back(listed("newcomer", "NW", "vale"));
  EXPECT_EQ(seen(later, member("newcomer")), Sight::TitleOnly);
}

TEST(ItemAccess, IsShutToASecretaryAndAScreenerOfTheParty) {
  auto plan = shut_to("vale");
  Viewer secretary{.person = "taker", .is_secretary = true, .is_screener = false, .is_member = false, .employer = ""};
  EXPECT_EQ(seen(plan, secretary), Sight::Everything);
  plan.ties["taker"] = {.employer = "vale", .interests = {}};
  EXPECT_EQ(seen(plan, secretary), Sight::TitleOnly);
  const Viewer lead{.person = "", .is_secretary = false, .is_screener = true, .is_member = false, .employer = "vale"};
  EXPECT_EQ(seen(plan, lead), Sight::TitleOnly);
  const Viewer other{
      .person = "", .is_secretary = false, .is_screener = true, .is_member = false, .employer = "county"};
  EXPECT_EQ(seen(plan, other), Sight::Everything);
}

TEST(ItemAccess, IsShutToTheHolderOfAPartysSeatWhoIsNotOnTheList) {
  auto plan = shut_to("vale");
  plan.seats[1].organisation = "vale";
  plan.holders["south_chair"] = "absent_one";
  EXPECT_EQ(seen(plan, member("absent_one")), Sight::TitleOnly);
}

TEST(ItemAccess, IsShutToADeputyForAPartysSeat) {
  auto plan = shut_to("vale");
  plan.seats[3].organisation = "vale";
  plan.meeting.attendance.push_back(listed("deputy", "DP", "county"));
  EXPECT_EQ(seen(plan, member("deputy")), Sight::Everything);
  plan.meeting.attendance.back().deputy_for = "trust";
  EXPECT_EQ(seen(plan, member("deputy")), Sight::TitleOnly);
}

TEST(ItemAccess, IsShutByARegisteredInterestInTheParty) {
  auto plan = shut_to("Example Care Ltd");
  EXPECT_EQ(seen(plan, member("south")), Sight::Everything);
  plan.ties["south"] = {.employer = "", .interests = {"Example Care Ltd"}};
  EXPECT_EQ(seen(plan, member("south")), Sight::TitleOnly);
  EXPECT_EQ(seen(plan, member("east")), Sight::Everything);
}

TEST(ItemAccess, IsOpenToOneOfThePartyWhoHasNoConflictByName) {
  auto plan = shut_to("vale");
  plan.meeting.items[0].screening->people.push_back(
      {.person = "trust", .declared = {}, .outcome = ScreeningOutcome::NothingNoted});
  EXPECT_EQ(seen(plan, member("trust")), Sight::Everything);
  EXPECT_EQ(seen(plan, member("guest_a")), Sight::TitleOnly);
}

TEST(ItemAccess, IsOpenWhereThePartyStays) {
  EXPECT_EQ(seen(shut_to("vale", ScreeningOutcome::StaySilent), member("trust")), Sight::Everything);
  EXPECT_EQ(seen(shut_to("vale", ScreeningOutcome::LeaveForItem), member("trust")), Sight::TitleOnly);
}

TEST(ItemAccess, IsNothingToAStrangerOfTheParty) {
  EXPECT_EQ(seen(shut_to("vale"), Viewer{}), Sight::Nothing);
}

}  // namespace
}  // namespace governance
