// A measure over time: a control chart with its limits, a forecast with its ranges, or both. Drawn once
// (time_chart_drawing.h) for page, PDF and Word; Excel gets a native chart over the same cells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "documents/lineage.h"

namespace documents {

/// What a point is shown as, by its shape as well as its colour.
enum class Mark : std::uint8_t {
  Plain,        ///< nothing to say of it
  Improvement,  ///< part of a signal that is for the better
  Concern,      ///< part of a signal that is for the worse
  NeutralHigh,  ///< part of a signal of high values, where neither way is better
  NeutralLow,
  Excluded,  ///< left out of limits and rules: hollow, and not joined to its neighbours
};
/// "Improvement", "Concern", "High signal", "Low signal", "Left out"; of a plain point "".
[[nodiscard]] const char* words_of(Mark mark);

/// Numbers everywhere: finite, at most 10^15 either way.
struct TimePoint {
  std::string period;           ///< "Apr 2017"
  std::optional<double> value;  ///< none: missing, a gap in the line
  Mark mark = Mark::Plain;
  std::string signal;  ///< in words, for the table: "above the upper limit"; empty: the mark's own words
  std::optional<double> mean, lower_limit, upper_limit;
  std::optional<double> target;      ///< stepped, as it is in force
  std::optional<double> trajectory;  ///< joined from point to point
};

/// New limits from a point on: the mean and limits are broken there, by a thin line with its words.
struct NewLimits {
  std::size_t at = 0;  ///< of TimeChart::points
  std::string words;   ///< "New ward opened"
  /// Something else is counted from there on: the line of values is broken too.
  bool is_other_measure = false;
};

/// A period that has not been yet. REQUIRES: lower_95 <= lower_80 <= upper_80 <= upper_95.
struct ForecastPoint {
  std::string period;
  double mean = 0;
  double lower_80 = 0, upper_80 = 0;
  double lower_95 = 0, upper_95 = 0;
  std::optional<double> target, trajectory;
};

struct TimeChart {
  std::string title;
  std::string summary;      ///< one or two sentences: what a person who cannot see it needs
  std::string period_axis;  ///< "Month"
  std::string value_name;   ///< "People delayed": names the line and the value axis
  std::string unit;         ///< "people a day", beside the name; not for percentages
  /// Values are 0 to 100 of a hundred, shown with "%".
  bool is_percentage = false;
  /// What a value cannot pass (0 and 100 of a percentage). A limit beyond it is not drawn, and a forecast's range is
  /// drawn no further; the table has both as they are. A value beyond it is drawn all the same.
  std::optional<double> least_possible, greatest_possible;
  /// Periods in a natural cycle (12 months, 7 days): where not every period can be named, the same of each is. 0: none.
  std::size_t cycle = 0;
  std::string centre = "Mean";          ///< what the line in the middle of the limits is
  std::vector<TimePoint> points;        ///< in order of time
  std::vector<NewLimits> new_limits;    ///< in order, each at a point
  std::vector<ForecastPoint> forecast;  ///< in order, after the points
  std::optional<Lineage> lineage;
};

/// There is a value or a forecast to draw.
[[nodiscard]] bool is_drawable(const TimeChart& chart);

}  // namespace documents
