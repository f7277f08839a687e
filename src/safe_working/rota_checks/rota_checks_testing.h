// For this room's tests: times as text, findings, and a trust with two doctors and those who may look at their duties.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/random.h"
#include "people/account_store.h"
#include "people/people_store.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"
#include "safe_working/work_schedules/work_schedule_store.h"

namespace safe_working::testing_help {

/// Only the rooms beneath this one.
inline std::array<record::Migration, 4> migrations() {
  return {record::audit_migration(), people::people_migration(), people::account_migration(),
          work_schedule_migration()};
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

inline const people::PersonId kDoctor{uuid(1)};
inline const people::PersonId kOtherDoctor{uuid(2)};
inline const people::PersonId kCoordinator{uuid(3)};         ///< of the whole trust
inline const people::PersonId kSurgeryCoordinator{uuid(4)};  ///< of surgery alone
inline const people::PersonId kElsewhere{uuid(5)};           ///< medical HR of another trust

inline people::Post post(int id, people::PersonId holder, people::DirectorateId directorate) {
  return {.id = {uuid(id)},
          .holder = holder,
          .organisation = kTrust,
          .directorate = directorate,
          .specialty = "Acute medicine",
          .grade = "FY1",
          .starts = day("2026-08-05"),
          .ends = day("2027-08-03"),
          .supervisor = std::nullopt};
}
inline people::Post medical_post() {
  return post(201, kDoctor, kMedicine);
}
inline people::Post surgical_post() {
  return post(202, kOtherDoctor, kSurgery);
}

inline Duty duty(int id, std::string_view starts, std::string_view ends, std::string label = "Long day",
                 std::chrono::minutes breaks = std::chrono::minutes(60), const people::Post& held = medical_post(),
                 DutyKind kind = DutyKind::Shift) {
  return make_duty({uuid(id)}, held.id, kind, std::move(label), wall(starts), wall(ends), breaks).value();
}

inline void add_person(record::Transaction& transaction, people::PersonId id, std::string name,
                       const people::RoleGrant& grant) {
  people::add_person(transaction, {.id = id, .name = std::move(name), .gmc_number = {}});
  people::grant_role(transaction, id, grant);
}

inline void add_world(record::Transaction& transaction) {
  using people::Role;
  people::add_organisation(transaction, {.code = kTrust, .name = "Example Hospitals NHS Trust"});
  people::add_organisation(transaction, {.code = kOtherTrust, .name = "Other Hospitals NHS Trust"});
  people::add_directorate(transaction, {kMedicine, kTrust, "MED", "Medicine"});
  people::add_directorate(transaction, {kSurgery, kTrust, "SURG", "Surgery"});
  const auto grant = [](Role role, const people::OdsCode& organisation = kTrust) {
    return people::RoleGrant{.role = role, .organisation = organisation, .starts = day("2016-08-01")};
  };
  auto surgery_alone = grant(Role::RotaCoordinator);
  surgery_alone.directorate = kSurgery;
  add_person(transaction, kDoctor, "Dr Amber Example-Ash", grant(Role::Doctor));
  add_person(transaction, kOtherDoctor, "Dr Basil Example-Beech", grant(Role::Doctor));
  add_person(transaction, kCoordinator, "Cedar Example-Cypress", grant(Role::RotaCoordinator));
  add_person(transaction, kSurgeryCoordinator, "Dahlia Example-Dogwood", surgery_alone);
  add_person(transaction, kElsewhere, "Elm Example-Elder", grant(Role::MedicalHr, kOtherTrust));
  people::add_post(transaction, medical_post());
  people::add_post(transaction, surgical_post());
}

}  // namespace safe_working::testing_help
