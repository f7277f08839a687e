#include "flow/beds/stay.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

namespace flow {
namespace {

Stay recorded(std::vector<double> days, double smooth_days = 0) {
  return RecordedStays{std::make_shared<const std::vector<double>>(std::move(days)), smooth_days, "", ""};
}

struct Moments {
  double mean = 0;
  double sd = 0;
};

constexpr std::size_t kDraws = 200'000;

Moments moments_of(const std::vector<Ticks>& draws) {
  const double n = static_cast<double>(draws.size());
  Moments out;
  for (const Ticks draw : draws) out.mean += days_of(static_cast<double>(draw)) / n;
  for (const Ticks draw : draws) out.sd += std::pow(days_of(static_cast<double>(draw)) - out.mean, 2) / n;
  out.sd = std::sqrt(out.sd);
  return out;
}

std::vector<Ticks> drawn(const Stay& stay, double scale = 1) {
  std::vector<Ticks> out(kDraws);
  RandomStream stream(42);
  StaySampler(stay, scale).fill(stream, out);
  return out;
}

TEST(Stay, DrawsHaveTheMeanAndSpreadOfTheirShape) {
  for (const Stay& stay : {Stay(ExponentialStay{7}), Stay(LognormalStay{21, 18}), Stay(GammaStay{21, 18}),
                           Stay(GammaStay{5, 9}), Stay(FixedStay{7}), recorded({1, 2, 2, 10, 30})}) {
    const Moments moments = moments_of(drawn(stay));
    const double population = std::holds_alternative<RecordedStays>(stay) ? std::sqrt(0.8) : 1;
    const double sd = sd_days(stay) * population;
    EXPECT_NEAR(moments.mean, mean_days(stay), 4 * sd / std::sqrt(kDraws) + 1e-9) << stay_words(stay);
    EXPECT_NEAR(moments.sd, sd, 0.03 * sd + 1e-9) << stay_words(stay);
  }
}

TEST(Stay, OneDrawIsTheSameAloneAndAmongMany) {
  for (const Stay& stay : {Stay(ExponentialStay{7}), Stay(LognormalStay{21, 18}), Stay(GammaStay{21, 18}),
                           recorded({1, 2, 2, 10, 30}, 1)}) {
    std::vector<Ticks> many(50);
    RandomStream first(7);
    RandomStream second(7);
    const StaySampler sampler(stay, 1.1);
    sampler.fill(first, many);
    for (const Ticks one : many) EXPECT_EQ(one, sampler.draw(second.next())) << stay_words(stay);
  }
}

TEST(Stay, IsMultipliedByItsScale) {
  EXPECT_NEAR(moments_of(drawn(LognormalStay{20, 18}, 0.9)).mean, 18, 0.2);
  EXPECT_EQ(drawn(FixedStay{10}, 1.5).front(), 15 * kTicksPerDay);
}

TEST(Stay, IsSmoothedAroundTheRecordsAndNeverNegative) {
  const auto draws = drawn(recorded({0, 3}, 1));
  const auto [low, high] = std::ranges::minmax_element(draws);
  EXPECT_EQ(*low, 0U);
  EXPECT_GT(*high, ticks_of(3.49));
  EXPECT_LE(*high, ticks_of(3.5));
}

/// Whole stays longer than the time already passed, less that time: what `draw_remaining` is held to.
Moments remaining_by_waiting(const Stay& stay, double elapsed) {
  std::vector<Ticks> left;
  for (const Ticks whole : drawn(stay))
    if (whole > ticks_of(elapsed)) left.push_back(whole - ticks_of(elapsed));
  return moments_of(left);
}

TEST(RemainingStay, IsThatOfPatientsWhoStayedSoLong) {
  for (const Stay& stay : {Stay(ExponentialStay{7}), Stay(LognormalStay{8, 6}), Stay(GammaStay{8, 6}),
                           Stay(GammaStay{8, 12}), recorded({1, 2, 2, 6, 10, 14, 30})}) {
    const double elapsed = 5;
    const StaySampler sampler(stay);
    std::vector<Ticks> left(20'000);
    DrawChain chain(3);
    for (Ticks& one : left) one = sampler.draw_remaining(elapsed, chain.next());
    const Moments expected = remaining_by_waiting(stay, elapsed);
    EXPECT_NEAR(moments_of(left).mean, expected.mean, 0.05 * expected.mean) << stay_words(stay);
    EXPECT_NEAR(moments_of(left).sd, expected.sd, 0.08 * expected.sd + 0.01) << stay_words(stay);
  }
}

TEST(RemainingStay, GrowsWithTimePassedForALongTailAndHoldsFarOut) {
  const StaySampler sampler(LognormalStay{8, 6});
  EXPECT_GT(sampler.draw_remaining(200, 1ULL << 63), sampler.draw_remaining(20, 1ULL << 63));
  EXPECT_LT(sampler.draw_remaining(5000, ~0ULL), ticks_of(kLongestStayDays));
  EXPECT_EQ(StaySampler(FixedStay{7}).draw_remaining(5, 1), 2 * kTicksPerDay);
  EXPECT_EQ(StaySampler(FixedStay{7}).draw_remaining(9, 1), 0U);
}

TEST(RemainingStay, OfSomeoneBeyondEveryRecordIsThatOfTheLongestTenth) {
  std::vector<double> days(20);
  std::iota(days.begin(), days.end(), 1.0);
  const StaySampler sampler(recorded(days));
  EXPECT_EQ(sampler.draw_remaining(50, 0), 0U);
  EXPECT_EQ(sampler.draw_remaining(50, ~0ULL), kTicksPerDay);
}

TEST(MeanWithin, IsTheMeanOfTheFirstDaysOfEachStay) {
  EXPECT_DOUBLE_EQ(mean_within(recorded({1, 2, 9}), 3), 2);
  EXPECT_DOUBLE_EQ(mean_within(FixedStay{7}, 3), 3);
  EXPECT_NEAR(mean_within(ExponentialStay{7}, 3), 7 * (1 - std::exp(-3.0 / 7)), 1e-9);
  for (const Stay& stay : {Stay(LognormalStay{8, 6}), Stay(GammaStay{8, 6})}) {
    double sum = 0;
    for (const Ticks one : drawn(stay)) sum += std::min(3.0, days_of(static_cast<double>(one)));
    EXPECT_NEAR(mean_within(stay, 3), sum / kDraws, 0.01) << stay_words(stay);
    EXPECT_NEAR(mean_within(stay, 3000), 8, 0.01) << stay_words(stay);
  }
}

}  // namespace
}  // namespace flow
