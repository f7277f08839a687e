#include "flow/variation/series_chart.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"
#include "flow/variation/asked_period.h"
#include "flow/variation/chart_findings.h"
#include "flow/variation/chart_warnings.h"
#include "flow/variation/control_chart.h"
#include "flow/variation/number_words.h"
#include "flow/variation/p_prime.h"
#include "flow/variation/rare_events.h"
#include "flow/variation/season.h"

namespace flow {
namespace {

std::optional<double> known(double value) {
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

const ChartDecision* decided_at(const std::vector<ChartDecision>& decisions, SeriesPeriod period) {
  const auto found = std::ranges::find_if(decisions, [&](const auto& one) { return is_asked(one.at, period); });
  return found == decisions.end() ? nullptr : &*found;
}

class ChartMaker {
 public:
  ChartMaker(const Series& series, const ChartAsk& ask, const Series* denominators) : series_(series) {
    base::check((denominators != nullptr) == (ask.kind == ChartKind::PPrime), "denominators for a P' chart alone");
    chart_.name = series.name;
    chart_.ask = ask;
    take_points();
    take_groups();
    if (denominators != nullptr) take_denominators(*denominators);
  }

  base::Result<SeriesChart> make() {
    if (auto fits = check_values(); !fits) return std::unexpected(std::move(fits.error()));
    if (auto judged = judge(); !judged) return std::unexpected(std::move(judged.error()));
    for (std::size_t group = 0; group < chart_.groups.size(); ++group) give_limits(group);
    for (std::size_t i = 0; i < chart_.points.size(); ++i) {
      chart_.points[i].signals = signals_[i];
      chart_.points[i].mark = marks_[i];
    }
    chart_.findings = findings_of(chart_);
    give_targets();
    give_icons();
    chart_.warnings = warnings_of(chart_, series_, season_strength_);
    return std::move(chart_);
  }

 private:
  void take_points() {
    for (const SeriesPoint& point : series_.points) {
      ChartedPoint charted;
      charted.period = point.period;
      charted.value = point.value;
      if (!point.value)
        charted.status = PointStatus::Missing;
      else if (decided_at(chart_.ask.exclusions, point.period) != nullptr)
        charted.status = PointStatus::Excluded;
      values_.push_back(charted.status == PointStatus::Counted ? *point.value : kNoValue);
      chart_.points.push_back(charted);
    }
  }

  void take_groups() {
    const ChartDecision* begun = nullptr;
    for (std::size_t i = 0; i < chart_.points.size(); ++i) {
      const ChartDecision* rebase = decided_at(chart_.ask.rebases, chart_.points[i].period);
      // A month that was asked for starts with the first of its days.
      const bool starts_here = rebase != nullptr && rebase != begun;
      if (starts_here) begun = rebase;
      if (i == 0 || starts_here) start_group(i, starts_here ? rebase : nullptr);
      chart_.points[i].group = chart_.groups.size() - 1;
      chart_.groups.back().last = i;
      if (chart_.points[i].status == PointStatus::Counted) ++chart_.groups.back().values;
    }
  }

  void start_group(std::size_t first, const ChartDecision* rebase) {
    chart_.groups.push_back({.first = first, .last = first});
    starts_.push_back(static_cast<std::uint32_t>(first));
    if (rebase == nullptr) return;
    chart_.groups.back().reason = rebase->reason;
    chart_.groups.back().by = rebase->by;
  }

  /// Both lists stand in order.
  void take_denominators(const Series& denominators) {
    auto next = denominators.points.begin();
    for (const SeriesPoint& point : series_.points) {
      while (next != denominators.points.end() && next->period < point.period) ++next;
      const bool is_there = next != denominators.points.end() && next->period == point.period && next->value;
      denominators_.push_back(is_there ? *next->value : kNoValue);
    }
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (denominators_[i] > 0 || std::isnan(values_[i])) continue;
      if (denominators_[i] < 0 || (denominators_[i] == 0 && values_[i] != 0)) continue;
      chart_.points[i].status = PointStatus::Missing;
      --chart_.groups[chart_.points[i].group].values;
      values_[i] = kNoValue;
    }
  }

  [[nodiscard]] base::Result<void> check_values() const {
    if (chart_.ask.kind == ChartKind::Xmr) return {};
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const std::string place = period_text(chart_.points[i].period);
      if (values_[i] < 0) return base::invalid(place, "This chart has no values below 0. Correct the value.");
      if (chart_.ask.kind != ChartKind::PPrime || std::isnan(values_[i])) continue;
      if (values_[i] > denominators_[i] || denominators_[i] < 0)
        return base::invalid(place, "The numerator is larger than the denominator. Correct one of the two.");
    }
    return {};
  }

