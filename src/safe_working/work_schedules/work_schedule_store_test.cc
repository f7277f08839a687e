#include "safe_working/work_schedules/work_schedule_store.h"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/account_store.h"
#include "people/people_store.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"

namespace safe_working {
namespace {

using std::chrono::minutes;
using testing::ElementsAre;

base::Uuid uuid(int n) {
  return base::Uuid::parse("00000000-0000-7000-8000-00000000000" + std::to_string(n)).value();
}
base::Date day(std::string_view text) {
  return base::parse_iso_date(text).value();
}
base::LocalTime wall(std::string_view text) {
  return base::parse_local_time(text).value();
}

const people::OdsCode kTrust = people::OdsCode::parse("RWE").value();
const people::DirectorateId kMedicine{uuid(9)};
const people::PersonId kDoctor{uuid(1)};
const people::PersonId kOther{uuid(2)};

people::Post post(int id, people::PersonId holder) {
  return {.id = {uuid(id)},
          .holder = holder,
          .organisation = kTrust,
          .directorate = kMedicine,
          .specialty = "Acute medicine",
          .grade = "FY1",
          .starts = day("2026-08-05"),
          .ends = day("2027-08-03"),
          .supervisor = std::nullopt};
}

Duty duty(int id, int post_id, std::string_view starts, std::string_view ends) {
  return make_duty({uuid(id)}, {uuid(post_id)}, DutyKind::OnCall, "Night", wall(starts), wall(ends), minutes(60))
      .value();
}

class WorkScheduleStore : public record::EachEngine {
 protected:
  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    const std::array migrations = {record::audit_migration(), people::people_migration(), people::account_migration(),
                                   work_schedule_migration()};
    fresh_.emplace(fresh_database(migrations));
    database().write([](record::Transaction& transaction) {
      people::add_organisation(transaction, {.code = kTrust, .name = "Example Hospitals NHS Trust"});
      people::add_directorate(transaction, {kMedicine, kTrust, "MED", "Medicine"});
      people::add_person(transaction, {.id = kDoctor, .name = "Dr Amber Example-Ash", .gmc_number = {}});
      people::add_person(transaction, {.id = kOther, .name = "Dr Fern Example-Fir", .gmc_number = {}});
      people::add_post(transaction, post(3, kDoctor));
      people::add_post(transaction, post(4, kDoctor));
      people::add_post(transaction, post(5, kOther));
    });
  }
  record::Database& database() { return **fresh_; }
  void keep(const Duty& duty) {
    database().write([&](record::Transaction& transaction) { add_duty(transaction, duty); });
  }
  std::vector<DutyId> ids(people::PersonId doctor, std::string_view from, std::string_view to) {
    std::vector<DutyId> out;
    const base::Period period{day(from), day(to)};
    for (const Duty& one : database().read([&](record::Reader& reader) { return duties_of(reader, doctor, period); }))
      out.push_back(one.id);
    return out;
  }

 private:
  std::optional<record::FreshDatabase> fresh_;
};

TEST_P(WorkScheduleStore, GivesBackADutyOverTheClockChange) {
  const Duty kept = duty(6, 3, "2026-10-24T20:30", "2026-10-25T01:30");
  keep(kept);
  const auto found = database().read([&](record::Reader& reader) { return find_duty(reader, kept.id); });
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->post, kept.post);
  EXPECT_EQ(found->kind, DutyKind::OnCall);
  EXPECT_EQ(found->label, "Night");
  EXPECT_EQ(found->starts_local, kept.starts_local);
  EXPECT_EQ(found->ends_local, kept.ends_local);
  EXPECT_EQ(found->starts, kept.starts);
  EXPECT_EQ(found->ends, kept.ends);
  EXPECT_EQ(found->breaks, minutes(60));
  EXPECT_EQ(found->length(), std::chrono::hours(6));
}

TEST_P(WorkScheduleStore, DoesNotFindADutyThatIsNotThere) {
  EXPECT_FALSE(database().read([](record::Reader& reader) { return find_duty(reader, {uuid(8)}); }).has_value());
}

TEST_P(WorkScheduleStore, ListsTheDutiesOfAllADoctorsPostsThatStartInThePeriod) {
  keep(duty(6, 3, "2026-11-22T20:30", "2026-11-23T09:00"));
  keep(duty(7, 4, "2026-11-16T00:00", "2026-11-16T08:00"));
  keep(duty(8, 3, "2026-11-23T00:00", "2026-11-23T08:00"));
  keep(duty(9, 5, "2026-11-18T08:00", "2026-11-18T16:00"));
  EXPECT_THAT(ids(kDoctor, "2026-11-16", "2026-11-22"), ElementsAre(DutyId{uuid(7)}, DutyId{uuid(6)}));
  EXPECT_THAT(ids(kDoctor, "2026-11-23", "2026-11-23"), ElementsAre(DutyId{uuid(8)}));
  EXPECT_THAT(ids(kOther, "2026-11-16", "2026-11-22"), ElementsAre(DutyId{uuid(9)}));
}

SIGHTLINE_ON_EACH_ENGINE(WorkScheduleStore);

}  // namespace
}  // namespace safe_working
