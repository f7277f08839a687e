#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/csv.h"
#include "documents/example_report_test.h"
#include "documents/writers.h"

namespace documents {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(CsvWriter, StartsWithAByteOrderMarkAndGivesPlainNumbers) {
  const std::string file = csv_file(example_report());
  EXPECT_TRUE(file.starts_with(base::kCsvByteOrderMark));
  EXPECT_THAT(file, HasSubstr("Dr A Example,2017-09-04,1277,1 h 45 min,161.90\r\n"));
  EXPECT_THAT(file, HasSubstr("reports to date, of which 11 were about education\",1277,reports.to_date\r\n"));
  EXPECT_THAT(file, HasSubstr(",113.6,909,12%\r\n"));
}

TEST(CsvWriter, PutsAnEmptyLineBetweenTables) {
  Report report = long_report(1);
  report.blocks.push_back(report.blocks[0]);
  EXPECT_THAT(csv_file(report), HasSubstr("All,,1,0.1\r\n\r\nPosts\r\n"));
}

TEST(CsvWriter, LetsASpreadsheetRunNothing) {
  const std::string file = csv_file(hostile_report());
  EXPECT_THAT(file, HasSubstr("'=cmd|' /C calc'!A0"));
  EXPECT_THAT(file, Not(HasSubstr("\r\n=cmd")));
  EXPECT_THAT(file, Not(HasSubstr(",=cmd")));
}

}  // namespace
}  // namespace documents
