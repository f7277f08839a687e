// A series as a control chart: what a page, a report or the command line shows of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "flow/series/series.h"
#include "flow/variation/assurance.h"
#include "flow/variation/point_mark.h"
#include "flow/variation/process_limits.h"
#include "flow/variation/rule_options.h"

namespace flow {

enum class ChartKind {
  Xmr,
  TimeBetween,   ///< T chart: values are times between rare events
  CountBetween,  ///< G chart: values are counts between rare events
  PPrime,        ///< P′ chart: values are numerators, shown as percentages
};
[[nodiscard]] std::string_view code_of(ChartKind kind);  ///< "xmr", "t", "g", "p-prime"
[[nodiscard]] base::Result<ChartKind> parse_chart_kind(std::string_view text, std::string subject = "");

/// New limits from a point on, or a point that is left out of limits and rules: who decided so, and why.
struct ChartDecision {
  SeriesPeriod at;
  std::string reason;
  std::string by;
};

struct ChartAsk {
  ChartKind kind = ChartKind::Xmr;
  bool is_seasonally_adjusted = false;  ///< XmR alone: limits and rules are of the adjusted values
  Ruleset ruleset = Ruleset::PlotTheDots;
  RuleOptions rules = kPlotTheDots;
  Improvement improvement = Improvement::Neutral;
  std::size_t baseline = 0;  ///< limits rest on the first so many points of each group; 0: on all
  std::vector<ChartDecision> rebases;
  std::vector<ChartDecision> exclusions;
  std::vector<DatedTarget> targets;
  std::vector<SeriesPoint> trajectory;  ///< drawn; gives no assurance
};

/// What contradicts the ruleset: a baseline too short or too long, runs other than 7 (or 6 in `mdc`), a kind that
/// cannot be adjusted for season.
[[nodiscard]] base::Result<void> check_ask(const ChartAsk& ask);

enum class PointStatus { Counted, Missing, Excluded };

struct ChartedPoint {
  SeriesPeriod period;
  std::optional<double> value;     ///< as it was given; of a P′ chart the percentage
  std::optional<double> adjusted;  ///< for season
  PointStatus status = PointStatus::Counted;
  std::size_t group = 0;  ///< from 0
  std::optional<double> mean, lower, upper;
  std::optional<double> target, trajectory;
  Signals signals;
  PointMark mark;
};

struct ChartGroup {
  std::size_t first = 0, last = 0;  ///< points
  std::string reason, by;           ///< of the rebase that it starts with
  std::size_t values = 0;           ///< how many points take part
  ProcessLimits limits;             ///< of a P′ chart those of the latest point
};

/// Points that belong to one signal.
struct Finding {
  PointRule rule = PointRule::Outside;
  int direction = 0;  ///< 1 high or rising, -1 low or falling
  PointClass colour = PointClass::CommonCause;
  std::size_t first = 0, last = 0;
  std::size_t points = 0;  ///< less than those from first to last where two in three leaves one out
  std::string words;       ///< "Seven points in a row above the mean, from April 2017 to October 2017"
};

struct SeriesChart {
  std::string name;
  ChartAsk ask;
  std::vector<ChartedPoint> points;  ///< as in the series
  std::vector<ChartGroup> groups;
  std::vector<Finding> findings;        ///< by their first point, then by precedence
  std::optional<std::size_t> latest;    ///< the last point that takes part
  std::optional<PointClass> variation;  ///< nothing where there is no such point, or too few for icons
  std::optional<double> target;         ///< in force at the latest point
  std::optional<Assurance> assurance;
  std::vector<std::string> warnings;  ///< sentences
};

/// `denominators`: for a P′ chart, with the same periods. Refuses values that such a chart cannot have, and a series
/// that cannot be adjusted. REQUIRES: check_ask(ask).
[[nodiscard]] base::Result<SeriesChart> chart_of(const Series& series, const ChartAsk& ask,
                                                 const Series* denominators = nullptr);

}  // namespace flow
