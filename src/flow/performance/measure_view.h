// All that is said of one measure in one place: its figures as a control chart, the target, where it is heading, and
// how far it may be trusted. Dashboard, page and paper show the same view.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "documents/performance_icons.h"
#include "documents/time_chart.h"
#include "flow/forecasting/forecast.h"
#include "flow/measures/figure_series.h"
#include "flow/measures/trajectory.h"
#include "flow/variation/series_chart.h"

namespace flow {

/// What is counted changed: limits and lines start anew at the first period that is at or after `at`.
struct DefinitionChange {
  SeriesPeriod at;
  std::string words;  ///< "the definition changed (version 2)"
};

/// One of the targets in force at the latest figure.
struct HeldTarget {
  std::string id;  ///< of the kept target
  std::string name;
  std::string source;
  double value = 0;
  bool is_judged = false;  ///< the icon is of this one
};

/// What has been decided about the series, and what is to be reached.
struct ViewSettings {
  std::string title;  ///< "Leicester", the name of the place or system
  std::vector<ChartDecision> rebases;
  std::vector<ChartDecision> exclusions;
  std::vector<SeriesPeriod> breaks;       ///< decided, and those of the definition's changes
  std::vector<DefinitionChange> changes;  ///< in order
  std::optional<Trajectory> target;       ///< of kind Target
  std::optional<Trajectory> trajectory;   ///< a path
  std::string target_name;
  std::vector<HeldTarget> targets;  ///< those in force at the latest figure, the place's own first, the newest first
  std::string judged_because;       ///< "it was chosen by AE on 3 February 2020: ...", said where several hold
  std::string trajectory_name;
  std::optional<SeriesPeriod> target_by;  ///< by when the chance of reaching it is asked; nothing: the horizon's end
  std::string quality;                    ///< "Use with caution"; empty: nothing was marked
  std::string quality_words;
  Ruleset ruleset = Ruleset::PlotTheDots;
  std::size_t last_periods = 0;  ///< limits and chart rest on so many of the last; 0: on all
  bool with_forecast = true;
};

struct MeasureView {
  FigureSeries figures;
  ViewSettings settings;
  std::optional<SeriesChart> chart;  ///< nothing where there is no figure
  std::string refusal;               ///< why there is no chart, though there are figures
  std::optional<Forecast> forecast;
  std::optional<double> target;  ///< in force at the latest figure
  std::optional<double> path;    ///< the trajectory there
  std::optional<Rating> rating;  ///< against the path
  std::optional<RequiredChange> required;
};

/// Months are forecast 6 ahead with a season of 12, days 28 with a season of 7.
[[nodiscard]] MeasureView view_of(FigureSeries figures, ViewSettings settings);

[[nodiscard]] std::optional<documents::VariationIcon> variation_icon_of(const MeasureView& view);
[[nodiscard]] std::optional<documents::AssuranceIcon> assurance_icon_of(const MeasureView& view);

/// With the last `most` points and the forecast.
[[nodiscard]] documents::TimeChart time_chart_of(const MeasureView& view, std::size_t most = 60);

/// "Apr 2017", "3 Apr 2017", "12".
[[nodiscard]] std::string short_period(SeriesPeriod period);
/// "27.7 people a day in December 2019".
[[nodiscard]] std::string latest_words(const MeasureView& view);
/// "By June 2020 it is likely (80 of 100) to lie between 20.1 and 35.2." Empty where there is no forecast.
[[nodiscard]] std::string forecast_words(const MeasureView& view);
/// "26.1 by Jun 2020 (20.1 to 35.2)": the range of 80 of 100 cases.
[[nodiscard]] std::string forecast_in_short(const MeasureView& view);
/// What each point of a chart of rare events is; empty of other charts.
[[nodiscard]] std::string rare_event_words(ChartKind kind);
/// The chance and date of reaching the target, the base rate beside it; what each month must bring. Empty without one.
[[nodiscard]] std::vector<std::string> target_words(const MeasureView& view);

}  // namespace flow
