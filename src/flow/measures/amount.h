// A number that was counted or measured, held exactly: what a file said is what is stored, compared and added.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace flow {

struct Amount {
  std::int64_t millionths = 0;

  friend constexpr auto operator<=>(const Amount&, const Amount&) = default;
  friend constexpr Amount operator+(Amount a, Amount b) { return {a.millionths + b.millionths}; }
  friend constexpr Amount operator-(Amount a, Amount b) { return {a.millionths - b.millionths}; }
  constexpr Amount& operator+=(Amount other) { return millionths += other.millionths, *this; }
};

/// Beyond this, either way, a file's number is refused: the sum of nine thousand of them is still exact.
inline constexpr std::int64_t kLargestAmount = 1'000'000'000;

[[nodiscard]] constexpr Amount whole_amount(std::int64_t n) {
  return {n * 1'000'000};
}
[[nodiscard]] constexpr double number_of(Amount amount) {
  return static_cast<double>(amount.millionths) / 1e6;
}

/// "12", "1,234.5", "-0.25", "1.5e3": at most six decimal places, no sign but a leading minus, commas between threes
/// alone. Refuses anything else, and what is larger than `kLargestAmount`.
[[nodiscard]] base::Result<Amount> parse_amount(std::string_view text, std::string subject = "");
/// Without needless noughts: "12", "-0.25"; as it is read.
[[nodiscard]] std::string amount_text(Amount amount);

}  // namespace flow
