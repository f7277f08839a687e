// What the record holds of a place's urgent care.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "flow/measures/measure_store.h"
#include "flow/performance/measure_view_store.h"
#include "flow/urgent_care/four_hour_targets.h"

namespace flow {

/// One type of department, or a type's cut of any measure here.
struct TypeFigures {
  std::string cut;  ///< "" all types, "type1", "type2", "other"
  FigureSeries within_four_hours;
  FigureSeries attendances;
  FigureSeries over_four_hours;
};

struct UrgentCareFigures {
  Place place;
  MeasureView four_hours;                   ///< all types, months, without a forecast
  bool is_usual_target = false;             ///< no target is recorded here, so that the dated facts are applied
  std::vector<TypeFigures> types;           ///< those that have values, all types first
  MeasureView attendances;                  ///< all types, months, without a forecast
  std::vector<TypeFigures> days;            ///< the same of the daily feed; empty where there is none
  std::optional<QualityMark> days_quality;  ///< what is said of how far the daily feed may be trusted
};

/// Places that have attendances by month or by day, and systems that hold such places; by name.
[[nodiscard]] std::vector<Place> urgent_care_places(record::Reader& reader);
/// Nothing where there is no such place.
[[nodiscard]] std::optional<UrgentCareFigures> urgent_care_figures(record::Reader& reader, std::string_view place,
                                                                   base::Instant known_at);

}  // namespace flow
