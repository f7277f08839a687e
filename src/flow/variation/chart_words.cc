#include "flow/variation/chart_words.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "flow/variation/number_words.h"

namespace flow {
namespace {

constexpr std::size_t kMostSignals = 5;

bool as_month(const SeriesChart& chart) {
  return std::ranges::all_of(chart.points, [](const ChartedPoint& point) {
    const auto day = first_day(point.period);
    return day && day->day() == std::chrono::day(1);
  });
}

/// Of the signal that the latest point is shown with.
int latest_direction(const SeriesChart& chart) {
  const PointMark mark = chart.points[*chart.latest].mark;
  for (const Finding& finding : chart.findings) {
    if (finding.rule == mark.rule && finding.colour == mark.colour && finding.first <= *chart.latest &&
        finding.last >= *chart.latest)
      return finding.direction;
  }
  return 0;
}

std::string limits_words(const SeriesChart& chart) {
  const ChartedPoint& latest = chart.points[*chart.latest];
  if (!latest.mean) return "";
  const bool is_mean = chart.ask.kind == ChartKind::Xmr || chart.ask.kind == ChartKind::PPrime;
  std::string words = fmt::format(" The {} is {}", is_mean ? "mean" : "centre line", value_words(*latest.mean));
  if (latest.lower && latest.upper)
    words += fmt::format(" and the limits are {} and {}", value_words(*latest.lower), value_words(*latest.upper));
  return words + ".";
}

std::string findings_words(const SeriesChart& chart) {
  if (chart.findings.empty()) return " No signal: the values vary as this process usually does.";
  std::string words =
      " " + sentence_case(base::counted(static_cast<std::int64_t>(chart.findings.size()), "signal", "signals")) + ": ";
  const std::size_t left_out = chart.findings.size() > kMostSignals ? chart.findings.size() - kMostSignals : 0;
  if (left_out > 0) words += fmt::format("the latest {} are: ", kMostSignals);
  for (std::size_t i = left_out; i < chart.findings.size(); ++i)
    words += (i > left_out ? "; " : "") + chart.findings[i].words;
  return words + ".";
}

}  // namespace

std::string variation_icon(const SeriesChart& chart) {
  if (!chart.variation) return "none";
  std::string code(code_of(*chart.variation));
  if (*chart.variation != PointClass::Improvement && *chart.variation != PointClass::Concern) return code;
  return code + (latest_direction(chart) > 0 ? "_high" : "_low");
}

std::string variation_words(const SeriesChart& chart) {
  if (!chart.variation) return "No variation icon: there are too few values.";
  const bool is_high = *chart.variation != PointClass::CommonCause && latest_direction(chart) > 0;
  const std::string_view level = is_high ? "high or rising" : "low or falling";
  switch (*chart.variation) {
    case PointClass::CommonCause:
      return "Common cause: the latest point is what this process usually gives; nothing has changed.";
    case PointClass::Improvement:
      return fmt::format("Improving: the latest point is part of a signal of {} values, which here are better.", level);
    case PointClass::Concern:
      return fmt::format("Concerning: the latest point is part of a signal of {} values, which here are worse.", level);
    case PointClass::NeutralHigh:
    case PointClass::NeutralLow:
      return fmt::format("Changed: the latest point is part of a signal of {} values; neither way is better.", level);
  }
  std::unreachable();
}

std::string assurance_words(const SeriesChart& chart) {
  if (!chart.assurance) return chart.target ? "No assurance icon for this target." : "No target.";
  const std::string target = value_words(*chart.target);
  switch (*chart.assurance) {
    case Assurance::Pass:
      return fmt::format("Consistently met: unless something changes, the target of {} will be met.", target);
    case Assurance::Fail:
      return fmt::format("Consistently missed: unless something changes, the target of {} will not be met.", target);
    case Assurance::Inconsistent:
      return fmt::format("Hit or miss: the target of {} lies within the limits, so that chance decides if it is met.",
                         target);
  }
  std::unreachable();
}

std::string kind_words(const ChartAsk& ask) {
  static constexpr std::array kNames = {"XmR chart", "T chart of the time between events",
                                        "G chart of the count between events", "P′ chart of percentages"};
  const std::string_view rules = ask.ruleset == Ruleset::PlotTheDots ? "NHSRplotthedots" : "Making Data Count";
  return fmt::format("{}{} by the rules of {} ({}{})", ask.is_seasonally_adjusted ? "Seasonally adjusted " : "",
                     kNames[static_cast<std::size_t>(ask.kind)], rules, code_of(ask.ruleset),
                     ask.rules == rules_of(ask.ruleset) ? "" : ", changed");
}

std::string summary_words(const SeriesChart& chart) {
  std::string words = kind_words(chart.ask) + ".";
  if (!chart.latest) return words + " There are no values.";
  const auto name = [&](std::size_t point) { return period_words(chart.points[point].period, as_month(chart)); };
  const ChartedPoint& latest = chart.points[*chart.latest];
  words += fmt::format(" {} from {} to {}.",
                       base::counted(static_cast<std::int64_t>(chart.points.size()), "point", "points"), name(0),
                       name(chart.points.size() - 1));
  words += fmt::format(" The latest value, {}, is {}", name(*chart.latest), value_words(*latest.value));
  if (latest.adjusted) words += fmt::format(" ({} adjusted for season)", value_words(*latest.adjusted));
  words += "." + limits_words(chart) + findings_words(chart) + " " + variation_words(chart);
  if (chart.target) words += " " + assurance_words(chart);
  return words;
}

}  // namespace flow
