#include "documents/range_drawing.h"

#include <algorithm>
#include <cmath>

#include "documents/chart_labels.h"
#include "documents/chart_scale.h"
#include "documents/chart_style.h"
#include "documents/text_width.h"
#include "documents/time_chart_scale.h"

namespace documents {
namespace {

constexpr double kEndSize = 9;
constexpr double kEndRoom = 5;    ///< between a bar's end and its number
constexpr double kBaseRow = 14;   ///< for the words of the line
constexpr double kRangeRow = 30;  ///< of one bar
constexpr double kThinnest = 2;   ///< a range whose ends are one is a stroke
constexpr double kTickRoom = 46;  ///< the least from one tick to the next
constexpr double kFootWithName = 34;
constexpr double kFoot = 18;

struct RangeEnds {
  double low = 0, high = 0;
};

RangeEnds ends_of(const Chart& chart, std::size_t category) {
  const auto [low, high] = std::minmax(chart.series[0].values[category], chart.series[1].values[category]);
  return {low, high};
}

RangeEnds extent_of_ranges(const Chart& chart) {
  RangeEnds all = ends_of(chart, 0);
  const auto take = [&](double value) { all = {std::min(all.low, value), std::max(all.high, value)}; };
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    take(ends_of(chart, i).low);
    take(ends_of(chart, i).high);
  }
  if (chart.base) take(chart.base->value);
  return all;
}

TimeScale scale_of_ranges(const Chart& chart, int most_steps) {
  const RangeEnds extent = extent_of_ranges(chart);
  return time_scale(extent.low, extent.high, {}, most_steps);
}

double widest_end(const Chart& chart) {
  double widest = 0;
  for (const Series& series : chart.series)
    for (const double value : series.values) widest = std::max(widest, approximate_width(tick_words(value), kEndSize));
  return widest + kEndRoom;
}

/// The rectangle that the bars stand in; the numbers at their ends have room of their own to either side.
class RangePlot {
 public:
  RangePlot(const Chart& chart, Drawing& drawing, double top) : chart_(chart), drawing_(drawing) {
    double names = 0;
    for (const std::string& category : chart.categories)
      names = std::max(names, approximate_width(category, kLabelSize));
    names_ = std::min(names, drawing.width * 0.36);
    const double ends = widest_end(chart);
    left_ = names_ + kEndRoom + ends;
    width_ = std::max(drawing.width - left_ - ends, 20.0);
    top_ = top + (chart.base ? kBaseRow : 0) + 4;
    height_ = std::max(drawing.height - top_ - (chart.value_axis.empty() ? kFoot : kFootWithName), 40.0);
    scale_ = scale_of_ranges(chart, std::clamp(static_cast<int>(width_ / kTickRoom), 2, 6));
  }

  void draw() {
    draw_axis();
    for (std::size_t i = 0; i < chart_.categories.size(); ++i) draw_range(i);
    if (chart_.base) draw_base();
  }

 private:
  [[nodiscard]] double x_of(double value) const { return left_ + scale_.part_of(value) * width_; }
  [[nodiscard]] double bottom() const { return top_ + height_; }
  [[nodiscard]] double slot() const { return height_ / static_cast<double>(chart_.categories.size()); }

  void words(double x, double y, double size, TextAnchor anchor, std::string text, bool is_bold = false) {
    if (!text.empty()) drawing_.shapes.push_back(DrawnText{x, y, size, anchor, std::move(text), is_bold});
  }

  void draw_axis() {
    for (const double tick : scale_.ticks()) {
      const double x = x_of(tick);
      const bool is_nought = std::abs(tick) < scale_.step / 2;
      drawing_.shapes.push_back(
          DrawnLine{x, top_, x, bottom(), is_nought ? 1.25 : 0.75, is_nought ? kAxisColour : kGridColour});
      words(x, bottom() + 13, kLabelSize, TextAnchor::Middle, tick_words(is_nought ? 0 : tick));
    }
    words(left_ + width_ / 2, bottom() + 28, kLabelSize, TextAnchor::Middle,
          shortened(chart_.value_axis, kLabelSize, width_), true);
  }

  void draw_range(std::size_t category) {
    const RangeEnds ends = ends_of(chart_, category);
    const double middle = top_ + (static_cast<double>(category) + 0.5) * slot();
    const double thick = std::min(slot() * 0.6, 22.0);
    const double x = x_of(ends.low);
    const double length = std::max(x_of(ends.high) - x, kThinnest);
    drawing_.shapes.push_back(DrawnRectangle{x, middle - thick / 2, length, thick, look_of(0).colour});
    words(x - kEndRoom + 1, middle + 3, kEndSize, TextAnchor::End, tick_words(ends.low), true);
    words(x + length + kEndRoom - 1, middle + 3, kEndSize, TextAnchor::Start, tick_words(ends.high), true);
    draw_name(chart_.categories[category], middle);
  }

  void draw_name(const std::string& category, double middle) {
    const auto most = static_cast<std::size_t>(std::clamp(std::floor(slot() / kLabelLine), 1.0, 3.0));
    const auto lines = wrapped(category, kLabelSize, names_, most);
    double y = middle + 3.5 - static_cast<double>(lines.size() - 1) * kLabelLine / 2;
    for (const std::string& line : lines) {
      words(names_, y, kLabelSize, TextAnchor::End, line);
      y += kLabelLine;
    }
  }

  /// Dashed, so that it is no part of the grid, and over the bars, which it divides.
  void draw_base() {
    const double x = x_of(chart_.base->value);
    drawing_.shapes.push_back(
        DrawnPath{.points = {{x, top_ - 3}, {x, bottom()}}, .colour = kInk, .width = 1.5, .dashes = {5, 3}});
    const std::string text = shortened(chart_.base->words, kEndSize * 1.15, drawing_.width);
    const double half = approximate_width(text, kEndSize, true) / 2;
    const double at = std::clamp(x, half, std::max(half, drawing_.width - half));
    words(at, top_ - 7, kEndSize, TextAnchor::Middle, text, true);
  }

  const Chart& chart_;
  Drawing& drawing_;
  double names_ = 0, left_ = 0, top_ = 0, width_ = 0, height_ = 0;
  TimeScale scale_;
};

}  // namespace

bool is_drawable_range(const Chart& chart) {
  return !chart.categories.empty() && chart.series.size() == 2 &&
         std::ranges::all_of(chart.series, [&](const Series& series) {
           return series.values.size() == chart.categories.size() &&
                  std::ranges::all_of(series.values, [](double value) { return std::isfinite(value); });
         });
}

double good_height_of_ranges(const Chart& chart) {
  const double rows = static_cast<double>(chart.categories.size()) * kRangeRow;
  return std::clamp(rows, 48.0, 600.0) + (chart.base ? kBaseRow : 0) + 44;
}

void draw_range_bars(const Chart& chart, Drawing& drawing, double top) {
  RangePlot(chart, drawing, top).draw();
}

RangeAxis range_axis(const Chart& chart) {
  const TimeScale scale = scale_of_ranges(chart, 6);
  return {scale.bottom, scale.top, scale.step};
}

}  // namespace documents
