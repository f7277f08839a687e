// A series made ready to be forecast: a value at every step. What is missing or set aside is filled in from its
// neighbours and never taken as 0; a break moves what lies before it to the level after it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "flow/forecasting/scale.h"
#include "flow/series/series.h"

namespace flow {

/// An inclusive run of periods of one kind.
struct PeriodRange {
  SeriesPeriod from;
  SeriesPeriod to;
};

/// A row of fewer values shows neither a usual change nor a season.
constexpr std::size_t kFewValues = 6;

struct PreparedSeries {
  SeriesPeriod first;
  std::vector<double> values;  ///< from the first known value to the last; empty where none is known
  SeriesPeriod last;           ///< the period of the last value
  std::int64_t spacing = 1;    ///< from one step to the next
  std::size_t phase = 0;       ///< the step of the season at which the first value stands, the same for all of a file
  std::vector<std::string> warnings;
};

struct Preparation {
  std::size_t season = 1;
  SeriesKind kind = SeriesKind::Value;
  std::vector<PeriodRange> excluded;
  std::vector<SeriesPeriod> breaks;  ///< the first period of each new level
};

/// Days that are all the first of a month are the months themselves.
[[nodiscard]] Series months_where_first_days(const Series& series);

/// The period as one of `kind`: a day as its month, a month as its first day, or its last where `is_end`. Nothing
/// between steps and others.
[[nodiscard]] std::optional<SeriesPeriod> as_kind(SeriesPeriod period, PeriodKind kind, bool is_end = false);

[[nodiscard]] PreparedSeries prepare(const Series& series, const Preparation& preparation);

/// Each missing value (NaN) is a straight line between its known neighbours, with what the season before and after did
/// beside such a line. REQUIRES: the first and last values are known.
void fill_missing(std::span<double> values, std::size_t season);

/// Moves the values before `place` to the level of those from it on: by the difference of the means of up to a season
/// on either side, or their ratio where `by_ratio`. REQUIRES: 0 < place < size.
void move_to_level(std::span<double> values, std::size_t place, std::size_t season, bool by_ratio);

}  // namespace flow
