#include "safe_working/fines/worked_span.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace safe_working {
namespace {

using std::chrono::hours;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

WorkedSpan span(int from, int to) {
  return {base::Instant(hours(from)), base::Instant(hours(to))};
}

TEST(EachHourOnce, JoinsWhatOverlapsOrTouches) {
  EXPECT_THAT(each_hour_once({span(1, 3), span(2, 4)}), ElementsAre(span(1, 4)));
  EXPECT_THAT(each_hour_once({span(3, 4), span(1, 3)}), ElementsAre(span(1, 4)));
  EXPECT_THAT(each_hour_once({span(1, 9), span(2, 4), span(5, 6)}), ElementsAre(span(1, 9)));
}

TEST(EachHourOnce, KeepsApartWhatIsApart) {
  EXPECT_THAT(each_hour_once({span(5, 6), span(1, 3)}), ElementsAre(span(1, 3), span(5, 6)));
}

TEST(EachHourOnce, DropsSpansOfNothing) {
  EXPECT_THAT(each_hour_once({span(5, 5), span(1, 3), span(3, 3)}), ElementsAre(span(1, 3)));
  EXPECT_THAT(each_hour_once({}), IsEmpty());
}

}  // namespace
}  // namespace safe_working
