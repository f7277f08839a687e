// The value axis of a time chart. Where the values lie far from nought it starts elsewhere, and says so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "documents/time_chart.h"

namespace documents {

struct TimeScale {
  double bottom = 0;
  double top = 1;
  double step = 1;
  [[nodiscard]] std::vector<double> ticks() const;  ///< round numbers from bottom to top
  [[nodiscard]] double part_of(double value) const { return (value - bottom) / (top - bottom); }
  [[nodiscard]] bool holds(double value) const { return value >= bottom && value <= top; }
  [[nodiscard]] bool has_nought() const { return holds(0); }
};

/// What an axis may not pass, unless what is drawn does.
struct ValueBounds {
  std::optional<double> least, greatest;
};

/// Steps of 1, 2, 2.5 or 5 times a power of ten, at most `most_steps` of them. Nought is on it where what is drawn, low
/// to high, would still fill half of it. REQUIRES: low <= high, at most 10^15 either way.
[[nodiscard]] TimeScale time_scale(double low, double high, const ValueBounds& bounds, int most_steps = 6);
/// Of all that the chart draws. REQUIRES: is_drawable(chart).
[[nodiscard]] TimeScale time_scale(const TimeChart& chart, int most_steps = 6);

/// A limit beyond what is possible, which is not drawn.
[[nodiscard]] bool is_beyond_possible(const TimeChart& chart, double limit);

/// How many decimals are shown: of values and targets as many as they need, up to 2; of what is worked out (and of
/// values that need more) as many as say a little more than can be read off the axis.
struct DecimalPlaces {
  int of_values = 0;
  int of_targets = 0;
  int of_lines = 0;
};
[[nodiscard]] DecimalPlaces decimal_places(const TimeChart& chart);

/// "1,250", "2.5", "85%"
[[nodiscard]] std::string value_words(const TimeChart& chart, double value, int places);
[[nodiscard]] std::string tick_words(const TimeChart& chart, const TimeScale& scale, double tick);
/// "People delayed (people a day)", "Seen within four hours (%)", "Value"
[[nodiscard]] std::string axis_words(const TimeChart& chart);

}  // namespace documents
