// Where a measure is to be, and how far it is from there: targets and trajectories as dated points.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "flow/series/series.h"
#include "flow/variation/point_mark.h"

namespace flow {

enum class TrajectoryKind {
  Target,    ///< a level from a day on, until the next
  Linear,    ///< from point to point in a straight line over time
  Seasonal,  ///< the straight line times the month's index
};

struct TrajectoryPoint {
  SeriesPeriod period;
  double value = 0;
};

struct Trajectory {
  TrajectoryKind kind = TrajectoryKind::Linear;
  std::vector<TrajectoryPoint> points;  ///< in order, each period once
  std::vector<double> index;            ///< Seasonal: twelve, January first, with a mean of 1

  /// A target holds on from its last point; a path says nothing before its first point or after its last.
  [[nodiscard]] std::optional<double> at(SeriesPeriod period) const;
};

/// The months' index from a history: each month's mean over the mean of the whole, over whole years; nothing under two
/// of them, or where the mean is not above nought.
[[nodiscard]] std::optional<std::vector<double>> seasonal_index(const Series& months);

enum class Rating { Green, Amber, Red };
[[nodiscard]] std::string_view words_of(Rating rating);  ///< "on track"

/// Green on the better side of the path or on it; amber within `tolerance` (0.05: five per cent of the path) on the
/// worse side; red beyond. Nothing where no direction is better.
[[nodiscard]] std::optional<Rating> rating_of(double value, double path, Improvement improvement,
                                              double tolerance = 0.05);

/// What each remaining period must bring, and what the last ones brought on average.
struct RequiredChange {
  double each_period = 0;  ///< (target − last) / periods left
  double observed = 0;     ///< mean change a period over the last year, or what there is of one
  std::int64_t periods_left = 0;
};
/// Nothing where `by` does not lie after the last value, or there are fewer than two.
[[nodiscard]] std::optional<RequiredChange> required_change(const Series& series, double target, SeriesPeriod by);

}  // namespace flow
