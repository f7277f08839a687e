#include "flow/performance/measure_view.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "flow/variation/chart_words.h"
#include "flow/variation/number_words.h"

namespace flow {
namespace {

constexpr std::size_t kMonthsAhead = 6;
constexpr std::size_t kDaysAhead = 28;
/// Daily charts of years cannot be read, and the process of years ago says little of today's.
constexpr std::size_t kDaysCharted = 90;
/// Two years hold each season twice; older days cost a reader's time and tell little more.
constexpr std::size_t kDaysForecastFrom = 730;

bool is_daily(const FigureSeries& figures) {
  return figures.measure.period == PeriodKind::Day;
}

SeriesKind kind_of(const Measure& measure) {
  if (measure.is_percentage()) return SeriesKind::Percentage;
  const bool is_count = measure.formula.multiplier == 1 && !measure.formula.is_per_day &&
                        measure.denominator_kind == DenominatorKind::None;
  // A rate is never negative either, and has no whole numbers: forecast as a count is.
  return is_count || measure.formula.is_per_day ? SeriesKind::Count : SeriesKind::Value;
}

std::string period_in_words(SeriesPeriod period) {
  const auto day = first_day(period);
  if (!day) return period_text(period);
  return period.kind == PeriodKind::Month ? fmt::format("{} {}", base::month_name(static_cast<unsigned>(day->month())),
                                                        static_cast<int>(day->year()))
                                          : base::long_date(*day);
}

std::vector<DatedTarget> dated_targets(const ViewSettings& settings) {
  std::vector<DatedTarget> out;
  if (settings.target)
    for (const auto& point : settings.target->points) out.push_back({point.period, point.value});
  return out;
}

Series last_of(Series series, std::size_t most) {
  if (series.points.size() > most)
    series.points.erase(series.points.begin(), series.points.end() - static_cast<std::ptrdiff_t>(most));
  return series;
}

bool is_of_events(const Measure& measure) {
  return measure.chart == ChartKind::TimeBetween || measure.chart == ChartKind::CountBetween;
}

Series last_charted(const MeasureView& view, Series series) {
  std::size_t most = view.settings.last_periods;
  if (most == 0 && is_daily(view.figures)) most = kDaysCharted;
  return most == 0 ? series : last_of(std::move(series), most);
}

/// What the chart is of: figures; of rare events those periods alone in which one was, for the others are no gaps; of
/// a P′ chart numerators.
Series charted(const MeasureView& view) {
  Series series = series_of(view.figures, view.settings.title);
  if (is_of_events(view.figures.measure))
    std::erase_if(series.points, [](const SeriesPoint& point) { return !point.value; });
  if (view.figures.measure.chart == ChartKind::PPrime)
    for (std::size_t i = 0; i < series.points.size(); ++i) {
      const FigureParts& parts = view.figures.points[i].parts;
      if (!series.points[i].value) continue;
      const double counted = number_of(*parts.numerator);
      const bool is_rest = view.figures.measure.formula.is_complement;
      series.points[i].value = is_rest ? number_of(*parts.denominator) - counted : counted;
    }
  return last_charted(view, std::move(series));
}

Series denominators_of(const MeasureView& view) {
  Series series{.name = view.settings.title, .points = {}};
  for (const auto& point : view.figures.points)
    series.points.push_back(
        {point.period, point.figure ? std::optional(number_of(*point.parts.denominator)) : std::optional<double>()});
  return last_charted(view, std::move(series));
}

/// The first charted period that a change holds for; nothing where all of the chart lies on one side of it.
std::optional<SeriesPeriod> first_after(const Series& series, const DefinitionChange& change) {
  const auto found = std::ranges::find_if(series.points, [&](const auto& point) { return point.period >= change.at; });
  if (found == series.points.begin() || found == series.points.end()) return std::nullopt;
  return found->period;
}

/// Those decided, and one wherever what is counted changed: two definitions are never joined.
std::vector<ChartDecision> rebases_of(const MeasureView& view, const Series& series) {
  std::vector<ChartDecision> out = view.settings.rebases;
  for (const auto& change : view.settings.changes) {
    const auto at = first_after(series, change);
    if (!at) continue;
    const auto decided = std::ranges::find(out, *at, &ChartDecision::at);
    if (decided == out.end()) {
      out.push_back({*at, change.words, ""});
    } else {
      decided->reason += "; " + change.words;
    }
  }
  return out;
}

void add_chart(MeasureView& view) {
  const Series series = charted(view);
  const ChartKind kind = view.figures.measure.chart;
  ChartAsk ask{.kind = kind,
               .ruleset = view.settings.ruleset,
               .rules = rules_of(view.settings.ruleset),
               .improvement = view.figures.measure.improvement,
               .rebases = rebases_of(view, series),
               .exclusions = view.settings.exclusions,
               .targets = dated_targets(view.settings)};
  if (view.settings.trajectory)
    for (const auto& point : series.points)
      if (const auto path = view.settings.trajectory->at(point.period)) ask.trajectory.push_back({point.period, path});
  const Series denominators = kind == ChartKind::PPrime ? denominators_of(view) : Series{};
  auto chart = chart_of(series, ask, kind == ChartKind::PPrime ? &denominators : nullptr);
  if (chart) {
    view.chart = *std::move(chart);
  } else {
    view.refusal = chart.error().message;
  }
}

void add_forecast(MeasureView& view) {
  const bool daily = is_daily(view.figures);
  ForecastAsked asked{.season = daily ? std::size_t{7} : std::size_t{12},
                      .horizon = daily ? kDaysAhead : kMonthsAhead,
                      .kind = kind_of(view.figures.measure),
                      .breaks = view.settings.breaks};
  for (const auto& left_out : view.settings.exclusions) asked.excluded.push_back({left_out.at, left_out.at});
  const auto* last = latest_of(view.figures);
  if (view.target && view.figures.measure.improvement != Improvement::Neutral) {
    const auto horizon_end = last->period + static_cast<std::int64_t>(asked.horizon);
    asked.target =
        TargetAsked{.value = *view.target,
                    .by = view.settings.target_by.value_or(horizon_end),
                    .side = view.figures.measure.improvement == Improvement::Decrease ? TargetSide::AtOrBelow
                                                                                      : TargetSide::AtOrAbove};
  }
  Series history = series_of(view.figures, view.settings.title);
  const std::array series{daily ? last_of(std::move(history), kDaysForecastFrom) : std::move(history)};
  auto made = make_forecasts(series, asked);
  if (!made.front().points.empty()) view.forecast = std::move(made.front());
}

documents::Mark mark_of(const ChartedPoint& point) {
  if (point.status == PointStatus::Excluded) return documents::Mark::Excluded;
  switch (point.mark.colour) {
    case PointClass::CommonCause:
      return documents::Mark::Plain;
    case PointClass::Improvement:
      return documents::Mark::Improvement;
    case PointClass::Concern:
      return documents::Mark::Concern;
    case PointClass::NeutralHigh:
      return documents::Mark::NeutralHigh;
    case PointClass::NeutralLow:
      return documents::Mark::NeutralLow;
  }
  std::unreachable();
}

std::string signal_of(const ChartedPoint& point) {
  switch (point.mark.rule) {
    case PointRule::CommonCause:
      return "";
    case PointRule::Outside:
      return "outside the limits";
    case PointRule::Trend:
      return "part of a trend";
    case PointRule::TwoInThree:
      return "close to a limit, two in three";
    case PointRule::Shift:
      return "part of a shift";
  }
  std::unreachable();
}

void add_points(const MeasureView& view, std::size_t most, documents::TimeChart& out) {
  const auto& points = view.chart->points;
  const std::size_t first = points.size() > most ? points.size() - most : 0;
  for (std::size_t i = first; i < points.size(); ++i) {
    const auto& point = points[i];
    out.points.push_back({.period = short_period(point.period),
                          .value = point.value,
                          .mark = mark_of(point),
                          .signal = signal_of(point),
                          .mean = point.mean,
                          .lower_limit = point.lower,
                          .upper_limit = point.upper,
                          .target = point.target,
                          .trajectory = point.trajectory});
  }
  for (const auto& group : view.chart->groups) {
    if (group.first <= first || group.reason.empty()) continue;
    const bool is_change = std::ranges::any_of(view.settings.changes, [&](const DefinitionChange& change) {
      return points[group.first - 1].period < change.at && change.at <= points[group.first].period;
    });
    out.new_limits.push_back({group.first - first, group.reason, is_change});
  }
}

void add_forecast_points(const MeasureView& view, documents::TimeChart& out) {
  if (!view.forecast) return;
  for (const auto& point : view.forecast->points) {
    std::optional<double> path;
    if (view.settings.trajectory) path = view.settings.trajectory->at(point.period);
    out.forecast.push_back({.period = short_period(point.period),
                            .mean = point.mean,
                            .lower_80 = point.lower80,
                            .upper_80 = point.upper80,
                            .lower_95 = point.lower95,
                            .upper_95 = point.upper95,
                            .target = view.target,
                            .trajectory = path});
  }
}

std::string of_hundred(double chance) {
  return fmt::format("{:.0f} in 100", chance * 100);
}

std::string when_words(const MeasureView& view) {
  const auto& target = *view.forecast->target;
  if (!target.median)
    return fmt::format("In {} of the ways it may go it is not reached within the forecast.",
                       of_hundred(target.chance.not_within));
  std::string out = fmt::format("Of the ways it may go, half reach the target by {}", period_in_words(*target.median));
  if (target.early) out += fmt::format(", 1 in 10 by {}", period_in_words(*target.early));
  return out + fmt::format("; {} do not within the forecast.", of_hundred(target.chance.not_within));
}

}  // namespace

MeasureView view_of(FigureSeries figures, ViewSettings settings) {
  MeasureView view{.figures = std::move(figures), .settings = std::move(settings)};
  const auto* latest = latest_of(view.figures);
  if (latest == nullptr) return view;
  if (view.settings.target) view.target = view.settings.target->at(latest->period);
  if (view.settings.trajectory) view.path = view.settings.trajectory->at(latest->period);
  // A path that has ended says nothing of by when.
  if (view.settings.target_by && *view.settings.target_by <= latest->period) view.settings.target_by.reset();
  const Improvement improvement = view.figures.measure.improvement;
  if (view.path) view.rating = rating_of(*latest->figure, *view.path, improvement);
  if (view.target && view.settings.target_by)
    view.required = required_change(series_of(view.figures, ""), *view.target, *view.settings.target_by);
  add_chart(view);
  // The next event has no date that a forecast of periods could give.
  if (view.settings.with_forecast && !is_of_events(view.figures.measure)) add_forecast(view);
  return view;
}

std::optional<documents::VariationIcon> variation_icon_of(const MeasureView& view) {
  if (!view.chart || !view.chart->variation) return std::nullopt;
  const std::string icon = variation_icon(*view.chart);
  using documents::VariationIcon;
  constexpr std::pair<std::string_view, VariationIcon> kIcons[] = {
      {"common_cause", VariationIcon::CommonCause},       {"improvement_high", VariationIcon::ImprovementHigh},
      {"improvement_low", VariationIcon::ImprovementLow}, {"concern_high", VariationIcon::ConcernHigh},
      {"concern_low", VariationIcon::ConcernLow},         {"neutral_high", VariationIcon::NeutralHigh},
      {"neutral_low", VariationIcon::NeutralLow}};
  const auto found =
      std::ranges::find(kIcons, std::string_view(icon), &std::pair<std::string_view, VariationIcon>::first);
  return found == std::end(kIcons) ? std::nullopt : std::optional(found->second);
}

std::optional<documents::AssuranceIcon> assurance_icon_of(const MeasureView& view) {
  if (!view.chart || !view.chart->assurance) return std::nullopt;
  switch (*view.chart->assurance) {
    case Assurance::Pass:
      return documents::AssuranceIcon::Pass;
    case Assurance::Fail:
      return documents::AssuranceIcon::Fail;
    case Assurance::Inconsistent:
      return documents::AssuranceIcon::HitOrMiss;
  }
  std::unreachable();
}

documents::TimeChart time_chart_of(const MeasureView& view, std::size_t most) {
  const Measure& measure = view.figures.measure;
  documents::TimeChart out{.title = fmt::format("{}, {}", measure.name, view.settings.title),
                           .period_axis = is_daily(view.figures) ? "Day" : "Month",
                           .value_name = measure.name,
                           .unit = measure.is_percentage() ? "" : measure.unit,
                           .is_percentage = measure.is_percentage(),
                           .cycle = is_daily(view.figures) ? std::size_t{7} : std::size_t{12}};
  if (is_of_events(measure)) {
    out.period_axis = "Event";
    out.cycle = 0;
    out.centre = "Centre line";
  }
  out.least_possible = 0;
  if (measure.is_percentage()) out.greatest_possible = 100;
  if (!view.chart) return out;
  out.summary = summary_words(*view.chart);
  add_points(view, most, out);
  add_forecast_points(view, out);
  return out;
}

std::string short_period(SeriesPeriod period) {
  const auto day = first_day(period);
  if (!day) return period_text(period);
  if (period.kind == PeriodKind::Day) return base::short_date(*day);
  return fmt::format("{} {}", base::month_name(static_cast<unsigned>(day->month())).substr(0, 3),
                     static_cast<int>(day->year()));
}

std::string latest_words(const MeasureView& view) {
  const auto* latest = latest_of(view.figures);
  if (latest == nullptr) return "No figure is known.";
  const Measure& measure = view.figures.measure;
  return fmt::format("{}{} {} {}", figure_text(measure, *latest->figure),
                     measure.is_percentage() ? "" : " " + measure.unit,
                     latest->period.kind == PeriodKind::Day ? "on" : "in", period_in_words(latest->period));
}

std::string forecast_words(const MeasureView& view) {
  if (!view.forecast) return "";
  const auto& last = view.forecast->points.back();
  const Measure& measure = view.figures.measure;
  return fmt::format("By {} it is expected at {}, and in 80 of 100 cases between {} and {}.",
                     period_in_words(last.period), figure_text(measure, last.mean), figure_text(measure, last.lower80),
                     figure_text(measure, last.upper80));
}

std::string forecast_in_short(const MeasureView& view) {
  if (!view.forecast) return "";
  const auto& last = view.forecast->points.back();
  const Measure& measure = view.figures.measure;
  return fmt::format("{} by {} ({} to {})", figure_text(measure, last.mean), short_period(last.period),
                     figure_text(measure, last.lower80), figure_text(measure, last.upper80));
}

std::string rare_event_words(ChartKind kind) {
  if (kind == ChartKind::TimeBetween)
    return "Each point is an event, and its value the time since the event before: the higher, the rarer. A day "
           "without "
           "an event has no point.";
  if (kind == ChartKind::CountBetween)
    return "Each point is an event, and its value how many cases went by since the event before: the higher, the "
           "rarer. "
           "A day without an event has no point.";
  return "";
}

std::vector<std::string> target_words(const MeasureView& view) {
  std::vector<std::string> out;
  if (!view.target) return out;
  const Measure& measure = view.figures.measure;
  out.push_back(fmt::format("Target: {}{}.", figure_text(measure, *view.target),
                            view.settings.target_name.empty() ? "" : fmt::format(" ({})", view.settings.target_name)));
  if (view.settings.targets.size() > 1)
    out.push_back(fmt::format("{} targets hold. The icon, the line and the chance are of this one: {}.",
                              sentence_case(count_words(view.settings.targets.size())), view.settings.judged_because));
  if (view.chart && view.chart->assurance) out.push_back(assurance_words(*view.chart));
  if (view.required)
    out.push_back(
        fmt::format("To reach it by {} each of the {} periods left must bring {}{}; over the last year they brought "
                    "{}{} on average.",
                    period_in_words(*view.settings.target_by), view.required->periods_left,
                    view.required->each_period > 0 ? "+" : "", figure_text(measure, view.required->each_period),
                    view.required->observed > 0 ? "+" : "", figure_text(measure, view.required->observed)));
  if (view.forecast && view.forecast->target) {
    const auto& chance = view.forecast->target->chance;
    out.push_back(fmt::format(
        "Chance of standing at or beyond it {}: {}{}.",
        view.settings.target_by ? "by " + period_in_words(*view.settings.target_by)
                                : std::string("at the forecast's end"),
        of_hundred(chance.chance),
        chance.base_rate ? fmt::format("; of past stretches as long, {} went as far", of_hundred(*chance.base_rate))
                         : std::string()));
    out.push_back(when_words(view));
  }
  return out;
}

}  // namespace flow
