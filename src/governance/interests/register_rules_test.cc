#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/mapped.h"
#include "governance/interests/breach.h"
#include "governance/interests/interest_people.h"
#include "governance/interests/public_register.h"

namespace governance {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr base::Date kBegan = 2026y / 3 / 1;

RegisterEntry entry(base::Date from = kBegan, std::optional<base::Date> to = std::nullopt) {
  RegisterEntry out;
  out.id = "e1";
  out.person = "north";
  out.interest.description = "Director of a care company";
  out.interest.from = from;
  out.interest.to = to;
  out.declared_on = from;
  out.confirmed_on = from;
  return out;
}
DecisionMaker maker(std::string name, std::vector<RegisterEntry> entries,
                    std::optional<base::Date> nil = std::nullopt) {
  DecisionMaker out;
  out.name = std::move(name);
  out.declared.entries = std::move(entries);
  out.declared.nil_on = nil;
  return out;
}
std::vector<std::string> subjects(const base::Errors& errors) {
  return base::mapped(errors, &base::Error::subject);
}

TEST(InterestRules, HaveOneRowOfEachLimitForEachRegime) {
  for (const auto regime : {Regime::NhsRegister, Regime::CouncillorsCode})
    for (const auto limit : {InterestLimit::DeclareWithin, InterestLimit::ConfirmWithin, InterestLimit::PublicFor,
                             InterestLimit::OnFileFor}) {
      const auto& row = interest_rule(limit, regime, 2010y / 1 / 1);
      EXPECT_GT(row.value, 0);
      EXPECT_FALSE(row.source.empty());
      EXPECT_THAT(std::string("ABC"), ::testing::HasSubstr(std::string(1, row.grade)));
    }
}

TEST(RegisterEntry, IsInTimeOnTheTwentyEighthDayAndLateOnTheNext) {
  auto one = entry();
  one.declared_on = 2026y / 3 / 29;
  EXPECT_EQ(one.days_late(Regime::NhsRegister).count(), 0);
  one.declared_on = 2026y / 3 / 30;
  EXPECT_EQ(one.days_late(Regime::NhsRegister).count(), 1);
  EXPECT_EQ(one.days_late(Regime::CouncillorsCode).count(), 1);
}

TEST(RegisterEntry, IsConfirmedOnceAYear) {
  PersonRegister one{.person = "north", .entries = {entry()}, .nil_on = {}, .confirmed_on = {}};
  EXPECT_EQ(declaration_state(one, Regime::NhsRegister, 2027y / 3 / 1), DeclarationState::UpToDate);
  EXPECT_EQ(declaration_state(one, Regime::NhsRegister, 2027y / 3 / 2), DeclarationState::ConfirmationDue);
  one.confirmed_on = 2027y / 2 / 10;
  EXPECT_EQ(declaration_state(one, Regime::NhsRegister, 2027y / 3 / 2), DeclarationState::UpToDate);
}

TEST(RegisterEntry, IsDueByTheOldestThatGoesOn) {
  PersonRegister one{.person = "north", .entries = {entry(), entry(2026y / 9 / 1)}, .nil_on = {}, .confirmed_on = {}};
  EXPECT_EQ(confirmation_due(one, Regime::NhsRegister, 2026y / 10 / 1), 2027y / 3 / 1);
  one.entries.front().interest.to = 2026y / 9 / 30;
  EXPECT_EQ(confirmation_due(one, Regime::NhsRegister, 2026y / 10 / 1), 2027y / 9 / 1);
}

TEST(RegisterEntry, CountsANilReturnAsADeclaration) {
  const PersonRegister nothing{.person = "north", .entries = {}, .nil_on = {}, .confirmed_on = {}};
  EXPECT_EQ(declaration_state(nothing, Regime::NhsRegister, 2026y / 5 / 1), DeclarationState::Nothing);
  const PersonRegister nil{.person = "north", .entries = {}, .nil_on = 2026y / 4 / 1, .confirmed_on = {}};
  EXPECT_EQ(declaration_state(nil, Regime::NhsRegister, 2027y / 4 / 1), DeclarationState::UpToDate);
  EXPECT_EQ(declaration_state(nil, Regime::NhsRegister, 2027y / 4 / 2), DeclarationState::ConfirmationDue);
}

TEST(RegisterEntry, StandsOnItsLastDayAndHasEndedOnTheNext) {
  const auto one = entry(kBegan, 2026y / 5 / 31);
  EXPECT_TRUE(one.is_current(2026y / 5 / 31));
  EXPECT_FALSE(one.is_current(2026y / 6 / 1));
  EXPECT_TRUE(one.has_ended(2026y / 6 / 1));
  EXPECT_FALSE(one.is_current(2026y / 2 / 28));
}

TEST(RegisterEntry, IsRefusedWithEveryFaultAtItsField) {
  DeclaredInterest it;
  it.kind = InterestKind::Indirect;
  it.from = 2026y / 6 / 2;
  it.to = 2026y / 6 / 1;
  it.consents = false;
  const auto refused = checked(it, 2026y / 6 / 1);
  ASSERT_FALSE(refused.has_value());
  EXPECT_THAT(subjects(refused.error()), ElementsAre("relationship", "description", "from", "to", "consent-reason"));
  it.relationship = it.consent_reason = "x";
  it.description = std::string(kLongestInterestText + 1, 'a');
  it.from = it.to.value();
  const auto too_long = checked(it, 2026y / 6 / 1);
  ASSERT_FALSE(too_long.has_value());
  EXPECT_THAT(subjects(too_long.error()), ElementsAre("description"));
}

TEST(RegisterEntry, KeepsEachNameOnceAndOnOneLine) {
  DeclaredInterest it;
  it.description = "  Trustee ";
  it.organisations = {" Example\nCare Ltd ", "", "Example Care Ltd"};
  it.from = kBegan;
  it.relationship = "of nobody";
  const auto kept = checked(it, kBegan);
  ASSERT_TRUE(kept.has_value());
  EXPECT_THAT(kept->organisations, ElementsAre("Example Care Ltd"));
  EXPECT_EQ(kept->description, "Trustee");
  EXPECT_EQ(kept->relationship, "") << "only an indirect interest is somebody else's";
}

TEST(RegisterEntry, GivesTheMinuteBookItsPlacesToo) {
  auto one = entry();
  one.interest.organisations = {"Example Care Ltd"};
  one.interest.places = {"Exampleton"};
  EXPECT_THAT(interest_of(one).organisations, ElementsAre("Example Care Ltd", "Exampleton"));
}

TEST(PublicRegister, ShowsAnEndedInterestForSixMonthsToTheDay) {
  const auto one = entry(kBegan, 2026y / 8 / 31);
  EXPECT_TRUE(is_public(one, Regime::NhsRegister, 2027y / 2 / 28)) << "February has no 31st";
  EXPECT_FALSE(is_public(one, Regime::NhsRegister, 2027y / 3 / 1));
  EXPECT_EQ(on_file_until(2026y / 8 / 31, Regime::NhsRegister), 2032y / 8 / 31);
}

TEST(PublicRegister, ShowsNothingBeforeItBeganOrAgainstADecisionOrAWish) {
  auto one = entry();
  EXPECT_FALSE(is_public(one, Regime::NhsRegister, 2026y / 2 / 28));
  EXPECT_TRUE(is_public(one, Regime::NhsRegister, kBegan));
  one.publication.publication = Publication::HeldBack;
  EXPECT_FALSE(is_public(one, Regime::NhsRegister, kBegan));
  one.publication.publication = Publication::AsHolderConsents;
  one.interest.consents = false;
  EXPECT_FALSE(is_public(one, Regime::NhsRegister, kBegan));
  one.publication.publication = Publication::Released;
  EXPECT_TRUE(is_public(one, Regime::NhsRegister, kBegan));
}

TEST(PublicRegister, NamesWhoMadeNeitherADeclarationNorANilReturn) {
  auto held = entry();
  held.publication.publication = Publication::HeldBack;
  const auto shown =
      public_register({maker("Amber", {entry()}), maker("Birch", {}, 2026y / 1 / 1), maker("Cedar", {}),
                       maker("Dale", {held}), maker("Elm", {entry(2025y / 1 / 1, 2025y / 2 / 1)}, 2026y / 1 / 1)},
                      2026y / 6 / 1);
  EXPECT_THAT(base::mapped(shown.entries, &PublicEntry::name), ElementsAre("Amber"));
  EXPECT_THAT(shown.nil, ElementsAre("Birch", "Elm"));
  EXPECT_THAT(shown.neither, ElementsAre("Cedar")) << "whose only entry is held back has declared";
}

TEST(PublicRegister, SaysHowLateAnEntryWasAndWhoseAnIndirectOneIs) {
  auto one = entry();
  one.declared_on = 2026y / 4 / 1;
  one.interest.kind = InterestKind::Indirect;
  one.interest.relationship = "Brother";
  const auto shown = public_register({maker("Amber", {one})}, 2026y / 6 / 1);
  ASSERT_EQ(shown.entries.size(), 1U);
  EXPECT_EQ(shown.entries[0].days_late, 3);
  EXPECT_EQ(shown.entries[0].description, "Director of a care company (Brother)");
}

TEST(InterestPeople, AreUnderTheCouncillorsCodeByTheirSeatsOrganisation) {
  const std::vector<Organisation> partners = {
      {.id = "county", .name = "Vale Council", .aliases_seen = {"VC"}, .sector = Sector::LocalAuthority},
      {.id = "vht", .name = "Vale Hospitals", .aliases_seen = {}, .sector = Sector::NhsProvider}};
  Body body;
  body.seats = {{.id = "s1", .holder = "birch", .organisation = "county", .tags = {}, .deputies = {}, .votes = true},
                {.id = "s2", .holder = "cedar", .organisation = "vht", .tags = {}, .deputies = {}, .votes = true}};
  Person birch;
  birch.id = "birch";
  Person cedar;
  cedar.id = "cedar";
  cedar.roles_seen = {{.in = "m1", .role = "Councillor", .organisation = "county"}};
  EXPECT_EQ(regime_of(birch, {body}, partners), Regime::CouncillorsCode);
  EXPECT_EQ(regime_of(cedar, {body}, partners), Regime::NhsRegister) << "the seat comes before what was seen";
  EXPECT_EQ(regime_of(cedar, {}, partners), Regime::CouncillorsCode);
  EXPECT_THAT(organisations_of(cedar, {body}, partners), ElementsAre("vht", "county"));
  EXPECT_THAT(linked({"vale council", "vc", "Example Care Ltd"}, partners),
              ElementsAre("county", "county", "Example Care Ltd"));
  EXPECT_THAT(named({"county", "Example Care Ltd"}, partners), ElementsAre("Vale Council", "Example Care Ltd"));
}

TEST(Breach, IsRefusedWithALessonThatNamesThePerson) {
  Breach one;
  one.person = "north";
  one.what = "Was a director of a bidder";
  one.found_on = kBegan;
  EXPECT_TRUE(checked(one, "Dr Amber Example-Ash", kBegan).has_value());
  one.lesson = "Ask at the item, as with Example-Ash.";
  one.lesson_is_public = true;
  one.found_on = 2026y / 3 / 2;
  const auto refused = checked(one, "Dr Amber Example-Ash", kBegan);
  ASSERT_FALSE(refused.has_value());
  EXPECT_THAT(subjects(refused.error()), ElementsAre("found", "lesson", "public"));
}

}  // namespace
}  // namespace governance
