#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "documents/example_report_test.h"
#include "documents/writers.h"

namespace documents {
namespace {

using ::testing::HasSubstr;

boost::json::object parsed(const Report& report) {
  return boost::json::parse(json_file(report)).as_object();
}

TEST(JsonWriter, GivesFiguresByNameWithTheirPartsAndLineage) {
  const auto report = parsed(example_report());
  const auto& vacant = report.at("figures").at(2);
  EXPECT_EQ(vacant.at("name"), "posts.vacant");
  EXPECT_EQ(vacant.at("value"), 12);
  EXPECT_EQ(vacant.at("unit"), "percent");
  EXPECT_EQ(vacant.at("shown"), "12%");
  EXPECT_EQ(vacant.at("numerator").to_number<double>(), 113.6);
  EXPECT_EQ(vacant.at("denominator"), 909);
  EXPECT_EQ(vacant.at("lineage").at("period").at("from"), "2017-09-01");
  EXPECT_EQ(vacant.at("lineage").at("cut_off"), "2017-11-30T23:59:00Z");
  EXPECT_EQ(report.at("cut_off"), "2017-11-30T23:59:00Z");
  EXPECT_EQ(report.at("notes").as_array().size(), 1u);
}

TEST(JsonWriter, WritesDecimalsByTheirDigitsAndWhatIsNotShownAsNull) {
  Table table{.caption = "t", .columns = {{"a"}, {"b"}, {"c"}, {"d"}, {"e"}}};
  table.rows = {{Decimal{{11360}}, Money{{16190}}, NotShown{"fewer than 5"}, Percentage{}, Rate{68, 909}}};
  EXPECT_THAT(json_file(report_of(table)), HasSubstr("[113.6, 161.9, null, null, 7.5]"));
}

TEST(JsonWriter, WritesChartsAsNumbers) {
  const auto chart = parsed(report_of(example_chart(ChartKind::Bars, 2, 3))).at("charts").at(0);
  EXPECT_EQ(chart.at("categories").as_array().size(), 3u);
  EXPECT_EQ(chart.at("series").at(1).at("values").at(0), 10);
}

TEST(JsonWriter, IsReadBackWhateverTheWordsAre) {
  const auto report = parsed(hostile_report());
  EXPECT_TRUE(base::is_utf8(report.at("title").as_string()));
  EXPECT_THAT(std::string(report.at("title").as_string()),
              HasSubstr("<script>alert('x')</script> & ]]> \"quoted\" 😀"));
  EXPECT_EQ(parsed(empty_report()).at("tables").as_array().size(), 0u);
}

}  // namespace
}  // namespace documents
