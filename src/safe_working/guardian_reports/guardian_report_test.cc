#include "safe_working/guardian_reports/guardian_report.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "safe_working/guardian_reports/doctor_words.h"
#include "safe_working/guardian_reports/guardian_record_for_tests.h"

namespace safe_working {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const base::Instant kMade = base::start_of_day(2017y / 12 / 1) + 9h;

void add_text(std::string& out, const documents::Heading& block) {
  out += block.words + "\n";
}
void add_text(std::string& out, const documents::Paragraph& block) {
  out += block.words + "\n";
}
void add_text(std::string& out, const documents::Note& block) {
  out += "[" + block.words + "]\n";
}
void add_text(std::string& out, const documents::List& block) {
  for (const auto& item : block.items) out += "- " + item + "\n";
}
void add_text(std::string& out, const documents::Figures& block) {
  for (const auto& item : block.items) out += documents::shown(item.value) + " " + item.words + "\n";
}
void add_text(std::string& out, const documents::Table& block) {
  out += "table: " + block.caption + "\n";
}
void add_text(std::string& out, const documents::Chart& block) {
  out += "chart: " + block.title + "\n";
}
void add_text(std::string& out, const documents::TimeChart& block) {
  out += "chart: " + block.title + "\n";
}
void add_text(std::string&, const documents::PageBreak&) {}

/// As it reads, a block a line.
std::string text_of(const documents::Report& report) {
  std::string out;
  for (const auto& block : report.blocks) std::visit([&](const auto& b) { add_text(out, b); }, block);
  return out;
}

std::string fact(const documents::Report& report, std::string_view name) {
  const auto found = std::ranges::find(report.facts, name, [](const auto& f) { return f.first; });
  return found == report.facts.end() ? "" : found->second;
}

TEST(GuardianReport, SaysInItsSummaryWhatPaperP1Printed) {
  const auto report = guardian_report(record_of_p1(), kMade);
  EXPECT_EQ(report.subtitle, "September to November 2017");
  EXPECT_EQ(fact(report, "Meeting"), "Trust Board, December 2017");
  EXPECT_EQ(fact(report, "Cut-off"), "30 November 2017 at 23:59; nothing recorded later is counted");
  EXPECT_EQ(fact(report, "Also goes to"), "Local Negotiating Committee; Junior Doctors' Forum");
  EXPECT_THAT(
      text_of(report),
      AllOf(HasSubstr(
                "68 exception reports were raised in September to November 2017, 9.7 for each 100 of the 700 junior "
                "doctors in post. Of these, 4 were about education and training. In the quarter before, June to "
                "August 2017, there were 202."),
            HasSubstr(
                "Since 5 December 2016, when the first on record was raised, there have been 277 exception reports; "
                "11 were about education and training."),
            HasSubstr(
                "Of the reports raised in the period, 47 ended in time off in lieu and 1 in a penalty; 16 are still "
                "open."),
            HasSubstr("98% of the reports raised in the period that were due an answer had one in time (51 of 52)."),
            HasSubstr("113.6 of 909 posts (12%) were vacant on 30 November 2017."),
            HasSubstr("68 exception reports raised in the period\n")));
}

TEST(GuardianReport, HasTheSectionsTheBoardKnowsInTheirOrder) {
  const auto text = text_of(guardian_report(record_of_p1(), kMade));
  std::size_t at = 0;
  for (const auto* words :
       {"Executive summary", "Exception reports\n", "table: Exception reports by directorate",
        "table: Exception reports by grade", "chart: Reports about hours, pattern or support",
        "chart: Reports about education and training", "Outcomes and response times", "table: Outcomes",
        "chart: How soon", "table: How soon", "Safety concerns, work schedule reviews and fines",
        "Establishment and vacancies", "table: Establishment and vacancies", "What this report does not show",
        "Recommendations", "- note the information in this report", "Where the figures come from"}) {
    at = text.find(words, at);
    ASSERT_NE(at, std::string::npos) << words;
  }
}

TEST(GuardianReport, SaysThatReportsAreMadeUpOnlyWhereSomeAre) {
  auto record = record_of_p1();
  EXPECT_THAT(text_of(guardian_report(record, kMade)), Not(HasSubstr("demonstration")));
  EXPECT_EQ(guardian_report(record, kMade).status, "");
  record.has_generated_reports = true;
  EXPECT_THAT(text_of(guardian_report(record, kMade)), HasSubstr("[" + demonstration_words() + "]"));
  EXPECT_EQ(guardian_report(record, kMade).status, "Demonstration");
}

TEST(GuardianReport, IsADraftWhileThePeriodRuns) {
  auto record = record_of_p1();
  record.cut_off = base::start_of_day(2017y / 11 / 21) + 16h;
  const auto report = guardian_report(record, kMade);
  EXPECT_EQ(report.status, "Draft");
  EXPECT_THAT(text_of(report),
              AllOf(HasSubstr("The period ends on 30 November 2017. This report shows what was recorded by 21 "
                              "November 2017 at 16:00."),
                    Not(HasSubstr("In the quarter before"))));
}

TEST(GuardianReport, ReadsWellWithOneOfEach) {
  auto record = empty_record();
  record.to_date_from = 2017y / 9 / 4;
  const auto id = record.directorates[0].id;
  record.tallies = {{.directorate = id,
                     .grade = "FY1",
                     .quarter_from = 2017y / 9 / 1,
                     .is_in_period = true,
                     .is_education = true,
                     .is_safety_concern = true,
                     .is_open = true,
                     .is_overdue = true,
                     .is_reply_due = true,
                     .reports = 1}};
  record.in_post = {{id, "FY1", 1}};
  EXPECT_THAT(
      text_of(guardian_report(record, kMade)),
      AllOf(
          HasSubstr("1 exception report was raised in September to November 2017, 100.0 for each 100 of the 1 junior "
                    "doctor in post. It was about education and training."),
          HasSubstr("there has been 1 exception report; 1 was about education"),
          HasSubstr("none ended in time off in lieu and none in a penalty; 1 is still open."),
          HasSubstr("At the cut-off 1 report was overdue. 1 report raised in the period told of an immediate safety")));
}

TEST(GuardianReport, ReadsWellWithNothing) {
  auto record = empty_record();
  record.directorates.clear();
  const auto text = text_of(guardian_report(record, kMade));
  EXPECT_THAT(text, AllOf(HasSubstr("No exception report was raised in September to November 2017."),
                          HasSubstr("No report raised in the period was due an answer by the cut-off."),
                          HasSubstr("No establishment has been imported, so vacancies are not shown."),
                          HasSubstr("there are no outcomes or response times to show"), Not(HasSubstr("chart:"))));
}

TEST(GuardianReport, TakesAnyPeriod) {
  auto record = record_of_p1();
  record.period = {2017y / 10 / 3, 2017y / 11 / 12};
  const auto report = guardian_report(record, kMade);
  EXPECT_EQ(report.subtitle, "3 October 2017 to 12 November 2017");
  EXPECT_EQ(fact(report, "Meeting"), "Trust Board");
  EXPECT_THAT(text_of(report), Not(HasSubstr("In the quarter before")));
}

TEST(GuardianReport, SaysThatAnEstablishmentIsOlderThanThePeriod) {
  auto record = record_of_p1();
  record.establishment->as_at = 2017y / 8 / 31;
  EXPECT_THAT(text_of(guardian_report(record, kMade)),
              HasSubstr("[The newest establishment is of 31 August 2017, before the period began.]"));
}

TEST(GuardianReport, NamesTheDirectorateWithTheLargestShareOfVacantPosts) {
  auto record = record_of_p1();
  record.establishment->directorates.push_back({.directorate = record.directorates[5].id,
                                                .directorate_code = "RRCV",
                                                .establishment = base::whole(153),
                                                .vacancies = {{people::GradeGroup::Fy1, base::whole(29)}}});
  EXPECT_THAT(text_of(guardian_report(record, kMade)),
              HasSubstr("The largest share is in RRCV: 29 of 153 posts (19%)."));
}

TEST(GuardianReport, GivesTheLineageOfEveryFigureOnce) {
  const auto report = guardian_report(record_of_p1(), kMade);
  const auto all = documents::lineages(report);
  for (const auto* name :
       {"exception_reports.raised_in_period", "exception_reports.raised_to_date", "establishment.vacancies",
        "exception_reports.answered_in_time", "exception_reports.penalties_in_period"})
    EXPECT_EQ(std::ranges::count(all, name, &documents::Lineage::name), 1) << name;
}

TEST(GuardianReport, UsesTheWordsOfItsTime) {
  auto record = record_of_p1();
  record.period = quarter_of(2026y / 10 / 1);
  record.cut_off = base::end_of_day(record.period.to);
  EXPECT_THAT(text_of(guardian_report(record, kMade)),
              AllOf(HasSubstr("resident doctors in post"), Not(HasSubstr("junior"))));
  EXPECT_EQ(doctor_words_on(2024y / 9 / 17).many, "junior doctors");
  EXPECT_EQ(doctor_words_on(2024y / 9 / 18).many, "resident doctors");
  EXPECT_TRUE(std::ranges::is_sorted(doctor_words(), {}, &DoctorWords::from));
}

}  // namespace
}  // namespace safe_working
