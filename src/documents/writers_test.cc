#include "documents/writers.h"

#include <gtest/gtest.h>

#include "documents/example_report_test.h"

namespace documents {
namespace {

constexpr Format kAll[] = {Format::Html, Format::Pdf, Format::Word, Format::Excel, Format::Json, Format::Csv};

TEST(Writers, ReadEveryFormatByItsFileEndingAndNoOther) {
  for (const Format format : kAll) EXPECT_EQ(parse_format(file_ending(format)), format);
  for (const char* name : {"", "PDF", "doc", "xls", "pdf "}) EXPECT_FALSE(parse_format(name)) << name;
}

TEST(Writers, GiveTheSameBytesForTheSameReport) {
  const Report report = example_report();
  for (const Format format : kAll) {
    const std::string first = write(report, format);
    static_cast<void>(write(hostile_report(), format));
    EXPECT_TRUE(first == write(report, format)) << file_ending(format);
    EXPECT_FALSE(first.empty()) << file_ending(format);
  }
}

TEST(Writers, WriteAReportThatSaysNothing) {
  for (const Format format : kAll)
    EXPECT_NO_THROW(static_cast<void>(write(empty_report(), format))) << file_ending(format);
}

TEST(Writers, SurviveHostileWordsInEveryField) {
  for (const Format format : kAll)
    EXPECT_NO_THROW(static_cast<void>(write(hostile_report(), format))) << file_ending(format);
}

}  // namespace
}  // namespace documents
