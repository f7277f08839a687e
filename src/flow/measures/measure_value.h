// A value as it was received, and what was known of a measure on a day: corrections add rows and overwrite nothing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/uuid.h"
#include "flow/measures/amount.h"
#include "flow/measures/imported_file.h"
#include "flow/measures/measure.h"
#include "flow/series/series.h"

namespace flow {

struct MeasureValue {
  std::string measure;
  int version = 1;  ///< of the definition it was counted by
  std::string cut;
  std::string place;
  SeriesPeriod period;
  std::optional<Amount> numerator;  ///< nothing: received as missing
  std::optional<Amount> denominator;
  ValueStatus status = ValueStatus::Final;
  base::Instant received_at;
  base::Uuid import;
  FileCell at;  ///< in the import's file
};

/// Of each measure, cut, place and period the value received last by `known_at`; of several in one file there is one.
/// In order of measure, cut, place, period.
[[nodiscard]] std::vector<MeasureValue> known_on(std::span<const MeasureValue> values, base::Instant known_at);

/// The counted parts of a figure.
struct FigureParts {
  std::optional<Amount> numerator;
  std::optional<Amount> denominator;
  std::int64_t days = 0;  ///< of the period or periods

  friend bool operator==(const FigureParts&, const FigureParts&) = default;
};

/// The one function that works out a figure of any measure. Nothing where a part is missing or the denominator is 0.
[[nodiscard]] std::optional<double> figure_of(const Measure& measure, const FigureParts& parts);

/// Days of a day, a month; 1 for a step.
[[nodiscard]] std::int64_t days_in(SeriesPeriod period);

/// What `parts` of several places in one period come to: sums, the days counted once. A part missing in one place is
/// missing in all, since a sum without it would look like an improvement.
[[nodiscard]] FigureParts over_places(std::span<const FigureParts> parts);

/// What parts of several periods of one place come to, the earliest first, by the measure's aggregation. Missing
/// periods are missing in the whole.
[[nodiscard]] FigureParts over_periods(std::span<const FigureParts> parts, Aggregation aggregation);

}  // namespace flow
