#include "base/number.h"

#include <gtest/gtest.h>

#include "base/check.h"

namespace base {
namespace {

TEST(Hundredths, AreReadAndWrittenExactly) {
  for (const auto text : {"113.6", "7", "4.25", "0", "0.05", "909", "8.9"}) {
    const auto read = parse_hundredths(text);
    ASSERT_TRUE(read.has_value()) << text;
    EXPECT_EQ(decimal_text(*read), text);
  }
  EXPECT_EQ(parse_hundredths(" 4.90 ")->value, 490);
}

TEST(Hundredths, RefuseWhatIsNotASmallDecimal) {
  for (const auto text : {"", ".", "-1", "+1", "1.", ".5", "1.234", "1,5", "1e3", "NaN", "0x10", "1234567890", "1 2"})
    EXPECT_FALSE(parse_hundredths(text, "row").has_value()) << text;
}

TEST(WholeNumber, StaysWithinItsRange) {
  EXPECT_EQ(*parse_whole("480", 0, 480), 480);
  for (const auto text : {"481", "-1", "4.0", "", "99999999999999999999"}) {
    const auto refused = parse_whole(text, 0, 480, "minutes");
    ASSERT_FALSE(refused.has_value()) << text;
    EXPECT_EQ(refused.error().message, "Enter a whole number from 0 to 480.");
  }
}

TEST(Percentage, IsOneHundredAndThirteenPointSixOfNineHundredAndNine) {
  EXPECT_EQ(whole_percent(11360, 90900), 12);  // the trap of paper P1: 114 of 909 would round to 13
  EXPECT_EQ(whole_percent(11400, 90900), 13);
  EXPECT_EQ(whole_percent(1, 2), 50);
  EXPECT_EQ(whole_percent(125, 1000), 13);
  EXPECT_THROW((void)whole_percent(1, 0), OurMistake);
}

TEST(Rate, IsToOneDecimalPlace) {
  EXPECT_EQ(decimal_text(per_hundred(68, 795)), "8.6");
  EXPECT_EQ(decimal_text(per_hundred(0, 3)), "0");
  EXPECT_EQ(decimal_text(per_hundred(1, 3)), "33.3");
  EXPECT_THROW((void)per_hundred(1, 0), OurMistake);
}

TEST(Money, ShowsPoundsAndPence) {
  EXPECT_EQ(pounds_text({16190}), "£161.90");
  EXPECT_EQ(pounds_text({123456705}), "£1,234,567.05");
  EXPECT_EQ(pounds_text({-5}), "-£0.05");
}

TEST(Count, IsGroupedByThousands) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000000), "1,000,000");
  EXPECT_EQ(grouped(-12345), "-12,345");
  EXPECT_EQ(counted(1, "report", "reports"), "1 report");
  EXPECT_EQ(counted(1000, "report", "reports"), "1,000 reports");
}

}  // namespace
}  // namespace base
