#include "safe_working/establishment/establishment.h"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"

namespace safe_working {
namespace {

using base::Hundredths;
using people::GradeGroup;
using testing::ElementsAre;
using testing::HasSubstr;

const base::Date kAsAt{std::chrono::year(2017), std::chrono::month(11), std::chrono::day(30)};

std::vector<people::Directorate> leicester() {
  base::SeededRandom random(1);
  const base::FixedClock clock{base::Instant{}};
  std::vector<people::Directorate> out;
  for (const auto* code : {"CHUGGS", "CSI", "ESM EM", "ITAPS", "MSKSS", "RRCV", "WCC"})
    out.push_back({.id = people::DirectorateId::make(clock, random), .code = code, .name = std::string("The ") + code});
  return out;
}

std::string paper_p1() {
  std::ifstream file("data/demonstration/establishment-2017-11.csv", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

constexpr const char* kHeader = "directorate,establishment,FY1,FY2,CT1/2,TG F2/CT1/2,ST3+,TG ST3+\n";

base::Checked<Establishment> read(const std::string& csv) {
  return read_establishment(csv, kAsAt, "a test", leicester());
}

/// "place: message" of each fault.
std::vector<std::string> faults_of(const std::string& csv) {
  const auto out = read(csv);
  std::vector<std::string> faults;
  if (!out)
    for (const auto& error : out.error()) faults.push_back(error.subject + ": " + error.message);
  return faults;
}

std::vector<std::string> shown_row(const std::vector<documents::Quantity>& row) {
  std::vector<std::string> out;
  for (const auto& cell : row) out.push_back(documents::shown(cell));
  return out;
}

TEST(EstablishmentTable, ShowsPaperP1ToTheDecimal) {
  const auto establishment = read(paper_p1());
  ASSERT_TRUE(establishment.has_value());
  const auto table = establishment_table(*establishment, {});
  std::vector<std::string> columns;
  for (const auto& column : table.columns) columns.push_back(column.words);
  EXPECT_THAT(columns, ElementsAre("Directorate", "Establishment", "FY1", "FY2", "CT1/2", "TG F2/CT1/2", "ST3+",
                                   "TG ST3+", "Total", "Percentage"));
  ASSERT_EQ(table.rows.size(), 7U);
  EXPECT_THAT(shown_row(table.rows[0]), ElementsAre("CHUGGS", "133", "0", "0", "1", "3", "4.9", "0", "8.9", "7%"));
  EXPECT_THAT(shown_row(table.rows[1]), ElementsAre("CSI", "68", "0", "0", "0", "0", "6", "0", "6", "9%"));
  EXPECT_THAT(shown_row(table.rows[2]), ElementsAre("ESM EM", "172", "2", "1", "3", "4", "6", "9", "25", "15%"));
  EXPECT_THAT(shown_row(table.rows[3]), ElementsAre("ITAPS", "84", "0", "0", "0", "0", "0", "0", "0", "0%"));
  EXPECT_THAT(shown_row(table.rows[4]), ElementsAre("MSKSS", "127", "0", "0", "0", "6", "0", "11", "17", "13%"));
  EXPECT_THAT(shown_row(table.rows[5]), ElementsAre("RRCV", "153", "4", "1", "6", "6", "6", "6", "29", "19%"));
  EXPECT_THAT(shown_row(table.rows[6]), ElementsAre("WCC", "172", "1", "1", "10", "2", "8.7", "5", "27.7", "16%"));
  EXPECT_THAT(shown_row(table.total), ElementsAre("Total", "909", "7", "3", "20", "21", "31.6", "31", "113.6", "12%"));
}

TEST(EstablishmentTable, WorksOutThePercentageFromTheDecimalsAndNotFromTheRoundedTotal) {
  const auto establishment = read(paper_p1());
  const auto table = establishment_table(*establishment, {});
  const auto percentage = std::get<documents::Percentage>(table.total.back());
  EXPECT_EQ(percentage.numerator, (Hundredths{11360}));
  EXPECT_EQ(percentage.denominator, base::whole(909));
  EXPECT_EQ(documents::shown(documents::Percentage{base::whole(114), base::whole(909)}), "13%");
}

TEST(EstablishmentTable, TotalsAreTheSumsOfTheRows) {
  const auto establishment = read(paper_p1());
  Hundredths vacant;
  for (const auto& line : establishment->directorates) vacant += line.vacant();
  EXPECT_EQ(establishment->vacant(), vacant);
  Hundredths by_grade;
  for (const auto group : people::kGradeGroups) by_grade += establishment->vacant(group);
  EXPECT_EQ(by_grade, vacant);
}

TEST(ReadEstablishment, KeepsTheOrderOfTheFileAndTheDirectoratesOwnCode) {
  const auto establishment = read(std::string(kHeader) + "wcc,10,0,0,0,0,0,0\nesm  em,20,1,,,,,\n");
  ASSERT_TRUE(establishment.has_value());
  EXPECT_EQ(establishment->directorates[0].directorate_code, "WCC");
  EXPECT_EQ(establishment->directorates[1].directorate_code, "ESM EM");
  EXPECT_EQ(establishment->as_at, kAsAt);
  EXPECT_EQ(establishment->source, "a test");
}

TEST(ReadEstablishment, TakesADirectorateByItsName) {
  EXPECT_EQ(read(std::string(kHeader) + "the ITAPS,10,0,0,0,0,0,0\n")->directorates[0].directorate_code, "ITAPS");
}

TEST(ReadEstablishment, TakesAnEmptyCellOfVacanciesAsNone) {
  const auto establishment = read(std::string(kHeader) + "CSI,68,,,,,6.25,\n");
  ASSERT_TRUE(establishment.has_value());
  EXPECT_EQ(establishment->directorates[0].vacancies.size(), 6U);
  EXPECT_EQ(establishment->vacant(), (Hundredths{625}));
  EXPECT_TRUE(establishment->directorates[0].establishment_by_grade.empty());
}

TEST(ReadEstablishment, TakesWhatASpreadsheetSaves) {
  const auto establishment = read(
      "\xef\xbb\xbf"
      "Directorate;Establishment;fy 1;FY2;ct1/2;tg f2/ct1/2;ST3 +;TG ST3+;;\r\nCSI;68;0;0;0;0;6;0;;\r\n;;;;;;;;;\r\n");
  ASSERT_TRUE(establishment.has_value()) << establishment.error().front().message;
  EXPECT_EQ(establishment->vacant(GradeGroup::St3AndAbove), base::whole(6));
}

TEST(ReadEstablishment, TellsOfEveryFaultAtOnceWithItsPlace) {
  const auto faults = faults_of(std::string(kHeader) +
                                "CSI,68,0,0,0,0,six,0\n"
                                "Surgery,10,0,0,0,0,0,0\n"
                                "csi,,0,0,-1,0,0,0.125\n");
  EXPECT_THAT(
      faults,
      ElementsAre(HasSubstr("line 2, column ST3+: Enter a number of nought or more"),
                  HasSubstr("line 4, column CT1/2: Enter a number"), HasSubstr("line 4, column TG ST3+: Enter"),
                  HasSubstr("line 4, column establishment: Enter the number of posts"),
                  HasSubstr("line 3, column directorate: Surgery is not a directorate of this organisation. The "
                            "known ones are CHUGGS, CSI, ESM EM, ITAPS, MSKSS, RRCV and WCC."),
                  HasSubstr("line 4, column directorate: CSI is on line 2 already")));
}

TEST(ReadEstablishment, RefusesMoreVacanciesThanPosts) {
  EXPECT_THAT(
      faults_of(std::string(kHeader) + "CSI,6,1,1,1,1,1,1.01\n"),
      ElementsAre("line 2, column establishment: The vacancies add up to 6.01, which is more than the 6 posts of the "
                  "establishment. Correct one of them."));
  EXPECT_TRUE(faults_of(std::string(kHeader) + "CSI,6,1,1,1,1,1,1\n").empty());
}

TEST(ReadEstablishment, ChecksTheTotalRowAgainstTheSums) {
  const auto two = std::string(kHeader) + "CSI,68,0,0,0,0,6,0\nITAPS,84,0,0,0,0,4.9,0\n";
  EXPECT_TRUE(faults_of(two + "TOTAL,152,0,0,0,0,10.9,0\n").empty());
  EXPECT_TRUE(faults_of(two + "Total,,,,,,,\n").empty());
  EXPECT_THAT(
      faults_of(two + "Total,152,0,0,0,0,11,0\n"),
      ElementsAre("line 4, column ST3+: The total says 11 and the rows above add up to 10.9. Correct one of them, or "
                  "remove the total row."));
  EXPECT_THAT(faults_of(two + "Total,153,0,0,0,0,10.9,0\n"), ElementsAre(HasSubstr("line 4, column establishment")));
}

TEST(ReadEstablishment, RefusesATotalThatIsNotTheLastRowAndOneOnItsOwn) {
  EXPECT_THAT(faults_of(std::string(kHeader) + "Total,0,0,0,0,0,0,0\nCSI,68,0,0,0,0,6,0\n"),
              ElementsAre(HasSubstr("line 2, column directorate: Total is not a directorate")));
  EXPECT_THAT(faults_of(std::string(kHeader) + "Total,0,0,0,0,0,0,0\n"), ElementsAre(HasSubstr("nothing above it")));
}

constexpr const char* kByGradeHeader =
    "directorate,establishment,FY1,FY2,CT1/2,TG F2/CT1/2,ST3+,TG ST3+,establishment FY1,establishment "
    "FY2,Establishment CT1/2,"
    "establishment TG F2/CT1/2,establishment ST3+,establishment TG ST3+\n";

TEST(ReadEstablishment, KeepsEstablishmentsByGradeWhichAddUp) {
  const auto establishment =
      read(std::string(kByGradeHeader) + "CSI,21,1,0,0,0,0,0,1,2,3,4,5,6\nITAPS,5,,,,,,,,,,,,\n");
  ASSERT_TRUE(establishment.has_value()) << establishment.error().front().message;
  EXPECT_EQ(establishment->directorates[0].establishment_by_grade.at(GradeGroup::TrustGradeSt3AndAbove),
            base::whole(6));
  EXPECT_TRUE(establishment->directorates[1].establishment_by_grade.empty());
}

TEST(ReadEstablishment, RefusesEstablishmentsByGradeThatDoNotAddUpOrAreOverspent) {
  EXPECT_THAT(
      faults_of(std::string(kByGradeHeader) + "CSI,22,2,0,0,0,0,0,1,2,3,4,5,6\n"),
      ElementsAre(
          HasSubstr("line 2, column establishment: The establishments by grade add up to 21 and this cell says 22"),
          HasSubstr("line 2, column FY1: This says 2 vacant, of an establishment of 1 for this grade")));
  EXPECT_THAT(
      faults_of(std::string(kByGradeHeader) + "CSI,21,1,0,0,0,0,0,1,2,3,4,5,6\nTotal,21,1,,,,,,1,2,3,4,5,7\n"),
      ElementsAre(HasSubstr("line 3, column establishment TG ST3+: The total says 7 and the rows above add up to 6")));
}

TEST(ReadEstablishment, NamesMissingAndUnknownColumns) {
  EXPECT_THAT(faults_of("directorate,FY1,FY2,CT1/2,TG F2/CT1/2,ST3+,consultants\nCSI,0,0,0,0,0,0\n"),
              ElementsAre(HasSubstr("line 1, column consultants: This column is not known"),
                          HasSubstr("line 1, column establishment: This column is missing"),
                          HasSubstr("line 1, column TG ST3+: This column is missing")));
  EXPECT_THAT(
      faults_of(
          "directorate,establishment,FY1,FY2,CT1/2,TG F2/CT1/2,ST3+,TG ST3+,establishment FY1\nCSI,1,0,0,0,0,0,0,1\n"),
      testing::SizeIs(5));
  EXPECT_THAT(faults_of("directorate,establishment,FY1,fy 1,FY2,CT1/2,TG F2/CT1/2,ST3+,TG ST3+\nCSI,1,0,0,0,0,0,0,0\n"),
              ElementsAre(HasSubstr("line 1, column fy 1: This column is not known, or is here twice")));
  EXPECT_THAT(faults_of("directorate,establishment,FY1,FY2,CT1/2,TG F2/CT1/2,ST3+,TG ST3+,\nCSI,1,0,0,0,0,0,0,7\n"),
              ElementsAre(HasSubstr("line 1: Column 9 has no name")));
}

TEST(ReadEstablishment, RefusesWhatIsNoSuchFile) {
  EXPECT_FALSE(read("").has_value());
  EXPECT_FALSE(read(kHeader).has_value());
  EXPECT_FALSE(read("PK\x03\x04\xff\xfe").has_value());
  EXPECT_THAT(faults_of(std::string(kHeader) + "CSI,68\n"), ElementsAre(HasSubstr("line 2")));
}

TEST(ReadEstablishment, SaysWhatToDoWhereNoDirectorateIsKnown) {
  const auto out = read_establishment(std::string(kHeader) + "CSI,1,0,0,0,0,0,0\n", kAsAt, "", {});
  ASSERT_FALSE(out.has_value());
  EXPECT_THAT(out.error()[0].message, HasSubstr("ask an administrator"));
}

TEST(EstablishmentTemplate, HasEveryColumnAndIsReadOnceFilledIn) {
  auto csv = establishment_template_csv(leicester());
  EXPECT_THAT(csv, testing::StartsWith("\xef\xbb\xbf"
                                       "directorate,establishment,FY1,FY2,CT1/2,TG F2/CT1/2,ST3+,TG ST3+\r\n"));
  EXPECT_THAT(csv, HasSubstr("ESM EM,,,,,,,\r\n"));
  for (auto at = csv.find(",,,,,,,"); at != std::string::npos; at = csv.find(",,,,,,,")) csv.replace(at, 2, ",5,");
  const auto filled = read_establishment(csv, kAsAt, "", leicester());
  ASSERT_TRUE(filled.has_value()) << filled.error().front().message;
  EXPECT_EQ(filled->total(), base::whole(35));
}

TEST(FaultPlace, TakesTheSubjectApart) {
  EXPECT_EQ(fault_place("line 4, column TG F2/CT1/2").line, "4");
  EXPECT_EQ(fault_place("line 4, column TG F2/CT1/2").column, "TG F2/CT1/2");
  EXPECT_EQ(fault_place("line 12").line, "12");
  EXPECT_EQ(fault_place("line 12").column, "");
  EXPECT_EQ(fault_place("").line, "");
}

}  // namespace
}  // namespace safe_working
