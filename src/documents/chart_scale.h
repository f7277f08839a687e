// The value axis of a chart: from nought to a round number at or above the largest value.
#pragma once

#include <string>
#include <vector>

#include "documents/report.h"

namespace documents {

struct Scale {
  double top = 1;
  double step = 1;
  [[nodiscard]] std::vector<double> ticks() const;                          ///< 0, step, ... top
  [[nodiscard]] double part_of(double value) const { return value / top; }  ///< 0 to 1
};

/// Steps of 1, 2, 2.5 or 5 times a power of ten, at most `most_steps` of them; whole where all values are whole.
[[nodiscard]] Scale scale_for(double largest, bool is_whole, int most_steps = 6);
/// The largest value that the chart must show: of a value, or of a stack. Checks that none is negative.
[[nodiscard]] double largest_shown(const Chart& chart);
[[nodiscard]] bool all_whole(const Chart& chart);
/// "1,250", "2.5"
[[nodiscard]] std::string tick_words(double value);

}  // namespace documents
