#include "flow/beds/queue_formulas.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flow {
namespace {

using testing::HasSubstr;

TEST(ErlangB, MatchesPublishedValues) {
  const struct {
    double load;
    std::int64_t servers;
    double blocking;
  } rows[] = {{1, 1, 0.5},
              {1, 2, 0.2},
              {2, 3, 0.2105263158},
              {5, 5, 0.2848678213},
              {10, 10, 0.2145823431},
              {10, 15, 0.0364969455},
              {20, 25, 0.0502217779},
              {20, 30, 0.0084574983},
              {50, 60, 0.0216684731},
              {100, 100, 0.0757004527},
              {100, 117, 0.0097900711}};
  for (const auto& row : rows)
    EXPECT_NEAR(erlang_b(row.load, row.servers), row.blocking, 5.1e-11) << row.load << " " << row.servers;
}

TEST(ErlangB, HoldsAtTheEnds) {
  EXPECT_EQ(erlang_b(3, 0), 1.0);
  EXPECT_EQ(erlang_b(0, 5), 0.0);
  EXPECT_EQ(erlang_b(1, 10'000), 0.0);
  EXPECT_NEAR(erlang_b(10'000, 10'000), 0.0079366, 1e-6);
  EXPECT_GT(erlang_b(5'000'000, 1), 0.9999997);
}

TEST(ErlangC, MatchesThePublishedValueAndItsWaits) {
  EXPECT_NEAR(erlang_c(8, 10).value(), 0.4091801508, 1e-10);
  const SteadyWard ward{8.0 / 7, 7, 10};
  const auto waits = mmc_waits(ward).value();
  EXPECT_NEAR(waits.wait_days, 1.4321305278, 1e-10);
  EXPECT_NEAR(waits.queue, waits.wait_days * 8 / 7, 1e-12);
  EXPECT_NEAR(mmc_wait_over(ward, 2).value(), waits.p_wait * std::exp(-2 * 2 / 7.0), 1e-12);
  EXPECT_EQ(mmc_wait_over(ward, 0).value(), waits.p_wait);
}

TEST(ErlangC, OfOneServerIsItsLoad) {
  EXPECT_NEAR(erlang_c(0.7, 1).value(), 0.7, 1e-15);
  EXPECT_EQ(erlang_c(0, 3).value(), 0.0);
}

TEST(ErlangC, RefusesALoadThatNoQueueCanClearAndSaysBoth) {
  for (const double load : {10.0, 12.5}) {
    const auto refused = erlang_c(load, 10);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("10 servers"));
    EXPECT_THAT(refused.error().message, HasSubstr(load > 10 ? "12.5" : "load of 10"));
  }
  EXPECT_FALSE(mmc_waits({2, 5, 10}));
  EXPECT_FALSE(mg1_waits(1, 1, 1));
  EXPECT_FALSE(allen_cunneen_wait(10, 10, 7, 1, 1));
}

TEST(FewestBeds, KeepsBlockingWithinTheLimitAndOneFewerDoesNot) {
  const auto fewest = fewest_beds(100, 0.01);
  EXPECT_EQ(fewest.beds, 117);
  EXPECT_NEAR(fewest.p_block, 0.0097900711, 5e-11);
  EXPECT_GT(erlang_b(100, 116), 0.01);
  EXPECT_EQ(fewest_beds(0, 0.5).beds, 1);
  EXPECT_EQ(fewest_beds(7, 1).beds, 0);
}

TEST(SingleServer, MatchesPollaczekAndKhinchine) {
  const auto exponential = mg1_waits(0.5, 1, 1).value();
  EXPECT_NEAR(exponential.queue, 0.5, 1e-15);
  EXPECT_NEAR(exponential.wait, 1, 1e-15);
  EXPECT_NEAR(mg1_waits(0.5, 1, 0).value().queue, 0.25, 1e-15);
  EXPECT_EQ(mg1_waits(0, 1, 3).value().wait, 0.5 * 0);
}

TEST(AllenCunneen, IsTheExactWaitForExponentialStaysAndHalfOfItForFixedOnes) {
  const double exact = mmc_waits({8.0 / 7, 7, 10}).value().wait_days;
  EXPECT_NEAR(allen_cunneen_wait(8, 10, 7, 1, 1).value(), exact, 1e-12);
  EXPECT_NEAR(allen_cunneen_wait(8, 10, 7, 1, 0).value(), exact / 2, 1e-12);
}

}  // namespace
}  // namespace flow
