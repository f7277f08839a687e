// From values as they were received to figures: the one way, on any day that is asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "flow/measures/figure_series.h"
#include "record/database.h"

namespace flow {

/// What to show: a measure's cut for places, as it was known at a moment.
struct FigureAsk {
  std::string measure;
  std::string cut;
  std::vector<std::string> places;
  base::Instant known_at;
};
/// The one way from the record to a figure. Small numbers are withheld by the measure's rule, or that of the measure it
/// is worked out from: of a place also where the system's sum less the other places' would give one away, of a part
/// wherever a part of that place and period is small. REQUIRES: the measure and the places exist.
[[nodiscard]] FigureSeries figures(record::Reader& reader, const FigureAsk& ask);
/// All that was ever received for one value, the oldest first.
[[nodiscard]] std::vector<MeasureValue> history_of(record::Reader& reader, std::string_view measure,
                                                   std::string_view cut, std::string_view place, SeriesPeriod period);
/// Codes of the places that have values of a measure, in order of their bytes.
[[nodiscard]] std::vector<std::string> places_with(record::Reader& reader, const Measure& measure);
/// Cuts and places that have values of a measure (of its formula's numerator, where it is worked out).
struct MeasureReach {
  std::vector<std::string> cuts;
  std::vector<std::string> places;
};
[[nodiscard]] MeasureReach reach_of(record::Reader& reader, const Measure& measure);

}  // namespace flow
