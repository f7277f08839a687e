#include "safe_working/guardian_reports/guardian_report_store.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <barrier>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"
#include "people/account_store.h"
#include "people/people_store.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"
#include "safe_working/establishment/establishment_store.h"
#include "safe_working/work_schedules/work_schedule_store.h"

namespace safe_working {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::SizeIs;

std::array<record::Migration, 7> migrations() {
  return {record::audit_migration(),  people::people_migration(),   people::account_migration(),
          work_schedule_migration(),  exception_report_migration(), establishment_migration(),
          guardian_report_migration()};
}

const people::OdsCode kTrust = *people::OdsCode::parse("RWE");
const people::OdsCode kOther = *people::OdsCode::parse("RT5");
const base::Period kAutumn{2017y / 9 / 1, 2017y / 11 / 30};  // the clocks go back on 29 October
const base::Instant kBegins = base::start_of_day(kAutumn.from);
const base::Instant kEnds = base::end_of_day(kAutumn.to);

// ---- the slow twin -------------------------------------------------------------------------------------------------

/// One report as it stood at the cut-off, asked of the report itself and not of its row. Nothing where it does not
/// count.
std::optional<ReportTally> as_it_stood(const ExceptionReport& report, const base::Period& period,
                                       base::Instant cut_off) {
  const auto by_then = [&](std::optional<base::Instant> at) { return at && *at <= cut_off; };
  if (report.submitted > cut_off || by_then(report.withdrawn())) return std::nullopt;
  const auto date = base::date_of(report.submitted);
  const bool is_closed = by_then(report.closed());
  const bool is_answered = by_then(report.answered());
  const bool is_late = cut_off > report.first_due();
  ReportTally one{.directorate = report.post.directorate, .grade = report.post.grade, .reports = 1};
  one.quarter_from = quarter_from(date);
  one.is_in_period = period.contains(date);
  one.is_carried_over = date < period.from && (!report.closed() || base::date_of(*report.closed()) >= period.from);
  one.is_closed_in_period = is_closed && base::date_of(*report.closed()) >= period.from;
  one.is_education = report.categories.education;
  one.is_working = report.categories.any_working();
  one.is_safety_concern = report.is_safety_concern;
  one.is_open = !is_closed;
  one.is_overdue = !is_closed && !is_answered && is_late;
  one.is_reply_due = is_answered || is_late;
  one.is_answered_in_time = is_answered && *report.answered() <= report.first_due();
  if (is_answered)
    one.band = *report.answered() - report.submitted <= 48h    ? AnswerBand::Within48Hours
               : *report.answered() - report.submitted <= 168h ? AnswerBand::Within7Days
                                                               : AnswerBand::Later;
  if (is_closed) one.outcome = report.outcome();
  return one;
}

GuardianRecord twin(const GuardianRecord& frame, const std::vector<ReportHistory>& reports) {
  auto record = frame;
  record.tallies.clear();
  for (const auto& [report, steps] : reports)
    if (const auto one = as_it_stood(report, record.period, record.cut_off)) record.tallies.push_back(*one);
  return record;
}

std::vector<std::vector<std::string>> shown_rows(const documents::Table& table) {
  std::vector<std::vector<std::string>> out;
  auto rows = table.rows;
  rows.push_back(table.total);
  for (const auto& row : rows) {
    out.emplace_back();
    for (const auto& cell : row) out.back().push_back(documents::shown(cell));
  }
  return out;
}

void expect_same(const GuardianRecord& counted, const GuardianRecord& slow) {
  for (const auto& name : figure_names())
    EXPECT_EQ(documents::shown(find_figure(counted, name)->value), documents::shown(find_figure(slow, name)->value))
        << name;
  const auto tables = [](const GuardianRecord& record) {
    return std::array{by_directorate(record),
                      by_grade(record),
                      flow_by_directorate(record),
                      flow_by_grade(record),
                      outcomes_in_period(record),
                      answers_by_grade(record),
                      documents::data_table(working_by_directorate_by_quarter(record)),
                      documents::data_table(education_by_directorate_by_quarter(record)),
                      documents::data_table(answer_times(record))};
  };
  const auto mine = tables(counted);
  const auto theirs = tables(slow);
  for (std::size_t i = 0; i < mine.size(); ++i)
    EXPECT_EQ(shown_rows(mine[i]), shown_rows(theirs[i])) << mine[i].caption;
}

// ---- a trust with random reports -----------------------------------------------------------------------------------

constexpr std::array<std::string_view, 4> kGrades = {"FY1", "CT2", "ST5", "TG-ST3+"};

class GuardianStore : public record::EachEngine {
 protected:
  template <class Work>
  auto write(Work work) {
    return (*database_)->write(std::move(work));
  }
  template <class Work>
  auto read(Work work) {
    return (*database_)->read(std::move(work));
  }

  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    database_.emplace(fresh_database(migrations()));
    write([&](record::Transaction& t) {
      people::add_organisation(t, {.code = kTrust, .name = "Example Hospitals NHS Trust"});
      people::add_organisation(t, {.code = kOther, .name = "Other Hospitals NHS Trust"});
      for (const auto* code : {"MED", "SURG", "WCC"}) directorates_.push_back(add_directorate(t, kTrust, code));
      for (const auto& directorate : directorates_)
        for (const auto grade : kGrades) posts_.push_back(add_post(t, kTrust, directorate, grade));
      elsewhere_ = add_post(t, kOther, add_directorate(t, kOther, "MED"), "FY1");
    });
  }