  [[nodiscard]] ChartPoints points() const { return {values_, starts_, chart_.ask.baseline}; }
  [[nodiscard]] ChartMarks marks() { return {limits_, zones_, signals_, marks_}; }

  base::Result<void> judge() {
    limits_.resize(starts_.size());
    zones_.resize(values_.size());
    signals_.resize(values_.size());
    marks_.resize(values_.size());
    switch (chart_.ask.kind) {
      case ChartKind::Xmr:
        return judge_xmr();
      case ChartKind::TimeBetween:
        judge_times();
        break;
      case ChartKind::CountBetween:
        judge_counts();
        break;
      case ChartKind::PPrime:
        judge_proportions();
        break;
    }
    return {};
  }

  base::Result<void> judge_xmr() {
    auto adjustment = adjust_for_season(series_, values_);
    if (chart_.ask.is_seasonally_adjusted) {
      if (!adjustment) return std::unexpected(std::move(adjustment.error()));
      values_ = adjustment->adjusted;
      for (std::size_t i = 0; i < values_.size(); ++i) chart_.points[i].adjusted = known(values_[i]);
    } else if (adjustment) {
      season_strength_ = adjustment->strength;
    }
    judge_chart(points(), chart_.ask.rules, chart_.ask.improvement, marks());
    return {};
  }

  void judge_times() {
    const std::vector<double> times = values_;
    for (double& value : values_) value = transformed_time(value);
    judge_chart(points(), chart_.ask.rules, chart_.ask.improvement, marks());
    for (ProcessLimits& limits : limits_) limits = as_times(limits);
    values_ = times;
  }

  void judge_counts() {
    for (std::size_t group = 0; group < limits_.size(); ++group) {
      limits_[group] = g_limits(baseline_of(points(), group), chart_.ask.rules);
      if (values_in(points(), group) < chart_.ask.rules.fewest_for_limits)
        limits_[group].upper = limits_[group].lower = limits_[group].near_upper = kNoValue;
      for (std::size_t i = starts_[group]; i < points().group_end(group); ++i)
        zones_[i] = zone_of(values_[i], limits_[group]);
    }
    mark_points(points(), chart_.ask.rules, chart_.ask.improvement, marks());
  }

  void judge_proportions() {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      auto& value = chart_.points[i].value;
      value = value && denominators_[i] > 0 ? std::optional(100 * *value / denominators_[i]) : std::nullopt;
    }
    const std::vector<double> numerators = values_;
    const Proportions proportions{numerators, denominators_};
    values_ = percentages_of(proportions);
    own_limits_ = judge_p_prime(points(), proportions, chart_.ask.rules, chart_.ask.improvement, marks());
  }

  void give_limits(std::size_t group) {
    ChartGroup& to = chart_.groups[group];
    to.limits = limits_[group];
    for (std::size_t i = to.first; i <= to.last; ++i) {
      const ProcessLimits& limits = own_limits_.empty() ? to.limits : own_limits_[i];
      chart_.points[i].mean = known(limits.mean);
      chart_.points[i].lower = known(limits.lower);
      chart_.points[i].upper = known(limits.upper);
    }
  }

