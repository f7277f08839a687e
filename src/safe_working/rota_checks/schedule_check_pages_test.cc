#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/reading.h"
#include "safe_working/rota_checks/rota_checks_pages.h"
#include "safe_working/rota_checks/rota_checks_testing.h"

namespace safe_working {
namespace {

using namespace testing_help;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Pairs = std::vector<std::pair<std::string, std::string>>;

/// Handlers called as the routes call them, with a visit by anyone.
class SchedulePages : public record::EachEngine {
 protected:
  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    fresh_.emplace(fresh_database(migrations()));
    database().write([](record::Transaction& transaction) { add_world(transaction); });
    settings.support_contact = "rota@example.org";
  }
  record::Database& database() { return **fresh_; }

  site::Response get(people::PageHandler handler, people::PersonId who, const Pairs& query = {},
                     const std::string& id = "") {
    site::Request request;
    request.path = "/week/check";
    for (const auto& [name, value] : query) request.query.add(name, value);
    request.path_values["id"] = id;
    const auto person = database().read([&](record::Reader& reader) { return people::find_person(reader, who); });
    const auto grants = database().read([&](record::Reader& reader) { return people::grants_of(reader, who); });
    people::Visit visit{
        .request = request,
        .database = database(),
        .clock = clock,
        .random = random,
        .settings = settings,
        .who =
            people::SignedIn{
                .person = *person, .grants = grants, .session_secret = "secret", .signed_in_at = clock.now()},
        .frame = {},
        .csrf_token = "token"};
    return handler(visit);
  }
  void plan(const std::vector<Duty>& duties) {
    database().write([&](record::Transaction& transaction) {
      for (const Duty& one : duties) add_duty(transaction, one);
    });
  }
  /// Nine hours of rest, where eleven are asked for.
  void plan_a_short_rest() {
    plan({duty(301, "2026-11-16T10:00", "2026-11-16T22:30"),
          duty(302, "2026-11-17T07:30", "2026-11-17T16:30", "Normal day", std::chrono::minutes(30))});
  }
  std::vector<std::string> trail_of(people::PersonId doctor) {
    std::vector<std::string> out;
    for (const auto& entry :
         database().read([&](record::Reader& reader) { return record::audit_of_person(reader, doctor.text(), 100); }))
      out.push_back(entry.event.action + " by " + entry.event.actor);
    return out;
  }

  base::FixedClock clock{at("2026-11-18T22:00")};
  base::SeededRandom random{3};
  people::ServiceSettings settings;

 private:
  std::optional<record::FreshDatabase> fresh_;
};

SIGHTLINE_ON_EACH_ENGINE(SchedulePages);

// ---- one's own weeks -----------------------------------------------------------------------------------------------

TEST_P(SchedulePages, MarkEachDutyThatAFindingTouchesAndLinkBothWays) {
  plan_a_short_rest();
  const auto page = get(own_check_page, kDoctor);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Planned duties from Monday 19 October 2026 to Sunday 14 February 2027"),
                               HasSubstr("B1 Breach"), HasSubstr("Rest between shifts"),
                               HasSubstr("Rest between Mon 16 Nov 22:30 and Tue 17 Nov 07:30 was 9 h"),
                               HasSubstr("What breaks it: less than 11 hours between one shift and the next.")));
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("href=\"#finding-1\""), HasSubstr("id=\"finding-1\""), HasSubstr("href=\"#duty-1\""),
                    HasSubstr("href=\"#duty-2\""), HasSubstr("id=\"duty-1\""), HasSubstr("id=\"duty-2\"")));
  EXPECT_THAT(page.body, AllOf(HasSubstr("Read at source"), HasSubstr("19 June 2023: item 4"),
                               HasSubstr("If it is worked like this, the guardian fines it.")));
  EXPECT_THAT(trail_of(kDoctor), IsEmpty()) << "one's own reading is no news";
}

