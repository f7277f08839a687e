#include "safe_working/rota_checks/checked_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/writers.h"
#include "safe_working/rota_checks/findings_report.h"
#include "safe_working/rota_checks/rota_checks_testing.h"

namespace safe_working {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

/// Out of order on purpose: South's shift of 13 h 30 min stands between North's two, which are 9 hours apart.
constexpr std::string_view kRota =
    "person,kind,start,end,plan,breaks,label\r\n"
    "Doctor North,shift,2026-12-07T10:00,2026-12-07T22:30,scheduled,30;30,Long day\r\n"
    "Doctor South,shift,2026-12-09T08:00,2026-12-09T21:30,scheduled,30;30,Long day\r\n"
    "Doctor North,shift,2026-12-08T07:30,2026-12-08T16:30,scheduled,30,Normal day\r\n";

CheckedFile check(std::string_view csv, const FiledDoctors& people = {}) {
  auto file = check_file(csv, people, Settings{});
  EXPECT_TRUE(file.has_value());
  return file ? *std::move(file) : CheckedFile{};
}

TEST(CheckedFile, HoldsEachDoctorWithItsLinesAndFindings) {
  const auto file = check(kRota);
  ASSERT_THAT(file.rotas, SizeIs(2));
  EXPECT_EQ(file.rotas[0].person, "Doctor North");
  EXPECT_THAT(file.rotas[0].rota.duties, SizeIs(2));
  EXPECT_EQ(file.rotas[0].filed_at(1).line, 4U);
  EXPECT_EQ(file.rotas[0].filed_at(1).label, "Normal day");
  EXPECT_EQ(file.rotas[0].count(Verdict::Breach), 1U);
  EXPECT_EQ(file.summary.breaches, 2U);
}

TEST(CheckedFile, ListsFindingsAsTheRowsStand) {
  const auto file = check(kRota);
  std::vector<std::string_view> found;
  for (const FoundAt& at : by_line(file)) found.push_back(rule_id(file.rotas[at.rota].findings[at.finding].rule));
  EXPECT_THAT(found, ElementsAre("RS-11", "SH-13"));
  EXPECT_THAT(lines_of(file.rotas[0], file.rotas[0].findings[0]), ElementsAre(2, 4));
}

TEST(CheckedFile, JudgesNothingWhereAnyRowIsAtFault) {
  const auto file = check_file(std::string(kRota) + "Doctor South,shift,soon,later,,,\r\n", {}, Settings{});
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().count, 2U);
  EXPECT_EQ(file.error().faults.front().subject, "line 5, column start");
}

TEST(CheckedFile, NamesThosePeopleWhoHaveNoDuties) {
  const FiledDoctors people = {{"Doctor North", {}}, {"Dr South", {}}};
  EXPECT_THAT(check(kRota, people).without_duties, ElementsAre("Dr South"));
}

TEST(CheckedFile, RefusesTooMuchBeforeReadingIt) {
  const auto refusal = [](const std::string& csv) {
    const auto file = check_file(csv, {}, Settings{});
    return file ? std::string() : file.error().faults.front().message;
  };
  EXPECT_THAT(refusal(std::string(kMostFileBytes + 1, 'x')), StartsWith("The file is larger than 1,000 kilobytes."));
  EXPECT_THAT(refusal(std::string(kMostFileLines + 1, '\n')), StartsWith("The file has more than 20,000 lines."));
  std::string many = "person,kind,start,end\n";
  for (std::size_t n = 0; n <= kMostFileDoctors; ++n)
    many += "D" + std::to_string(n) + ",shift,2026-12-07T08:00,2026-12-07T12:00\n";
  EXPECT_THAT(refusal(many), StartsWith("The file has more than 1,000 doctors."));
}

TEST(CheckedFile, TakesAFileOfExactlyTheMostBytes) {
  std::string csv = "person,kind,start,end,label\nA,shift,2026-12-07T08:00,2026-12-07T12:00,";
  csv += std::string(kMostFileBytes - csv.size(), 'x');
  EXPECT_EQ(check(csv).summary.duties, 1U);
}

TEST(FindingsCsv, HasARowForEachFindingWithItsLinesAndSource) {
  const auto csv = findings_csv(check(kRota));
  EXPECT_THAT(csv, StartsWith("\xef\xbb\xbfperson,rule,era,plan,verdict,measured"));
  EXPECT_THAT(csv, HasSubstr("\r\nDoctor North,RS-11,E2,scheduled,breach,9,11,hours,2026-12-07T22:30+00:00,"));
  EXPECT_THAT(csv, HasSubstr("\r\nDoctor South,SH-13,E2,scheduled,breach,13.5,13,hours,"));
  EXPECT_THAT(csv, HasSubstr("+00:00,2;4,no,"));
}

TEST(FindingsCsv, RunsNothingInASpreadsheet) {
  std::string csv(kRota);
  csv.replace(csv.find("Doctor South"), 12, "=HYPERLINK(1)");
  EXPECT_THAT(findings_csv(check(csv)), HasSubstr("\r\n'=HYPERLINK(1),SH-13"));
}

TEST(FindingsReport, HasTheFindingsTheRulesTheDoctorsAndTheSettings) {
  const auto report = findings_report(check(kRota), default_settings(),
                                      {.organisation = "Example Hospitals NHS Trust",
                                       .author = "Sightline rota check",
                                       .made_at = testing_help::at("2026-11-22T09:00")});
  std::vector<std::string> captions;
  for (const auto& block : report.blocks) captions.push_back(std::get<documents::Table>(block).caption);
  EXPECT_THAT(captions, ElementsAre("Findings", "By rule", "By doctor", "Settings in use", "Not judged"));
  for (const auto& block : report.blocks)
    for (const auto& row : std::get<documents::Table>(block).rows)
      EXPECT_EQ(row.size(), std::get<documents::Table>(block).columns.size());
  EXPECT_THAT(std::get<documents::Table>(report.blocks[0]).rows, SizeIs(2));
  EXPECT_THAT(documents::excel_file(report), StartsWith("PK"));
}

}  // namespace
}  // namespace safe_working
