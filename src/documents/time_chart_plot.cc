#include "documents/time_chart_plot.h"

#include <algorithm>
#include <functional>
#include <set>

#include "documents/time_chart_style.h"

namespace documents {
namespace {

using Run = std::vector<DrawnPoint>;
using ValueAt = std::function<std::optional<double>(std::size_t)>;

constexpr double kRoomyMark = 7;  ///< a slot in which a mark has its full size
constexpr double kLeastMark = 0.4;
constexpr double kDenseSlot = 2;  ///< a narrower slot holds no plain marks

ValueAt of_points(const TimeChart& chart, std::optional<double> TimePoint::* field) {
  return [&chart, field](std::size_t i) {
    return i < chart.points.size() ? chart.points[i].*field : std::optional<double>();
  };
}

ValueAt of_all(const TimeChart& chart, std::optional<double> TimePoint::* of_point,
               std::optional<double> ForecastPoint::* of_forecast) {
  return [&chart, of_point, of_forecast](std::size_t i) {
    const std::size_t points = chart.points.size();
    return i < points ? chart.points[i].*of_point : chart.forecast[i - points].*of_forecast;
  };
}

ValueAt of_limits(const TimeChart& chart, std::optional<double> TimePoint::* field) {
  return [&chart, limit = of_points(chart, field)](std::size_t i) {
    const auto value = limit(i);
    return value && is_beyond_possible(chart, *value) ? std::nullopt : value;
  };
}

bool is_on_line(const TimePoint& point) {
  return point.value && point.mark != Mark::Excluded;
}

ValueAt of_values(const TimeChart& chart) {
  return [&chart](std::size_t i) {
    return i < chart.points.size() && is_on_line(chart.points[i]) ? chart.points[i].value : std::optional<double>();
  };
}

/// The last value where the forecast starts from it: its line and ranges fan out from there.
std::optional<DrawnPoint> forecast_root(const TimePlot& plot) {
  const auto& points = plot.chart.points;
  if (points.empty() || !is_on_line(points.back())) return std::nullopt;
  return DrawnPoint{plot.x_of(points.size() - 1), plot.y_of(*points.back().value)};
}

/// Where something else is counted from: no line leads there.
std::set<std::size_t> other_measures(const TimeChart& chart) {
  std::set<std::size_t> out;
  for (const NewLimits& change : chart.new_limits)
    if (change.is_other_measure) out.insert(change.at);
  return out;
}

/// Values joined from middle to middle, broken where one is missing and before each of `breaks`.
std::vector<Run> joined_runs(const TimePlot& plot, const ValueAt& value_at, const std::set<std::size_t>& breaks) {
  std::vector<Run> runs(1);
  for (std::size_t i = 0; i < plot.periods(); ++i) {
    if (breaks.contains(i) && !runs.back().empty()) runs.emplace_back();
    if (const auto value = value_at(i)) {
      runs.back().push_back({plot.x_of(i), plot.y_of(*value)});
    } else if (!runs.back().empty()) {
      runs.emplace_back();
    }
  }
  return runs;
}

/// Each value across its whole slot; broken where one is missing and before each of `breaks`.
std::vector<Run> stepped_runs(const TimePlot& plot, const ValueAt& value_at, const std::set<std::size_t>& breaks) {
  std::vector<Run> runs(1);
  for (std::size_t i = 0; i < plot.periods(); ++i) {
    const auto value = value_at(i);
    if (!runs.back().empty() && (!value || breaks.contains(i))) runs.emplace_back();
    if (!value) continue;
    Run& run = runs.back();
    const double y = plot.y_of(*value);
    const bool is_level = !run.empty() && run.back().y == y;
    if (is_level) {
      run.back().x = plot.x_before(i + 1);
    } else {
      run.insert(run.end(), {{plot.x_before(i), y}, {plot.x_before(i + 1), y}});
    }
  }
  return runs;
}

/// A point by itself becomes a short level stroke.
void draw_runs(const TimePlot& plot, std::vector<Run> runs, TimeLine line) {
  const double half = std::min(plot.slot() * 0.4, 8.0);
  for (Run& run : runs) {
    if (run.empty()) continue;
    if (run.size() == 1) run = {{run[0].x - half, run[0].y}, {run[0].x + half, run[0].y}};
    plot.drawing.shapes.push_back(path_of(std::move(run), look_of(line)));
  }
}

void draw_band(const TimePlot& plot, Band band, double ForecastPoint::* lower, double ForecastPoint::* upper) {
  const std::size_t points = plot.chart.points.size();
  const auto y_within = [&](double value) { return plot.y_of(std::clamp(value, plot.scale.bottom, plot.scale.top)); };
  Run above;
  Run below;
  if (const auto root = forecast_root(plot)) {
    above.push_back(*root);
    below.push_back(*root);
  }
  for (std::size_t i = 0; i < plot.chart.forecast.size(); ++i) {
    above.push_back({plot.x_of(points + i), y_within(plot.chart.forecast[i].*upper)});
    below.push_back({plot.x_of(points + i), y_within(plot.chart.forecast[i].*lower)});
  }
  if (above.size() == 1) {
    const double half = std::min(plot.slot() * 0.35, 12.0);
    above = {{above[0].x - half, above[0].y}, {above[0].x + half, above[0].y}};
    below = {{below[0].x - half, below[0].y}, {below[0].x + half, below[0].y}};
  }
  above.insert(above.end(), below.rbegin(), below.rend());
  plot.drawing.shapes.push_back(path_of(std::move(above), look_of(band)));
}

void draw_forecast_line(const TimePlot& plot) {
  Run run;
  if (const auto root = forecast_root(plot)) run.push_back(*root);
  const std::size_t points = plot.chart.points.size();
  for (std::size_t i = 0; i < plot.chart.forecast.size(); ++i)
    run.push_back({plot.x_of(points + i), plot.y_of(plot.chart.forecast[i].mean)});
  if (!plot.chart.forecast.empty()) draw_runs(plot, {run}, TimeLine::Forecast);
}

void draw_lines(const TimePlot& plot) {
  std::set<std::size_t> breaks;
  for (const NewLimits& change : plot.chart.new_limits) breaks.insert(change.at);
  const auto step = [&](const ValueAt& value_at, TimeLine line) {
    draw_runs(plot, stepped_runs(plot, value_at, breaks), line);
  };
  const TimeChart& chart = plot.chart;
  step(of_limits(chart, &TimePoint::lower_limit), TimeLine::Limit);
  step(of_limits(chart, &TimePoint::upper_limit), TimeLine::Limit);
  step(of_points(chart, &TimePoint::mean), TimeLine::Mean);
  const auto target = of_all(chart, &TimePoint::target, &ForecastPoint::target);
  draw_runs(plot, stepped_runs(plot, target, {}), TimeLine::Target);
  const auto trajectory = of_all(chart, &TimePoint::trajectory, &ForecastPoint::trajectory);
  draw_runs(plot, joined_runs(plot, trajectory, {}), TimeLine::Trajectory);
}

void draw_values(const TimePlot& plot) {
  std::vector<Run> runs = joined_runs(plot, of_values(plot.chart), other_measures(plot.chart));
  // A value by itself is its mark alone.
  std::erase_if(runs, [](const Run& run) { return run.size() < 2; });
  draw_runs(plot, std::move(runs), TimeLine::Value);
}

/// No line leads to it, so that only its mark shows it.
bool stands_alone(const TimeChart& chart, const std::set<std::size_t>& breaks, std::size_t i) {
  const bool has_left = i > 0 && is_on_line(chart.points[i - 1]) && !breaks.contains(i);
  const bool has_right = i + 1 < chart.points.size() && is_on_line(chart.points[i + 1]) && !breaks.contains(i + 1);
  return !has_left && !has_right;
}

/// Plain marks first, so that none hides a signal.
void draw_point_marks(const TimePlot& plot) {
  const double fit = std::clamp(plot.slot() / kRoomyMark, kLeastMark, 1.0);
  const auto breaks = other_measures(plot.chart);
  for (const bool is_plain : {true, false}) {
    for (std::size_t i = 0; i < plot.chart.points.size(); ++i) {
      const TimePoint& point = plot.chart.points[i];
      if (!point.value || (point.mark == Mark::Plain) != is_plain) continue;
      if (is_plain && plot.slot() < kDenseSlot && !stands_alone(plot.chart, breaks, i)) continue;
      const MarkLook look = look_of(point.mark);
      const double scale = look.scale * (is_plain ? fit : std::max(fit, 0.6));
      plot.drawing.shapes.push_back(
          DrawnMarker{plot.x_of(i), plot.y_of(*point.value), look.colour, look.shape, scale, look.outline});
    }
  }
}

}  // namespace

void draw_ranges(const TimePlot& plot) {
  if (plot.chart.forecast.empty()) return;
  draw_band(plot, Band::Range95, &ForecastPoint::lower_95, &ForecastPoint::upper_95);
  draw_band(plot, Band::Range80, &ForecastPoint::lower_80, &ForecastPoint::upper_80);
}

void draw_marks(const TimePlot& plot) {
  draw_lines(plot);
  draw_values(plot);
  draw_forecast_line(plot);
  draw_point_marks(plot);
}

}  // namespace documents
