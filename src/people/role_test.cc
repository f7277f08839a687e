#include "people/role.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <vector>

#include <gtest/gtest.h>

#include "base/random.h"

namespace people {
namespace {

using namespace std::chrono_literals;
using enum Permission;

constexpr base::Date kToday = 2026y / 9 / 14;
constexpr Permission kNewest = ManageAccounts;

OdsCode trust(std::string_view code = "RWE") {
  return *OdsCode::parse(code);
}

DirectorateId directorate(std::uint64_t seed) {
  base::SeededRandom random(seed);
  return {base::Uuid::v7(base::Instant{}, random)};
}

RoleGrant grant(Role role) {
  return {.role = role, .organisation = trust(), .starts = kToday};
}

std::set<Permission> given_to(Role role) {
  std::set<Permission> out;
  for (int i = 0; i < kPermissionCount; ++i) {
    if (gives(role, static_cast<Permission>(i))) out.insert(static_cast<Permission>(i));
  }
  return out;
}

// The table once more, by hand: a change to who may do what must be made twice, on purpose.
TEST(Permissions, AreThese) {
  const auto with = [](std::set<Permission> more) {
    more.insert({Public, SignedIn});
    return more;
  };
  EXPECT_EQ(given_to(Role::Doctor),
            with({SeeOwnSchedule, CheckOwnSchedule, ReportException, SeeOwnReports, OpenReport}));
  EXPECT_EQ(given_to(Role::EducationalSupervisor), with({ReviewAsSupervisor, SeeReviewQueue, OpenReport}));
  EXPECT_EQ(given_to(Role::MedicalHr), with({ReviewAsMedicalHr, SeeReviewQueue, OpenReport, CheckSchedules,
                                             CheckRotaFiles, SeeEstablishment, ImportEstablishment}));
  EXPECT_EQ(given_to(Role::DirectorOfMedicalEducation),
            with({ReviewAsMedicalEducation, SeeReviewQueue, OpenReport, SeeGuardianReport}));
  EXPECT_EQ(given_to(Role::Guardian),
            with({DecideAsGuardian, SeeGuardianOverview, SeeGuardianReport, SeeReportsBeneathFigures, OpenReport,
                  CheckSchedules, CheckRotaFiles, SeeEstablishment, SeeAuditTrail}));
  EXPECT_EQ(given_to(Role::RotaCoordinator), with({CheckSchedules, CheckRotaFiles, SeeEstablishment}));
  EXPECT_EQ(given_to(Role::BoardMember), with({SeeGuardianReport, SeeEstablishment, SeeSystemFigures, PlanBeds}));
  EXPECT_EQ(given_to(Role::CommitteeSecretary),
            with({SeeCommittees, RunMeetings, ManageCommittees, DeclareInterests, UpdateOwnActions, SeeSystemFigures}));
  EXPECT_EQ(given_to(Role::CommitteeMember),
            with({SeeCommittees, DeclareInterests, UpdateOwnActions, SeeSystemFigures}));
  EXPECT_EQ(given_to(Role::GovernanceLead), with({SeeCommittees, ScreenConflicts, ManageCommittees, DeclareInterests,
                                                  UpdateOwnActions, SeeSystemFigures}));
  EXPECT_EQ(given_to(Role::PerformanceAnalyst), with({SeeSystemFigures, KeepMeasures, SeeDelayRegister, PlanBeds}));
  EXPECT_EQ(given_to(Role::Administrator), with({ManageAccounts}));
}

TEST(Permissions, GiveNamedReportsToNoOneOutsideTheReportsOwnCircle) {
  for (const Role role : {Role::RotaCoordinator, Role::BoardMember, Role::CommitteeSecretary, Role::CommitteeMember,
                          Role::GovernanceLead, Role::PerformanceAnalyst, Role::Administrator}) {
    EXPECT_FALSE(gives(role, OpenReport)) << role_name(role);
    EXPECT_FALSE(gives(role, SeeReportsBeneathFigures)) << role_name(role);
  }
}

TEST(Permissions, EachHaveANameAndAReasonWhereGiven) {
  std::set<std::string_view> names;
  for (int i = 0; i < kPermissionCount; ++i) {
    const auto permission = static_cast<Permission>(i);
    EXPECT_TRUE(names.insert(permission_name(permission)).second);
    for (const Role role : kRoles) {
      const bool is_listed = permission != Public && permission != SignedIn && gives(role, permission);
      EXPECT_EQ(!reason_for(role, permission).empty(), is_listed);
    }
  }
  EXPECT_EQ(kPermissionCount, static_cast<int>(kNewest) + 1);
}

TEST(Role, IsReadBackFromItsCode) {
  for (const Role role : kRoles) EXPECT_EQ(parse_role(role_code(role)), role);
  EXPECT_EQ(role_code(Role::Guardian), "guardian");
  for (const std::string_view code : {"", "Guardian", "root", "guardian "}) EXPECT_EQ(parse_role(code), std::nullopt);
}

TEST(RoleGrant, CountsFromItsFirstToItsLastDay) {
  RoleGrant guardian = grant(Role::Guardian);
  guardian.starts = 2026y / 9 / 1;
  guardian.ends = 2026y / 9 / 30;
  const auto may_on = [&](base::Date date) {
    return may({{guardian}}, DecideAsGuardian, {.organisation = trust()}, date) &&
           may_anywhere({{guardian}}, DecideAsGuardian, date);
  };
  EXPECT_FALSE(may_on(2026y / 8 / 31));
  EXPECT_TRUE(may_on(2026y / 9 / 1));
  EXPECT_TRUE(may_on(2026y / 9 / 30));
  EXPECT_FALSE(may_on(2026y / 10 / 1));
}

TEST(RoleGrant, WithoutAnEndCountsUntilFurtherNotice) {
  EXPECT_TRUE(may({{grant(Role::Guardian)}}, DecideAsGuardian, {.organisation = trust()}, 2099y / 12 / 31));
}

TEST(RoleGrant, OfAnotherOrganisationGivesNothing) {
  EXPECT_FALSE(may({{grant(Role::Guardian)}}, DecideAsGuardian, {.organisation = trust("RX1")}, kToday));
  EXPECT_FALSE(may({{grant(Role::Guardian)}}, DecideAsGuardian, {}, kToday))
      << "a scope without organisation is nobody's";
}

TEST(RoleGrant, ForADirectorateAnswersForThatOneAlone) {
  RoleGrant hr = grant(Role::MedicalHr);
  hr.directorate = directorate(1);
  const std::vector grants = {hr};
  EXPECT_TRUE(may(grants, OpenReport, {.organisation = trust(), .directorate = directorate(1)}, kToday));
  EXPECT_FALSE(may(grants, OpenReport, {.organisation = trust(), .directorate = directorate(2)}, kToday));
  EXPECT_FALSE(may(grants, OpenReport, {.organisation = trust()}, kToday)) << "the organisation as a whole";
  EXPECT_TRUE(may_anywhere(grants, OpenReport, kToday));
}

TEST(RoleGrant, ForASpecialtyAnswersForThatOneAlone) {
  RoleGrant supervisor = grant(Role::EducationalSupervisor);
  supervisor.specialty = "Cardiology";
  const std::vector grants = {supervisor};
  EXPECT_TRUE(may(grants, OpenReport, {.organisation = trust(), .directorate = {}, .specialty = "Cardiology"}, kToday));
  EXPECT_FALSE(may(grants, OpenReport, {.organisation = trust(), .directorate = {}, .specialty = "Renal"}, kToday));
  EXPECT_FALSE(may(grants, OpenReport, {.organisation = trust()}, kToday));
}

TEST(RoleGrant, ForAWholeOrganisationAnswersForEachPartOfIt) {
  const std::vector grants = {grant(Role::Guardian)};
  EXPECT_TRUE(may(grants, OpenReport,
                  {.organisation = trust(), .directorate = directorate(1), .specialty = "Cardiology"}, kToday));
}

TEST(RoleGrant, AddsToOthersAndNeverTakesAway) {
  const std::vector grants = {grant(Role::Administrator), grant(Role::Doctor)};
  EXPECT_TRUE(may(grants, ManageAccounts, {.organisation = trust()}, kToday));
  EXPECT_TRUE(may(grants, ReportException, {.organisation = trust()}, kToday));
  EXPECT_FALSE(may(grants, SeeGuardianReport, {.organisation = trust()}, kToday));
}

TEST(Permissions, WithoutAnyGrantAreThePublicOneAlone) {
  for (int i = 0; i < kPermissionCount; ++i) {
    const auto permission = static_cast<Permission>(i);
    EXPECT_EQ(may_anywhere({}, permission, kToday), permission == Public);
    EXPECT_EQ(may({}, permission, {.organisation = trust()}, kToday), permission == Public);
  }
}

TEST(Permissions, TellWhoSeesOtherPeoplesNames) {
  const std::set<Role> without = {Role::Doctor, Role::BoardMember, Role::CommitteeMember, Role::PerformanceAnalyst};
  for (const Role role : kRoles) EXPECT_EQ(sees_other_names({{grant(role)}}, kToday), !without.contains(role));
  EXPECT_FALSE(sees_other_names({{grant(Role::Guardian)}}, kToday - std::chrono::years(1)));
}

TEST(Permissions, AreWrittenDownAsTheyAre) {
  constexpr auto kFile = "docs/permissions.md";
  if (std::getenv("SIGHTLINE_WRITE_DOCS") != nullptr) std::ofstream(kFile) << permissions_markdown();
  std::ifstream file(kFile);
  const std::string written((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  EXPECT_EQ(written, permissions_markdown())
      << kFile << " differs from src/people/role.cc. Run this test with SIGHTLINE_WRITE_DOCS=1 to write it again.";
}

}  // namespace
}  // namespace people
