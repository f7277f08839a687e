#include "base/london_time.h"

#include <gtest/gtest.h>

namespace base {
namespace {

using namespace std::chrono_literals;

LocalTime at(Date date, std::chrono::minutes time) {
  return local_time(date, time);
}

TEST(LondonTime, IsUtcInWinterAndAnHourAheadInSummer) {
  EXPECT_EQ(utc_iso(*instant_of(at(2026y / 1 / 15, 9h))), "2026-01-15T09:00:00Z");
  EXPECT_EQ(utc_iso(*instant_of(at(2026y / 7 / 15, 9h))), "2026-07-15T08:00:00Z");
}

TEST(LondonTime, MakesTheNightOfTheMarchChangeAnHourShorter) {
  const auto start = instant_of(at(2026y / 3 / 28, 20h));
  const auto end = instant_of(at(2026y / 3 / 29, 8h));
  EXPECT_EQ(*end - *start, 11h);
}

TEST(LondonTime, MakesTheNightOfTheOctoberChangeAnHourLonger) {
  const auto start = instant_of(at(2026y / 10 / 24, 20h));
  const auto end = instant_of(at(2026y / 10 / 25, 8h));
  EXPECT_EQ(*end - *start, 13h);
}

TEST(LondonTime, RefusesTheHourThatDoesNotExistAndSaysWhy) {
  const auto refused = instant_of(at(2026y / 3 / 29, 1h + 30min), Repeated::Refuse, "start");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().subject, "start");
  EXPECT_TRUE(refused.error().message.contains("01:30 on 29 March 2026 did not happen")) << refused.error().message;
  EXPECT_TRUE(instant_of(at(2026y / 3 / 29, 59min)).has_value());
  EXPECT_TRUE(instant_of(at(2026y / 3 / 29, 2h)).has_value());
}

TEST(LondonTime, AsksWhichOfTheTwoWhereAnHourHappensTwice) {
  const auto half_past_one = at(2026y / 10 / 25, 1h + 30min);
  EXPECT_FALSE(instant_of(half_past_one).has_value());
  const auto first = instant_of(half_past_one, Repeated::Earlier);
  const auto second = instant_of(half_past_one, Repeated::Later);
  EXPECT_EQ(*second - *first, 1h);
  EXPECT_EQ(utc_iso(*first), "2026-10-25T00:30:00Z");
}

TEST(LondonTime, ComesBackToTheWallTimeItStartedFrom) {
  for (Date day = 2025y / 12 / 30; day < 2027y / 1 / 2; day = add_days(day, std::chrono::days(1)))
    for (const auto time : {0min, 1min, 59min, 720min, 1439min}) {
      const auto instant = instant_of(at(day, time), Repeated::Earlier);
      ASSERT_TRUE(instant.has_value()) << iso(day);
      ASSERT_EQ(local_of(*instant), at(day, time)) << iso(day);
    }
}

TEST(LondonTime, EndsADayOneMicrosecondBeforeTheNext) {
  EXPECT_EQ(end_of_day(2026y / 3 / 28) + 1us, start_of_day(2026y / 3 / 29));
  EXPECT_EQ(end_of_day(2026y / 3 / 29) - start_of_day(2026y / 3 / 29) + 1us, 23h);
  EXPECT_EQ(end_of_day(2026y / 10 / 25) - start_of_day(2026y / 10 / 25) + 1us, 25h);
  EXPECT_EQ(date_of(end_of_day(2024y / 2 / 29)), 2024y / 2 / 29);
  EXPECT_EQ(date_of(end_of_day(2026y / 7 / 1)), 2026y / 7 / 1);
}

TEST(LondonTime, ReadsTimesAsRotasWriteThem) {
  const struct {
    std::string_view text;
    std::chrono::minutes time;
  } rows[] = {{"20:30", 20h + 30min}, {"0830", 8h + 30min}, {"8:05", 8h + 5min},   {"830", 8h + 30min},
              {"08.30", 8h + 30min},  {" 00:00 ", 0min},    {"23:59", 23h + 59min}};
  for (const auto& row : rows) {
    const auto read = parse_time_of_day(row.text);
    ASSERT_TRUE(read.has_value()) << row.text;
    EXPECT_EQ(*read, row.time) << row.text;
  }
}

TEST(LondonTime, RefusesTimesThatAreNone) {
  for (const auto text : {"", "24:00", "12:60", "8", "8:5", "12:345", "noon", "-1:00", "12:3a", "::", "1::30"}) {
    const auto read = parse_time_of_day(text, "end");
    ASSERT_FALSE(read.has_value()) << text;
    EXPECT_EQ(read.error().subject, "end");
  }
}

TEST(LondonTime, ReadsADateAndTimeAndNothingNearlyOne) {
  EXPECT_EQ(local_iso(*parse_local_time("2026-09-14T08:00")), "2026-09-14T08:00");
  for (const auto text : {"2026-09-14 08:00", "2026-09-14T8:00", "2026-02-30T08:00", "2026-09-14T24:00", ""})
    EXPECT_FALSE(parse_local_time(text).has_value()) << text;
}

TEST(LondonTime, WritesDurationsInHoursAndMinutes) {
  EXPECT_EQ(duration_text(105min), "1 h 45 min");
  EXPECT_EQ(duration_text(11h), "11 h");
  EXPECT_EQ(duration_text(20min), "20 min");
  EXPECT_EQ(duration_text(0min), "0 min");
  EXPECT_EQ(duration_text(-75min), "-1 h 15 min");
}

TEST(LondonTime, SaysHowFarOffADeadlineIs) {
  const Instant now = start_of_day(2026y / 11 / 20);
  EXPECT_EQ(time_left_text(now, now + 72h), "3 days left");
  EXPECT_EQ(time_left_text(now, now + 47h), "47 hours left");
  EXPECT_EQ(time_left_text(now, now + 1h), "1 hour left");
  EXPECT_EQ(time_left_text(now, now + 90s), "1 minute left");
  EXPECT_EQ(time_left_text(now, now - 50h), "2 days overdue");
}

}  // namespace
}  // namespace base
