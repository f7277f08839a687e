#include "app/demonstration.h"

#include <gtest/gtest.h>

#include "app/demonstration_names.h"
#include "app/demonstration_story.h"
#include "app/schema.h"
#include "base/london_time.h"
#include "base/random.h"
#include "people/people_store.h"
#include "people/persona_store.h"
#include "record/testing/fresh_database.h"
#include "safe_working/guardian_reports/guardian_figures.h"
#include "safe_working/guardian_reports/guardian_report_store.h"
#include "safe_working/work_schedules/work_schedule_store.h"

namespace app {
namespace {

using namespace std::chrono_literals;
using safe_working::GuardianRecord;

class Demonstration : public record::EachEngine {
 protected:
  record::FreshDatabase loaded() {
    auto database = fresh_database(schema());
    EXPECT_TRUE(load_demonstration(*database, clock_).has_value());
    return database;
  }

  static GuardianRecord counted(record::FreshDatabase& database, base::Period period, base::Date cut_off) {
    const auto code = people::OdsCode::parse("RWE");
    auto record = database->read([&](record::Reader& reader) {
      return safe_working::read_guardian_record(reader, *code, period, base::end_of_day(cut_off));
    });
    EXPECT_TRUE(record.has_value());
    return *record;
  }

  base::FixedClock clock_{base::start_of_day(2026y / 11 / 18) + 22h};
};

std::string value(const documents::FigureItem& figure) {
  return documents::shown(figure.value);
}

/// Paper P1 of 7 December 2017, which was written on 21 November: both cut-offs must give what it printed.
TEST_P(Demonstration, ShowsWhatPaperP1Printed) {
  auto database = loaded();
  for (const auto cut_off : {2017y / 11 / 30, 2017y / 11 / 21}) {
    const auto record = counted(database, {2017y / 9 / 1, 2017y / 11 / 30}, cut_off);
    EXPECT_EQ(value(raised_to_date(record)), "277");
    EXPECT_EQ(value(education_to_date(record)), "11");
    EXPECT_EQ(value(raised_in_period(record)), "68");
    EXPECT_EQ(value(time_off_in_period(record)), "47");
    EXPECT_EQ(value(penalties_in_period(record)), "1");
    EXPECT_TRUE(record.has_generated_reports);
  }
  const auto record = counted(database, {2017y / 9 / 1, 2017y / 11 / 30}, 2017y / 11 / 30);
  EXPECT_EQ(value(vacancies(record)), "113.6");
  EXPECT_EQ(value(vacancy_rate(record)), "12%");
  ASSERT_TRUE(record.establishment.has_value());
  EXPECT_EQ(base::decimal_text(record.establishment->total()), "909");
}

TEST_P(Demonstration, IsLoadedOnAnyDayOfAnyYear) {
  // After and before doctors change posts, at both clock changes, on 29 February, at the reform's start, at midnight.
  for (const auto day : {2026y / 8 / 5, 2026y / 8 / 4, 2026y / 8 / 20, 2026y / 3 / 29, 2026y / 10 / 25, 2028y / 2 / 29,
                         2026y / 2 / 4, 2027y / 1 / 1})
    for (const auto hour : {0h, 12h, 23h}) {
      auto database = fresh_database(schema());
      const base::FixedClock clock(base::start_of_day(day) + hour);
      SCOPED_TRACE(base::long_date_time(clock.now()));
      EXPECT_TRUE(load_demonstration(*database, clock).has_value());
    }
}

TEST_P(Demonstration, HasAScheduleOfTodayForTheDoctorWhomAVisitorMayBecome) {
  auto database = loaded();
  database->read([&](record::Reader& reader) {
    const auto today = base::date_of(clock_.now());
    bool has_today = false;
    for (const auto& persona : people::personas(reader)) {
      const auto posts = people::posts_of(reader, persona.person);
      if (posts.empty() || !posts.front().is_held_on(today)) continue;
      for (const auto& duty : safe_working::duties_of(reader, persona.person, {today, today}))
        has_today = has_today || duty.date() == today;
    }
    EXPECT_TRUE(has_today);
  });
}

TEST_P(Demonstration, HasOpenReportsUnderTheReformInThePresentQuarter) {
  auto database = loaded();
  const auto record = counted(database, {2026y / 9 / 1, 2026y / 11 / 30}, 2026y / 11 / 18);
  EXPECT_EQ(value(open_now(record)), "24");  // 17 of the present and the 7 that P1's quarter left open
  EXPECT_NE(value(overdue_now(record)), "0");
}

TEST_P(Demonstration, IsTheSameEachTimeItIsLoadedOnTheSameDay) {
  auto first = loaded();
  auto second = loaded();
  const auto reports = [](record::FreshDatabase& database) {
    return database->read([](record::Reader& reader) {
      return reader.all("SELECT id, what_happened, submitted_at, outcome FROM exception_report ORDER BY id",
                        [](const record::Row& row) {
                          return row.get<std::string>(0) + row.get<std::string>(1) +
                                 std::to_string(row.get<std::int64_t>(2)) +
                                 row.get<std::optional<std::string>>(3).value_or("-");
                        });
    });
  };
  EXPECT_EQ(reports(first), reports(second));
}

TEST_P(Demonstration, IsNotMixedIntoARecordThatHasSomethingInIt) {
  auto database = loaded();
  const auto again = load_demonstration(*database, clock_);
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().code, base::ErrorCode::Conflict);
}

TEST_P(Demonstration, LeavesTheQuartersOf2017AsTheyWereWhenManyReportsAreAdded) {
  auto database = loaded();
  ASSERT_TRUE(generate_reports(*database, clock_, 300).has_value());
  ASSERT_TRUE(generate_reports(*database, clock_, 200).has_value());
  const auto then = counted(database, {2017y / 9 / 1, 2017y / 11 / 30}, 2017y / 11 / 30);
  EXPECT_EQ(value(raised_to_date(then)), "277");
  const auto now = counted(database, {2026y / 9 / 1, 2026y / 11 / 30}, 2026y / 11 / 18);
  EXPECT_EQ(value(raised_to_date(now)), "820");
}

TEST(DemonstrationStory, IsNotOfAnEveningThatHasNotEndedWhenOneReportsSoonAfterMidnight) {
  base::SeededRandom random(2026);
  people::Post post;
  post.organisation = *people::OdsCode::parse("RWE");
  post.starts = 2015y / 1 / 1;
  post.ends = 2100y / 1 / 1;
  const base::Instant midnight = base::start_of_day(2026y / 6 / 3);
  for (int i = 0; i < 2000; ++i) {
    const StoryPlan plan{
        .post = &post, .submitted = midnight + 5min, .end = StoryEnd::Waiting, .latest = midnight + 1h};
    EXPECT_LE(tell(plan, {}, random).report.actual.ends, plan.submitted);
  }
}

TEST_P(Demonstration, CannotGenerateReportsWithoutItsDoctors) {
  auto database = fresh_database(schema());
  const auto made = generate_reports(*database, clock_, 10);
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().code, base::ErrorCode::NotFound);
}

SIGHTLINE_ON_EACH_ENGINE(Demonstration);

TEST(InventedNames, AreAllDifferentAndSayThatTheyAreInvented) {
  std::set<std::string> names;
  for (std::size_t n = 0; n < kInventedNames; ++n) {
    EXPECT_TRUE(invented_name(n).contains("Example-"));
    names.insert(invented_name(n));
  }
  EXPECT_EQ(names.size(), kInventedNames);
}

}  // namespace
}  // namespace app
