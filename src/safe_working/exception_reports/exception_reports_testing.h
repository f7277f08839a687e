// For this room's tests: a trust with people in every role, a doctor's post under either set of rules, and duties.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/clock.h"
#include "base/london_time.h"
#include "base/random.h"
#include "people/account_store.h"
#include "people/people_store.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"
#include "safe_working/exception_reports/exception_report_store.h"
#include "safe_working/work_schedules/work_schedule_store.h"

namespace safe_working::testing_help {

inline std::array<record::Migration, 5> migrations() {
  return {record::audit_migration(), people::people_migration(), people::account_migration(), work_schedule_migration(),
          exception_report_migration()};
}

inline base::Uuid uuid(int n) {
  return base::Uuid::parse(fmt::format("00000000-0000-7000-8000-{:012}", n)).value();
}
inline base::Date day(std::string_view text) {
  return base::parse_iso_date(text).value();
}
inline base::LocalTime wall(std::string_view text) {
  return base::parse_local_time(text).value();
}
inline base::Instant at(std::string_view local) {
  return base::instant_of(wall(local)).value();
}

inline const people::OdsCode kTrust = people::OdsCode::parse("RWE").value();
inline const people::OdsCode kOtherTrust = people::OdsCode::parse("RT5").value();
inline const people::DirectorateId kMedicine{uuid(101)};
inline const people::DirectorateId kSurgery{uuid(102)};
inline const people::DirectorateId kElsewhere{uuid(103)};

inline const people::PersonId kDoctor{uuid(1)};
inline const people::PersonId kSupervisor{uuid(2)};
inline const people::PersonId kHr{uuid(3)};
inline const people::PersonId kDme{uuid(4)};
inline const people::PersonId kGuardian{uuid(5)};
inline const people::PersonId kOtherDoctor{uuid(6)};
inline const people::PersonId kOtherSupervisor{uuid(7)};
inline const people::PersonId kOtherHr{uuid(8)};  ///< of the other trust
inline const people::PersonId kBoardMember{uuid(9)};

inline people::Post post_of_doctor() {
  return {.id = {uuid(201)},
          .holder = kDoctor,
          .organisation = kTrust,
          .directorate = kMedicine,
          .specialty = "Acute medicine",
          .grade = "FY1",
          .starts = day("2016-08-03"),
          .ends = day("2027-08-03"),
          .supervisor = kSupervisor};
}
inline people::Post post_of_other_doctor() {
  auto post = post_of_doctor();
  post.id = {uuid(202)};
  post.holder = kOtherDoctor;
  post.directorate = kSurgery;
  post.specialty = "General surgery";
  post.supervisor = kOtherSupervisor;
  return post;
}

inline Duty duty_on(int id, std::string_view starts, std::string_view ends,
                    const people::Post& post = post_of_doctor()) {
  return make_duty({uuid(id)}, post.id, DutyKind::Shift, "Long day", wall(starts), wall(ends), std::chrono::minutes(60))
      .value();
}
/// Friday 20 November 2026: under the reform.
inline Duty friday() {
  return duty_on(301, "2026-11-20T08:00", "2026-11-20T20:30");
}
/// Monday 6 November 2017: under the 2016 rules.
inline Duty monday_of_2017() {
  return duty_on(302, "2017-11-06T08:00", "2017-11-06T20:30");
}

inline people::RoleGrant grant(people::Role role, const people::OdsCode& organisation = kTrust) {
  return {.role = role, .organisation = organisation, .starts = day("2016-08-01")};
}

inline void add_world(record::Transaction& transaction) {
  people::add_organisation(transaction, {.code = kTrust, .name = "Example Hospitals NHS Trust"});
  people::add_organisation(transaction, {.code = kOtherTrust, .name = "Other Hospitals NHS Trust"});
  people::add_directorate(transaction, {kMedicine, kTrust, "MED", "Medicine"});
  people::add_directorate(transaction, {kSurgery, kTrust, "SURG", "Surgery"});
  people::add_directorate(transaction, {kElsewhere, kOtherTrust, "MED", "Medicine"});
  const struct {
    people::PersonId id;
    std::string_view name;
    people::RoleGrant role;
  } people_here[] = {
      {kDoctor, "Dr Amber Example-Ash", grant(people::Role::Doctor)},
      {kSupervisor, "Dr Basil Example-Beech", grant(people::Role::EducationalSupervisor)},
      {kHr, "Cedar Example-Cypress", grant(people::Role::MedicalHr)},
      {kDme, "Dr Dahlia Example-Dogwood", grant(people::Role::DirectorOfMedicalEducation)},
      {kGuardian, "Dr Elm Example-Elder", grant(people::Role::Guardian)},
      {kOtherDoctor, "Dr Fern Example-Fir", grant(people::Role::Doctor)},
      {kOtherSupervisor, "Dr Gorse Example-Gum", grant(people::Role::EducationalSupervisor)},
      {kOtherHr, "Hazel Example-Holly", grant(people::Role::MedicalHr, kOtherTrust)},
      {kBoardMember, "Ivy Example-Iris", grant(people::Role::BoardMember)},
  };
  for (const auto& person : people_here) {
    people::add_person(transaction, {.id = person.id, .name = std::string(person.name), .gmc_number = {}});
    people::grant_role(transaction, person.id, person.role);
  }
  people::add_post(transaction, post_of_doctor());
  people::add_post(transaction, post_of_other_doctor());
  add_duty(transaction, friday());
  add_duty(transaction, monday_of_2017());
}

inline ReportDraft draft(Categories categories = {.hours = true}) {
  ReportDraft out;
  out.actual_start = "08:00";
  out.actual_end = "21:45";
  out.missed_breaks = "30";
  out.categories = categories;
  out.what_happened = "Two sick patients at hand-over";
  out.steps_taken = "Told the registrar";
  out.wanted = "time_off";
  out.wanted_when = "a half day next week";
  return out;
}

inline std::vector<ReviewPartId> part_ids(int n) {
  return {{uuid(n + 1)}, {uuid(n + 2)}};
}

/// Report number n: its id is uuid(n), its parts' uuid(n + 1) and uuid(n + 2).
inline ExceptionReport report_on(const Duty& duty, int n, base::Instant now, const ReportDraft& typed = draft(),
                                 const people::Post& post = post_of_doctor()) {
  const auto report = make_report({uuid(n)}, post, duty, typed, era_of(duty.date(), std::nullopt), now, part_ids(n));
  EXPECT_TRUE(report.has_value());
  return report.value();
}
inline ExceptionReport reform_report(int n = 1000, const ReportDraft& typed = draft()) {
  return report_on(friday(), n, at("2026-11-21T09:00"), typed);
}
inline ExceptionReport report_of_2017(int n = 2000, const ReportDraft& typed = draft()) {
  return report_on(monday_of_2017(), n, at("2017-11-07T09:00"), typed);
}

}  // namespace safe_working::testing_help
