#include "safe_working/guardian_reports/guardian_figures.h"

#include <algorithm>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/check.h"
#include "safe_working/guardian_reports/guardian_record_for_tests.h"

namespace safe_working {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> shown_row(const std::vector<documents::Quantity>& row) {
  std::vector<std::string> out;
  for (const auto& cell : row) out.push_back(documents::shown(cell));
  return out;
}

std::int64_t count_in(const documents::Quantity& cell) {
  return std::get<documents::Count>(cell).value;
}

// ---- quarters ------------------------------------------------------------------------------------------------------

TEST(GuardianQuarter, RunsFromDecemberMarchJuneAndSeptember) {
  EXPECT_EQ(quarter_from(2017y / 9 / 1), 2017y / 9 / 1);
  EXPECT_EQ(quarter_from(2017y / 11 / 30), 2017y / 9 / 1);
  EXPECT_EQ(quarter_from(2017y / 12 / 1), 2017y / 12 / 1);
  EXPECT_EQ(quarter_from(2018y / 1 / 31), 2017y / 12 / 1);
  EXPECT_EQ(quarter_from(2018y / 2 / 28), 2017y / 12 / 1);
  EXPECT_EQ(quarter_from(2018y / 5 / 31), 2018y / 3 / 1);
  EXPECT_EQ(quarter_from(2018y / 8 / 31), 2018y / 6 / 1);
}

TEST(GuardianQuarter, EndsOnTheLastDayOfFebruaryInALeapYear) {
  EXPECT_EQ(quarter_of(2024y / 1 / 15), (base::Period{2023y / 12 / 1, 2024y / 2 / 29}));
  EXPECT_EQ(quarter_of(2023y / 2 / 28), (base::Period{2022y / 12 / 1, 2023y / 2 / 28}));
}

TEST(GuardianQuarter, FollowOneAnotherWithoutAGapForTenYears) {
  auto quarter = quarter_of(2026y / 11 / 22);
  for (int i = 0; i < 40; ++i) {
    const auto before = quarter_before(quarter);
    EXPECT_EQ(base::add_days(before.to, std::chrono::days(1)), quarter.from);
    EXPECT_TRUE(is_quarter(before));
    for (auto date = before.from; date <= before.to; date = base::add_days(date, std::chrono::days(1)))
      EXPECT_EQ(quarter_of(date), before);
    quarter = before;
  }
  EXPECT_FALSE(is_quarter({2017y / 9 / 1, 2017y / 11 / 29}));
  EXPECT_FALSE(is_quarter({2017y / 10 / 1, 2017y / 12 / 31}));
}

TEST(GuardianQuarter, IsNamedForAChart) {
  EXPECT_EQ(short_quarter_name(quarter_of(2017y / 10 / 1)), "Sep to Nov 2017");
  EXPECT_EQ(short_quarter_name(quarter_of(2017y / 1 / 1)), "Dec 2016 to Feb 2017");
}

// ---- the figures of paper P1 ---------------------------------------------------------------------------------------

TEST(GuardianFigures, ShowWhatPaperP1Printed) {
  const auto record = record_of_p1();
  EXPECT_EQ(value_of(raised_in_period(record)), 68);
  EXPECT_EQ(value_of(raised_to_date(record)), 277);
  EXPECT_EQ(value_of(education_to_date(record)), 11);
  EXPECT_EQ(value_of(time_off_in_period(record)), 47);
  EXPECT_EQ(value_of(penalties_in_period(record)), 1);
  EXPECT_EQ(documents::shown(vacancies(record).value), "113.6");
  EXPECT_EQ(documents::shown(vacancy_rate(record).value), "12%");
  EXPECT_EQ(vacancy_rate(record).words, "of posts vacant: 113.6 of 909");
}

TEST(GuardianFigures, CarryTheirLineage) {
  const auto record = record_of_p1();
  const auto raised = raised_in_period(record).lineage;
  EXPECT_EQ(raised.name, "exception_reports.raised_in_period");
  EXPECT_EQ(raised.period, record.period);
  EXPECT_EQ(raised.cut_off, record.cut_off);
  EXPECT_EQ(raised.link, "/figures/exception_reports.raised_in_period?from=2017-09-01&to=2017-11-30");
  EXPECT_THAT(raised.definition, HasSubstr("withdrawn"));
  EXPECT_EQ(raised_to_date(record).lineage.period, (base::Period{2016y / 12 / 5, 2017y / 11 / 30}));
  EXPECT_THAT(vacancies(record).lineage.definition, HasSubstr("30 November 2017"));
  EXPECT_EQ(vacancies(record).lineage.source, "Paper P1");
}

TEST(GuardianFigures, AreEachFoundByNameWithTheSameValueAndWords) {
  const auto record = record_of_p1();
  for (const auto& name : figure_names()) {
    const auto figure = find_figure(record, name);
    ASSERT_TRUE(figure.has_value()) << name;
    EXPECT_EQ(figure->lineage.name, name);
    EXPECT_FALSE(figure->lineage.title.empty()) << name;
    EXPECT_FALSE(figure->lineage.definition.empty()) << name;
    EXPECT_FALSE(figure->lineage.source.empty()) << name;
    EXPECT_FALSE(figure->words.empty()) << name;
  }
  EXPECT_FALSE(find_figure(record, "exception_reports").has_value());
  EXPECT_FALSE(find_figure(record, "").has_value());
}

TEST(GuardianFigures, SayOneReportAndTwoReports) {
  auto record = empty_record();
  record.tallies = {{.directorate = record.directorates[0].id, .grade = "FY1", .is_in_period = true, .reports = 1}};
  EXPECT_EQ(raised_in_period(record).words, "exception report raised in the period");
  record.tallies[0].reports = 2;
  EXPECT_EQ(raised_in_period(record).words, "exception reports raised in the period");
}

TEST(GuardianFigures, ShowNoShareOfNothing) {
  const auto record = empty_record();
  EXPECT_EQ(documents::shown(answered_in_time(record).value), "No report due an answer");
  EXPECT_EQ(documents::shown(vacancies(record).value), "Not known");
  EXPECT_EQ(documents::shown(vacancy_rate(record).value), "Not known");
  EXPECT_EQ(documents::shown(by_directorate(record).rows[0][2]), "no doctors in post");
}

TEST(GuardianFigures, LeaveOutOfTheShareAReportWhoseTimeToAnswerStillRuns) {
  auto record = empty_record();
  const ReportTally one{.directorate = record.directorates[0].id, .grade = "FY1", .is_in_period = true, .reports = 1};
  auto in_time = one, late = one, running = one;
  in_time.is_reply_due = in_time.is_answered_in_time = true;
  late.is_reply_due = true;
  running.is_open = true;
  running.reports = 5;
  record.tallies = {in_time, late, running};
  EXPECT_EQ(documents::shown(answered_in_time(record).value), "50%");
  EXPECT_EQ(answered_in_time(record).words, "answered in time: 1 of 2 reports due an answer");
}

TEST(GuardianFigures, KnowWhichReportsLieBeneath) {
  const ReportTally open{.is_open = true};
  EXPECT_TRUE(is_beneath("exception_reports.open", open));
  EXPECT_TRUE(is_beneath("exception_reports.raised_to_date", open));
  EXPECT_FALSE(is_beneath("exception_reports.overdue", open));
  EXPECT_FALSE(is_beneath("establishment.vacancies", open));
  EXPECT_FALSE(is_beneath("no.such_figure", open));
}

TEST(GuardianFigures, HaveARowForEveryTraitInItsPlace) {
  for (std::size_t i = 0; i < trait_rows().size(); ++i) EXPECT_EQ(static_cast<std::size_t>(trait_rows()[i].trait), i);
  for (const auto& row : trait_rows()) {
    ReportTally one{.reports = 3};
    EXPECT_EQ(count({{one}}, {{row.trait}, {}}), 0);
    one.*row.member = true;
    EXPECT_EQ(count({{one}}, {{row.trait}, {}}), 3);
  }
}

// ---- sums ----------------------------------------------------------------------------------------------------------

/// One report each, so that a figure is a plain count over a list.
std::vector<ReportTally> one_by_one(const GuardianRecord& record) {
  std::vector<ReportTally> out;
  for (auto one : record.tallies)
    for (auto n = std::exchange(one.reports, 1); n > 0; --n) out.push_back(one);
  return out;
}

template <class Test>
std::int64_t how_many(const std::vector<ReportTally>& reports, Test test) {
  return std::ranges::count_if(reports, test);
}

class RandomRecord : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seeds, RandomRecord, testing::Range<std::uint64_t>(1, 13));

