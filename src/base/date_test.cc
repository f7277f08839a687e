#include "base/date.h"

#include <gtest/gtest.h>

namespace base {
namespace {

using namespace std::chrono_literals;

static_assert(days_between(2024y / 2 / 28, 2024y / 3 / 1) == std::chrono::days(2));
static_assert(monday_of(2026y / 11 / 22) == 2026y / 11 / 16);
static_assert(monday_of(2026y / 11 / 16) == 2026y / 11 / 16);

TEST(Date, ReadsIsoDatesAndNothingElse) {
  EXPECT_EQ(*parse_iso_date("2024-02-29"), 2024y / 2 / 29);
  for (const auto text : {"2023-02-29", "2024-13-01", "2024-00-10", "24-02-01", "2024/02/01", "2024-2-1", "",
                          "2024-02-0x", "2024-02-011", "2024-02- 1", "0000-01-01"}) {
    const auto read = parse_iso_date(text, "from");
    ASSERT_FALSE(read.has_value()) << text;
    EXPECT_EQ(read.error().subject, "from");
  }
}

TEST(Date, SaysWhichPartOfThreeBoxesIsWrong) {
  const auto message = [](std::string_view d, std::string_view m, std::string_view y) {
    const auto read = parse_date_parts(d, m, y, "from", "the first day");
    return read ? iso(*read) : read.error().message;
  };
  EXPECT_EQ(message("1", "9", "2017"), "2017-09-01");
  EXPECT_EQ(message(" 01 ", "09", "2017"), "2017-09-01");
  EXPECT_EQ(message("", "", ""), "Enter the first day.");
  EXPECT_EQ(message("", "9", "2017"), "Enter the first day with a day from 1 to 31.");
  EXPECT_EQ(message("1", "13", "2017"), "Enter the first day with a month from 1 to 12.");
  EXPECT_EQ(message("1", "9", "17"), "Enter the first day with a year of four digits, for example 2026.");
  EXPECT_EQ(message("31", "9", "2017"), "September 2017 has no day 31.");
}

TEST(Date, IsWrittenAsPeopleReadIt) {
  EXPECT_EQ(long_date(2017y / 12 / 7), "7 December 2017");
  EXPECT_EQ(short_date(2017y / 12 / 7), "7 Dec 2017");
  EXPECT_EQ(weekday_date(2017y / 12 / 7), "Thursday 7 December 2017");
}

TEST(Date, NamesPeriodsByTheirMonths) {
  EXPECT_EQ(period_name(2017y / 9 / 1, 2017y / 11 / 30), "September to November 2017");
  EXPECT_EQ(period_name(2016y / 12 / 1, 2017y / 2 / 28), "December 2016 to February 2017");
  EXPECT_EQ(period_name(2017y / 9 / 1, 2017y / 9 / 30), "September 2017");
  EXPECT_EQ(period_name(2017y / 9 / 2, 2017y / 11 / 30), "2 September 2017 to 30 November 2017");
}

TEST(Date, MovesByMonthsToTheLastDayWhereThereIsNoSuchDay) {
  EXPECT_EQ(add_months(2024y / 1 / 31, 1), 2024y / 2 / 29);
  EXPECT_EQ(add_months(2023y / 12 / 31, 2), 2024y / 2 / 29);
  EXPECT_EQ(add_months(2024y / 3 / 15, -3), 2023y / 12 / 15);
}

}  // namespace
}  // namespace base