TEST_P(SchedulePages, SayWhenNothingBreaksALimitAndWhenNothingIsPlanned) {
  EXPECT_THAT(get(own_check_page, kDoctor).body, HasSubstr("No duties are on the work schedule in these weeks."));
  plan({duty(301, "2026-11-17T08:00", "2026-11-17T16:30")});
  const auto page = get(own_check_page, kDoctor);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Nothing in these weeks breaks a limit"), Not(HasSubstr("id=\"findings\""))));
}

TEST_P(SchedulePages, JudgeTheWholeWeeksThatAreAskedFor) {
  plan_a_short_rest();
  const auto iso = get(own_check_page, kDoctor, {{"from", "2026-11-18"}, {"to", "2026-11-18"}});
  EXPECT_THAT(iso.body, AllOf(HasSubstr("Monday 16 November 2026 to Sunday 22 November 2026"), HasSubstr("B1 Breach")));
  const auto boxes = get(own_check_page, kDoctor,
                         {{"from-day", "23"}, {"from-month", "11"}, {"from-year", "2026"}, {"to", "2026-11-30"}});
  EXPECT_THAT(boxes.body, HasSubstr("Monday 23 November 2026 to Sunday 6 December 2026"));
}

TEST_P(SchedulePages, RefuseWeeksThatCannotBe) {
  const auto refusal = [&](const Pairs& query) {
    const auto page = get(own_check_page, kDoctor, query);
    EXPECT_EQ(page.status, 400);
    return page.body;
  };
  EXPECT_THAT(refusal({{"from", "2026-11-30"}, {"to", "2026-11-01"}}),
              HasSubstr("The last day must be the same as or after the first day."));
  EXPECT_THAT(refusal({{"from", "2026-01-01"}, {"to", "2027-02-01"}}), HasSubstr("at most 53 weeks"));
  EXPECT_THAT(refusal({{"from", "1999-01-01"}}), HasSubstr("Enter a year from 2001 to 2098."));
  EXPECT_THAT(refusal({{"to", "soon"}}), HasSubstr("There is a problem"));
  EXPECT_THAT(refusal({{"from-day", "31"}, {"from-month", "2"}, {"from-year", "2026"}}), HasSubstr("from-error"));
}

TEST_P(SchedulePages, JudgeNothingWhereDutiesOverlap) {
  plan({duty(301, "2026-11-16T08:00", "2026-11-16T20:30"), duty(302, "2026-11-16T20:00", "2026-11-17T08:00", "Night")});
  const auto page = get(own_check_page, kDoctor);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("Nothing was judged"), HasSubstr("Night on Monday 16 November 2026 from 20:00"),
                    HasSubstr("rota@example.org"), Not(HasSubstr("duties judged"))));
}

TEST_P(SchedulePages, ShowADoctorNoDutiesButHerOwn) {
  plan({duty(301, "2026-11-17T08:00", "2026-11-17T16:30", "Theatre list", std::chrono::minutes(30), surgical_post())});
  EXPECT_THAT(get(own_check_page, kDoctor).body, Not(HasSubstr("Theatre list")));
}

TEST_P(SchedulePages, EscapeWhatARotaCallsADuty) {
  plan({duty(301, "2026-11-17T08:00", "2026-11-17T16:30", "<b>Ward</b>")});
  EXPECT_THAT(get(own_check_page, kDoctor).body, AllOf(HasSubstr("&lt;b&gt;Ward"), Not(HasSubstr("<b>Ward"))));
}

// ---- another doctor's ----------------------------------------------------------------------------------------------

TEST_P(SchedulePages, ShowADoctorsWeeksToWhoLooksAfterThemAndWriteItDown) {
  plan_a_short_rest();
  const auto page = get(doctor_check_page, kCoordinator, {}, kDoctor.text());
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Dr Amber Example-Ash"), HasSubstr("B1 Breach"),
                               HasSubstr("That you opened this schedule has been recorded.")));
  EXPECT_THAT(page.body, HasSubstr("<title>Check of a work schedule"));
  EXPECT_THAT(trail_of(kDoctor), ElementsAre("work schedule opened by " + kCoordinator.text()));
  EXPECT_EQ(people::reading_kind("work_schedule", "work schedule opened"), people::ReadingKind::Read);
}

