#include "safe_working/fines/rest_fine.h"

#include <string_view>

#include <gtest/gtest.h>

#include "base/london_time.h"

namespace safe_working {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

base::Instant at(std::string_view local) {
  return base::instant_of(base::parse_local_time(local).value()).value();
}

// Planned to end at 21:00, ended at 22:15, next duty at 08:30: 10 h 15 min of the 11 h due.
const ShortRest kShort{at("2026-09-08T21:00"), at("2026-09-08T22:15"), at("2026-09-09T08:30"), hours(11)};

TEST(HoursOfShortRest, AreThoseThatItFellShortBy) {
  EXPECT_EQ(hours_of_short_rest(kShort, RestHours::Shortfall),
            (WorkedSpan{at("2026-09-08T21:30"), at("2026-09-08T22:15")}));
}

TEST(HoursOfShortRest, AreTheOverrunWhereATrustSaysSo) {
  EXPECT_EQ(hours_of_short_rest(kShort, RestHours::Overrun),
            (WorkedSpan{at("2026-09-08T21:00"), at("2026-09-08T22:15")}));
}

TEST(HoursOfShortRest, AreNoneOfARestThatWasLongEnough) {
  ShortRest enough = kShort;
  enough.from = at("2026-09-08T21:30");
  const auto refused = hours_of_short_rest(enough, RestHours::Shortfall);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "The rest was 11 h and 11 h is due, so there is nothing to fine.");
}

TEST(HoursOfShortRest, CountTheClockChange) {
  // 20:00 to 07:00 over the spring change looks like 11 h and is 10 h.
  const ShortRest spring{at("2026-03-28T19:00"), at("2026-03-28T20:00"), at("2026-03-29T07:00"), hours(11)};
  EXPECT_EQ(hours_of_short_rest(spring, RestHours::Shortfall)->length(), hours(1));
}

TEST(HoursOfShortRest, RefuseTimesThatCannotBe) {
  ShortRest wrong = kShort;
  wrong.to = wrong.from - minutes(1);
  EXPECT_FALSE(hours_of_short_rest(wrong, RestHours::Shortfall));
  ShortRest on_time = kShort;
  on_time.planned_end = on_time.from;
  EXPECT_FALSE(hours_of_short_rest(on_time, RestHours::Overrun));
}

}  // namespace
}  // namespace safe_working