  base::Uuid uuid() { return base::Uuid::v7(kBegins, random_); }

  people::DirectorateId add_directorate(record::Transaction& t, const people::OdsCode& trust, const char* code) {
    const people::DirectorateId id{uuid()};
    people::add_directorate(t, {id, trust, code, code});
    return id;
  }
  people::Post add_post(record::Transaction& t, const people::OdsCode& trust, people::DirectorateId directorate,
                        std::string_view grade) {
    const people::PersonId doctor{uuid()};
    people::add_person(t, {.id = doctor, .name = "Dr Amber Example-Ash", .gmc_number = {}});
    const people::Post post{.id = {uuid()},
                            .holder = doctor,
                            .organisation = trust,
                            .directorate = directorate,
                            .specialty = "Acute medicine",
                            .grade = std::string(grade),
                            .starts = 2016y / 8 / 3,
                            .ends = 2018y / 8 / 7};
    people::add_post(t, post);
    return post;
  }

  /// Often on a boundary: of the period, its cut-off, or the clock change in it.
  base::Instant some_moment() {
    const std::array<base::Instant, 6> edges = {
        kBegins, kEnds, kEnds + 1us, base::start_of_day(2017y / 10 / 29) + 1h, base::start_of_day(2016y / 12 / 5),
        kMiddle};
    if (random_.below(4) == 0)
      return edges[random_.below(edges.size())] + std::chrono::microseconds(random_.below(3)) - 1us;
    return base::start_of_day(2016y / 12 / 1) + std::chrono::minutes(random_.below(60 * 24 * 420));
  }
  /// Often exactly 48 hours, 7 days, or on time.
  base::Instant some_moment_after(base::Instant at) {
    const std::array<std::chrono::microseconds, 4> steps = {48h, 168h, 0h, 1us};
    if (random_.below(3) == 0)
      return at + steps[random_.below(steps.size())] + std::chrono::microseconds(random_.below(2));
    return at + std::chrono::minutes(random_.below(60 * 24 * 40));
  }

  ReviewPart some_part(Reviewer reviewer, base::Instant submitted) {
    ReviewPart part{.id = {uuid()}, .reviewer = reviewer, .due = submitted + 168h};
    const auto state = random_.below(4);
    if (state == 0) return part;
    if (state == 1) {
      part.state = ReviewState::Withdrawn;
      part.closed = some_moment_after(submitted);
      return part;
    }
    part.state = state == 2 ? ReviewState::OutcomeProposed : ReviewState::Closed;
    part.answered = some_moment_after(submitted);
    if (random_.below(8) != 0) part.outcome = kOutcomes[random_.below(std::size(kOutcomes))];
    if (part.state == ReviewState::Closed) part.closed = some_moment_after(*part.answered);
    return part;
  }

