#include "documents/time_chart_drawing.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"
#include "base/mapped.h"
#include "documents/chart_labels.h"
#include "documents/chart_style.h"
#include "documents/text_width.h"
#include "documents/time_chart_labels.h"
#include "documents/time_chart_legend.h"
#include "documents/time_chart_plot.h"
#include "documents/time_chart_style.h"

namespace documents {
namespace {

constexpr double kSmallSize = 9;
constexpr double kSmallLine = 12;
constexpr double kTitleLine = 16;
constexpr double kNamedEnds = 420;  ///< a drawing that is narrower has numbers alone at its right
constexpr double kEndGap = 5;
constexpr double kBoldStretch = 1.15;  ///< at most, of bold letters over plain ones

/// What an honest reader must know of the axis, in a few words.
std::string caution_of(const TimeChart& chart, const TimeScale& scale) {
  const auto is_cut = [&](const TimePoint& point) {
    return (point.lower_limit && is_beyond_possible(chart, *point.lower_limit)) ||
           (point.upper_limit && is_beyond_possible(chart, *point.upper_limit));
  };
  std::string words;
  if (scale.bottom > 0) words = fmt::format("The axis starts at {}, not at 0.", tick_words(chart, scale, scale.bottom));
  if (scale.top < 0) words = fmt::format("The axis ends at {}, not at 0.", tick_words(chart, scale, scale.top));
  if (std::ranges::any_of(chart.points, is_cut))
    words += (words.empty() ? "" : " ") + std::string("Limits beyond what is possible are not drawn.");
  return words;
}

std::string end_words(bool is_named, const std::string& name, const std::string& value) {
  return is_named ? fmt::format("{} {}", name, value) : value;
}

/// What stands beside the right end of the lines that reach it: the most wanted first. y holds the value.
std::vector<EndLabel> end_labels(const TimeChart& chart, double width) {
  const DecimalPlaces places = decimal_places(chart);
  const bool is_named = width >= kNamedEnds;
  std::vector<EndLabel> labels;
  const auto add = [&](std::optional<double> value, const std::string& name, int decimals, Rgb colour) {
    if (value && (is_named || labels.empty()))
      labels.push_back({*value, end_words(is_named, name, value_words(chart, *value, decimals)), colour});
  };
  if (!chart.forecast.empty()) {
    const ForecastPoint& last = chart.forecast.back();
    add(last.mean, "Forecast", places.of_lines, look_of(TimeLine::Forecast).colour);
    add(last.target, "Target", places.of_targets, look_of(TimeLine::Target).colour);
    return labels;
  }
  const TimePoint& last = chart.points.back();
  add(last.value, "Latest", places.of_values, kInk);
  if (labels.empty() && !is_named) return labels;
  add(last.mean, chart.centre, places.of_lines, kInk);
  add(last.target, "Target", places.of_targets, look_of(TimeLine::Target).colour);
  return labels;
}

class TimeChartLayout {
 public:
  TimeChartLayout(const TimeChart& chart, double width)
      : chart_(chart),
        legend_(legend_of(chart)),
        ends_(end_labels(chart, width)),
        plot_{.chart = chart, .drawing = drawing_, .scale = time_scale(chart)} {
    drawing_.width = width;
  }
  TimeChartLayout(const TimeChartLayout&) = delete;
  TimeChartLayout& operator=(const TimeChartLayout&) = delete;

  Drawing drawing() {
    draw_legend(legend_, drawing_);
    place_across();
    const double head = draw_head(legend_height(legend_, drawing_.width));
    const auto flags = placed_flags(flags_of(), plot_.left, plot_.right());
    plot_.top = head + height_of(flags) + 6;
    plot_.height = std::clamp(drawing_.width * 0.36, 160.0, 260.0);
    draw_ranges(plot_);
    draw_grid();
    draw_flags(flags, head);
    draw_marks(plot_);
    draw_ends();
    draw_foot();
    return std::move(drawing_);
  }

 private:
  void words(double x, double y, double size, TextAnchor anchor, const std::string& text, bool is_bold = false,
             Rgb colour = kInk) {
    if (!text.empty()) drawing_.shapes.push_back(DrawnText{x, y, size, anchor, text, is_bold, 0, colour});
  }

  void place_across() {
    double widest_tick = 0;
    for (const double tick : plot_.scale.ticks())
      widest_tick = std::max(widest_tick, approximate_width(tick_words(chart_, plot_.scale, tick), kLabelSize));
    double widest_end = 0;
    for (const EndLabel& end : ends_) widest_end = std::max(widest_end, approximate_width(end.words, kSmallSize, true));
    plot_.left = std::min(widest_tick, drawing_.width * 0.35) + 8;
    plot_.width = drawing_.width - plot_.left - (widest_end > 0 ? widest_end + kEndGap : 4);
  }

