#include "documents/chart_drawing.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "documents/chart_labels.h"
#include "documents/chart_scale.h"
#include "documents/chart_style.h"
#include "documents/range_drawing.h"
#include "documents/text_width.h"

namespace documents {
namespace {

constexpr double kValueSize = 9;
constexpr double kMostBarWidth = 54;
constexpr double kBarRow = 14;       ///< the least height of one bar of a bar chart that holds its value
constexpr double kSegmentGap = 1.5;  ///< white between the parts of a stack
constexpr double kTitleRoom = 18;

/// The rectangle that the marks stand in, and the drawing that they go to.
struct Plot {
  const Chart& chart;
  Drawing& drawing;
  Scale scale;
  double left = 0, top = 0, width = 0, height = 0;

  [[nodiscard]] double bottom() const { return top + height; }
  [[nodiscard]] double right() const { return left + width; }
  [[nodiscard]] double y_of(double value) const { return bottom() - scale.part_of(value) * height; }
  [[nodiscard]] double x_of(double value) const { return left + scale.part_of(value) * width; }
  [[nodiscard]] double slot(double length) const { return length / static_cast<double>(chart.categories.size()); }

  void add(Drawn shape) const { drawing.shapes.push_back(std::move(shape)); }
  void words(double x, double y, double size, TextAnchor anchor, std::string text, bool is_bold = false) const {
    if (!text.empty()) add(DrawnText{x, y, size, anchor, std::move(text), is_bold});
  }
};

double widest_tick(const Scale& scale) {
  double widest = 0;
  for (const double tick : scale.ticks()) widest = std::max(widest, approximate_width(tick_words(tick), kLabelSize));
  return widest;
}

bool all_values_fit(const Chart& chart, double width) {
  return std::ranges::all_of(chart.series, [width](const Series& series) {
    return std::ranges::all_of(
        series.values, [width](double value) { return approximate_width(tick_words(value), kValueSize) <= width; });
  });
}

void draw_column_group(const Plot& plot, std::size_t category, double group_left, double bar) {
  const bool has_values = all_values_fit(plot.chart, bar + 2);
  for (std::size_t s = 0; s < plot.chart.series.size(); ++s) {
    const double value = plot.chart.series[s].values[category];
    const double x = group_left + static_cast<double>(s) * bar;
    const double y = plot.y_of(value);
    const Look look = look_of(s);
    plot.add(DrawnRectangle{x, y, std::max(bar - 1.5, 0.8), plot.bottom() - y, look.colour, look.pattern});
    if (has_values) plot.words(x + (bar - 1.5) / 2, y - 3, kValueSize, TextAnchor::Middle, tick_words(value));
  }
}

void draw_columns(const Plot& plot) {
  const auto series = static_cast<double>(plot.chart.series.size());
  const double slot = plot.slot(plot.width);
  const double bar = std::min(slot * 0.76 / series, kMostBarWidth);
  for (std::size_t i = 0; i < plot.chart.categories.size(); ++i) {
    const double middle = plot.left + (static_cast<double>(i) + 0.5) * slot;
    draw_column_group(plot, i, middle - bar * series / 2, bar);
  }
}

/// A value on a white plate in the middle of its mark, so that hatching does not run through it.
void draw_plated_value(const Plot& plot, double middle_x, double middle_y, double value) {
  const std::string text = tick_words(value);
  const double width = approximate_width(text, kValueSize) + 4;
  plot.add(DrawnRectangle{middle_x - width / 2, middle_y - 5.5, width, 11, kWhite, 0});
  plot.words(middle_x, middle_y + 3.3, kValueSize, TextAnchor::Middle, text);
}

void draw_stack(const Plot& plot, std::size_t category, double x, double bar) {
  double below = 0;
  for (std::size_t s = 0; s < plot.chart.series.size(); ++s) {
    const double value = plot.chart.series[s].values[category];
    if (value <= 0) continue;
    const double y = plot.y_of(below + value);
    const double height = std::max(plot.y_of(below) - y - kSegmentGap, 0.5);
    const Look look = look_of(s);
    plot.add(DrawnRectangle{x, y, bar, height, look.colour, look.pattern});
    if (height >= 13 && approximate_width(tick_words(value), kValueSize) + 6 <= bar)
      draw_plated_value(plot, x + bar / 2, y + height / 2, value);
    below += value;
  }
  const std::string total = tick_words(below);
  if (approximate_width(total, kValueSize, true) <= plot.slot(plot.width))
    plot.words(x + bar / 2, plot.y_of(below) - 3, kValueSize, TextAnchor::Middle, total, true);
}

void draw_stacks(const Plot& plot) {
  const double slot = plot.slot(plot.width);
  const double bar = std::min(slot * 0.66, kMostBarWidth);
  for (std::size_t i = 0; i < plot.chart.categories.size(); ++i)
    draw_stack(plot, i, plot.left + (static_cast<double>(i) + 0.5) * slot - bar / 2, bar);
}

void draw_line_of(const Plot& plot, std::size_t s, bool has_values) {
  const double slot = plot.slot(plot.width);
  const Look look = look_of(s);
  const auto& values = plot.chart.series[s].values;
  const auto x_of = [&](std::size_t i) { return plot.left + (static_cast<double>(i) + 0.5) * slot; };
  for (std::size_t i = 1; i < values.size(); ++i)
    plot.add(DrawnLine{x_of(i - 1), plot.y_of(values[i - 1]), x_of(i), plot.y_of(values[i]), 2, look.colour});
  for (std::size_t i = 0; i < values.size(); ++i) {
    plot.add(DrawnMarker{x_of(i), plot.y_of(values[i]), look.colour, look.marker});
    if (has_values)
      plot.words(x_of(i), plot.y_of(values[i]) - 8, kValueSize, TextAnchor::Middle, tick_words(values[i]));
  }
}

void draw_lines(const Plot& plot) {
  const bool has_values = plot.chart.series.size() == 1 && all_values_fit(plot.chart, plot.slot(plot.width));
  for (std::size_t s = 0; s < plot.chart.series.size(); ++s) draw_line_of(plot, s, has_values);
}

void draw_upright_axes(const Plot& plot) {
  for (const double tick : plot.scale.ticks()) {
    const double y = plot.y_of(tick);
    plot.add(DrawnLine{plot.left, y, plot.right(), y, tick > 0 ? 0.75 : 1.25, tick > 0 ? kGridColour : kAxisColour});
    plot.words(plot.left - 6, y + 3.5, kLabelSize, TextAnchor::End, tick_words(tick));
  }
}

void draw_upright(const Chart& chart, Drawing& drawing, double top) {
  Plot plot{.chart = chart, .drawing = drawing, .scale = scale_for(largest_shown(chart), all_whole(chart))};
  plot.left = widest_tick(plot.scale) + 8;
  plot.left = std::max(plot.left, category_labels(chart.categories, plot.slot(drawing.width - plot.left)).overhang);
  plot.width = drawing.width - plot.left;
  plot.top = top + (chart.value_axis.empty() ? 6 : kTitleRoom) + 10;
  const double slot = plot.slot(plot.width);
  const CategoryLabels labels = category_labels(chart.categories, slot);
  const double beneath = labels.height + (chart.category_axis.empty() ? 2 : kTitleRoom);
  plot.height = std::max(drawing.height - plot.top - beneath, 40.0);

  plot.words(0, top + 11, kLabelSize, TextAnchor::Start, shortened(chart.value_axis, kLabelSize, drawing.width), true);
  draw_upright_axes(plot);
  switch (chart.kind) {
    case ChartKind::StackedColumns:
      draw_stacks(plot);
      break;
    case ChartKind::Lines:
      draw_lines(plot);
      break;
    case ChartKind::Columns:
    case ChartKind::Bars:
    case ChartKind::Ranges:
      draw_columns(plot);
      break;
  }
  draw_category_labels(labels, plot.left, plot.bottom(), slot, drawing);
  plot.words(plot.left + plot.width / 2, plot.bottom() + labels.height + 12, kLabelSize, TextAnchor::Middle,
             shortened(chart.category_axis, kLabelSize, plot.width), true);
}

void draw_bar_group(const Plot& plot, std::size_t category, double top, double bar, bool has_values) {
  for (std::size_t s = 0; s < plot.chart.series.size(); ++s) {
    const double value = plot.chart.series[s].values[category];
    const double y = top + static_cast<double>(s) * bar;
    const Look look = look_of(s);
    const double length = plot.x_of(value) - plot.left;
    plot.add(DrawnRectangle{plot.left, y, length, std::max(bar - 1.5, 0.8), look.colour, look.pattern});
    if (has_values)
      plot.words(plot.left + length + 4, y + bar / 2 + 2.5, kValueSize, TextAnchor::Start, tick_words(value));
  }
}

void draw_bar_label(const Plot& plot, const std::string& category, double middle, double slot) {
  const auto most = static_cast<std::size_t>(std::clamp(std::floor(slot / kLabelLine), 1.0, 3.0));
  const auto lines = wrapped(category, kLabelSize, plot.left - 8, most);
  double y = middle + 3.5 - static_cast<double>(lines.size() - 1) * kLabelLine / 2;
  for (const std::string& line : lines) {
    plot.words(plot.left - 8, y, kLabelSize, TextAnchor::End, line);
    y += kLabelLine;
  }
}

void draw_bar_axes(const Plot& plot) {
  for (const double tick : plot.scale.ticks()) {
    const double x = plot.x_of(tick);
    plot.add(DrawnLine{x, plot.top, x, plot.bottom(), tick > 0 ? 0.75 : 1.25, tick > 0 ? kGridColour : kAxisColour});
    plot.words(x, plot.bottom() + 13, kLabelSize, TextAnchor::Middle, tick_words(tick));
  }
  plot.words(plot.left + plot.width / 2, plot.bottom() + 28, kLabelSize, TextAnchor::Middle,
             shortened(plot.chart.value_axis, kLabelSize, plot.width), true);
}

double widest_category(const Chart& chart) {
  double widest = 0;
  for (const std::string& category : chart.categories)
    widest = std::max(widest, approximate_width(category, kLabelSize));
  return widest;
}

void draw_bars(const Chart& chart, Drawing& drawing, double top) {
  Plot plot{.chart = chart, .drawing = drawing, .scale = scale_for(largest_shown(chart), all_whole(chart))};
  plot.left = std::min(widest_category(chart), drawing.width * 0.36) + 8;
  plot.top = top + 4;
  plot.width = drawing.width - plot.left - widest_tick(plot.scale) - 8;
  plot.height = std::max(drawing.height - plot.top - (chart.value_axis.empty() ? 18 : 34), 40.0);
  const auto series = static_cast<double>(chart.series.size());
  const double slot = plot.slot(plot.height);
  const double bar = std::min(slot * 0.8 / series, 26.0);
  const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(kLabelLine / slot)));

