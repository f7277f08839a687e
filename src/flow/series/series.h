// A named row of values over time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "flow/series/series_period.h"

namespace flow {

struct SeriesPoint {
  SeriesPeriod period;
  std::optional<double> value;  ///< nothing where it is missing; never infinite or NaN

  friend bool operator==(const SeriesPoint&, const SeriesPoint&) = default;
};

struct Series {
  std::string name;                 ///< empty where a file has no column of names
  std::vector<SeriesPoint> points;  ///< in order, each period once, all of one kind; gaps may stand between them

  friend bool operator==(const Series&, const Series&) = default;
};

/// How far its periods lie apart: the most common distance (7 for weekly days), the smaller of two that are as common;
/// 1 where there are fewer than two points.
[[nodiscard]] std::int64_t spacing_of(const Series& series);

/// With a point, its value missing, at each place that `spacing_of` says has been passed over; periods that lie off
/// that grid are kept as they are.
[[nodiscard]] Series without_gaps(const Series& series);

}  // namespace flow