  /// The axis' name and what must be known of it; returns where they end.
  double draw_head(double top) {
    words(0, top + 11, kLabelSize, TextAnchor::Start,
          shortened(axis_words(chart_), kLabelSize * kBoldStretch, drawing_.width), true);
    double y = top + kTitleLine;
    for (const auto& line : wrapped(caution_of(chart_, plot_.scale), kSmallSize, drawing_.width, 3)) {
      words(0, y + 9, kSmallSize, TextAnchor::Start, line, false, kQuiet);
      y += kSmallLine;
    }
    return y + 2;
  }

  [[nodiscard]] std::vector<Flag> flags_of() const {
    auto flags = base::mapped(
        chart_.new_limits, [this](const NewLimits& change) { return Flag{plot_.x_before(change.at), change.words}; });
    if (has_now()) flags.push_back({plot_.x_before(chart_.points.size()), now_words()});
    return flags;
  }

  [[nodiscard]] std::string now_words() const {
    const auto& latest = chart_.points.back().value;
    return latest ? "Now: " + value_words(chart_, *latest, decimal_places(chart_).of_values) : "Now";
  }

  [[nodiscard]] bool has_now() const { return !chart_.forecast.empty() && !chart_.points.empty(); }

  void draw_grid() {
    const auto line = [&](double y, double width, Rgb colour) {
      drawing_.shapes.push_back(DrawnLine{plot_.left, y, plot_.right(), y, width, colour});
    };
    for (const double tick : plot_.scale.ticks()) {
      const double y = plot_.y_of(tick);
      line(y, 0.75, kGridColour);
      words(plot_.left - 6, y + 3.5, kLabelSize, TextAnchor::End,
            shortened(tick_words(chart_, plot_.scale, tick), kLabelSize, drawing_.width * 0.35));
    }
    line(plot_.bottom(), 1, kAxisColour);
    if (plot_.scale.has_nought()) line(plot_.y_of(0), 1, kAxisColour);
  }

  /// The words on plates, so that no other flag's line runs through them.
  void draw_flags(const std::vector<PlacedFlag>& flags, double top) {
    for (std::size_t i = 0; i < flags.size(); ++i) {
      const bool is_now = has_now() && i + 1 == flags.size();
      const LineLook look = look_of(is_now ? TimeLine::Now : TimeLine::Break);
      const double x = flags[i].x;
      drawing_.shapes.push_back(path_of({{x, top + flags[i].head}, {x, plot_.bottom()}}, look));
    }
    for (const PlacedFlag& flag : flags) {
      if (flag.text.words.empty()) continue;
      const double wide = approximate_width(flag.text.words, flag.text.size);
      const double left = flag.text.anchor == TextAnchor::End ? flag.text.x - wide : flag.text.x;
      drawing_.shapes.push_back(DrawnRectangle{left - 1, top + flag.head, wide + 2, 12, kWhite});
      words(flag.text.x, top + flag.text.y, flag.text.size, flag.text.anchor, flag.text.words);
    }
  }

  void draw_ends() {
    std::vector<EndLabel> placed = ends_;
    for (EndLabel& end : placed) end.y = plot_.y_of(end.y);
    for (const EndLabel& end : spread(std::move(placed), plot_.top, plot_.bottom()))
      words(plot_.right() + kEndGap, end.y + 3, kSmallSize, TextAnchor::Start, end.words, true, end.colour);
  }

  void draw_foot() {
    const PeriodLabels labels = period_labels(chart_, plot_.slot(), plot_.width);
    draw_period_labels(labels, plot_.left, plot_.bottom(), plot_.slot(), drawing_);
    double y = plot_.bottom() + labels.height;
    if (!chart_.period_axis.empty()) {
      words(plot_.left + plot_.width / 2, y + 11, kLabelSize, TextAnchor::Middle,
            shortened(chart_.period_axis, kLabelSize, plot_.width));
      y += kTitleLine;
    }
    drawing_.height = y + 4;
  }

  const TimeChart& chart_;
  Drawing drawing_;
  std::vector<TimeLegendEntry> legend_;
  std::vector<EndLabel> ends_;
  TimePlot plot_;
};

}  // namespace

Drawing draw(const TimeChart& chart, double width) {
  base::check(is_drawable(chart) && width >= 200, "a time chart has something to draw, and room for it");
  return TimeChartLayout(chart, width).drawing();
}

}  // namespace documents
