// What the record holds of one place: its own values, or, of a system, those of the partners that make it up.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "flow/measures/measure_store.h"
#include "flow/performance/measure_view_store.h"

namespace flow {

/// Reads as it was known at one moment. Codes are of the catalogue. The reader must outlive it.
class PlaceFigures {
 public:
  PlaceFigures(record::Reader& reader, Place place, base::Instant known_at)
      : reader_(&reader), place_(std::move(place)), known_at_(known_at) {}

  [[nodiscard]] const Place& place() const { return place_; }
  [[nodiscard]] Measure measure(std::string_view code) const;
  /// The partners whose values make up the place's; itself where it has values; empty where there are none.
  [[nodiscard]] std::vector<std::string> parts(std::string_view code) const;
  [[nodiscard]] FigureSeries of(std::string_view code, std::string_view cut = "") const;
  [[nodiscard]] FigureSeries of(std::string_view code, std::string_view cut, std::vector<std::string> asked_of) const;
  /// Without a forecast.
  [[nodiscard]] MeasureView view(std::string_view code) const;
  /// What is said of how far the latest figure may be trusted; nothing where there is no figure, or nothing is said.
  [[nodiscard]] std::optional<QualityMark> quality_of_latest(const FigureSeries& figures) const;

 private:
  record::Reader* reader_;
  Place place_;
  base::Instant known_at_;
};

/// Places that have values of any of these measures, and the systems that hold such places; by name.
[[nodiscard]] std::vector<Place> places_of(record::Reader& reader, std::span<const std::string_view> measures);

}  // namespace flow
