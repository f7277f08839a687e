#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/measures/measure_catalogue.h"
#include "flow/returns/delay_rules.h"
#include "flow/returns/returns_testing.h"
#include "spreadsheets/workbook_file_store.h"
#include "spreadsheets/workbook_testing.h"

namespace flow {
namespace {

using spreadsheets::Row;
using spreadsheets::Sheet;
using spreadsheets::Workbook;
using spreadsheets::testing_help::number;
using spreadsheets::testing_help::text;
using namespace testing_help;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

using Words = std::vector<std::string>;

/// Numbers as numbers, but those with a separator as text, as some of the published months have them.
Row row_of(std::size_t at, const Words& words) {
  Row out{.number = at, .cells = {}};
  for (const std::string& word : words) {
    const bool is_number = !word.empty() && word.find_first_not_of("0123456789.") == std::string::npos;
    out.cells.push_back(is_number ? number(word) : spreadsheets::text_cell(word));
  }
  return out;
}

Sheet published(const std::string& name, const std::string& month, const std::vector<Words>& rows) {
  Sheet out{.name = name, .rows = {}};
  const std::vector<Words> banner = {{"", "Title:", "Delayed Transfers of Care"},
                                     {"", "Summary:", "Delayed days"},
                                     {},
                                     {"", "Period:", month},
                                     {"", "Source:", "Monthly return"},
                                     {"", "Basis:", "Commissioner"},
                                     {"", "Published:", "16th January 2020"},
                                     {"", "Revised:", "-"},
                                     {"", "Status:", "Published"},
                                     {"", "Contact:", "nobody"}};
  for (std::size_t i = 0; i < banner.size(); ++i)
    if (!banner[i].empty()) out.rows.push_back(row_of(i + 2, banner[i]));
  out.rows.push_back(row_of(13, {"", "", "", "", "", "Number of delayed days"}));
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!rows[i].empty()) out.rows.push_back(row_of(14 + i, rows[i]));
  return out;
}

const Words kReasonsOf2019 = {"A) Awaiting completion of assessment",
                              "B) Awaiting public funding",
                              "C) Awaiting further non-acute NHS care",
                              "Dii) Awaiting nursing home placement or availability",
                              "Di) Awaiting residential home placement or availability",
                              "E) Awaiting care package in own home",
                              "F) Awaiting community equipment and adaptations",
                              "G) Patient or family choice",
                              "H) Disputes",
                              "I) Housing - patients not covered by Care Act",
                              "O) Other",
                              "Total"};

Words with(Words first, const Words& rest) {
  first.insert(first.end(), rest.begin(), rest.end());
  return first;
}

/// November 2019 as section by section it was laid out: two councils and the residents of Scotland.
Workbook november() {
  const Words place = {"Region", "ONS Geography", "Code", "Name"};
  const Words england = {"", "-", "-", "England"};
  const Words leicester = {"Midlands", "E06000016", "509", "Leicester UA"};
  const Words rutland = {"Midlands", "E06000017", "510", "Rutland UA"};
  const Words scotland = {"", "-", "-", "Resident in Scotland"};
  const Words notes = {"Note: figures are as reported."};
  return {
      .sheets = {
          published("England", "November 2019",
                    {{"", "", "Acute", "", "", "", "Non-Acute", "", "", ""},
                     {"", "Reason", "NHS", "Social Care", "Both", "Total", "NHS", "Social Care", "Both", "Total"},
                     {"", "A) Awaiting completion of assessment", "900", "200", "0", "1100", "100", "4", "0", "104"},
                     {"", "C) Awaiting further non-acute NHS care", "40", "NA", "NA", "40", "50", "0", "NA", "50"},
                     {"", "O) Other", "0", "0", "0", "0", "6", "0", "3", "9"}}),
          published("LA - by type of care", "November 2019",
                    {with(place, {"Acute", "Non-Acute", "Total", "", "Acute", "Non-Acute", "Total"}),
                     {},
                     with(england, {"1,140", "163", "1,303", "", "38", "5.43", "43.433333333333337"}),
                     with(leicester, {"1,100", "104", "1,204", "", "36.67", "3.47", "40.13"}),
                     with(rutland, {"40", "50", "90"}),
                     with(scotland, {"0", "9", "9"}),
                     {},
                     notes}),
          published("LA - by responsible org", "November 2019",
                    {with(place, {"NHS", "Social Care", "Both", "Total"}),
                     {},
                     with(england, {"1,096", "204", "3", "1,303"}),
                     with(leicester, {"1,000", "204", "0", "1,204"}),
                     with(rutland, {"90", "-", "-", "90"}),
                     with(scotland, {"6", "0", "3", "9"})}),
          published("LA - by reason", "November 2019",
                    {with(place, kReasonsOf2019),
                     {},
                     with(england, {"1,204", "0", "90", "0", "0", "0", "0", "0", "0", "0", "9", "1,303"}),
                     with(leicester, {"1,204", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "1,204"}),
                     with(rutland, {"0", "0", "90", "0", "0", "0", "0", "0", "0", "0", "0", "90"}),
                     with(scotland, {"0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "9", "9"})})}};
}

base::Checked<ImportedFile> read(const Workbook& book) {
  return read_return(book, "LA-Type-B.xls", {});
}

spreadsheets::Cell& cell_of(Workbook& book, std::size_t sheet, std::size_t row, std::size_t column) {
  for (Row& one : book.sheets[sheet].rows)
    if (one.number == row) {
      one.cells.resize(std::max(one.cells.size(), column + 1));
      return one.cells[column];
    }
  throw base::OurMistake("no such row");
}

TEST(DelaysWorkbook, IsReadWithEveryTrapOfItsLayout) {
  const auto file = read(november());
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(file->layout, "dtoc_by_council");
  EXPECT_EQ(file->published, base::Date(std::chrono::year(2020) / 1 / 16));
  EXPECT_EQ(file->revised, std::nullopt);
  EXPECT_EQ(file->status, ValueStatus::Final);
  ASSERT_EQ(file->places.size(), 4u);
  EXPECT_EQ(file->places[0], (Place{std::string(kEngland), "England", PlaceKind::Nation, ""}));
  EXPECT_EQ(file->places[1], (Place{"E06000016", "Leicester", PlaceKind::Council, ""}));
  EXPECT_EQ(file->places[3].code, "RESIDENT-SCOTLAND");
  EXPECT_EQ(figure(file, kDelayedDays, "", "E06000016", "2019-11"), "1204");
  EXPECT_EQ(figure(file, kDelayedDays, "acute", kEngland, "2019-11"), "1140");
  EXPECT_EQ(figure(file, kDelayedDays, "social_care", "E06000017", "2019-11"), "missing");
  EXPECT_EQ(figure(file, kDelayedDays, "reason.C", "E06000017", "2019-11"), "90");
  EXPECT_EQ(figure(file, kDelayedDays, "reason.O", "RESIDENT-SCOTLAND", "2019-11"), "9");
  EXPECT_EQ(figure(file, kDelayedDays, "acute.A.nhs", kEngland, "2019-11"), "900");
  EXPECT_EQ(figure(file, kDelayedDays, "non_acute.O.both", kEngland, "2019-11"), "3");
  EXPECT_EQ(figure(file, kDelayedDays, "acute.C.social_care", kEngland, "2019-11"), "absent");
  EXPECT_EQ(figure(file, kDelayedDays, "acute.O.nhs", kEngland, "2019-11"), "absent");
}

TEST(DelaysWorkbook, IsTheSameAsXlsxAndAsXls) {
  const auto xlsx = spreadsheets::open_workbook(spreadsheets::testing_help::xlsx_of(november()));
  ASSERT_TRUE(xlsx.has_value());
  const auto from_xlsx = read(*xlsx);
  ASSERT_EQ(faults_of(from_xlsx), "");
  EXPECT_EQ(from_xlsx->values.size(), read(november())->values.size());
  SIGHTLINE_NEEDS("soffice");
  const auto xls = spreadsheets::open_workbook(spreadsheets::testing_help::xls_of(november()));
  ASSERT_TRUE(xls.has_value()) << xls.error().message;
  const auto from_xls = read(*xls);
  ASSERT_EQ(faults_of(from_xls), "");
  EXPECT_EQ(from_xls->values.size(), from_xlsx->values.size());
  EXPECT_EQ(figure(from_xls, kDelayedDays, "reason.A", kEngland, "2019-11"), "1204");
}

TEST(DelaysWorkbook, NamesTheCellOfAFigureThatDoesNotAddUp) {
  Workbook book = november();
  cell_of(book, 1, 17, 4) = number("1101");
  const std::string faults = faults_of(read(book));
  EXPECT_THAT(faults, HasSubstr("LA-Type-B.xls, sheet LA - by type of care, row 17, column Total: For E06000016 in "
                                "2019-11 acute and non-acute make 1205 and the total is 1204."));
  EXPECT_THAT(faults, HasSubstr("row 17, column Acute: 1101 days over 30 days of the month are 36.7000 a day, and the "
                                "average says 36.67."));
  EXPECT_THAT(faults, HasSubstr("row 16, column Acute: In 2019-11 the places make 1141 (acute)"));
}

TEST(DelaysWorkbook, RefusesAPairThatMayNotStandAndASheetOfAnotherMonth) {
  Workbook book = november();
  cell_of(book, 0, 17, 3) = number("5");
  EXPECT_THAT(
      faults_of(read(book)),
      HasSubstr("sheet England, row 17, column D (acute Social Care): Reason C cannot be attributed to social care"));
  book = november();
  cell_of(book, 0, 18, 2) = number("5");
  EXPECT_THAT(faults_of(read(book)), HasSubstr("non-acute care from April 2017 alone, and 5 days stand here"));
  book = november();
  cell_of(book, 2, 5, 2) = text("October 2019");
  EXPECT_THAT(faults_of(read(book)),
              HasSubstr("row 5, column C: This sheet is of 2019-10 and the one before it of 2019-11"));
}

TEST(DelaysWorkbook, RefusesAMissingRowAnUnknownColumnAndWords) {
  Workbook book = november();
  book.sheets[3].rows.pop_back();
  EXPECT_THAT(faults_of(read(book)), HasSubstr("RESIDENT-SCOTLAND stands here and not on every sheet"));
  book = november();
  cell_of(book, 2, 14, 4) = text("Somebody else");
  EXPECT_THAT(faults_of(read(book)), HasSubstr("row 14, column Somebody else: This column is not known"));
  book = november();
  cell_of(book, 2, 17, 4) = text("about 1000");
  EXPECT_THAT(faults_of(read(book)), HasSubstr("row 17, column NHS: \"about 1000\" cannot be read as a number"));
}

TEST(DelaysWorkbook, OfTrustsIsKeptByTheirCodes) {
  const Words place = {"SHA", "Code", "Name"};
  const Workbook book{.sheets = {published("Trust - by type of care", "March 2012",
                                           {with(place, {"Acute", "Non-Acute", "Total"}),
                                            {},
                                            with({"-", "-", "England"}, {"30", "1", "31"}),
                                            with({"Q33", "RWE", "Invented Hospitals"}, {"30", "1", "31"})})}};
  const auto file = read(book);
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(file->layout, "dtoc_by_trust");
  EXPECT_EQ(file->places[1], (Place{"RWE", "Invented Hospitals", PlaceKind::Provider, ""}));
  EXPECT_EQ(figure(file, kDelayedDays, "non_acute", "RWE", "2012-03"), "1");
}

TEST(DelayHeadings, AreToldInEveryYearsSpelling) {
  EXPECT_EQ(delay_part_of("DI) AWAITING RESIDENTIAL HOME PLACEMENT OR AVAILABILITY"), 9u);
  EXPECT_EQ(delay_part_of("D(ii)"), 10u);
  EXPECT_EQ(delay_part_of("D i)"), 9u);
  EXPECT_EQ(delay_part_of("A_COMPLETION_ASSESSMENT"), 6u);
  EXPECT_EQ(delay_part_of("Both"), 5u);
  EXPECT_EQ(delay_part_of("O) Other"), 16u);
  EXPECT_EQ(delay_part_of("Non-Acute"), 2u);
  EXPECT_EQ(delay_part_of("Beds"), std::nullopt);
  EXPECT_EQ(delay_part_of("J) Something"), std::nullopt);
}

constexpr const char* kTidy =
    "period,ons_code,la_code,name,region,days_in_month,total,acute,non_acute,nhs,social_care,both,A,B,C,Di,Dii,E,F,G,H,"
    "I,O\n";

TEST(DelaysByPlace, AreReadAndCheckedRowByRow) {
  const auto file = read_csv_return(std::string(kTidy) +
                                    "2017-03,E06000028,810,Bournemouth UA,South,31,10,4,6,5,5,0,10,0,0,0,0,0,0,0,0,0,\n"
                                    "2017-04,,,England,,30,99,90,9,99,0,0,99,0,0,0,0,0,0,0,0,0,0\n");
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(figure(file, kDelayedDays, "reason.O", "E06000028", "2017-03"), "absent");
  EXPECT_EQ(figure(file, kDelayedDays, "reason.O", kEngland, "2017-04"), "0");
  EXPECT_THAT(file->notes, Contains(HasSubstr("Boundaries changed between April and May 2019")));
}

TEST(DelaysByPlace, AreRefusedWithRowColumnAndRule) {
  const std::string faults =
      faults_of(read_csv_return(std::string(kTidy) +
                                "2017-03,E06000016,509,Leicester,M,30,10,4,6,5,5,0,9,0,0,0,0,0,0,0,0,0,1\n"
                                "2017-02,E06000016,509,Leicester,M,28,-1,4,6,5,5,0,10,0,0,0,0,0,0,0,0,0,\n"));
  EXPECT_THAT(faults, HasSubstr("file.csv, row 2, column days_in_month: 2017-03 has 31 days and not 30."));
  EXPECT_THAT(faults, HasSubstr("file.csv, row 2, column O: Reason O, other, is counted from April 2017 alone."));
  EXPECT_THAT(faults, HasSubstr("file.csv, row 3, column total: -1 is below nought"));
}

TEST(DelaysByPlace, AddUpToEnglandWhereTheResidentsOfElsewhereAreThere) {
  const std::string rows = std::string(kTidy) +
                           "2017-03,,,England,,31,11,5,6,6,5,0,11,0,0,0,0,0,0,0,0,0,\n"
                           "2017-03,E06000016,509,Leicester,M,31,9,4,5,4,5,0,9,0,0,0,0,0,0,0,0,0,\n";
  EXPECT_EQ(faults_of(read_csv_return(rows)), "");
  EXPECT_THAT(
      faults_of(read_csv_return(rows + "2017-03,-,-,Resident outside GB,,31,1,0,1,1,0,0,1,0,0,0,0,0,0,0,0,0,\n")),
      HasSubstr("row 2, column total: In 2017-03 the places make 10 (total) and England's row says 11"));
}

TEST(DelaysByPlace, StandOnceEach) {
  const std::string row = "2017-03,E06000016,509,Leicester,M,31,9,4,5,4,5,0,9,0,0,0,0,0,0,0,0,0,\n";
  EXPECT_THAT(faults_of(read_csv_return(kTidy + row + row)),
              HasSubstr("row 3, column total: The figure of E06000016 in 2017-03 stands here and on row 2 too"));
}

TEST(FaultsOfAFile, AreToldUpToAHundredAndThenCounted) {
  std::string rows = kTidy;
  for (int i = 0; i < 130; ++i) rows += "2017-03,E06000016,509,Leicester,M,31,x,,,,,,,,,,,,,,,,\n";
  const auto read_back = read_csv_return(rows);
  ASSERT_FALSE(read_back);
  EXPECT_EQ(read_back.error().size(), FaultList::kMostTold + 1);
  EXPECT_THAT(read_back.error().back().message, StartsWith("And 30 more."));
}

TEST(DelaysByReason, KeepWhatMayStandAndRefuseWhatMayNot) {
  const std::string heading = "period,care_type,reason,attribution,delayed_days\n";
  const auto file =
      read_csv_return(heading + "2019-11,Acute,Di,Both,NA\n2019-11,Non-Acute,A,Both,7\n2019-11,Acute,O,NHS,0\n");
  ASSERT_EQ(faults_of(file), "");
  ASSERT_EQ(file->values.size(), 1u);
  EXPECT_EQ(figure(file, kDelayedDays, "non_acute.A.both", kEngland, "2019-11"), "7");
  const std::string faults = faults_of(read_csv_return(
      heading + "2019-11,Acute,I,Both,1\n2017-03,Non-Acute,O,NHS,2\n2019-11,Acute,J,NHS,1\n2019-11,Any,A,Us,1\n"));
  EXPECT_THAT(faults, HasSubstr("row 2, column delayed_days: Reason I cannot be attributed to both, and 1 days stand"));
  EXPECT_THAT(faults,
              HasSubstr("row 3, column delayed_days: Reason O, other, is counted for non-acute care from April"));
  EXPECT_THAT(faults, HasSubstr("row 4, column reason: \"J\" is not known here"));
  EXPECT_THAT(faults, HasSubstr("row 5, column care_type: \"Any\" is not known here"));
  EXPECT_THAT(faults, HasSubstr("row 5, column attribution: \"Us\" is not known here"));
}

TEST(RealDelays, ObeyEveryIdentity) {
  SIGHTLINE_NEEDS_DATA(places, "dtoc_la_monthly.csv");
  const auto file = read_csv_return(places);
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(figure(file, kDelayedDays, "", kEngland, "2017-09"), "168041");
  EXPECT_GT(file->values.size(), 11'000u * 16);
}

TEST(RealDelays, HaveNoFigureWhereNoneMayStand) {
  SIGHTLINE_NEEDS_DATA(reasons, "dtoc_england_reason_attribution.csv");
  const auto file = read_csv_return(reasons);
  ASSERT_EQ(faults_of(file), "");
  EXPECT_EQ(figure(file, kDelayedDays, "acute.A.nhs", kEngland, "2011-04"), "6130");
}

}  // namespace
}  // namespace flow