  ExceptionReport some_report(const people::Post& post) {
    const auto submitted = some_moment();
    const WorkedTime times{submitted - 20h, submitted - 8h};
    ExceptionReport report{.id = {uuid()},
                           .doctor = post.holder,
                           .post = post,
                           .duty_label = "Long day",
                           .scheduled = times,
                           .actual = times,
                           .is_safety_concern = random_.below(5) == 0,
                           .what_happened = "Two sick patients at hand-over",
                           .submitted = submitted,
                           .is_generated = true};
    report.categories = {
        .hours = random_.below(2) == 0, .pattern = random_.below(4) == 0, .education = random_.below(3) == 0};
    if (!report.categories.any()) report.categories.support = true;
    report.parts.push_back(some_part(Reviewer::MedicalHr, submitted));
    if (random_.below(3) == 0) report.parts.push_back(some_part(Reviewer::MedicalEducation, submitted));
    return report;
  }

  std::vector<ReportHistory> add_some(int n) {
    std::vector<ReportHistory> out;
    for (int i = 0; i < n; ++i) out.push_back({some_report(posts_[random_.below(posts_.size())]), {}});
    write([&](record::Transaction& t) {
      add_many(t, out);
      add_many(t, {{some_report(elsewhere_), {}}, {some_report(elsewhere_), {}}});
    });
    return out;
  }

  /// A plain report of the first post, open and not due.
  ReportHistory report_of(base::Instant submitted) {
    auto report = some_report(posts_.front());
    report.submitted = submitted;
    report.parts = {{.id = {uuid()}, .reviewer = Reviewer::MedicalHr, .due = submitted + 168h}};
    report.is_generated = false;
    return {report, {}};
  }

  GuardianRecord count(const base::Period& period, base::Instant cut_off) {
    auto record = read([&](record::Reader& r) { return read_guardian_record(r, kTrust, period, cut_off); });
    EXPECT_TRUE(record.has_value());
    return *std::move(record);
  }

  static constexpr base::Instant kMiddle = std::chrono::sys_days(2017y / 10 / 17) + 9h + 30min;
  base::SeededRandom random_{20171207};
  std::optional<record::FreshDatabase> database_;
  std::vector<people::DirectorateId> directorates_;
  std::vector<people::Post> posts_;
  people::Post elsewhere_;
};

SIGHTLINE_ON_EACH_ENGINE(GuardianStore);

TEST_P(GuardianStore, CountsWhatALoopOverTheReportsCounts) {
  const auto reports = add_some(600);
  const base::Period days[] = {kAutumn,
                               {2017y / 10 / 29, 2017y / 10 / 29},
                               {2017y / 3 / 26, 2017y / 10 / 29},
                               {2016y / 12 / 1, 2018y / 2 / 28},
                               quarter_of(2017y / 1 / 1)};
  for (const auto& period : days)
    for (const auto cut_off : {base::end_of_day(period.to), base::end_of_day(period.to) - 1us, kMiddle, kBegins}) {
      const auto counted = count(period, cut_off);
      SCOPED_TRACE(base::period_name(period.from, period.to) + " by " + base::utc_iso(counted.cut_off));
      expect_same(counted, twin(counted, reports));
    }
}

