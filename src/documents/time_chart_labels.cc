#include "documents/time_chart_labels.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "documents/chart_labels.h"
#include "documents/text_width.h"

namespace documents {
namespace {

constexpr double kBetweenPeriods = 6;
constexpr double kBetweenFlags = 8;
constexpr double kFlagSize = 9;
constexpr double kFlagRow = 13;
constexpr double kFlagIndent = 3;
constexpr std::size_t kMostFlagRows = 3;
constexpr double kShortestFlag = 24;  ///< less than this says nothing
constexpr double kEndRow = 12;

std::vector<std::string> periods_of(const TimeChart& chart) {
  std::vector<std::string> periods;
  for (const TimePoint& point : chart.points) periods.push_back(point.period);
  for (const ForecastPoint& point : chart.forecast) periods.push_back(point.period);
  return periods;
}

double width_of_lines(const std::vector<std::string>& lines) {
  double widest = 0;
  for (const std::string& line : lines) widest = std::max(widest, approximate_width(line, kLabelSize));
  return widest;
}

/// Broken after the space that leaves the narrower whole.
std::vector<std::string> on_two_lines(const std::string& period) {
  std::vector<std::string> best = {period};
  for (auto at = period.find(' '); at != std::string::npos; at = period.find(' ', at + 1)) {
    const std::vector<std::string> lines = {period.substr(0, at), period.substr(at + 1)};
    if (width_of_lines(lines) < width_of_lines(best)) best = lines;
  }
  return best;
}

double widest_of(const std::vector<std::vector<std::string>>& labels) {
  double widest = 0;
  for (const auto& lines : labels) widest = std::max(widest, width_of_lines(lines));
  return widest;
}

/// At least `least`, and a part or a multiple of the cycle where there is one.
std::size_t in_step(std::size_t least, std::size_t cycle) {
  if (cycle == 0 || least <= 1) return least;
  for (std::size_t every = least; every < cycle; ++every)
    if (cycle % every == 0) return every;
  return (least + cycle - 1) / cycle * cycle;
}

std::size_t slots_taken(double width, double slot) {
  return static_cast<std::size_t>(std::max(1.0, std::ceil((width + kBetweenPeriods) / slot)));
}

DrawnText flag_text(const Flag& flag, double y, bool is_before_line, const std::string& words) {
  const double x = is_before_line ? flag.x - kFlagIndent : flag.x + kFlagIndent;
  return {x, y, kFlagSize, is_before_line ? TextAnchor::End : TextAnchor::Start, words};
}

}  // namespace

PeriodLabels period_labels(const TimeChart& chart, double slot, double width) {
  const auto periods = periods_of(chart);
  PeriodLabels labels;
  for (const std::string& period : periods) labels.lines.push_back({shortened(period, kLabelSize, width / 2)});
  if (slots_taken(widest_of(labels.lines), slot) > 1)
    for (auto& lines : labels.lines) lines = on_two_lines(lines.front());
  labels.every = in_step(slots_taken(widest_of(labels.lines), slot), chart.cycle);
  std::size_t most = 1;
  for (const auto& lines : labels.lines) most = std::max(most, lines.size());
  labels.height = static_cast<double>(most) * kLabelLine + 4;
  return labels;
}

void draw_period_labels(const PeriodLabels& labels, double left, double top, double slot, Drawing& drawing) {
  double taken_to = -kBetweenPeriods;
  for (std::size_t i = 0; i < labels.lines.size(); i += labels.every) {
    const double half = width_of_lines(labels.lines[i]) / 2;
    const double middle =
        std::clamp(left + (static_cast<double>(i) + 0.5) * slot, half, std::max(half, drawing.width - half));
    if (middle - half < taken_to + kBetweenPeriods) continue;
    taken_to = middle + half;
    double y = top + kLabelLine;
    for (const std::string& line : labels.lines[i]) {
      drawing.shapes.push_back(DrawnText{middle, y, kLabelSize, TextAnchor::Middle, line});
      y += kLabelLine;
    }
  }
}

std::vector<PlacedFlag> placed_flags(const std::vector<Flag>& flags, double left, double right) {
  std::vector<PlacedFlag> placed;
  std::array<double, kMostFlagRows> taken_to{};
  taken_to.fill(left);
  for (const Flag& flag : flags) {
    const double wanted = approximate_width(flag.words, kFlagSize) + kFlagIndent;
    std::size_t row = kMostFlagRows;
    bool is_before = false;
    for (std::size_t r = 0; r < kMostFlagRows && row == kMostFlagRows; ++r) {
      is_before = flag.x + wanted > right;
      const double from = is_before ? flag.x - wanted : flag.x;
      if (from >= taken_to[r]) row = r;
    }
    if (row == kMostFlagRows) row = static_cast<std::size_t>(std::ranges::min_element(taken_to) - taken_to.begin());
    const double room = is_before ? flag.x - taken_to[row] : right - flag.x;
    const double y = static_cast<double>(row) * kFlagRow + kFlagSize;
    const bool has_room = room >= std::min(wanted, kShortestFlag) && (is_before || flag.x >= taken_to[row]);
    const std::string words = has_room ? shortened(flag.words, kFlagSize, room - kFlagIndent) : "";
    placed.push_back({flag_text(flag, y, is_before, words), flag.x, y - kFlagSize});
    if (!words.empty())
      taken_to[row] = (is_before ? flag.x : flag.x + kFlagIndent + approximate_width(words, kFlagSize)) + kBetweenFlags;
  }
  return placed;
}

double height_of(const std::vector<PlacedFlag>& flags) {
  double height = 0;
  for (const PlacedFlag& flag : flags)
    if (!flag.text.words.empty()) height = std::max(height, flag.head + kFlagRow);
  return height;
}

std::vector<EndLabel> spread(std::vector<EndLabel> labels, double top, double bottom) {
  const auto room = static_cast<std::size_t>(std::max(0.0, std::floor((bottom - top) / kEndRow))) + 1;
  if (labels.size() > room) labels.resize(room);
  std::ranges::stable_sort(labels, {}, &EndLabel::y);
  double least = top;
  for (EndLabel& label : labels) {
    label.y = std::max(label.y, least);
    least = label.y + kEndRow;
  }
  double most = bottom;
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    label->y = std::min(label->y, most);
    most = label->y - kEndRow;
  }
  return labels;
}

}  // namespace documents
