#include "flow/variation/chart_findings.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"
#include "flow/variation/number_words.h"
#include "flow/variation/point_rules.h"
#include "flow/variation/season.h"

namespace flow {
namespace {

double shown_value(const ChartedPoint& point) {
  return point.adjusted ? *point.adjusted : point.value.value_or(kNoValue);
}

int side_of(const ChartedPoint& point) {
  if (!point.mean) return 0;
  const double value = shown_value(point);
  return value > *point.mean ? 1 : value < *point.mean ? -1 : 0;
}

/// Looks through a group for the stretches of one signal.
class StretchFinder {
 public:
  StretchFinder(const SeriesChart& chart, std::vector<Finding>& out) : chart_(chart), out_(out) {}

  void find(const ChartGroup& group) {
    find_stretches(group, Signals::Outside, PointRule::Outside, 1);
    find_trends(group, Signals::Rising, 1);
    find_trends(group, Signals::Falling, -1);
    find_stretches(group, Signals::TwoInThree, PointRule::TwoInThree, 2);
    find_stretches(group, Signals::Shift, PointRule::Shift, 1);
  }

 private:
  /// `reach`: how far on the next point of the same stretch may stand.
  void find_stretches(const ChartGroup& group, Signals::Signal signal, PointRule rule, std::size_t reach) {
    for (std::size_t i = group.first; i <= group.last; ++i) {
      if (!chart_.points[i].signals.has(signal)) continue;
      const int side = side_of(chart_.points[i]);
      Finding finding{.rule = rule, .direction = side, .first = i, .last = i, .points = 1};
      while (const auto next = next_of(finding, group, signal, reach)) {
        finding.last = next;
        ++finding.points;
      }
      i = finding.last;
      add(finding);
    }
  }

  /// 0 where the stretch ends.
  [[nodiscard]] std::size_t next_of(const Finding& stretch, const ChartGroup& group, Signals::Signal signal,
                                    std::size_t reach) const {
    for (std::size_t i = stretch.last + 1; i <= std::min(stretch.last + reach, group.last); ++i) {
      if (side_of(chart_.points[i]) != stretch.direction) return 0;
      if (chart_.points[i].signals.has(signal)) return i;
    }
    return 0;
  }

  void find_trends(const ChartGroup& group, Signals::Signal signal, int direction) {
    for (std::size_t i = group.first; i <= group.last; ++i) {
      if (!chart_.points[i].signals.has(signal)) continue;
      std::size_t last = i;
      while (last < group.last && chart_.points[last + 1].signals.has(signal) && goes(last, direction)) ++last;
      add({.rule = PointRule::Trend, .direction = direction, .first = i, .last = last, .points = last - i + 1});
      i = last;
    }
  }

  [[nodiscard]] bool goes(std::size_t from, int direction) const {
    const double step = shown_value(chart_.points[from + 1]) - shown_value(chart_.points[from]);
    return direction > 0 ? step > 0 : step < 0;
  }

  void add(Finding finding) {
    finding.colour = colour_of(finding.direction, chart_.ask.improvement);
    out_.push_back(std::move(finding));
  }

  const SeriesChart& chart_;
  std::vector<Finding>& out_;
};

class FindingWords {
 public:
  explicit FindingWords(const SeriesChart& chart) : chart_(chart), as_month_(points_are_monthly(chart)) {}

  [[nodiscard]] std::string of(const Finding& finding) const {
    const std::string_view beyond = finding.direction > 0 ? "above the upper limit" : "below the lower limit";
    const std::string_view close = finding.direction > 0 ? "upper" : "lower";
    switch (finding.rule) {
      case PointRule::Outside:
        if (finding.points == 1) return sentence_case(fmt::format("{} is {}", name(finding.first), beyond));
        return row(finding, fmt::format("points in a row {}", beyond));
      case PointRule::Trend:
        return row(finding, fmt::format("points in a row, each {} the one before",
                                        finding.direction > 0 ? "higher than" : "lower than"));
      case PointRule::TwoInThree:
        if (finding.points == 2)
          return fmt::format("Two of three points in a row close to the {} limit, {} and {}", close,
                             name(finding.first), name(finding.last));
        return row(finding, fmt::format("points close to the {} limit, at least two of every three in a row", close));
      case PointRule::Shift:
        return row(finding,
                   fmt::format("points in a row {} the {}", finding.direction > 0 ? "above" : "below", centre()));
      case PointRule::CommonCause:
        break;
    }
    return "";
  }

 private:
  static bool points_are_monthly(const SeriesChart& chart) {
    return std::ranges::all_of(chart.points, [](const ChartedPoint& point) {
      const auto day = first_day(point.period);
      return day && day->day() == std::chrono::day(1);
    });
  }
  [[nodiscard]] std::string_view centre() const {
    return chart_.ask.kind == ChartKind::Xmr || chart_.ask.kind == ChartKind::PPrime ? "mean" : "centre line";
  }
  [[nodiscard]] std::string name(std::size_t point) const {
    return period_words(chart_.points[point].period, as_month_);
  }
  [[nodiscard]] std::string row(const Finding& finding, std::string_view what) const {
    return sentence_case(fmt::format("{} {}, from {} to {}", count_words(finding.points), what, name(finding.first),
                                     name(finding.last)));
  }

  const SeriesChart& chart_;
  bool as_month_;
};

}  // namespace

std::vector<Finding> findings_of(const SeriesChart& chart) {
  std::vector<Finding> findings;
  StretchFinder finder(chart, findings);
  for (const ChartGroup& group : chart.groups) finder.find(group);
  std::ranges::sort(findings, {}, [](const Finding& one) { return std::tuple(one.first, one.rule, one.last); });
  const FindingWords words(chart);
  for (Finding& finding : findings) finding.words = words.of(finding);
  return findings;
}

}  // namespace flow
