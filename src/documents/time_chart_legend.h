// The legend of a time chart: it names what is drawn and nothing else.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "documents/time_chart_style.h"

namespace documents {

struct TimeLegendEntry {
  std::variant<Mark, TimeLine, Band> what;
  std::string words;
};
[[nodiscard]] std::vector<TimeLegendEntry> legend_of(const TimeChart& chart);

/// The height that the legend takes, with the room beneath it.
[[nodiscard]] double legend_height(const std::vector<TimeLegendEntry>& entries, double width);
void draw_legend(const std::vector<TimeLegendEntry>& entries, Drawing& drawing);

}  // namespace documents
