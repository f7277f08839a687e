// The words round a time chart's marks: periods beneath, what changed above, values at the right. None stands on
// another.
#pragma once

#include <string>
#include <vector>

#include "documents/chart_drawing.h"
#include "documents/time_chart.h"

namespace documents {

/// The names of the periods: every so many, on one line or two.
struct PeriodLabels {
  std::vector<std::vector<std::string>> lines;  ///< of each period
  std::size_t every = 1;
  double height = 0;
};
/// `slot` is the room of one period, `width` of all. Where not all can be named, those that can keep in step with the
/// chart's cycle.
[[nodiscard]] PeriodLabels period_labels(const TimeChart& chart, double slot, double width);
/// Beneath `top`, each under the middle of its slot, and moved inwards where it would leave the drawing.
void draw_period_labels(const PeriodLabels& labels, double left, double top, double slot, Drawing& drawing);

/// Words at a thin line through the plot: new limits, or where the forecast starts.
struct Flag {
  double x = 0;
  std::string words;
};
struct PlacedFlag {
  DrawnText text;   ///< y counts from the top of the flags
  double x = 0;     ///< of the line
  double head = 0;  ///< where the line begins, counted as y
};
/// In as few rows as hold them without overlap, at most 3; then words are shortened or, where nothing of them fits,
/// left out.
[[nodiscard]] std::vector<PlacedFlag> placed_flags(const std::vector<Flag>& flags, double left, double right);
[[nodiscard]] double height_of(const std::vector<PlacedFlag>& flags);

/// Words beside the right end of a line.
struct EndLabel {
  double y = 0;
  std::string words;
  Rgb colour;
};
/// Moved apart, within top and bottom; those that find no room are left out, the last first.
[[nodiscard]] std::vector<EndLabel> spread(std::vector<EndLabel> labels, double top, double bottom);

}  // namespace documents
