#include "flow/beds/portable_math.h"

#include <cmath>

#include <gtest/gtest.h>

namespace flow {
namespace {

TEST(PortableMath, AgreesWithTheLibraryToTheLastDigits) {
  for (int i = -3000; i <= 3000; ++i) {
    const double x = i * 0.2293;
    EXPECT_NEAR(portable_exp(x) / std::exp(x), 1, 5e-16) << x;
    EXPECT_NEAR(portable_log(std::exp(x)), x, 5e-16 * std::abs(x) + 3e-16) << x;
  }
  for (int i = 1; i < 1000; ++i) {
    const double u = 1 - i * 1e-6;
    EXPECT_NEAR(portable_log(u) / std::log(u), 1, 1e-15) << u;
  }
}

TEST(PortableMath, KeepsToItsBounds) {
  EXPECT_EQ(portable_exp(-1e9), portable_exp(-700));
  EXPECT_EQ(portable_exp(1e9), portable_exp(700));
  EXPECT_EQ(portable_exp(0), 1);
  EXPECT_EQ(portable_log(1), 0);
}

/// Bits, not closeness: these are what makes runs the same on every machine.
TEST(PortableMath, GivesTheSameBitsOnEveryMachine) {
  EXPECT_EQ(portable_log(0.3), -0x1.34378fcbda721p+0);
  EXPECT_EQ(portable_exp(-1.7), 0x1.7622c78a98a07p-3);
  EXPECT_EQ(normal_quantile(0.975), 0x1.f5c0331eeff82p+0);
}

TEST(NormalDistribution, MatchesTables) {
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-15);
  EXPECT_NEAR(normal_quantile(1e-10), -6.361340902404056, 1e-14);
  EXPECT_NEAR(normal_quantile(1e-300), -37.0470962993612, 1e-12);
  EXPECT_EQ(normal_quantile(0.5), 0);
  for (const double z : {-3.0, 0.0, 0.5, 2.99, 3.01, 8.0, 30.0})
    EXPECT_NEAR(normal_upper_tail(z) / (std::erfc(z / std::sqrt(2.0)) / 2), 1, 1e-12) << z;
}

TEST(GammaDistribution, MatchesItsClosedForms) {
  for (const double x : {0.01, 0.5, 1.9, 3.0, 7.5, 40.0}) {
    EXPECT_NEAR(gamma_upper_tail(1, x) / std::exp(-x), 1, 1e-13) << x;
    EXPECT_NEAR(gamma_upper_tail(3, x) / (std::exp(-x) * (1 + x + x * x / 2)), 1, 1e-13) << x;
    EXPECT_NEAR(gamma_upper_tail(0.5, x) / std::erfc(std::sqrt(x)), 1, 1e-12) << x;
  }
  EXPECT_EQ(gamma_upper_tail(2, 0), 1);
  EXPECT_NEAR(gamma_upper_tail(400, 400), 0.4933, 0.0005);
}

}  // namespace
}  // namespace flow