TEST_P(RandomRecord, FiguresEqualAPlainCountOfItsReports) {
  const auto record = random_record(GetParam());
  const auto reports = one_by_one(record);
  EXPECT_EQ(value_of(raised_to_date(record)), static_cast<std::int64_t>(reports.size()));
  EXPECT_EQ(value_of(raised_in_period(record)), how_many(reports, [](const auto& r) { return r.is_in_period; }));
  EXPECT_EQ(value_of(education_to_date(record)), how_many(reports, [](const auto& r) { return r.is_education; }));
  EXPECT_EQ(value_of(time_off_in_period(record)),
            how_many(reports, [](const auto& r) { return r.is_in_period && r.outcome == Outcome::TimeOff; }));
  EXPECT_EQ(value_of(penalties_in_period(record)),
            how_many(reports, [](const auto& r) { return r.is_in_period && r.outcome == Outcome::Penalty; }));
  EXPECT_EQ(value_of(open_now(record)), how_many(reports, [](const auto& r) { return r.is_open; }));
  EXPECT_EQ(value_of(overdue_now(record)), how_many(reports, [](const auto& r) { return r.is_overdue; }));
  EXPECT_EQ(value_of(safety_concerns_in_period(record)),
            how_many(reports, [](const auto& r) { return r.is_in_period && r.is_safety_concern; }));
}

