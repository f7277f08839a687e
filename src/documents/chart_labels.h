// The parts of a chart that are words: its legend, and the names of its categories along an axis.
#pragma once

#include <string>
#include <vector>

#include "documents/chart_drawing.h"

namespace documents {

inline constexpr double kLabelSize = 10;
inline constexpr double kLabelLine = 13;  ///< from one line of a label to the next

/// The height that a legend takes, with the room beneath it; 0 for a single series, which needs none.
[[nodiscard]] double legend_height(const Chart& chart, double width);
void draw_legend(const Chart& chart, Drawing& drawing);

/// How the categories' names stand beneath an upright chart.
struct CategoryLabels {
  std::vector<std::vector<std::string>> lines;  ///< a category's lines; a single line where turned
  bool is_turned = false;                       ///< leaning up to its place, where no line of it would fit level
  std::size_t every = 1;                        ///< 2: every second category is named, for want of room
  double height = 0;
  double overhang = 0;  ///< how far turned names reach to the left of the first slot
};
/// `slot` is the room of one category.
[[nodiscard]] CategoryLabels category_labels(const std::vector<std::string>& categories, double slot);
void draw_category_labels(const CategoryLabels& labels, double left, double top, double slot, Drawing& drawing);

}  // namespace documents