  void give_targets() {
    auto planned = chart_.ask.trajectory.begin();
    for (ChartedPoint& point : chart_.points) {
      point.target = target_in_force(chart_.ask.targets, point.period);
      while (planned != chart_.ask.trajectory.end() && planned->period < point.period) ++planned;
      if (planned != chart_.ask.trajectory.end() && planned->period == point.period) point.trajectory = planned->value;
    }
  }

  void give_icons() {
    for (std::size_t i = chart_.points.size(); i > 0 && !chart_.latest; --i)
      if (chart_.points[i - 1].status == PointStatus::Counted) chart_.latest = i - 1;
    if (!chart_.latest) return;
    const ChartedPoint& latest = chart_.points[*chart_.latest];
    const ChartGroup& group = chart_.groups[latest.group];
    chart_.target = latest.target;
    if (chart_.target)
      chart_.assurance = assurance_of(*chart_.target, group.limits, chart_.ask.improvement, chart_.ask.rules);
    if (group.values >= chart_.ask.rules.fewest_for_limits || chart_.ask.rules.fewest_for_limits <= 2)
      chart_.variation = latest.mark.colour;
  }

  const Series& series_;
  SeriesChart chart_;
  std::vector<double> values_;  ///< of points that take part
  std::vector<double> denominators_;
  std::vector<std::uint32_t> starts_;
  std::vector<ProcessLimits> limits_;
  std::vector<ProcessLimits> own_limits_;  ///< of each point, where they differ within a group
  std::vector<Zone> zones_;
  std::vector<Signals> signals_;
  std::vector<PointMark> marks_;
  double season_strength_ = 0;
};

}  // namespace

std::string_view code_of(ChartKind kind) {
  switch (kind) {
    case ChartKind::Xmr:
      return "xmr";
    case ChartKind::TimeBetween:
      return "t";
    case ChartKind::CountBetween:
      return "g";
    case ChartKind::PPrime:
      return "p-prime";
  }
  std::unreachable();
}

base::Result<ChartKind> parse_chart_kind(std::string_view text, std::string subject) {
  for (const ChartKind one : {ChartKind::Xmr, ChartKind::TimeBetween, ChartKind::CountBetween, ChartKind::PPrime})
    if (text == code_of(one)) return one;
  return base::invalid(std::move(subject), "There are four kinds of chart: xmr, t, g and p-prime.");
}

base::Result<void> check_ask(const ChartAsk& ask) {
  const RuleOptions& rules = ask.rules;
  const std::string_view name = code_of(ask.ruleset);
  if (ask.baseline != 0 && ask.baseline < rules.shortest_baseline)
    return base::invalid("baseline",
                         fmt::format("Limits need a baseline of {} points or more.", rules.shortest_baseline));
  if (ask.baseline > rules.longest_baseline)
    return base::invalid("baseline",
                         fmt::format("In {} a baseline has at most {} points.", name, rules.longest_baseline));
  const bool runs_of_7 = rules.shift_length == 7 && rules.trend_length == 7;
  const auto is_run = [](std::size_t length) { return length == 6 || length == 7; };
  if (!is_run(rules.shift_length) || !is_run(rules.trend_length))
    return base::invalid("run length", "A shift and a trend have 6 or 7 points.");
  if (ask.ruleset == Ruleset::PlotTheDots && !runs_of_7)
    return base::invalid("run length", "In ptd a shift and a trend have 7 points. Ruleset mdc lets you choose.");
  if (ask.is_seasonally_adjusted && ask.kind != ChartKind::Xmr)
    return base::invalid("seasonal", "Only an xmr chart can be adjusted for season.");
  return {};
}

base::Result<SeriesChart> chart_of(const Series& series, const ChartAsk& ask, const Series* denominators) {
  base::check(check_ask(ask).has_value(), "the ruleset allows what is asked");
  return ChartMaker(series, ask, denominators).make();
}

}  // namespace flow
