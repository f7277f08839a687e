// The rectangle of a time chart that its marks stand in: places of periods and values, and the marks themselves.
#pragma once

#include <cstddef>

#include "documents/chart_drawing.h"
#include "documents/time_chart.h"
#include "documents/time_chart_scale.h"

namespace documents {

struct TimePlot {
  const TimeChart& chart;
  Drawing& drawing;
  TimeScale scale;
  double left = 0, top = 0, width = 0, height = 0;

  [[nodiscard]] double bottom() const { return top + height; }
  [[nodiscard]] double right() const { return left + width; }
  [[nodiscard]] std::size_t periods() const { return chart.points.size() + chart.forecast.size(); }
  [[nodiscard]] double slot() const { return width / static_cast<double>(periods()); }
  /// Of the middle of a period, points first.
  [[nodiscard]] double x_of(std::size_t period) const { return x_before(period) + slot() / 2; }
  [[nodiscard]] double x_before(std::size_t period) const { return left + static_cast<double>(period) * slot(); }
  [[nodiscard]] double y_of(double value) const { return bottom() - scale.part_of(value) * height; }
};

/// A forecast's ranges, which stand behind all else.
void draw_ranges(const TimePlot& plot);
/// From the back to the front: limits, mean, target, trajectory, values, forecast, marks.
void draw_marks(const TimePlot& plot);

}  // namespace documents