TEST_P(SchedulePages, RefuseAScheduleOutsideTheGrantsScopeAndWriteThatDown) {
  plan_a_short_rest();
  for (const auto who : {kSurgeryCoordinator, kElsewhere, kOtherDoctor}) {
    const auto page = get(doctor_check_page, who, {}, kDoctor.text());
    EXPECT_EQ(page.status, 403);
    EXPECT_THAT(page.body, AllOf(Not(HasSubstr("Example-Ash")), Not(HasSubstr("Breach"))));
  }
  const auto refused = [](people::PersonId who) { return "work schedule refused by " + who.text(); };
  EXPECT_THAT(trail_of(kDoctor), ElementsAre(refused(kOtherDoctor), refused(kElsewhere), refused(kSurgeryCoordinator)));
}

TEST_P(SchedulePages, KnowNoScheduleOfSomeoneWhoIsNoDoctor) {
  for (const std::string& id : {kCoordinator.text(), uuid(999).text(), std::string("x"), std::string()})
    EXPECT_EQ(get(doctor_check_page, kCoordinator, {}, id).status, 404) << id;
}

TEST_P(SchedulePages, RefuseWeeksThatCannotBeForAnotherDoctorToo) {
  EXPECT_EQ(get(doctor_check_page, kCoordinator, {{"from", "soon"}}, kDoctor.text()).status, 400);
}

TEST_P(SchedulePages, LeaveOutDutiesOfAPostThatTheRoleDoesNotCover) {
  auto second = post(203, kOtherDoctor, kMedicine);
  database().write([&](record::Transaction& transaction) { people::add_post(transaction, second); });
  plan({duty(301, "2026-11-17T08:00", "2026-11-17T16:30", "Theatre list", std::chrono::minutes(30), surgical_post()),
        duty(302, "2026-11-19T08:00", "2026-11-19T16:30", "Clinic", std::chrono::minutes(30), second)});
  const auto page = get(doctor_check_page, kSurgeryCoordinator, {}, kOtherDoctor.text());
  EXPECT_THAT(page.body, AllOf(HasSubstr("Theatre list"), Not(HasSubstr("Clinic")),
                               HasSubstr("another post in these weeks, which your role does not cover")));
  EXPECT_THAT(get(doctor_check_page, kCoordinator, {}, kOtherDoctor.text()).body,
              AllOf(HasSubstr("Theatre list"), HasSubstr("Clinic"), Not(HasSubstr("does not cover"))));
}

// ---- the list ------------------------------------------------------------------------------------------------------

TEST_P(SchedulePages, ListTheDoctorsInPostOfOneDirectorate) {
  const auto first = get(rotas_page, kCoordinator);
  EXPECT_EQ(first.status, 200);
  EXPECT_THAT(first.body, AllOf(HasSubstr("Check a rota file"), HasSubstr("Dr Amber Example-Ash"),
                                HasSubstr("/rotas/doctors/" + kDoctor.text()), Not(HasSubstr("Example-Beech"))));
  EXPECT_THAT(get(rotas_page, kCoordinator, {{"directorate", "SURG"}}).body,
              AllOf(HasSubstr("Dr Basil Example-Beech"), Not(HasSubstr("Example-Ash"))));
}

TEST_P(SchedulePages, ListNoDoctorOutsideTheGrantsScope) {
  const auto page = get(rotas_page, kSurgeryCoordinator, {{"directorate", "MED"}});
  EXPECT_THAT(page.body, AllOf(HasSubstr("Dr Basil Example-Beech"), Not(HasSubstr("Example-Ash"))));
  EXPECT_THAT(get(rotas_page, kElsewhere).body,
              AllOf(HasSubstr("No doctor whom your role covers is in post today."), Not(HasSubstr("Example-Beech"))));
}

TEST_P(SchedulePages, ListNobodyWhoHasLeft) {
  clock = base::FixedClock(at("2027-09-01T09:00"));
  EXPECT_THAT(get(rotas_page, kCoordinator).body, HasSubstr("No doctor whom your role covers is in post today."));
}

}  // namespace
}  // namespace safe_working
