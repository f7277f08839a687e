#include "governance/interests/screening_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/mapped.h"
#include "governance/meetings/caught.h"
#include "governance/meetings/meetings_testing.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Organisation> partners() {
  return {{.id = "north_ccg", .name = "North CCG", .aliases_seen = {}, .sector = Sector::NhsCommissioner},
          {.id = "vale", .name = "Vale Hospitals NHS Trust", .aliases_seen = {"VHT"}, .sector = Sector::NhsProvider},
          {.id = "county", .name = "Vale Council", .aliases_seen = {}, .sector = Sector::LocalAuthority}};
}
AgendaItem item(std::string title) {
  AgendaItem out;
  out.number = "4";
  out.title = std::move(title);
  out.medium = Medium::Paper;
  return out;
}
ScreenedPerson person(std::string id, std::vector<std::string> organisations = {},
                      std::vector<std::string> interests = {}) {
  ScreenedPerson out;
  out.id = std::move(id);
  out.name = "Invented Person";
  out.short_name = "IP";
  out.organisations = std::move(organisations);
  if (!interests.empty()) {
    RegisterEntry entry;
    entry.interest.organisations = std::move(interests);
    out.interests = {entry};
  }
  return out;
}
std::vector<std::string> subjects(const base::Errors& errors) {
  return base::mapped(errors, &base::Error::subject);
}
Look look(LookKind kind, Sector sector, std::string account, Proposal proposal = {}) {
  Look out;
  out.item = "4";
  out.about = words_looked_at(item("Beds"));
  out.kind = kind;
  out.proposal = std::move(proposal);
  out.sector = sector;
  out.account = std::move(account);
  return out;
}
const std::set<Sector> kThree = {Sector::NhsCommissioner, Sector::NhsProvider, Sector::LocalAuthority};

TEST(ItemHits, FindEmployersInterestsAndNamesAndSayWhy) {
  auto award = item("Award of the contract");
  award.closed_title = "Award to Example Care Ltd, proposed by invented person";
  award.purpose = "approve the contract with VHT";
  const auto hits = hits_of(
      award, {person("trust", {"vale"}), person("north", {}, {"Example Care Ltd"}), person("county_one", {"county"})},
      partners());
  ASSERT_EQ(hits.size(), 5U) << "everyone here has the name that stands in the closed title";
  EXPECT_EQ(hits[0].why, "IP works or sits for Vale Hospitals NHS Trust, which stands in what is asked.");
  EXPECT_EQ(hits[1].source, HitSource::Name);
  EXPECT_THAT(hits[2].why, HasSubstr("interest (financial) in Example Care Ltd, which stands in the closed title."));
  EXPECT_TRUE(hits[2].is_financial);
  EXPECT_EQ(hits[4].person, "county_one");
}

TEST(ItemHits, NeedWholeWordsAndCountAThingOnce) {
  EXPECT_THAT(hits_of(item("Careful examples"), {person("north", {}, {"Care", "Example"})}, partners()), IsEmpty());
  auto twice = item("Example Care Ltd");
  twice.purpose = "thank Example Care Ltd";
  EXPECT_EQ(hits_of(twice, {person("north", {}, {"Example Care Ltd"})}, partners()).size(), 1U);
}

TEST(ItemHits, WarnOfWhatCannotBeScreened) {
  auto one = item("Beds");
  EXPECT_EQ(unscreenable_because(one), "");
  one.is_late = true;
  EXPECT_THAT(unscreenable_because(one), HasSubstr("late"));
  one.medium = Medium::Verbal;
  EXPECT_THAT(unscreenable_because(one), HasSubstr("verbal"));
  one.kind = ItemKind::Opening;
  EXPECT_EQ(unscreenable_because(one), "");
}

TEST(ScreeningProposal, NeedsPartiesAReasonAndAnAnswerToEachHit) {
  const std::vector<Hit> hits = {{.person = "north", .source = HitSource::Interest, .matched = "x", .why = "y"}};
  const auto refused = checked(Proposal{.outcome = ScreeningOutcome::LeaveForItem}, hits, {});
  ASSERT_FALSE(refused.has_value());
  EXPECT_THAT(subjects(refused.error()), ElementsAre("parties", "reason", "hit-north"));
  EXPECT_TRUE(
      checked({.outcome = ScreeningOutcome::LeaveForItem, .parties = {"north"}, .reason = "a bidder"}, hits, {"north"})
          .has_value());
  EXPECT_TRUE(
      checked({.outcome = ScreeningOutcome::NothingNoted, .cleared = {"north"}, .reason = "long over"}, hits, {})
          .has_value());
}

TEST(ScreeningProposal, NotesStandingInterestsOfEmployersWithoutClearingEach) {
  const std::vector<Hit> hits = {{.person = "north", .source = HitSource::Employer, .matched = "x", .why = "y"}};
  EXPECT_TRUE(
      checked({.outcome = ScreeningOutcome::RegularConflictsOnly, .reason = "as always"}, hits, {}).has_value());
  EXPECT_FALSE(checked({.outcome = ScreeningOutcome::NothingNoted, .reason = "as always"}, hits, {}).has_value());
}

TEST(ScreeningProposal, SendsAPecuniaryInterestOutOfTheRoom) {
  const std::vector<Hit> hits = {
      {.person = "county_one", .source = HitSource::Interest, .matched = "x", .why = "y", .asks_to_leave = true}};
  Proposal one{.outcome = ScreeningOutcome::StaySilent, .parties = {"county_one"}, .reason = "owns it"};
  const auto refused = checked(one, hits, {"county_one"});
  ASSERT_FALSE(refused.has_value());
  EXPECT_THAT(subjects(refused.error()), ElementsAre("outcome"));
  one.outcome = ScreeningOutcome::LeaveForItem;
  EXPECT_TRUE(checked(one, hits, {"county_one"}).has_value());
}

