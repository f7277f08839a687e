#include "base/csv.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace base {
namespace {

using testing::ElementsAre;

TEST(CsvReader, ReadsQuotesLineEndsAndAByteOrderMark) {
  const auto table = read_csv("\xef\xbb\xbfname,words\r\n\"Ash, A\",\"said \"\"no\"\"\nthen yes\"\r\nOak,\r\n");
  ASSERT_TRUE(table.has_value());
  EXPECT_THAT(table->header, ElementsAre("name", "words"));
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_THAT(table->rows[0].fields, ElementsAre("Ash, A", "said \"no\"\nthen yes"));
  EXPECT_EQ(table->rows[0].line, 2U);
  EXPECT_THAT(table->rows[1].fields, ElementsAre("Oak", ""));
  EXPECT_EQ(table->rows[1].line, 4U);
}

TEST(CsvReader, TakesSemicolonsAndTabsAsSpreadsheetsSaveThem) {
  EXPECT_EQ(read_csv("a;b\n1;2\n")->rows[0].fields[1], "2");
  EXPECT_EQ(read_csv("a\tb\n1\t2\n")->rows[0].fields[1], "2");
}

TEST(CsvReader, LeavesOutEmptyRowsAndFindsColumnsWithoutRegardToCase) {
  const auto table = read_csv("Directorate,FY1\n,\nCSI,3\n\n");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->rows.size(), 1U);
  EXPECT_EQ(table->column("directorate"), 0U);
  EXPECT_FALSE(table->column("fy2").has_value());
}

std::vector<std::string> places(std::string_view csv) {
  const auto table = read_csv(csv);
  std::vector<std::string> out;
  if (!table)
    for (const auto& error : table.error()) out.push_back(error.subject);
  return out;
}

TEST(CsvReader, NamesTheLineOfEveryFault) {
  EXPECT_THAT(places("a,b\n1\n1,2\n1,2,3\n"), ElementsAre("line 2", "line 4"));
  EXPECT_THAT(places("a,b\n1,\"open\n"), testing::Contains("line 2"));
  EXPECT_THAT(places("a,A\n1,2\n"), ElementsAre("line 1"));
  EXPECT_THAT(places(""), ElementsAre("line 1"));
  EXPECT_THAT(places("a,b\n"), ElementsAre("line 1"));
}

TEST(CsvReader, RefusesWhatIsNotUtf8Text) {
  EXPECT_FALSE(read_csv("a\n\xff\xfe\n").has_value());
  EXPECT_FALSE(read_csv(std::string_view("a\nb\0c\n", 6)).has_value());
}

TEST(CsvReader, RefusesMoreRowsThanItMayHold) {
  EXPECT_TRUE(read_csv("a\n1\n2\n", 2).has_value());
  EXPECT_FALSE(read_csv("a\n1\n2\n3\n", 2).has_value());
}

TEST(CsvLine, DefusesWhatASpreadsheetWouldRun) {
  EXPECT_EQ(csv_line({"=1+1", "@x", "-5.2", "-rm", "+44"}), "'=1+1,'@x,-5.2,'-rm,+44\r\n");
  EXPECT_EQ(csv_line({"a,b", "c\"d", "e\nf"}), "\"a,b\",\"c\"\"d\",\"e\nf\"\r\n");
}

TEST(CsvLine, IsReadBackAsItWas) {
  const std::vector<std::string> fields = {"plain", "com,ma", "quo\"te", "line\nend", ""};
  const auto back = read_csv("a,b,c,d,e\r\n" + csv_line(fields));
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(back->rows[0].fields, fields);
}

}  // namespace
}  // namespace base
