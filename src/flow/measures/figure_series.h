// A measure's figures over time for a place, or for several taken together, with what each was worked out from.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "flow/measures/measure_value.h"

namespace flow {

struct FigurePoint {
  SeriesPeriod period;
  std::optional<double> figure;  ///< nothing where a part is missing
  FigureParts parts;
  ValueStatus status = ValueStatus::Final;  ///< provisional where a part is; else revised where a part is
  base::Instant received_at;                ///< of the newest part
  bool is_withheld = false;  ///< a small number, or one that would give a small one away: no figure, no parts

  friend bool operator==(const FigurePoint&, const FigurePoint&) = default;
};

struct FigureSeries {
  Measure measure;
  std::string cut;
  std::vector<Place> places;
  std::vector<FigurePoint> points;  ///< in order, without gaps between the first and the last
};

/// The counted values that a figure is made of, as they were known on one day: one a cut, place and period.
struct FigureSource {
  std::vector<MeasureValue> numerators;
  std::vector<MeasureValue> denominators;  ///< of the formula's other measure
};

/// A period in which one of the places has no value has no figure: a sum without it would read as an improvement. A
/// place that has no value at all before or after some period (it closed, or opened) is not waited for there.
[[nodiscard]] FigureSeries figure_series(const Measure& measure, std::string cut, std::vector<Place> places,
                                         const FigureSource& source);

/// Its figures as a series for charts and forecasts.
[[nodiscard]] Series series_of(const FigureSeries& figures, std::string name);

/// The last point that has a figure; nullptr where none has.
[[nodiscard]] const FigurePoint* latest_of(const FigureSeries& figures);

/// The same in months, by the measure's aggregation; only months all of whose days have a value. REQUIRES: days.
[[nodiscard]] FigureSeries by_month(const FigureSeries& days);

/// As a person reads it: "27.7", "84.2 %", "12,345"; one decimal place for rates, none for whole counts.
[[nodiscard]] std::string figure_text(const Measure& measure, double figure);

}  // namespace flow
