#include "safe_working/exception_reports/report_access.h"

#include <chrono>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/london_time.h"

namespace safe_working {
namespace {

using people::Role;

people::PersonId person(int n) {
  return people::PersonId::parse(fmt::format("00000000-0000-7000-8000-{:012}", n)).value();
}
const people::DirectorateId kMedicine = people::DirectorateId::parse("00000000-0000-7000-8000-0000000000d1").value();
const people::DirectorateId kSurgery = people::DirectorateId::parse("00000000-0000-7000-8000-0000000000d2").value();
const people::OdsCode kTrust = people::OdsCode::parse("RWE").value();
const people::OdsCode kOtherTrust = people::OdsCode::parse("RT5").value();
base::Date day(std::string_view text) {
  return base::parse_iso_date(text).value();
}
const base::Date kToday = day("2026-11-22");

const auto kDoctor = person(1);
const auto kSupervisor = person(2);
const auto kOther = person(3);

ExceptionReport report(Era era, Categories categories) {
  ExceptionReport out{.doctor = kDoctor, .era = era, .categories = categories};
  out.post.holder = kDoctor;
  out.post.organisation = kTrust;
  out.post.directorate = kMedicine;
  out.post.specialty = "Acute medicine";
  out.post.supervisor = kSupervisor;
  if (era != Era::Reform) {
    out.parts = {{.reviewer = Reviewer::Supervisor}};
    return out;
  }
  if (categories.any_working()) out.parts.push_back({.reviewer = Reviewer::MedicalHr});
  if (categories.education) out.parts.push_back({.reviewer = Reviewer::MedicalEducation});
  return out;
}

people::RoleGrant grant(Role role) {
  return {.role = role, .organisation = kTrust, .starts = day("2016-08-01")};
}

ReportAccess access(const ExceptionReport& of, people::PersonId who, Role role) {
  const std::vector grants = {grant(role)};
  return access_to(of, who, grants, kToday);
}

constexpr Categories kHours{.hours = true};
constexpr Categories kEducation{.education = true};
constexpr Categories kBoth{.hours = true, .education = true};

TEST(ReportAccess, IsGivenByRoleEraAndRelation) {
  // What a person in each role, not the doctor, may do: o open, r review, g decide as guardian, x refused by the
  // reform.
  const struct {
    Role role;
    bool is_supervisor_of_doctor;
    std::string_view before_hours, before_education, reform_hours, reform_education, reform_both;
  } cases[] = {
      {Role::Doctor, false, "", "", "", "", ""},
      {Role::Doctor, true, "", "", "", "", ""},
      {Role::EducationalSupervisor, false, "", "", "", "", ""},
      {Role::EducationalSupervisor, true, "or", "or", "x", "x", "x"},
      {Role::MedicalHr, false, "", "", "or", "", "or"},
      {Role::MedicalHr, true, "", "", "or", "", "or"},
      {Role::DirectorOfMedicalEducation, false, "", "o", "", "or", "or"},
      {Role::Guardian, false, "og", "og", "og", "og", "og"},
      {Role::RotaCoordinator, false, "", "", "", "", ""},
      {Role::BoardMember, false, "", "", "", "", ""},
      {Role::Administrator, false, "", "", "", "", ""},
  };
  const auto shown = [](const ReportAccess& access) {
    return std::string(access.may_open ? "o" : "") + (access.reviews_as.empty() ? "" : "r") +
           (access.is_guardian ? "g" : "") + (access.is_refused_by_reform ? "x" : "") + (access.is_doctor ? "d" : "");
  };
  for (const auto& row : cases) {
    const auto who = row.is_supervisor_of_doctor ? kSupervisor : kOther;
    const std::string name =
        fmt::format("{} {}", people::role_code(row.role), row.is_supervisor_of_doctor ? "supervises" : "");
    for (const Era era : {Era::Original, Era::Refresh}) {
      EXPECT_EQ(shown(access(report(era, kHours), who, row.role)), row.before_hours) << name;
      EXPECT_EQ(shown(access(report(era, kEducation), who, row.role)), row.before_education) << name;
    }
    EXPECT_EQ(shown(access(report(Era::Reform, kHours), who, row.role)), row.reform_hours) << name;
    EXPECT_EQ(shown(access(report(Era::Reform, kEducation), who, row.role)), row.reform_education) << name;
    EXPECT_EQ(shown(access(report(Era::Reform, kBoth), who, row.role)), row.reform_both) << name;
  }
}

TEST(ReportAccess, OfTheDoctorIsForEverAndAsNothingElse) {
  for (const Era era : kEras) {
    const std::vector grants = {grant(Role::Guardian), grant(Role::MedicalHr), grant(Role::EducationalSupervisor)};
    const auto own = access_to(report(era, kBoth), kDoctor, grants, kToday);
    EXPECT_TRUE(own.may_open);
    EXPECT_TRUE(own.is_doctor);
    EXPECT_FALSE(own.is_guardian) << "no one decides on her own report";
    EXPECT_TRUE(own.reviews_as.empty()) << "no one answers her own report";
    EXPECT_TRUE(access_to(report(era, kBoth), kDoctor, {}, kToday).may_open) << "after she has left, too";
  }
}

TEST(ReportAccess, OfHrIsOnlyForItsOwnPart) {
  EXPECT_EQ(access(report(Era::Reform, kBoth), kOther, Role::MedicalHr).reviews_as, std::vector{Reviewer::MedicalHr});
  EXPECT_EQ(access(report(Era::Reform, kBoth), kOther, Role::DirectorOfMedicalEducation).reviews_as,
            std::vector{Reviewer::MedicalEducation});
}

TEST(ReportAccess, EndsAtTheBoundsOfTheGrant) {
  const auto allowed = [](people::RoleGrant given) {
    const std::vector grants = {std::move(given)};
    return access_to(report(Era::Reform, kHours), kOther, grants, kToday).may_open;
  };
  auto hr = grant(Role::MedicalHr);
  EXPECT_TRUE(allowed(hr));
  hr.directorate = kMedicine;
  hr.specialty = "Acute medicine";
  EXPECT_TRUE(allowed(hr));
  hr.directorate = kSurgery;
  EXPECT_FALSE(allowed(hr)) << "another directorate";
  hr = grant(Role::MedicalHr);
  hr.specialty = "Cardiology";
  EXPECT_FALSE(allowed(hr)) << "another specialty";
  hr = grant(Role::MedicalHr);
  hr.organisation = kOtherTrust;
  EXPECT_FALSE(allowed(hr)) << "another organisation";
  hr = grant(Role::MedicalHr);
  hr.ends = day("2026-11-21");
  EXPECT_FALSE(allowed(hr)) << "ended yesterday";
  hr = grant(Role::MedicalHr);
  hr.starts = day("2026-11-23");
  EXPECT_FALSE(allowed(hr)) << "starts tomorrow";
}

TEST(ReportAccess, OfASupervisorNeedsTheGrantInForceAsWellAsTheTrainee) {
  auto ended = grant(Role::EducationalSupervisor);
  ended.ends = day("2026-11-21");
  const std::vector grants = {ended};
  EXPECT_FALSE(access_to(report(Era::Original, kHours), kSupervisor, grants, kToday).may_open);
  EXPECT_FALSE(access_to(report(Era::Reform, kHours), kSupervisor, grants, kToday).is_refused_by_reform);
}

TEST(ReportAccess, OfASupervisorWhoIsAlsoGuardianIsTheGuardians) {
  const std::vector grants = {grant(Role::EducationalSupervisor), grant(Role::Guardian)};
  const auto both = access_to(report(Era::Reform, kHours), kSupervisor, grants, kToday);
  EXPECT_TRUE(both.may_open);
  EXPECT_TRUE(both.is_guardian);
  EXPECT_FALSE(both.is_refused_by_reform);
  EXPECT_TRUE(both.reviews_as.empty());
}

ExceptionReport waiting_report() {
  auto out = report(Era::Reform, kBoth);
  for (ReviewPart& part : out.parts) {
    part.state = ReviewState::Submitted;
    part.due = base::end_of_day(kToday);
  }
  return out;
}
const base::Instant kInTime = base::start_of_day(kToday);
const base::Instant kTooLate = base::end_of_day(kToday) + std::chrono::seconds(1);

std::vector<ReviewEvent> events_for(const ExceptionReport& of, std::size_t part, const ReportAccess& with,
                                    base::Instant now) {
  std::vector<ReviewEvent> out;
  for (const PossibleAction& action : actions_for(of, of.parts[part], with, now)) out.push_back(action.event);
  return out;
}

TEST(PossibleActions, AreThoseOfThePersonsOwnCapacity) {
  using enum ReviewEvent;
  const auto of = waiting_report();
  const auto hr = access(of, kOther, Role::MedicalHr);
  EXPECT_EQ(events_for(of, 0, hr, kInTime), (std::vector{AskForDetail, ProposeOutcome, NotEvidenced}));
  EXPECT_TRUE(events_for(of, 1, hr, kInTime).empty()) << "education is not HR's to answer";
  const auto doctor = access(of, kDoctor, Role::Doctor);
  EXPECT_EQ(events_for(of, 0, doctor, kInTime), std::vector{Withdraw});
  EXPECT_EQ(events_for(of, 0, doctor, kTooLate), (std::vector{TakeToGuardian, Withdraw}));
  const auto guardian = access(of, kOther, Role::Guardian);
  EXPECT_TRUE(events_for(of, 0, guardian, kInTime).empty());
  EXPECT_EQ(events_for(of, 0, guardian, kTooLate), std::vector{TakeToGuardian});
  EXPECT_TRUE(events_for(of, 0, access(of, kOther, Role::BoardMember), kTooLate).empty());
}

TEST(ActorFor, PicksTheCapacityThatMay) {
  const auto of = waiting_report();
  const std::vector grants = {grant(Role::MedicalHr), grant(Role::Guardian)};
  const auto both = access_to(of, kOther, grants, kToday);
  EXPECT_EQ(actor_for(of, of.parts[0], both, ReviewEvent::ProposeOutcome, kInTime), Actor::Reviewer);
  EXPECT_EQ(actor_for(of, of.parts[0], both, ReviewEvent::TakeToGuardian, kTooLate), Actor::Guardian);
  EXPECT_EQ(actor_for(of, of.parts[1], both, ReviewEvent::ProposeOutcome, kInTime), Actor::Guardian)
      << "to be refused by the table";
  EXPECT_EQ(actor_for(of, of.parts[0], ReportAccess{}, ReviewEvent::ProposeOutcome, kInTime), std::nullopt);
}

}  // namespace
}  // namespace safe_working