TEST(ScreeningProposal, LoosensByAMilderOutcomeAPartyLessOrAPersonLess) {
  Proposal one{.outcome = ScreeningOutcome::LeaveForItem, .parties = {"vale"}, .reason = "a bidder"};
  const std::optional<Screening> standing = screening_of(one, {"trust"}, "");
  EXPECT_FALSE(loosens(one, {"trust"}, std::nullopt));
  EXPECT_FALSE(loosens(one, {"trust"}, standing));
  EXPECT_TRUE(loosens(one, {}, standing));
  auto cleared = one;
  cleared.cleared = {"trust"};
  EXPECT_TRUE(loosens(cleared, {"trust"}, standing));
  auto other = one;
  other.parties = {"county"};
  EXPECT_TRUE(loosens(other, {"trust"}, standing));
  auto stricter = one;
  stricter.outcome = ScreeningOutcome::WithholdPapers;
  stricter.parties.emplace_back("county");
  EXPECT_FALSE(loosens(stricter, {"trust", "county_one"}, standing));
  auto milder = one;
  milder.outcome = ScreeningOutcome::DeclareAndParticipate;
  EXPECT_TRUE(loosens(milder, {"trust"}, standing));
}

TEST(ScreeningLooks, WaitForAnotherSectorWhereTheyLoosen) {
  auto proposed = look(LookKind::Proposed, Sector::NhsProvider, "a");
  proposed.is_loosening = true;
  std::vector<Look> looks = {proposed};
  EXPECT_TRUE(looks_at(item("Beds"), looks, kThree).waits_for_another);
  EXPECT_FALSE(looks_at(item("Beds"), looks, {Sector::NhsProvider}).waits_for_another);
  looks.push_back(look(LookKind::Concurred, Sector::NhsProvider, "b"));
  EXPECT_TRUE(looks_at(item("Beds"), looks, kThree).waits_for_another);
  looks.push_back(look(LookKind::Objected, Sector::LocalAuthority, "c"));
  EXPECT_TRUE(looks_at(item("Beds"), looks, kThree).waits_for_another);
  looks.push_back(look(LookKind::Concurred, Sector::LocalAuthority, "c"));
  const auto now = looks_at(item("Beds"), looks, kThree);
  EXPECT_FALSE(now.waits_for_another);
  EXPECT_FALSE(now.is_objected()) << "the newest answer of an account counts";
  EXPECT_EQ(now.looked, (std::set<Sector>{Sector::NhsProvider, Sector::LocalAuthority}));
}

TEST(ScreeningLooks, AreNeededAgainOnceTheItemIsWordedAnew) {
  const std::vector<Look> looks = {look(LookKind::Proposed, Sector::NhsProvider, "a")};
  EXPECT_TRUE(looks_at(item("Beds"), looks, kThree).proposal.has_value());
  EXPECT_FALSE(looks_at(item("Beds and chairs"), looks, kThree).proposal.has_value());
}

TEST(ScreeningLooks, AreLookedForOfEveryPartnersSectorAtTheTable) {
  auto at = plan();
  at.partners = partners();
  EXPECT_EQ(sectors_at_table(at), (std::set<Sector>{Sector::NhsCommissioner}));
  at.seats[4].organisation = "county";
  EXPECT_EQ(sectors_at_table(at), (std::set<Sector>{Sector::NhsCommissioner, Sector::LocalAuthority}));
}

TEST(Screening, ResolvesPartiesToPeopleAndKeepsWhoIsCleared) {
  auto at = plan();
  at.partners = partners();
  for (auto& row : at.meeting.attendance)
    if (row.organisation == "trust") row.organisation = "vale";
  const Proposal one{
      .outcome = ScreeningOutcome::LeaveForItem, .parties = {"vale"}, .cleared = {"guest_b"}, .reason = "a bidder"};
  const auto caught = resolved(at.meeting.items[0], one, at, base::mapped(at.meeting.attendance, &Attendance::person));
  EXPECT_THAT(caught, ElementsAre("trust", "guest_a", "guest_b"));
  at.meeting.items[0].screening = screening_of(one, caught, "north");
  EXPECT_THAT(base::mapped(at.meeting.items[0].screening->people, &Handling::person),
              ElementsAre("trust", "guest_a", "guest_b"));
  EXPECT_EQ(asked_of(at.meeting.items[0], at, "guest_a"), ScreeningOutcome::LeaveForItem);
  EXPECT_EQ(asked_of(at.meeting.items[0], at, "guest_b"), std::nullopt);
  const Hit hit{.person = "guest_b", .source = HitSource::Employer, .matched = "", .why = ""};
  EXPECT_TRUE(is_dealt_with(hit, at.meeting.items[0], at));
  EXPECT_FALSE(is_dealt_with({.person = "south"}, at.meeting.items[0], at));
}

TEST(Screening, NamesAnOrganisationByItsNameWhereAPersonHasItsId) {
  const Organisation one{.id = "vale", .name = "Vale Hospitals NHS Trust", .aliases_seen = {}};
  EXPECT_EQ(organisation_party(one, {"north"}), "vale");
  EXPECT_EQ(organisation_party(one, {"vale"}), "Vale Hospitals NHS Trust");
}

}  // namespace
}  // namespace governance
