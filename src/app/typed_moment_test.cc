#include "app/typed_moment.h"

#include <string_view>

#include <gtest/gtest.h>

#include "base/london_time.h"

namespace app {
namespace {

std::string utc(std::string_view text) {
  const auto moment = parse_moment(text, "--from");
  return moment ? base::utc_iso(*moment) : moment.error().message;
}

TEST(TypedMoment, IsLondonsTime) {
  EXPECT_EQ(utc("2017-11-15T20:00"), "2017-11-15T20:00:00Z");
  EXPECT_EQ(utc("2017-07-15T20:00"), "2017-07-15T19:00:00Z");
}

TEST(TypedMoment, MayCarryTheOffsetOfItsDay) {
  EXPECT_EQ(utc("2017-11-15T20:00Z"), "2017-11-15T20:00:00Z");
  EXPECT_EQ(utc("2017-07-15T20:00+01:00"), "2017-07-15T19:00:00Z");
  EXPECT_EQ(utc("2017-07-15T20:00Z"),
            "London's clock never showed 2017-07-15T20:00Z. Type 2017-07-15T20:00+01:00, or leave the offset out.");
}

TEST(TypedMoment, ThatHappenedTwiceIsAskedAbout) {
  EXPECT_EQ(
      utc("2026-10-25T01:30"),
      "2026-10-25T01:30 happened twice, because the clocks went back. Type 2026-10-25T01:30+01:00 for the first or "
      "2026-10-25T01:30+00:00 for the second.");
  EXPECT_EQ(utc("2026-10-25T01:30+01:00"), "2026-10-25T00:30:00Z");
  EXPECT_EQ(utc("2026-10-25T01:30+00:00"), "2026-10-25T01:30:00Z");
}

TEST(TypedMoment, ThatDidNotHappenIsRefused) {
  for (const std::string_view text : {"2026-03-29T01:30", "2026-03-29T01:30+00:00", "2026-03-29T01:30+01:00"})
    EXPECT_NE(utc(text).find("did not happen"), std::string::npos) << text;
}

TEST(TypedMoment, IsRefusedWhereItIsNoTime) {
  for (const std::string_view text : {"", "2017-11-15", "2017-11-15 20:00", "2017-11-15T25:00", "2017-11-31T20:00",
                                      "2017-11-15T20:00:00", "2017-11-15T20:00+1", "2017-11-15T20:00+01:00x"}) {
    const auto refused = parse_moment(text, "--from");
    ASSERT_FALSE(refused) << text;
    EXPECT_EQ(refused.error().subject, "--from");
  }
}

TEST(TypedMoment, IsWrittenWithItsOffset) {
  for (const std::string_view text : {"2026-10-25T01:30+01:00", "2026-10-25T01:30+00:00", "2017-11-15T20:00+00:00"})
    EXPECT_EQ(moment_text(parse_moment(text, "").value()), text);
}

}  // namespace
}  // namespace app
