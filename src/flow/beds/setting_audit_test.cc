#include "flow/beds/setting_audit.h"

#include <gtest/gtest.h>

namespace flow {
namespace {

TEST(WilsonInterval, MatchesPublishedValues) {
  const struct {
    std::int64_t wrong, sampled;
    double low, high;
  } rows[] = {{31, 100, 0.228, 0.406}, {124, 400, 0.267, 0.357}, {51, 100, 0.413, 0.606}};
  for (const auto& row : rows) {
    const auto interval = wilson_interval(row.wrong, row.sampled);
    EXPECT_NEAR(interval.low, row.low, 0.0005) << row.wrong;
    EXPECT_NEAR(interval.high, row.high, 0.0005) << row.wrong;
  }
}

TEST(WilsonInterval, StaysWithinNoneAndAll) {
  EXPECT_EQ(wilson_interval(0, 20).low, 0);
  EXPECT_NEAR(wilson_interval(0, 20).high, 0.1611, 0.0001);
  EXPECT_EQ(wilson_interval(20, 20).high, 1);
  EXPECT_LT(wilson_interval(1, 1).low, 0.21);
}

TEST(SampleNeeded, IsTheFewestThatKeepsTheHalfWidth) {
  for (const double share : {0.0, 0.31, 0.5}) {
    const auto needed = sample_needed(share, 0.05);
    const auto width = [&](std::int64_t n) {
      const auto wrong = static_cast<std::int64_t>(share * static_cast<double>(n) + 0.5);
      const auto interval = wilson_interval(wrong, n);
      return (interval.high - interval.low) / 2;
    };
    EXPECT_LE(width(needed), 0.051) << share;
    EXPECT_GT(width(needed * 9 / 10), 0.05) << share;
  }
  EXPECT_EQ(sample_needed(0.31, 0.05), 326);
}

TEST(BedsReleased, IsPatientsTimesDaysTimesTheShareMoved) {
  static_assert(beds_released(3, 6, 0.5) == 9);
  EXPECT_EQ(beds_released(3, 6, 0), 0);
}

}  // namespace
}  // namespace flow
