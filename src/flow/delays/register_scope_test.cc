#include "flow/delays/register_scope.h"

#include <vector>

#include <gtest/gtest.h>

namespace flow {
namespace {

const std::vector<Place> kPlaces = {
    {"SYS", "Example System", PlaceKind::System, ""},         {"RWE", "Example Hospitals", PlaceKind::Provider, "SYS"},
    {"RT5", "Example Community", PlaceKind::Provider, "SYS"}, {"R99", "Far Hospitals", PlaceKind::Provider, ""},
    {"E06000016", "Example City", PlaceKind::Council, "SYS"}, {"E10000018", "Exampleshire", PlaceKind::Council, "SYS"},
    {"E06000099", "Far City", PlaceKind::Council, ""},        {"E54000015", "Example Board", PlaceKind::Board, "SYS"},
    {"E92000001", "England", PlaceKind::Nation, ""}};

RegisterScope scope_of(std::vector<std::string> organisations) {
  return RegisterScope(kPlaces, organisations);
}

DelaySpell spell(std::string provider, std::string council, Attribution attribution) {
  return {.patient = "D0417",
          .provider = std::move(provider),
          .council = std::move(council),
          .cause = {.reason = DelayReason::E, .attribution = attribution, .care = CareType::Acute},
          .from = std::chrono::year(2020) / 1 / 2,
          .to = {}};
}

const Place& place(std::string_view code) {
  return *std::ranges::find(kPlaces, code, &Place::code);
}

TEST(RegisterScope, GivesAProviderItsOwnPatientsAlone) {
  const auto scope = scope_of({"RWE"});
  EXPECT_TRUE(scope.covers(spell("RWE", "E06000016", Attribution::Nhs)));
  EXPECT_TRUE(scope.covers(spell("RWE", "E06000099", Attribution::SocialCare)));
  EXPECT_FALSE(scope.covers(spell("RT5", "E06000016", Attribution::SocialCare)));
  EXPECT_TRUE(scope.covers_all_of(place("RWE")));
  EXPECT_FALSE(scope.covers_all_of(place("SYS")));
  EXPECT_FALSE(scope.covers_all_of(place("E06000016")));
  EXPECT_FALSE(scope.may_name_provider("RT5"));
  EXPECT_TRUE(scope.may_name_council("E10000018"));
}

TEST(RegisterScope, GivesACouncilWhatIsPutDownToItAlone) {
  const auto scope = scope_of({"E06000016"});
  EXPECT_TRUE(scope.covers(spell("RWE", "E06000016", Attribution::SocialCare)));
  EXPECT_TRUE(scope.covers(spell("R99", "E06000016", Attribution::Both)));
  EXPECT_FALSE(scope.covers(spell("RWE", "E06000016", Attribution::Nhs)));
  EXPECT_FALSE(scope.covers(spell("RWE", "E10000018", Attribution::SocialCare)));
  EXPECT_FALSE(scope.covers_all_of(place("E06000016"))) << "the NHS's days of its residents are not its own";
  EXPECT_FALSE(scope.may_name_council("E10000018"));
  EXPECT_TRUE(scope.may_name_provider("RT5"));
}

TEST(RegisterScope, GivesASystemAllThatItsPartnersHave) {
  const auto scope = scope_of({"SYS"});
  EXPECT_TRUE(scope.covers(spell("RWE", "E06000099", Attribution::Nhs)));
  EXPECT_TRUE(scope.covers(spell("R99", "E10000018", Attribution::Nhs)));
  EXPECT_FALSE(scope.covers(spell("R99", "E06000099", Attribution::Both)));
  for (const auto* code : {"SYS", "RWE", "E06000016"}) EXPECT_TRUE(scope.covers_all_of(place(code))) << code;
  EXPECT_FALSE(scope.covers_all_of(place("R99")));
}

TEST(RegisterScope, AddsUpSeveralGrants) {
  const auto scope = scope_of({"RWE", "E10000018"});
  EXPECT_TRUE(scope.covers(spell("RWE", "E06000016", Attribution::Nhs)));
  EXPECT_TRUE(scope.covers(spell("RT5", "E10000018", Attribution::Both)));
  EXPECT_FALSE(scope.covers(spell("RT5", "E06000016", Attribution::Both)));
  EXPECT_EQ(scope.words(), "E10000018, RWE");
}

TEST(RegisterScope, GivesNothingToAnOrganisationThatIsNoPlaceOrABoard) {
  for (const auto* code : {"XXX", "E54000015", ""}) {
    const auto scope = scope_of({code});
    EXPECT_TRUE(scope.covers_nothing()) << code;
    EXPECT_FALSE(scope.covers(spell("RWE", "E06000016", Attribution::SocialCare))) << code;
    EXPECT_FALSE(scope.may_name_provider("RWE"));
    EXPECT_FALSE(scope.may_name_council("E06000016"));
  }
  EXPECT_TRUE(scope_of({}).covers_nothing());
}

TEST(RegisterScope, GivesEnglandAll) {
  const auto scope = scope_of({"E92000001"});
  EXPECT_TRUE(scope.covers(spell("R99", "E06000099", Attribution::Nhs)));
  EXPECT_TRUE(scope.covers_all_of(place("SYS")));
  EXPECT_FALSE(scope.covers_nothing());
}

}  // namespace
}  // namespace flow
