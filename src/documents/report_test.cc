#include "documents/report.h"

#include <gtest/gtest.h>

#include "base/check.h"
#include "documents/example_report_test.h"

namespace documents {
namespace {

using namespace std::chrono_literals;
using base::Hundredths;

TEST(Quantity, IsShownAsAReaderSeesIt) {
  const std::pair<Quantity, const char*> cases[] = {
      {Count{1234}, "1,234"},
      {Count{-5}, "-5"},
      {Decimal{Hundredths{11360}}, "113.6"},
      {Decimal{Hundredths{700}}, "7"},
      {Percentage{Hundredths{11360}, Hundredths{90900}}, "12%"},
      {Percentage{Hundredths{0}, Hundredths{90900}}, "0%"},
      {Percentage{Hundredths{-1250}, Hundredths{10000}}, "-13%"},
      {Percentage{Hundredths{11360}, Hundredths{0}}, "not applicable"},
      {Rate{68, 909}, "7.5"},
      {Rate{7, 100}, "7.0"},
      {Rate{-1, 200}, "-0.5"},
      {Rate{3, 0}, "not applicable"},
      {Money{{16190}}, "£161.90"},
      {Day{base::Date(std::chrono::year{2017}, std::chrono::September, std::chrono::day{1})}, "1 Sep 2017"},
      {Duration{105min}, "1 h 45 min"},
      {NotShown{"fewer than 5"}, "fewer than 5"},
      {std::string("words"), "words"}};
  for (const auto& [quantity, words] : cases) EXPECT_EQ(shown(quantity), words);
}

TEST(Quantity, IsNumericOnlyWhereThereIsANumberToComputeWith) {
  EXPECT_TRUE(is_numeric(Count{0}));
  EXPECT_TRUE(is_numeric(Percentage{Hundredths{1}, Hundredths{2}}));
  EXPECT_TRUE(is_numeric(Duration{0min}));
  EXPECT_FALSE(is_numeric(Percentage{Hundredths{1}, Hundredths{0}}));
  EXPECT_FALSE(is_numeric(Rate{1, 0}));
  EXPECT_FALSE(is_numeric(NotShown{}));
  EXPECT_FALSE(is_numeric(Day{}));
  EXPECT_FALSE(is_numeric(std::string("12")));
}

TEST(Quantity, OfAChartedValueIsACountWhereWholeAndADecimalElse) {
  EXPECT_EQ(shown(quantity_of(1277)), "1,277");
  EXPECT_EQ(shown(quantity_of(113.6)), "113.6");
  EXPECT_EQ(shown(quantity_of(0.1 + 0.2)), "0.3");
  EXPECT_THROW(static_cast<void>(quantity_of(1e300)), base::OurMistake);
}

TEST(DataTable, HasTheCategoriesDownAndTheSeriesAcross) {
  const Table table = data_table(example_chart(ChartKind::Lines, 3, 4));
  ASSERT_EQ(table.columns.size(), 4u);
  EXPECT_EQ(table.columns[0].words, "Quarter");
  EXPECT_FALSE(table.columns[0].is_numeric);
  EXPECT_TRUE(table.columns[3].is_numeric);
  ASSERT_EQ(table.rows.size(), 4u);
  EXPECT_EQ(shown(table.rows[1][0]), "Mar to May 2017");
  EXPECT_EQ(shown(table.rows[1][3]), "28");
}

TEST(Lineages, AreEachGivenOnceByNameAndFilters) {
  Lineage lineage{.name = "reports.raised"};
  Lineage filtered = lineage;
  filtered.filters = "Directorate: surgery";
  Report report =
      report_of(Figures{{{Count{1}, "one", lineage}, {Count{2}, "two", filtered}, {Count{1}, "again", lineage}}});
  report.blocks.push_back(Table{.lineage = Lineage{.name = "table"}});
  report.blocks.push_back(Chart{.lineage = lineage});
  const auto all = lineages(report);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].filters, "");
  EXPECT_EQ(all[1].filters, "Directorate: surgery");
  EXPECT_EQ(all[2].name, "table");
}

TEST(Annex, ListsEveryLineageAndIsEmptyWithoutAny) {
  EXPECT_TRUE(annex(empty_report()).empty());
  const Report report = example_report();
  const auto blocks = annex(report);
  ASSERT_EQ(blocks.size(), 2u);
  EXPECT_EQ(std::get<Table>(blocks[1]).rows.size(), lineages(report).size());
}

}  // namespace
}  // namespace documents
