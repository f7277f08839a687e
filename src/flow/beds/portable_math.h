// Logarithm, exponential and the normal distribution from sums, products, quotients and square roots alone, which IEEE
// 754 rounds in one way everywhere: the same bits on every machine, where libraries differ in the last digit. Within a
// few units of the last digit. Compiled without fusing a product with a sum (CMakeLists.txt).
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

namespace flow {

/// REQUIRES: x is positive, finite and not subnormal.
[[nodiscard]] inline double portable_log(double x) {
  constexpr std::uint64_t kRootHalf = 0x3fe6a09e667f3bcdULL;
  constexpr double kLn2High = 0x1.62e42fefa3800p-1;
  constexpr double kLn2Low = 0x1.ef35793c76730p-45;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const auto above = static_cast<std::int64_t>(bits - kRootHalf);
  const double power = static_cast<double>(above >> 52);
  const double m = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(above >> 52) << 52));
  // log m = 2 artanh s, with |s| below 0.172.
  const double s = (m - 1) / (m + 1);
  const double z = s * s;
  const double z2 = z * z;
  const double z4 = z2 * z2;
  const double tail = (2.0 / 3 + z * (2.0 / 5)) + z2 * (2.0 / 7 + z * (2.0 / 9)) +
                      z4 * ((2.0 / 11 + z * (2.0 / 13)) + z2 * (2.0 / 15 + z * (2.0 / 17)) + z4 * (2.0 / 19));
  return power * kLn2High + (2 * s + (s * z * tail + power * kLn2Low));
}

/// Outside -700 to 700 as at the nearer of the two.
[[nodiscard]] inline double portable_exp(double x) {
  constexpr double kLn2High = 0x1.62e42fefa0000p-1;
  constexpr double kLn2Low = 0x1.cf79abc9e3b3ap-40;
  constexpr double kShift = 0x1.8p52;  // adding it leaves the nearest whole number in the low bits
  x = x < -700 ? -700 : x > 700 ? 700 : x;
  const double shifted = x * 0x1.71547652b82fep0 + kShift;
  const double k = shifted - kShift;
  const double r = (x - k * kLn2High) - k * kLn2Low;
  const double r2 = r * r;
  const double r4 = r2 * r2;
  const double low = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
  const double high = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880)) +
                      r4 * ((1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600));
  const double power = 1 + (r + r2 * (low + r4 * high));
  const auto exponent = std::bit_cast<std::uint64_t>(shifted) << 52;
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(power) + exponent);
}

/// The z with P(Z <= z) = p, Z standard normal (Wichura's AS 241). REQUIRES: 0 < p < 1.
[[nodiscard]] double normal_quantile(double p);
/// P(Z > z), with its digits kept far out.
[[nodiscard]] double normal_upper_tail(double z);
/// Q(shape, x) = P(G > x), G gamma of that shape and scale 1. REQUIRES: shape > 0, x >= 0.
[[nodiscard]] double gamma_upper_tail(double shape, double x);

}  // namespace flow
