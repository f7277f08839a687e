// Ranges as bars that float between their two ends, and the line that they are held against.
#pragma once

#include "documents/chart_drawing.h"

namespace documents {

/// Two series of finite values, a category at least. A range may stand the wrong way round.
[[nodiscard]] bool is_drawable_range(const Chart& chart);
/// What the ranges and their line need beneath a legend's room.
[[nodiscard]] double good_height_of_ranges(const Chart& chart);
/// From `top` down. REQUIRES: is_drawable_range(chart).
void draw_range_bars(const Chart& chart, Drawing& drawing, double top);

/// The value axis of ranges: round numbers from `bottom` to `top` that hold every end, and the line.
struct RangeAxis {
  double bottom = 0, top = 1, step = 1;
};
/// REQUIRES: is_drawable_range(chart).
[[nodiscard]] RangeAxis range_axis(const Chart& chart);

}  // namespace documents
