#include "app/typed_hours.h"

#include <gtest/gtest.h>

namespace app {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

TEST(TypedHours, AreHeldToTheMinute) {
  EXPECT_EQ(parse_hours("2", hours(99), ""), minutes(120));
  EXPECT_EQ(parse_hours("0.75", hours(99), ""), minutes(45));
  EXPECT_EQ(parse_hours("11.5", hours(99), ""), minutes(690));
  EXPECT_EQ(parse_hours("0.05", hours(99), ""), minutes(3));
  EXPECT_EQ(parse_hours("1:20", hours(99), ""), minutes(80));
  EXPECT_EQ(parse_hours("0", hours(99), ""), minutes(0));
  EXPECT_EQ(parse_hours("99", hours(99), ""), hours(99));
}

TEST(TypedHours, OfAFractionOfAMinuteAreRefused) {
  const auto refused = parse_hours("0.33", hours(99), "--basic-hours");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().subject, "--basic-hours");
  EXPECT_EQ(refused.error().message,
            "0.33 h is not a whole number of minutes. Enter hours and minutes, for example 0:20.");
}

TEST(TypedHours, AreRefusedWhereTheyAreNoNumberOrTooMany) {
  for (const auto* text : {"", "-1", "two", "1,5", "0.125", "1:60", "1:5", ":30", "1:", "1:2:3", "99.05", "1e3",
                           "999999999", "999999999999999999:00"})
    EXPECT_FALSE(parse_hours(text, hours(99), "")) << text;
}

}  // namespace
}  // namespace app