TEST_P(RandomRecord, TotalsOfEveryTableEqualItsNamedFigures) {
  const auto record = random_record(GetParam());
  for (const auto& table : {by_directorate(record), by_grade(record)}) {
    EXPECT_EQ(count_in(table.total[1]), value_of(raised_in_period(record)));
    EXPECT_EQ(count_in(table.total[3]), value_of(doctors_in_post(record)));
    EXPECT_EQ(count_in(table.total[4]), value_of(open_now(record)));
    EXPECT_EQ(count_in(table.total[5]), value_of(overdue_now(record)));
    EXPECT_EQ(documents::shown(table.total[6]).starts_with("n"),
              documents::shown(answered_in_time(record).value).starts_with("N"));
    if (const auto* share = std::get_if<documents::Percentage>(&table.total[6])) {
      EXPECT_EQ(share->numerator, std::get<documents::Percentage>(answered_in_time(record).value).numerator);
      EXPECT_EQ(share->denominator, std::get<documents::Percentage>(answered_in_time(record).value).denominator);
    }
  }
  for (const auto& table : {flow_by_directorate(record), flow_by_grade(record)}) {
    EXPECT_EQ(count_in(table.total[1]), value_of(carried_over(record)));
    EXPECT_EQ(count_in(table.total[2]), value_of(raised_in_period(record)));
    EXPECT_EQ(count_in(table.total[3]), value_of(education_in_period(record)));
    EXPECT_EQ(count_in(table.total[4]), value_of(closed_in_period(record)));
    EXPECT_EQ(count_in(table.total[5]), value_of(open_now(record)));
  }
  EXPECT_EQ(count_in(outcomes_in_period(record).total[1]), value_of(raised_in_period(record)));
  EXPECT_EQ(count_in(answers_by_grade(record).total.back()), value_of(raised_in_period(record)));
}

