// A measure's view from the record.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "flow/measures/measure_store.h"
#include "flow/performance/measure_view.h"

namespace flow {

/// A place, or a system with the places of one kind in it that have values.
struct ViewPlace {
  Place place;
  std::vector<std::string> parts;  ///< codes that figures are asked of; empty: none has values
};
/// For a system: its councils where one has values, else its providers, else its boards, since a sum over kinds would
/// count twice.
[[nodiscard]] ViewPlace view_place(record::Reader& reader, const Measure& measure, const Place& place);

struct ViewAsk {
  std::string measure;
  std::string cut;
  std::string place;  ///< a place's code or a system's
  base::Instant known_at;
  std::size_t last_periods = 0;
  bool with_forecast = true;
};
/// Nothing where there is no such measure or place.
[[nodiscard]] std::optional<MeasureView> measure_view(record::Reader& reader, const ViewAsk& ask);

/// Measures of which the place has values, in the catalogue's order.
[[nodiscard]] std::vector<Measure> measures_of(record::Reader& reader, const Place& place);

}  // namespace flow
