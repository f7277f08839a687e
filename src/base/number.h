// Numbers that people type and read: whole numbers, decimals held exactly, money, percentages.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace base {

/// A decimal with two places, held exactly in hundredths: headcounts ("113.6"), hours for export.
struct Hundredths {
  std::int64_t value = 0;  ///< in hundredths

  friend constexpr auto operator<=>(const Hundredths&, const Hundredths&) = default;
  friend constexpr Hundredths operator+(Hundredths a, Hundredths b) { return {a.value + b.value}; }
  friend constexpr Hundredths operator-(Hundredths a, Hundredths b) { return {a.value - b.value}; }
  constexpr Hundredths& operator+=(Hundredths other) { return value += other.value, *this; }
};
[[nodiscard]] constexpr Hundredths whole(std::int64_t n) {
  return {n * 100};
}

/// Reads "12", "12.5" or "12.50", no sign, at most two places and nine whole digits.
[[nodiscard]] Result<Hundredths> parse_hundredths(std::string_view text, std::string subject = "");
/// Without needless noughts: 113.6, 7, 4.25.
[[nodiscard]] std::string decimal_text(Hundredths number);

/// Reads a whole number, no sign, within [low, high].
[[nodiscard]] Result<std::int64_t> parse_whole(std::string_view text, std::int64_t low, std::int64_t high,
                                               std::string subject = "");

/// Money in pence.
struct Pence {
  std::int64_t value = 0;
  friend constexpr auto operator<=>(const Pence&, const Pence&) = default;
  friend constexpr Pence operator+(Pence a, Pence b) { return {a.value + b.value}; }
};
[[nodiscard]] std::string pounds_text(Pence amount);  ///< £1,234.50

/// numerator / denominator as a whole percentage, rounded half up. REQUIRES: denominator > 0, numerator >= 0.
[[nodiscard]] std::int64_t whole_percent(std::int64_t numerator, std::int64_t denominator);
/// numerator for each 100 of denominator, to one decimal place, rounded half up, as Hundredths.
/// REQUIRES: denominator > 0, numerator >= 0.
[[nodiscard]] Hundredths per_hundred(std::int64_t numerator, std::int64_t denominator);

/// 1234567 as "1,234,567".
[[nodiscard]] std::string grouped(std::int64_t n);
/// "1 report", "2 reports", "1,000 reports".
[[nodiscard]] std::string counted(std::int64_t n, std::string_view singular, std::string_view plural);

}  // namespace base
