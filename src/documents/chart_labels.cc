#include "documents/chart_labels.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/text.h"
#include "documents/chart_style.h"
#include "documents/text_width.h"

namespace documents {
namespace {

constexpr double kSwatch = 14;
constexpr double kSwatchGap = 6;
constexpr double kEntryGap = 18;
constexpr double kLegendRow = 18;
constexpr double kTurned = -40;       ///< degrees
constexpr double kTurnedRise = 0.65;  ///< its sine and cosine
constexpr double kTurnedRun = 0.77;
constexpr double kLongestTurned = 120;
constexpr std::size_t kMostLines = 3;

/// Calls `place` with each series' name and where its entry stands; returns the number of rows.
std::size_t lay_out_legend(const Chart& chart, double width,
                           const std::function<void(std::size_t, const std::string&, double, double)>& place) {
  double x = 0;
  std::size_t row = 0;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const auto name = shortened(chart.series[i].name, kLabelSize, width - kSwatch - kSwatchGap);
    const double entry = kSwatch + kSwatchGap + approximate_width(name, kLabelSize);
    if (x > 0 && x + entry > width) {
      x = 0;
      ++row;
    }
    place(i, name, x, static_cast<double>(row) * kLegendRow);
    x += entry + kEntryGap;
  }
  return row + 1;
}

void draw_swatch(const Chart& chart, std::size_t series, double x, double y, Drawing& drawing) {
  const Look look = look_of(series);
  if (chart.kind != ChartKind::Lines) {
    drawing.shapes.push_back(DrawnRectangle{x, y, kSwatch, 12, look.colour, look.pattern});
    return;
  }
  drawing.shapes.push_back(DrawnLine{x, y + 6, x + kSwatch, y + 6, 2, look.colour});
  drawing.shapes.push_back(DrawnMarker{x + kSwatch / 2, y + 6, look.colour, look.marker});
}

bool fits_level(const std::string& category, double slot) {
  for (const auto piece : breakable_pieces(category))
    if (approximate_width(base::trimmed(piece), kLabelSize) > slot) return false;
  const auto lines = wrapped(category, kLabelSize, slot, kMostLines);
  return std::ranges::none_of(lines, [](const std::string& line) { return line.ends_with("…"); });
}

CategoryLabels level_labels(const std::vector<std::string>& categories, double slot) {
  CategoryLabels labels;
  std::size_t most = 1;
  for (const std::string& category : categories) {
    labels.lines.push_back(wrapped(category, kLabelSize, slot, kMostLines));
    most = std::max(most, labels.lines.back().size());
  }
  labels.height = static_cast<double>(most) * kLabelLine + 4;
  return labels;
}

CategoryLabels turned_labels(const std::vector<std::string>& categories, double slot) {
  CategoryLabels labels{.is_turned = true};
  labels.every = static_cast<std::size_t>(std::max(1.0, std::ceil(kLabelLine / slot)));
  double longest = 0;
  for (const std::string& category : categories) {
    labels.lines.push_back({shortened(category, kLabelSize, kLongestTurned)});
    longest = std::max(longest, approximate_width(labels.lines.back().front(), kLabelSize));
  }
  labels.height = longest * kTurnedRise + kLabelLine;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    const double reach = approximate_width(labels.lines[i].front(), kLabelSize) * kTurnedRun;
    labels.overhang = std::max(labels.overhang, reach - (static_cast<double>(i) + 0.5) * slot);
  }
  return labels;
}

}  // namespace

double legend_height(const Chart& chart, double width) {
  if (chart.series.size() < 2) return 0;
  const auto nowhere = [](std::size_t, const std::string&, double, double) {};
  return static_cast<double>(lay_out_legend(chart, width, nowhere)) * kLegendRow + 8;
}

void draw_legend(const Chart& chart, Drawing& drawing) {
  if (chart.series.size() < 2) return;
  lay_out_legend(chart, drawing.width, [&](std::size_t series, const std::string& name, double x, double y) {
    draw_swatch(chart, series, x, y + 1, drawing);
    drawing.shapes.push_back(DrawnText{x + kSwatch + kSwatchGap, y + 11, kLabelSize, TextAnchor::Start, name});
  });
}

CategoryLabels category_labels(const std::vector<std::string>& categories, double slot) {
  const double room = slot - 6;
  const bool is_level = std::ranges::all_of(categories, [room](const auto& name) { return fits_level(name, room); });
  return is_level || categories.size() == 1 ? level_labels(categories, room) : turned_labels(categories, slot);
}

void draw_category_labels(const CategoryLabels& labels, double left, double top, double slot, Drawing& drawing) {
  for (std::size_t i = 0; i < labels.lines.size(); i += labels.every) {
    const double middle = left + (static_cast<double>(i) + 0.5) * slot;
    double y = top + kLabelLine;
    for (const std::string& line : labels.lines[i]) {
      if (labels.is_turned) {
        drawing.shapes.push_back(DrawnText{middle + 4, y, kLabelSize, TextAnchor::End, line, false, kTurned});
      } else {
        drawing.shapes.push_back(DrawnText{middle, y, kLabelSize, TextAnchor::Middle, line});
      }
      y += kLabelLine;
    }
  }
}

}  // namespace documents
