#include "flow/place_figures/place_figures_store.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/check.h"

namespace flow {

Measure PlaceFigures::measure(std::string_view code) const {
  auto out = find_measure(*reader_, code);
  base::check(out.has_value(), "the catalogue's measures exist");
  return *std::move(out);
}

std::vector<std::string> PlaceFigures::parts(std::string_view code) const {
  return view_place(*reader_, measure(code), place_).parts;
}

FigureSeries PlaceFigures::of(std::string_view code, std::string_view cut) const {
  return of(code, cut, parts(code));
}

FigureSeries PlaceFigures::of(std::string_view code, std::string_view cut, std::vector<std::string> asked_of) const {
  return figures(
      *reader_,
      {.measure = std::string(code), .cut = std::string(cut), .places = std::move(asked_of), .known_at = known_at_});
}

MeasureView PlaceFigures::view(std::string_view code) const {
  auto out = measure_view(
      *reader_,
      {.measure = std::string(code), .cut = "", .place = place_.code, .known_at = known_at_, .with_forecast = false});
  base::check(out.has_value(), "the place was found, and the catalogue's measures exist");
  return *std::move(out);
}

std::optional<QualityMark> PlaceFigures::quality_of_latest(const FigureSeries& figures) const {
  const auto* latest = latest_of(figures);
  if (latest == nullptr) return std::nullopt;
  return quality_of(*reader_, figures.measure.code, place_.code, latest->period, known_at_);
}

std::vector<Place> places_of(record::Reader& reader, std::span<const std::string_view> measures) {
  std::set<std::string, std::less<>> codes;
  for (const auto code : measures)
    if (const auto measure = find_measure(reader, code))
      for (auto& place : reach_of(reader, *measure).places) codes.insert(std::move(place));
  const auto all = places(reader);
  std::set<std::string, std::less<>> systems;
  for (const auto& place : all)
    if (codes.contains(place.code) && !place.part_of.empty()) systems.insert(place.part_of);
  std::vector<Place> out;
  for (const auto& place : all)
    if (codes.contains(place.code) || systems.contains(place.code)) out.push_back(place);
  std::ranges::sort(out, {}, [](const Place& place) { return std::pair(place.name, place.code); });
  return out;
}

}  // namespace flow