TEST_P(GuardianStore, ListsBeneathEachFigureExactlyTheReportsItCounts) {
  const auto reports = add_some(150);
  for (const auto cut_off : {kEnds, kMiddle}) {
    const auto record = count(kAutumn, cut_off);
    for (const auto& name : figure_names()) {
      std::vector<ReportId> expected;
      for (const auto& [report, steps] : reports)
        if (const auto one = as_it_stood(report, kAutumn, cut_off); one && is_beneath(name, *one))
          expected.push_back(report.id);
      std::ranges::sort(expected);
      const auto listed =
          read([&](record::Reader& r) { return records_beneath(r, kTrust, kAutumn, cut_off, name, 1'000, 0); });
      std::vector<ReportId> ids;
      for (const auto& one : listed) ids.push_back(one.id);
      EXPECT_TRUE(std::ranges::is_sorted(listed, std::ranges::greater(), &ReportSummary::submitted)) << name;
      std::ranges::sort(ids);
      EXPECT_EQ(ids, expected) << name;
      const auto value = find_figure(record, name)->value;
      if (const auto* counted = std::get_if<documents::Count>(&value); counted != nullptr && condition_of(name)) {
        EXPECT_EQ(counted->value, static_cast<std::int64_t>(ids.size())) << name;
      }
    }
  }
}

TEST_P(GuardianStore, ListsReportsAPageAtATime) {
  add_some(60);
  const auto page = [&](int most, int skip) {
    std::vector<ReportId> ids;
    for (const auto& one : read([&](record::Reader& r) {
           return records_beneath(r, kTrust, {2016y / 12 / 1, 2018y / 2 / 28}, base::end_of_day(2018y / 2 / 28),
                                  "exception_reports.raised_to_date", most, skip);
         }))
      ids.push_back(one.id);
    return ids;
  };
  auto joined = page(7, 0);
  for (int skip = 7; skip < 70; skip += 7)
    for (const auto& id : page(7, skip)) joined.push_back(id);
  EXPECT_EQ(joined, page(1'000, 0));
}

TEST_P(GuardianStore, DoesNotChangeAnOldQuarterWhenItsReportsAreDealtWithLater) {
  auto history = report_of(kEnds - 24h);
  write([&](record::Transaction& t) { add_many(t, {history}); });
  const auto before = count(kAutumn, kEnds);
  EXPECT_EQ(value_of(open_now(before)), 1);
  write([&](record::Transaction& t) {
    auto later = report_of(kEnds + 1us);
    later.report.parts[0].state = ReviewState::Closed;
    later.report.parts[0].answered = later.report.parts[0].closed = kEnds + 24h;
    later.report.parts[0].outcome = Outcome::TimeOff;
    add_many(t, {later});
    const ReviewInput withdraw{.event = ReviewEvent::Withdraw};
    const auto& report = history.report;
    ASSERT_TRUE(
        review(t, report.id, report.parts[0].id, 1, withdraw, report.doctor, Actor::Doctor, kEnds + 1us).has_value());
  });
  const auto after = count(kAutumn, kEnds + 500h);
  EXPECT_EQ(after.cut_off, kEnds) << "a period's figures stop with it";
  EXPECT_EQ(after.tallies, before.tallies);
  const auto winter = count(quarter_of(2017y / 12 / 1), kEnds + 500h);
  EXPECT_EQ(value_of(raised_to_date(winter)), 1) << "the one withdrawn no longer counts";
  EXPECT_EQ(value_of(raised_in_period(winter)), 1);
  EXPECT_EQ(value_of(carried_over(winter)), 0);
}

TEST_P(GuardianStore, CountsAReportOnTheBoundaryOfTheCutOff) {
  write([&](record::Transaction& t) { add_many(t, {report_of(kMiddle), report_of(kMiddle + 1us)}); });
  EXPECT_EQ(value_of(raised_in_period(count(kAutumn, kMiddle - 1us))), 0);
  EXPECT_EQ(value_of(raised_in_period(count(kAutumn, kMiddle))), 1);
  EXPECT_EQ(value_of(raised_in_period(count(kAutumn, kMiddle + 1us))), 2);
}

TEST_P(GuardianStore, KeepsTheLastMinuteOfTheLastDayAndLeavesTheNextDayOut) {
  write([&](record::Transaction& t) {
    add_many(t, {report_of(kEnds), report_of(kEnds + 1us), report_of(kBegins - 1us), report_of(kBegins)});
  });
  EXPECT_EQ(value_of(raised_in_period(count(kAutumn, kEnds))), 2);
  EXPECT_EQ(value_of(raised_to_date(count(kAutumn, kEnds))), 3);
}

TEST_P(GuardianStore, BecomesOverdueAtTheMomentAfterTheDeadline) {
  const auto history = report_of(kBegins + 24h);
  write([&](record::Transaction& t) { add_many(t, {history}); });
  const auto due = history.report.parts[0].due;
  EXPECT_EQ(value_of(overdue_now(count(kAutumn, due))), 0);
  EXPECT_EQ(value_of(overdue_now(count(kAutumn, due + 1us))), 1);
}

TEST_P(GuardianStore, ReadsAnEmptyRecord) {
  const auto record = count(kAutumn, kEnds);
  EXPECT_TRUE(record.tallies.empty());
  EXPECT_EQ(record.to_date_from, kAutumn.from);
  EXPECT_FALSE(record.establishment.has_value());
  EXPECT_FALSE(record.has_generated_reports);
  EXPECT_EQ(value_of(doctors_in_post(record)), 12);
}

TEST_P(GuardianStore, SaysWhetherReportsAreMadeUpAndWhenTheFirstWasRaised) {
  write([&](record::Transaction& t) {
    add_many(t, {report_of(base::start_of_day(2016y / 12 / 5)), report_of(kMiddle)});
  });
  EXPECT_FALSE(count(kAutumn, kEnds).has_generated_reports);
  EXPECT_EQ(count(kAutumn, kEnds).to_date_from, 2016y / 12 / 5);
  auto made_up = report_of(kMiddle);
  made_up.report.is_generated = true;
  write([&](record::Transaction& t) { add_many(t, {made_up}); });
  EXPECT_TRUE(count(kAutumn, kEnds).has_generated_reports);
  EXPECT_FALSE(count(kAutumn, kMiddle - 1us).has_generated_reports);
}

TEST_P(GuardianStore, TakesTheEstablishmentOfTheCutOffsDayAsKnownToday) {
  const auto send = [&](const char* posts, base::Date as_at) {
    const auto bytes = std::string("directorate,establishment,FY1,FY2,CT1/2,TG F2/CT1/2,ST3+,TG ST3+\nMED,") + posts +
                       ",1,0,0,0,0,0\n";
    write([&](record::Transaction& t) {
      ASSERT_TRUE(import_establishment(t, kTrust, {bytes, "file.csv", as_at}, "command line", kEnds + 240h, random_)
                      .has_value());
    });
  };
  send("10", 2017y / 8 / 31);
  send("20", 2017y / 11 / 30);
  send("30", 2017y / 12 / 1);
  const auto record = count(kAutumn, kEnds);
  EXPECT_EQ(record.establishment->total(), base::whole(20));
  EXPECT_EQ(record.establishment_imported, kEnds + 240h);
  EXPECT_EQ(count(kAutumn, kMiddle).establishment->total(), base::whole(10));
}

TEST_P(GuardianStore, RefusesAnUnknownOrganisationAndAPeriodThatEndsBeforeItStarts) {
  read([&](record::Reader& r) {
    const auto unknown = read_guardian_record(r, *people::OdsCode::parse("XXX"), kAutumn, kEnds);
    EXPECT_EQ(unknown.error().code, base::ErrorCode::NotFound);
    const auto backwards = read_guardian_record(r, kTrust, {kAutumn.to, kAutumn.from}, kEnds);
    EXPECT_EQ(backwards.error().code, base::ErrorCode::Invalid);
    EXPECT_THAT(records_beneath(r, kTrust, kAutumn, kEnds, "establishment.vacancies", 10, 0), SizeIs(0));
    EXPECT_THAT(records_beneath(r, kTrust, kAutumn, kEnds, "no.such_figure", 10, 0), SizeIs(0));
  });
}

// ---- the cache -----------------------------------------------------------------------------------------------------

TEST_P(GuardianStore, CountsOnceUntilSomethingChanges) {
  add_some(20);
  GuardianRecordCache cache;
  const auto get = [&](base::Instant cut_off) { return *cache.get(**database_, kTrust, kAutumn, cut_off); };
  const auto first = get(kEnds);
  EXPECT_EQ(get(kEnds), first);
  EXPECT_EQ(get(kEnds + 24h), first) << "the end of the period stays the cut-off";
  EXPECT_EQ(cache.counted(), 1U);

  write([&](record::Transaction& t) { add_many(t, {report_of(kMiddle)}); });
  const auto second = get(kEnds);
  EXPECT_EQ(value_of(raised_in_period(*second)), value_of(raised_in_period(*first)) + 1);
  EXPECT_EQ(cache.counted(), 2U);

  write([&](record::Transaction& t) { posts_.push_back(add_post(t, kTrust, directorates_[0], "FY1")); });
  EXPECT_EQ(value_of(doctors_in_post(*get(kEnds))), value_of(doctors_in_post(*first)) + 1);
  write([&](record::Transaction& t) { add_directorate(t, kTrust, "NEW"); });
  EXPECT_THAT(get(kEnds)->directorates, SizeIs(4));
  write([&](record::Transaction& t) {
    ASSERT_TRUE(import_establishment(t, kTrust,
                                     {"directorate,establishment,FY1,FY2,CT1/2,TG F2/CT1/2,ST3+,TG ST3+\nMED,9,,,,,,\n",
                                      "f", 2017y / 11 / 1},
                                     "command line", kEnds, random_)
                    .has_value());
  });
  EXPECT_TRUE(get(kEnds)->establishment.has_value());
  EXPECT_EQ(cache.counted(), 5U);
}

TEST_P(GuardianStore, CountsAgainForAnotherMinutePeriodOrOrganisation) {
  GuardianRecordCache cache;
  const auto get = [&](const people::OdsCode& trust, const base::Period& period, base::Instant cut_off) {
    return *cache.get(**database_, trust, period, cut_off);
  };
  const auto first = get(kTrust, kAutumn, kMiddle);
  EXPECT_EQ(get(kTrust, kAutumn, kMiddle + 59s), first);
  EXPECT_NE(get(kTrust, kAutumn, kMiddle + 60s), first);
  EXPECT_NE(get(kTrust, quarter_of(2017y / 8 / 1), kMiddle), first);
  EXPECT_NE(get(kOther, kAutumn, kMiddle), first);
  EXPECT_EQ(cache.counted(), 4U);
}

TEST_P(GuardianStore, DoesNotKeepRefusals) {
  GuardianRecordCache cache;
  const auto unknown = *people::OdsCode::parse("NEW");
  EXPECT_FALSE(cache.get(**database_, unknown, kAutumn, kEnds).has_value());
  write([&](record::Transaction& t) { people::add_organisation(t, {.code = unknown, .name = "New Hospitals"}); });
  EXPECT_TRUE(cache.get(**database_, unknown, kAutumn, kEnds).has_value());
}

TEST_P(GuardianStore, CountsOnceForManyWhoAskAtOnce) {
  add_some(200);
  GuardianRecordCache cache;
  constexpr int kThreads = 8;
  std::barrier start(kThreads);
  std::array<std::shared_ptr<const GuardianRecord>, kThreads> got;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < kThreads; ++i)
      threads.emplace_back([&, i] {
        start.arrive_and_wait();
        got[static_cast<std::size_t>(i)] = *cache.get(**database_, kTrust, kAutumn, kEnds);
      });
  }
  for (const auto& one : got) EXPECT_EQ(one, got[0]);
  EXPECT_EQ(cache.counted(), 1U);
}

/// While somebody counts the new minute, the others are shown the last one, which says its own cut-off: a page of a
/// million reports once kept everybody waiting for half a second at the turn of each minute.
TEST_P(GuardianStore, ShowsTheLastMinuteToOthersWhileANewOneIsCounted) {
  add_some(200);
  GuardianRecordCache cache;
  const auto last = *cache.get(**database_, kTrust, kAutumn, kMiddle);
  constexpr int kThreads = 8;
  std::barrier start(kThreads);
  std::array<std::shared_ptr<const GuardianRecord>, kThreads> got;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < kThreads; ++i)
      threads.emplace_back([&, i] {
        start.arrive_and_wait();
        got[static_cast<std::size_t>(i)] = *cache.get(**database_, kTrust, kAutumn, kMiddle + 60s);
      });
  }
  const auto anew = *cache.get(**database_, kTrust, kAutumn, kMiddle + 60s);
  EXPECT_NE(anew, last);
  for (const auto& one : got) EXPECT_TRUE(one == last || one == anew);
  EXPECT_EQ(cache.counted(), 2U);
}

}  // namespace
}  // namespace safe_working
