#include "flow/performance/measure_view_store.h"

#include <algorithm>

#include <fmt/format.h>

namespace flow {
namespace {

std::vector<Place> with_values(const std::vector<Place>& all, const std::vector<std::string>& codes,
                               std::string_view system) {
  std::vector<Place> out;
  for (const auto& place : all)
    if (place.part_of == system && std::ranges::binary_search(codes, place.code)) out.push_back(place);
  return out;
}

std::vector<ChartDecision> chart_decisions(const std::vector<SeriesDecision>& all, DecisionKind kind) {
  std::vector<ChartDecision> out;
  for (const auto& decision : all)
    if (decision.kind == kind) out.push_back({decision.at, decision.reason, decision.by});
  return out;
}

void add_trajectories(record::Reader& reader, const ViewAsk& ask, ViewSettings& settings) {
  for (const auto& kept : trajectories(reader, ask.measure, ask.cut, ask.place, ask.known_at)) {
    const bool is_target = kept.trajectory.kind == TrajectoryKind::Target;
    auto& held = is_target ? settings.target : settings.trajectory;
    if (held) continue;  // the place's own come first, the newest first
    held = kept.trajectory;
    (is_target ? settings.target_name : settings.trajectory_name) = kept.name;
  }
  if (settings.trajectory && !settings.trajectory->points.empty())
    settings.target_by = settings.trajectory->points.back().period;
}

}  // namespace

ViewPlace view_place(record::Reader& reader, const Measure& measure, const Place& place) {
  const auto codes = places_with(reader, measure);
  if (place.kind != PlaceKind::System) {
    const bool has_values = std::ranges::binary_search(codes, place.code);
    return {.place = place, .parts = has_values ? std::vector{place.code} : std::vector<std::string>{}};
  }
  const auto parts = with_values(places(reader), codes, place.code);
  for (const PlaceKind kind : {PlaceKind::Council, PlaceKind::Provider, PlaceKind::Board}) {
    ViewPlace out{.place = place, .parts = {}};
    for (const auto& part : parts)
      if (part.kind == kind) out.parts.push_back(part.code);
    if (!out.parts.empty()) return out;
  }
  return {.place = place, .parts = {}};
}

std::optional<MeasureView> measure_view(record::Reader& reader, const ViewAsk& ask) {
  const auto measure = find_measure(reader, ask.measure);
  const auto place = find_place(reader, ask.place);
  if (!measure || !place) return std::nullopt;
  const auto asked_of = view_place(reader, *measure, *place);
  const auto decided = decisions(reader, ask.measure, ask.cut, ask.place, ask.known_at);
  ViewSettings settings{.title = place->name,
                        .rebases = chart_decisions(decided, DecisionKind::Rebase),
                        .exclusions = chart_decisions(decided, DecisionKind::Exclude),
                        .last_periods = ask.last_periods,
                        .with_forecast = ask.with_forecast};
  for (const auto& decision : decided)
    if (decision.kind == DecisionKind::Break) settings.breaks.push_back(decision.at);
  add_trajectories(reader, ask, settings);
  auto made =
      figures(reader, {.measure = ask.measure, .cut = ask.cut, .places = asked_of.parts, .known_at = ask.known_at});
  if (const auto* latest = latest_of(made); latest != nullptr)
    if (const auto mark = quality_of(reader, ask.measure, ask.place, latest->period, ask.known_at)) {
      settings.quality = words_of(mark->grade);
      settings.quality_words = mark->words;
    }
  return view_of(std::move(made), std::move(settings));
}

std::vector<Measure> measures_of(record::Reader& reader, const Place& place) {
  std::vector<Measure> out;
  for (const auto& measure : measures(reader))
    if (!view_place(reader, measure, place).parts.empty()) out.push_back(measure);
  return out;
}

}  // namespace flow
