#include "flow/performance/measure_view_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"

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

const KeptTrajectory* chosen_of(const std::vector<const KeptTrajectory*>& held,
                                const std::optional<TargetChoice>& choice) {
  if (!choice || !choice->target) return nullptr;
  const auto found = std::ranges::find(held, *choice->target, &KeptTrajectory::id);
  return found == held.end() ? nullptr : *found;
}

std::string because(const KeptTrajectory& judged, bool is_chosen, const std::optional<TargetChoice>& choice) {
  if (is_chosen)
    return fmt::format("it was chosen by {} on {}, because: {}", choice->by,
                       base::long_date(base::date_of(choice->chosen_at)), choice->reason);
  return judged.place.empty() ? "it is the newest" : "it is the newest of this place’s own";
}

/// Of the targets in force at the latest figure the chosen one, else the first. Where none is in force the first of
/// all: it will be.
void add_target(record::Reader& reader, const ViewAsk& ask, const std::vector<KeptTrajectory>& kept,
                std::optional<SeriesPeriod> latest, ViewSettings& settings) {
  std::vector<const KeptTrajectory*> held;
  const KeptTrajectory* judged = nullptr;
  for (const auto& one : kept) {
    if (one.trajectory.kind != TrajectoryKind::Target) continue;
    if (judged == nullptr) judged = &one;
    if (latest && one.trajectory.at(*latest)) held.push_back(&one);
  }
  if (judged == nullptr) return;
  const auto choice = target_choice(reader, ask.measure, ask.cut, ask.place, ask.known_at);
  const auto* chosen = chosen_of(held, choice);
  if (!held.empty()) judged = chosen != nullptr ? chosen : held.front();
  settings.target = judged->trajectory;
  settings.target_name = judged->name;
  settings.judged_because = because(*judged, judged == chosen, choice);
  for (const auto* one : held)
    settings.targets.push_back({.id = one->id.text(),
                                .name = one->name,
                                .source = one->source,
                                .value = *one->trajectory.at(*latest),
                                .is_judged = one == judged});
}

void add_trajectories(record::Reader& reader, const ViewAsk& ask, std::optional<SeriesPeriod> latest,
                      ViewSettings& settings) {
  const auto kept = trajectories(reader, ask.measure, ask.cut, ask.place, ask.known_at);
  add_target(reader, ask, kept, latest, settings);
  const auto path =
      std::ranges::find_if(kept, [](const auto& one) { return one.trajectory.kind != TrajectoryKind::Target; });
  if (path == kept.end()) return;
  settings.trajectory = path->trajectory;
  settings.trajectory_name = path->name;
  if (!path->trajectory.points.empty()) settings.target_by = path->trajectory.points.back().period;
}

/// The first whole period of the kind that a definition holds for.
SeriesPeriod first_period_of(base::Date from, PeriodKind kind) {
  if (kind == PeriodKind::Day) return day_period(from);
  return month_period(from) + (from.day() == std::chrono::day(1) ? 0 : 1);
}

void add_changes_of(record::Reader& reader, std::string_view code, PeriodKind kind, const std::string& what,
                    std::vector<DefinitionChange>& out) {
  const auto versions = versions_of(reader, code);
  for (std::size_t i = 1; i < versions.size(); ++i) {
    if (counts_the_same(versions[i - 1], versions[i])) continue;
    const SeriesPeriod at = first_period_of(versions[i].valid_from, kind);
    std::erase_if(out, [&](const DefinitionChange& other) { return other.at == at; });
    out.push_back({at, fmt::format("{} changed (version {})", what, versions[i].version)});
  }
}

/// Changes of the measure and of those that it is worked out from, that lie within its figures.
void add_changes(record::Reader& reader, const FigureSeries& figures, ViewSettings& settings) {
  const Measure& measure = figures.measure;
  if (figures.points.empty() || measure.period == PeriodKind::Step) return;
  for (const std::string& part : {measure.formula.numerator, measure.formula.denominator})
    if (!part.empty())
      add_changes_of(reader, part, measure.period,
                     fmt::format("the definition of “{}”", find_measure(reader, part)->name), settings.changes);
  add_changes_of(reader, measure.code, measure.period, "the definition", settings.changes);
  std::erase_if(settings.changes, [&](const DefinitionChange& change) {
    return change.at <= figures.points.front().period || change.at > figures.points.back().period;
  });
  std::ranges::sort(settings.changes, {}, &DefinitionChange::at);
  for (const auto& change : settings.changes) settings.breaks.push_back(change.at);
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
  auto made =
      figures(reader, {.measure = ask.measure, .cut = ask.cut, .places = asked_of.parts, .known_at = ask.known_at});
  const auto* latest = latest_of(made);
  add_trajectories(reader, ask, latest == nullptr ? std::nullopt : std::optional(latest->period), settings);
  add_changes(reader, made, settings);
  if (latest != nullptr)
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
