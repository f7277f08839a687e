#include "documents/time_chart_legend.h"

#include <algorithm>
#include <functional>

#include "documents/chart_labels.h"
#include "documents/text_width.h"
#include "documents/time_chart_scale.h"

namespace documents {
namespace {

constexpr double kSampleWidth = 22;
constexpr double kSampleGap = 6;
constexpr double kBetweenEntries = 16;
constexpr double kRow = 17;

bool has_mark(const TimeChart& chart, Mark mark) {
  return std::ranges::any_of(chart.points,
                             [mark](const TimePoint& point) { return point.value && point.mark == mark; });
}

template <auto field>
bool has_line(const TimeChart& chart) {
  return std::ranges::any_of(chart.points, [](const TimePoint& point) { return (point.*field).has_value(); });
}

template <auto of_point, auto of_forecast>
bool has_aim(const TimeChart& chart) {
  return has_line<of_point>(chart) || std::ranges::any_of(chart.forecast, [](const ForecastPoint& point) {
           return (point.*of_forecast).has_value();
         });
}

bool has_drawn_limit(const TimeChart& chart) {
  const auto is_drawn = [&](const std::optional<double>& limit) { return limit && !is_beyond_possible(chart, *limit); };
  return std::ranges::any_of(
      chart.points, [&](const TimePoint& point) { return is_drawn(point.lower_limit) || is_drawn(point.upper_limit); });
}

/// Calls `place` with each entry, its words as they fit, and where it stands; returns the height of all.
double lay_out(const std::vector<TimeLegendEntry>& entries, double width,
               const std::function<void(const TimeLegendEntry&, const std::string&, double, double)>& place) {
  double x = 0;
  double y = 0;
  for (const TimeLegendEntry& entry : entries) {
    const auto words = shortened(entry.words, kLabelSize, width - kSampleWidth - kSampleGap);
    const double taken = kSampleWidth + kSampleGap + approximate_width(words, kLabelSize);
    if (x > 0 && x + taken > width) {
      x = 0;
      y += kRow;
    }
    place(entry, words, x, y);
    x += taken + kBetweenEntries;
  }
  return entries.empty() ? 0 : y + kRow;
}

/// The sample of an entry, its left end at x and its middle at y.
class SampleDrawer {
 public:
  SampleDrawer(Drawing& drawing, double x, double y) : drawing_(drawing), x_(x), y_(y) {}

  void operator()(Mark mark) const {
    const MarkLook look = look_of(mark);
    const bool is_joined = mark != Mark::Excluded;
    if (is_joined) (*this)(TimeLine::Value);
    drawing_.shapes.push_back(
        DrawnMarker{x_ + kSampleWidth / 2, y_, look.colour, look.shape, look.scale, look.outline});
  }
  void operator()(TimeLine line) const {
    drawing_.shapes.push_back(path_of({{x_, y_}, {x_ + kSampleWidth, y_}}, look_of(line)));
  }
  void operator()(Band band) const {
    const double right = x_ + kSampleWidth;
    drawing_.shapes.push_back(
        path_of({{x_, y_ - 5}, {right, y_ - 5}, {right, y_ + 5}, {x_, y_ + 5}, {x_, y_ - 5}}, look_of(band)));
  }

 private:
  Drawing& drawing_;
  double x_, y_;
};

}  // namespace

std::vector<TimeLegendEntry> legend_of(const TimeChart& chart) {
  std::vector<TimeLegendEntry> entries;
  const auto add = [&](bool is_drawn, std::variant<Mark, TimeLine, Band> what, const std::string& words) {
    if (is_drawn) entries.push_back({what, words});
  };
  const bool has_values = has_line<&TimePoint::value>(chart);
  add(has_values, Mark::Plain, chart.value_name.empty() ? "Value" : chart.value_name);
  for (const Mark mark : {Mark::Improvement, Mark::Concern, Mark::NeutralHigh, Mark::NeutralLow, Mark::Excluded})
    add(has_mark(chart, mark), mark, words_of(mark));
  add(has_line<&TimePoint::mean>(chart), TimeLine::Mean, chart.centre);
  add(has_drawn_limit(chart), TimeLine::Limit, "Limits");
  add(has_aim<&TimePoint::target, &ForecastPoint::target>(chart), TimeLine::Target, "Target");
  add(has_aim<&TimePoint::trajectory, &ForecastPoint::trajectory>(chart), TimeLine::Trajectory, "Trajectory");
  add(!chart.forecast.empty(), TimeLine::Forecast, "Forecast");
  add(!chart.forecast.empty(), Band::Range80, "80% range");
  add(!chart.forecast.empty(), Band::Range95, "95% range");
  return entries;
}

double legend_height(const std::vector<TimeLegendEntry>& entries, double width) {
  const auto nowhere = [](const TimeLegendEntry&, const std::string&, double, double) {};
  return lay_out(entries, width, nowhere) + 6;
}

void draw_legend(const std::vector<TimeLegendEntry>& entries, Drawing& drawing) {
  lay_out(entries, drawing.width, [&](const TimeLegendEntry& entry, const std::string& words, double x, double y) {
    std::visit(SampleDrawer(drawing, x, y + 7), entry.what);
    drawing.shapes.push_back(DrawnText{x + kSampleWidth + kSampleGap, y + 11, kLabelSize, TextAnchor::Start, words});
  });
}

}  // namespace documents
