#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/example_report_test.h"
#include "documents/excel_values.h"
#include "documents/outside_program_test.h"
#include "documents/writers.h"

namespace documents {
namespace {

using namespace std::chrono_literals;
using base::Hundredths;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(ExcelValues, AreRealNumbers) {
  EXPECT_EQ(number_of(Decimal{Hundredths{11360}}), 113.6);
  EXPECT_EQ(number_of(Percentage{Hundredths{11360}, Hundredths{90900}}), 11360.0 / 90900.0);
  EXPECT_EQ(number_of(Duration{12h}), 0.5);
  EXPECT_EQ(number_of(Money{{-150}}), -1.5);
  EXPECT_EQ(number_of(Duration{-5min}), std::nullopt);
  EXPECT_EQ(number_of(NotShown{"fewer than 5"}), std::nullopt);
  EXPECT_EQ(number_of(Percentage{}), std::nullopt);
}

TEST(ExcelValues, ShowAsManyPlacesAsTheirColumnNeeds) {
  EXPECT_EQ(places_of(Count{7}), 0);
  EXPECT_EQ(places_of(Decimal{Hundredths{11360}}), 1);
  EXPECT_EQ(places_of(Decimal{Hundredths{425}}), 2);
  EXPECT_EQ(number_format(Decimal{Hundredths{700}}, 1), "#,##0.0");
  EXPECT_EQ(number_format(Percentage{Hundredths{1}, Hundredths{2}}, 0), "0%");
}

TEST(ExcelValues, PutWhatAPercentageWasDividedFromBesideIt) {
  Table table{.columns = {{"Post"}, {"% vacant", true}}};
  table.rows = {{"a", Percentage{Hundredths{11360}, Hundredths{90900}}}, {"b", NotShown{"none"}}};
  const Table wide = with_parts(table);
  ASSERT_EQ(wide.columns.size(), 4u);
  EXPECT_EQ(wide.columns[2].words, "% vacant: numerator");
  EXPECT_EQ(shown(wide.rows[0][2]), "113.6");
  EXPECT_EQ(shown(wide.rows[0][3]), "909");
  EXPECT_EQ(shown(wide.rows[1][3]), "");
}

TEST(ExcelValues, NameNothingInAChartThatWouldBeAFormula) {
  EXPECT_EQ(chart_words("=A1"), " =A1");
  EXPECT_EQ(chart_words("Reports = all"), "Reports = all");
  EXPECT_TRUE(chart_words(std::string(500, 'W')).ends_with("…"));
}

TEST(ExcelWriter, IsOpenedByLibreOfficeWithEveryFigure) {
  SIGHTLINE_NEEDS("soffice");
  const std::string text = workbook_text(excel_file(example_report()));
  for (const char* words :
       {"exception reports raised in the period,68,68,,,reports.raised",
        "of posts were vacant,12%,12%,113.6,909,posts.vacant", "reports per 100 doctors,7.5,7.5,68,909,reports.rate",
        "levied in fines,£161.90,£161.90,,,fines.levied", "1 h 45 min,1 h 45 min", "21 Nov 2017,21 Nov 2017",
        "reports of an immediate safety concern,,fewer than 5", "Meeting,\"Trust Board, 7 December 2017\"",
        "No doctor in them exists.", "1 Dec 2017 09:30"})
    EXPECT_THAT(text, HasSubstr(words));
}

TEST(ExcelWriter, GivesEveryTableAndChartASheetAndDefinesItsFigures) {
  SIGHTLINE_NEEDS("soffice");
  const std::string text = workbook_text(excel_file(example_report()));
  for (const char* sheet :
       {"[a-Summary.csv]", "[a-Exception reports by clinical.csv]", "[a-Exception reports by 2.csv]",
        "[a-Vacancies by clinical.csv]", "[a-Reports answered.csv]", "[a-Definitions.csv]"})
    EXPECT_THAT(text, HasSubstr(sheet));
  EXPECT_THAT(text, HasSubstr("All,1,6,15,45.1,32.5,14,113.6,909,12%,113.6,909"));
  EXPECT_THAT(text, HasSubstr("Dr A Example,4 Sep 2017,\"1,277\",1 h 45 min,£161.90"));
  EXPECT_THAT(text, HasSubstr("1 Sep 2017,30 Nov 2017,30 Nov 2017 23:59"));
}

TEST(ExcelWriter, RunsNothingThatWordsSay) {
  SIGHTLINE_NEEDS("soffice");
  const std::string text = workbook_text(excel_file(hostile_report()));
  EXPECT_THAT(text, HasSubstr("=cmd|' /C calc'!A0"));
  EXPECT_THAT(text, HasSubstr("+1,-1,@SUM(A1)"));
  EXPECT_THAT(text, Not(HasSubstr("#NAME?")));
  EXPECT_THAT(text, Not(HasSubstr("Err:")));
}

}  // namespace
}  // namespace documents
