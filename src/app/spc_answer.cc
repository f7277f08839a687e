#include "app/spc_answer.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/log.h"
#include "base/mapped.h"
#include "base/text.h"
#include "flow/variation/chart_words.h"
#include "flow/variation/number_words.h"

namespace app {
namespace {

using namespace flow;
using base::json_quoted;

// ---- JSON: a point a line, numbers with the fewest digits that read back the same ----------------------------------

std::string json(std::optional<double> value) {
  return value && std::isfinite(*value) ? fmt::format("{}", *value) : "null";
}

std::string json(const std::vector<std::string>& sentences) {
  return fmt::format("[{}]", fmt::join(base::mapped(sentences, json_quoted), ","));
}

std::string_view code_of(PointStatus status) {
  switch (status) {
    case PointStatus::Counted:
      return "counted";
    case PointStatus::Missing:
      return "missing";
    case PointStatus::Excluded:
      return "excluded";
  }
  std::unreachable();
}

std::string point_json(const ChartedPoint& point, const ChartAsk& ask) {
  std::string out = fmt::format(
      R"({{"date":"{}","value":{},"group":{},"mean":{},"lower":{},"upper":{},"rule":"{}","class":"{}","status":"{}")",
      period_text(point.period), json(point.value), point.group, json(point.mean), json(point.lower), json(point.upper),
      flow::code_of(point.mark.rule), flow::code_of(point.mark.colour), code_of(point.status));
  if (ask.is_seasonally_adjusted) out += fmt::format(R"(,"adjusted":{})", json(point.adjusted));
  if (!ask.targets.empty()) out += fmt::format(R"(,"target":{})", json(point.target));
  if (!ask.trajectory.empty()) out += fmt::format(R"(,"trajectory":{})", json(point.trajectory));
  return out + "}";
}

std::string finding_json(const Finding& finding, const SeriesChart& chart) {
  return fmt::format(R"({{"rule":"{}","class":"{}","from":"{}","to":"{}","points":{},"words":{}}})",
                     flow::code_of(finding.rule), flow::code_of(finding.colour),
                     period_text(chart.points[finding.first].period), period_text(chart.points[finding.last].period),
                     finding.points, json_quoted(finding.words));
}

std::string group_json(const ChartGroup& group, std::size_t number, const SeriesChart& chart) {
  return fmt::format(
      R"({{"group":{},"from":"{}","to":"{}","values":{},"mean":{},"lower":{},"upper":{},"screened_ranges":{}}})",
      number, period_text(chart.points[group.first].period), period_text(chart.points[group.last].period), group.values,
      json(group.limits.mean), json(group.limits.lower), json(group.limits.upper), group.limits.screened_ranges);
}

std::string decision_json(const ChartDecision& decision) {
  return fmt::format(R"({{"date":"{}","reason":{}}})", period_text(decision.at), json_quoted(decision.reason));
}

/// Of rebases only where a reason was given: without one the points' groups say all that there is.
std::string rebased_json(const ChartAsk& ask) {
  if (std::ranges::all_of(ask.rebases, [](const auto& one) { return one.reason.empty(); })) return "";
  return fmt::format("\"rebased\":[{}],", fmt::join(base::mapped(ask.rebases, decision_json), ","));
}

void add_chart(std::string& out, const SeriesChart& chart) {
  out += fmt::format("{{\"name\":{},\"points\":[\n", json_quoted(chart.name));
  for (std::size_t i = 0; i < chart.points.size(); ++i)
    out += (i > 0 ? ",\n" : "") + point_json(chart.points[i], chart.ask);
  out += fmt::format("\n],\n\"variation\":{},\"assurance\":{},\n\"warnings\":{},\n",
                     chart.variation ? fmt::format("\"{}\"", flow::code_of(*chart.variation)) : "null",
                     chart.assurance ? fmt::format("\"{}\"", flow::code_of(*chart.assurance)) : "null",
                     json(chart.warnings));
  out += fmt::format("\"target\":{},\"icon\":\"{}\",\n\"groups\":[", json(chart.target), variation_icon(chart));
  for (std::size_t i = 0; i < chart.groups.size(); ++i)
    out += (i > 0 ? ",\n" : "") + group_json(chart.groups[i], i, chart);
  out += "],\n\"signals\":[";
  for (std::size_t i = 0; i < chart.findings.size(); ++i)
    out += (i > 0 ? ",\n" : "") + finding_json(chart.findings[i], chart);
  out += fmt::format("],\n\"words\":{{\"variation\":{},\"assurance\":{},\"summary\":{}}}}}",
                     json_quoted(variation_words(chart)), json_quoted(assurance_words(chart)),
                     json_quoted(summary_words(chart)));
}

// ---- text ----------------------------------------------------------------------------------------------------------

std::string shown(std::optional<double> value) {
  return value ? value_words(*value) : "-";
}

std::string_view rule_words(PointRule rule) {
  switch (rule) {
    case PointRule::CommonCause:
      return "";
    case PointRule::Outside:
      return "outside the limits";
    case PointRule::Trend:
      return "trend";
    case PointRule::TwoInThree:
      return "two in three";
    case PointRule::Shift:
      return "shift";
  }
  std::unreachable();
}

std::string_view class_words(PointClass colour) {
  switch (colour) {
    case PointClass::CommonCause:
      return "";
    case PointClass::Improvement:
      return "improvement";
    case PointClass::Concern:
      return "concern";
    case PointClass::NeutralHigh:
      return "high";
    case PointClass::NeutralLow:
      return "low";
  }
  std::unreachable();
}

std::string mark_words(const ChartedPoint& point) {
  if (point.status == PointStatus::Missing) return "no value";
  if (point.status == PointStatus::Excluded) return "left out";
  if (point.mark.rule == PointRule::CommonCause) return "";
  return fmt::format("{}: {}", class_words(point.mark.colour), rule_words(point.mark.rule));
}

void add_lines(std::string& out, std::string_view title, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  out += fmt::format("\n{}\n", title);
  for (const std::string& line : lines) out += fmt::format("  {}\n", line);
}

std::string table_text(const SeriesChart& chart) {
  std::string out =
      fmt::format("\n{:<12}{:>12}{:>12}{:>12}{:>12}  {}\n", "Date", "Value", "Mean", "Lower", "Upper", "");
  for (const ChartedPoint& point : chart.points) {
    const ChartGroup& group = chart.groups[point.group];
    const bool starts_group = point.group > 0 && group.first == static_cast<std::size_t>(&point - chart.points.data());
    if (starts_group)
      out += fmt::format("------------ new limits{}{}\n", group.reason.empty() ? "" : ": ", group.reason);
    std::string line = fmt::format("{:<12}{:>12}{:>12}{:>12}{:>12}  {}", period_text(point.period),
                                   shown(point.adjusted ? point.adjusted : point.value), shown(point.mean),
                                   shown(point.lower), shown(point.upper), mark_words(point));
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

std::string chart_text(const SeriesChart& chart) {
  std::string out = chart.name.empty() ? "" : base::one_line(chart.name) + "\n";
  out += summary_words(chart) + "\n";
  add_lines(out, "Signals", base::mapped(chart.findings, &Finding::words));
  add_lines(out, "Left out", base::mapped(chart.ask.exclusions, [](const auto& one) {
              return period_text(one.at) + ": " + one.reason;
            }));
  add_lines(out, "Take care", chart.warnings);
  return out + table_text(chart);
}

}  // namespace

std::string spc_json(const std::vector<SeriesChart>& charts, const ChartAsk& ask) {
  std::string out = fmt::format(
      "{{\"ruleset\":\"{}\",\"chart\":\"{}\",\"seasonally_adjusted\":{},\"improvement\":\"{}\",\"excluded\":[{}],{}\n"
      "\"series\":[\n",
      flow::code_of(ask.ruleset), flow::code_of(ask.kind), ask.is_seasonally_adjusted, flow::code_of(ask.improvement),
      fmt::join(base::mapped(ask.exclusions, decision_json), ","), rebased_json(ask));
  for (std::size_t i = 0; i < charts.size(); ++i) {
    if (i > 0) out += ",\n";
    add_chart(out, charts[i]);
  }
  return out + "\n]}\n";
}

std::string spc_text(const std::vector<SeriesChart>& charts) {
  return fmt::format("{}", fmt::join(base::mapped(charts, chart_text), "\n\n"));
}

}  // namespace app