  draw_bar_axes(plot);
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    const double middle = plot.top + (static_cast<double>(i) + 0.5) * slot;
    draw_bar_group(plot, i, middle - bar * series / 2, bar, bar >= kValueSize + 1);
    if (i % every == 0) draw_bar_label(plot, chart.categories[i], middle, slot);
  }
}

}  // namespace

bool is_drawable(const Chart& chart) {
  if (chart.kind == ChartKind::Ranges) return is_drawable_range(chart);
  return !chart.categories.empty() && !chart.series.empty() &&
         std::ranges::all_of(chart.series, [](const Series& series) {
           return std::ranges::all_of(series.values, [](double value) { return value >= 0; });
         });
}

double good_height(const Chart& chart, double width) {
  if (chart.kind == ChartKind::Ranges) return good_height_of_ranges(chart);
  const double legend = legend_height(chart, width);
  if (chart.kind != ChartKind::Bars) return legend + 270;
  const auto series = static_cast<double>(chart.series.size());
  const double rows = static_cast<double>(chart.categories.size()) * std::max(24.0, series * kBarRow + 8);
  return legend + std::clamp(rows, 48.0, 560.0) + 44;
}

Drawing draw(const Chart& chart, double width, double height) {
  base::check(is_drawable(chart), "a chart has a category, a series and nothing below nought but its ranges");
  Drawing drawing{.width = width, .height = height};
  if (chart.kind == ChartKind::Ranges) {
    draw_range_bars(chart, drawing, 0);
    return drawing;
  }
  draw_legend(chart, drawing);
  const double top = legend_height(chart, width);
  if (chart.kind == ChartKind::Bars) {
    draw_bars(chart, drawing, top);
  } else {
    draw_upright(chart, drawing, top);
  }
  return drawing;
}

}  // namespace documents