TEST_P(RandomRecord, RowsOfEveryTableAddUpToItsTotal) {
  const auto record = random_record(GetParam());
  for (const auto& table : {by_directorate(record), by_grade(record), flow_by_directorate(record),
                            flow_by_grade(record), outcomes_in_period(record), answers_by_grade(record)}) {
    for (std::size_t column = 1; column < table.columns.size(); ++column) {
      if (!std::holds_alternative<documents::Count>(table.total[column])) continue;
      std::int64_t sum = 0;
      for (const auto& row : table.rows) {
        ASSERT_EQ(row.size(), table.columns.size());
        sum += count_in(row[column]);
      }
      EXPECT_EQ(sum, count_in(table.total[column])) << table.caption << ", " << table.columns[column].words;
    }
  }
}

TEST_P(RandomRecord, ChartsHoldEveryReportOfTheirFourQuarters) {
  const auto record = random_record(GetParam());
  const auto chart = working_by_directorate_by_quarter(record);
  const auto quarters = quarters_up_to(record.cut_off_date(), 4);
  ASSERT_EQ(chart.series.size(), 4U);
  for (std::size_t q = 0; q < 4; ++q) {
    ASSERT_EQ(chart.series[q].values.size(), record.directorates.size());
    double sum = 0;
    for (const auto n : chart.series[q].values) sum += n;
    EXPECT_EQ(static_cast<std::int64_t>(sum), how_many(one_by_one(record), [&](const auto& r) {
                return r.is_working && r.quarter_from == quarters[q].from;
              }));
  }
}

TEST(GuardianTables, RefuseAReportOfADirectorateThatIsNotListed) {
  auto record = record_of_p1();
  record.directorates.clear();
  EXPECT_THROW(static_cast<void>(by_directorate(record)), base::OurMistake);
}

TEST(GuardianTables, LeaveOutTheGradesOfReportsLongSettled) {
  auto record = empty_record();
  record.tallies = {{.directorate = record.directorates[0].id, .grade = "", .is_working = true, .reports = 9}};
  EXPECT_TRUE(by_grade(record).rows.empty());
  EXPECT_EQ(value_of(raised_to_date(record)), 9);
}

TEST(GuardianTables, ShowRatesBesideCounts) {
  auto record = empty_record();
  const auto id = record.directorates[0].id;
  record.tallies = {{.directorate = id, .grade = "FY1", .is_in_period = true, .is_open = true, .reports = 3}};
  record.in_post = {{id, "FY1", 40}};
  EXPECT_THAT(shown_row(by_directorate(record).rows[0]), ElementsAre("CHUGGS", "3", "7.5", "40", "3", "0", "none due"));
  EXPECT_THAT(shown_row(by_grade(record).rows[0]),
              ElementsAre("Foundation year 1", "3", "7.5", "40", "3", "0", "none due"));
}

TEST(GuardianTables, PutGradesInOrderOfSeniorityAndUnknownOnesLast) {
  auto record = empty_record();
  const auto id = record.directorates[0].id;
  record.in_post = {{id, "TG-CT", 1}, {id, "zz", 1}, {id, "ST3", 1}, {id, "FY1", 1}, {id, "CT1", 1}};
  std::vector<std::string> names;
  for (const auto& row : by_grade(record).rows) names.push_back(documents::shown(row[0]));
  EXPECT_THAT(names, ElementsAre("Foundation year 1", "Core trainee year 1", "Specialty trainee year 3",
                                 "Trust grade, core trainee level", "zz"));
}

TEST(GuardianCharts, SayWhatTheyShowAndMarkAQuarterThatIsNotOver) {
  auto record = record_of_p1();
  EXPECT_EQ(working_by_directorate_by_quarter(record).series.back().name, "Sep to Nov 2017");
  record.cut_off = base::start_of_day(2017y / 11 / 21);
  EXPECT_EQ(working_by_directorate_by_quarter(record).series.back().name, "Sep to Nov 2017 so far");
  EXPECT_EQ(education_by_directorate_by_quarter(empty_record()).summary,
            "No report was raised about education and training in these four quarters.");
  EXPECT_THAT(working_by_directorate_by_quarter(record).summary, HasSubstr("the most in"));
}

}  // namespace
}  // namespace safe_working
