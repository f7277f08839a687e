// What a control chart says of one point: where it stands between the limits, which signals it is part of, and the rule
// and colour that it is shown with.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace flow {

/// Which way is better.
enum class Improvement : std::uint8_t { Increase, Decrease, Neutral };

/// Where a point stands. "Close" is beyond the near limit, which lies two thirds of the way to the limit, and not
/// outside.
enum class Zone : std::int8_t {
  LowOutside = -3,
  LowClose = -2,
  Low = -1,
  OnMean = 0,
  High = 1,
  HighClose = 2,
  HighOutside = 3,
  NoPart = 4,  ///< missing or excluded
};
[[nodiscard]] constexpr int side_of(Zone zone) {
  const int place = static_cast<int>(zone);
  return static_cast<int>(place > 0 && place < 4) - static_cast<int>(place < 0);
}

enum class PointRule : std::uint8_t { CommonCause, Outside, Trend, TwoInThree, Shift };
enum class PointClass : std::uint8_t { CommonCause, Improvement, Concern, NeutralHigh, NeutralLow };

/// Every signal that a point is part of.
class Signals {
 public:
  enum Signal : std::uint8_t { Outside = 1, Rising = 2, Falling = 4, TwoInThree = 8, Shift = 16 };

  [[nodiscard]] constexpr bool has(Signal signal) const { return (bits_ & signal) != 0; }
  [[nodiscard]] constexpr bool any() const { return bits_ != 0; }
  constexpr void add(Signal signal) {
    bits_ |= signal;
    if (signal == Rising) bits_ |= kLaterTrendRises;
    if (signal == Falling) bits_ = static_cast<std::uint8_t>(bits_ & ~kLaterTrendRises);
  }
  /// Of two trends that share the point, the later one: 1 rises, -1 falls. REQUIRES: it is part of a trend.
  [[nodiscard]] constexpr int trend_direction() const { return (bits_ & kLaterTrendRises) != 0 ? 1 : -1; }

  friend constexpr bool operator==(Signals, Signals) = default;

 private:
  static constexpr std::uint8_t kLaterTrendRises = 32;

  std::uint8_t bits_ = 0;
};

/// As it is shown: one rule, one colour.
struct PointMark {
  PointRule rule = PointRule::CommonCause;
  PointClass colour = PointClass::CommonCause;

  friend constexpr bool operator==(PointMark, PointMark) = default;
};

[[nodiscard]] std::string_view code_of(PointRule rule);           ///< "two_in_three"
[[nodiscard]] std::string_view code_of(PointClass colour);        ///< "neutral_high"
[[nodiscard]] std::string_view code_of(Improvement improvement);  ///< "increase"
[[nodiscard]] base::Result<Improvement> parse_improvement(std::string_view text, std::string subject = "");

}  // namespace flow
