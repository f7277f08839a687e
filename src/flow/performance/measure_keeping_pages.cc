#include <algorithm>
#include <type_traits>

#include <fmt/format.h>

#include "base/text.h"
#include "flow/performance/measure_forms_pages.h"
#include "flow/performance/performance_pages.h"

namespace flow {
namespace {

using base::ErrorCode;

constexpr std::size_t kMostWords = 500;
constexpr std::size_t kMostTargetPoints = 240;

/// One line of words that a person must give.
std::string words_given(const people::Visit& visit, const char* field, const char* message, base::Errors& errors) {
  std::string words = base::one_line(visit.request.form.get(field));
  if (words.empty() || words.size() > kMostWords) errors.push_back({ErrorCode::Invalid, field, message});
  return words;
}

/// A period of the measure's kind.
std::optional<SeriesPeriod> period_given(std::string_view text, const Measure& measure, const char* field,
                                         base::Errors& errors) {
  const auto period = parse_series_period(base::trimmed(text), field);
  if (period && period->kind == measure.period) return *period;
  errors.push_back(
      {ErrorCode::Invalid, field,
       measure.period == PeriodKind::Day ? "Give a day, such as 2017-04-03." : "Give a month, such as 2017-04."});
  return std::nullopt;
}

std::optional<DecisionKind> kind_given(const people::Visit& visit, base::Errors& errors) {
  for (const auto kind : {DecisionKind::Rebase, DecisionKind::Exclude, DecisionKind::Break})
    if (visit.request.form.get("kind") == code_of(kind)) return kind;
  errors.push_back({ErrorCode::Invalid, "kind", "Choose what is to be done."});
  return std::nullopt;
}

MeasureView view_without_forecast(people::Visit& visit, const MeasurePage& shown) {
  return visit.database.read([&](record::Reader& reader) {
    return *measure_view(reader, {.measure = shown.measure.code,
                                  .cut = shown.asked.cut,
                                  .place = shown.asked.place,
                                  .known_at = shown.asked.known_at,
                                  .with_forecast = false});
  });
}

bool has_point(people::Visit& visit, const MeasurePage& shown, SeriesPeriod at) {
  return std::ranges::any_of(view_without_forecast(visit, shown).figures.points,
                             [&](const FigurePoint& point) { return point.period == at && point.figure; });
}

site::Response kept(const MeasurePage& shown) {
  return site::Response::redirect(address_of(measure_path(shown.measure.code), shown.asked).with("kept", "1").text());
}

std::vector<TrajectoryPoint> points_given(const people::Visit& visit, const Measure& measure, base::Errors& errors) {
  std::vector<TrajectoryPoint> out;
  for (const auto line : base::split(visit.request.form.get("points"), '\n')) {
    const auto words = base::trimmed(line);
    if (words.empty()) continue;
    const auto gap = words.find_first_of(" \t,");
    base::Errors own;
    const auto period = period_given(words.substr(0, gap), measure, "points", own);
    const auto value = parse_amount(gap == std::string_view::npos ? "" : words.substr(gap + 1), "points");
    const bool is_later = out.empty() || (period && out.back().period < *period);
    if (!period || !value || !is_later || out.size() == kMostTargetPoints) {
      errors.push_back({ErrorCode::Invalid, "points",
                        fmt::format("Line “{}”: give a period and a value, each period later than the one before.",
                                    base::one_line(words))});
      return {};
    }
    out.push_back({*period, number_of(*value)});
  }
  if (out.empty()) errors.push_back({ErrorCode::Invalid, "points", "Give at least one point: a period and a value."});
  return out;
}

std::optional<TrajectoryKind> trajectory_kind(const people::Visit& visit, base::Errors& errors) {
  const auto asked = visit.request.form.get("target-kind");
  if (asked == "target") return TrajectoryKind::Target;
  if (asked == "linear") return TrajectoryKind::Linear;
  if (asked == "seasonal") return TrajectoryKind::Seasonal;
  errors.push_back({ErrorCode::Invalid, "target-kind", "Choose a target or a path."});
  return std::nullopt;
}

/// The months' index of what is known now.
std::optional<std::vector<double>> index_of(people::Visit& visit, const MeasurePage& shown) {
  return seasonal_index(series_of(view_without_forecast(visit, shown).figures, ""));
}

/// What the forms of a measure's page share: the page that they stand on; what was typed, with its faults back at the
/// fields; the row kept in one transaction, or refused by what is there; and back to the page.
template <class Row, class Kept>
site::Response keep_typed(people::Visit& visit, Row (*typed)(people::Visit&, const MeasurePage&, base::Errors&),
                          Kept (*keep)(record::Transaction&, const Row&)) {
  const auto shown = measure_page_of(visit);
  if (!shown) return visit.refusal(shown.error());
  base::Errors errors;
  const Row row = typed(visit, *shown, errors);
  if (!errors.empty()) return show_measure(visit, *shown, errors, 400);
  const auto done = visit.database.write([&](record::Transaction& transaction) -> base::Result<void> {
    if constexpr (std::is_void_v<Kept>) {
      keep(transaction, row);
      return {};
    } else {
      return keep(transaction, row);
    }
  });
  if (!done) return visit.refusal(done.error());
  return kept(*shown);
}

SeriesDecision decision_typed(people::Visit& visit, const MeasurePage& shown, base::Errors& errors) {
  const auto kind = kind_given(visit, errors);
  const auto at = period_given(visit.request.form.get("at"), shown.measure, "at", errors);
  const auto reason = words_given(visit, "reason", "Say what happened, so that readers can judge the chart.", errors);
  if (at && errors.empty() && !has_point(visit, shown, *at))
    errors.push_back({ErrorCode::Invalid, "at", "No figure stands at this period. Choose one that the chart shows."});
  const auto now = visit.clock.now();
  return {.id = base::Uuid::v7(now, visit.random),
          .measure = shown.measure.code,
          .cut = shown.asked.cut,
          .place = shown.asked.place,
          .kind = kind.value_or(DecisionKind::Rebase),
          .at = at.value_or(SeriesPeriod{}),
          .reason = reason,
          .by = visit.frame.signed_in_as,
          .by_person = visit.person().person.id.text(),
          .decided_at = now};
}

DecisionWithdrawal withdrawal_typed(people::Visit& visit, const MeasurePage& shown, base::Errors& errors) {
  DecisionWithdrawal out{.decision = {},
                         .measure = shown.measure.code,
                         .cut = shown.asked.cut,
                         .place = shown.asked.place,
                         .reason = {},
                         .by_person = visit.person().person.id.text(),
                         .withdrawn_at = visit.clock.now()};
  const auto decision = base::Uuid::parse(visit.request.form.get("decision"));
  if (!decision) return out;  // none has no id, so that the store says that there is no such decision
  out.decision = *decision;
  out.reason = words_given(visit, withdrawal_field(*decision).c_str(), "Say why the decision is withdrawn.", errors);
  return out;
}

KeptTrajectory target_typed(people::Visit& visit, const MeasurePage& shown, base::Errors& errors) {
  const auto kind = trajectory_kind(visit, errors);
  const auto now = visit.clock.now();
  KeptTrajectory out{
      .id = base::Uuid::v7(now, visit.random),
      .measure = shown.measure.code,
      .cut = shown.asked.cut,
      .place = visit.request.form.get("everywhere") == "yes" ? "" : shown.asked.place,
      .name = words_given(visit, "target-name", "Give it a name, such as England's mandate 2017/18.", errors),
      .source = words_given(visit, "target-source", "Say who set it, and where it is written.", errors),
      .trajectory = {.kind = kind.value_or(TrajectoryKind::Target),
                     .points = points_given(visit, shown.measure, errors),
                     .index = {}},
      .recorded_by = visit.person().person.id.text(),
      .recorded_at = now};
  if (!errors.empty() || out.trajectory.kind != TrajectoryKind::Seasonal) return out;
  if (auto index = index_of(visit, shown)) {
    out.trajectory.index = *std::move(index);
  } else {
    errors.push_back({ErrorCode::Invalid, "target-kind",
                      "A seasonal path needs two whole years of months without gaps. Choose a straight path."});
  }
  return out;
}

/// One of the targets that hold, as the page offers them; or none of them, so that the newest is judged.
std::optional<base::Uuid> judged_target(people::Visit& visit, const MeasurePage& shown, base::Errors& errors) {
  const std::string_view asked = visit.request.form.get("judged");
  if (asked == kNewestTarget) return std::nullopt;
  const auto held = view_without_forecast(visit, shown).settings.targets;
  const auto id = base::Uuid::parse(asked);
  if (id && std::ranges::find(held, id->text(), &HeldTarget::id) != held.end()) return *id;
  errors.push_back({ErrorCode::Invalid, "judged", "Choose one of the targets that hold now."});
  return std::nullopt;
}

TargetChoice choice_typed(people::Visit& visit, const MeasurePage& shown, base::Errors& errors) {
  const auto now = visit.clock.now();
  return {.id = base::Uuid::v7(now, visit.random),
          .measure = shown.measure.code,
          .cut = shown.asked.cut,
          .place = shown.asked.place,
          .target = judged_target(visit, shown, errors),
          .reason = words_given(visit, "judged-reason", "Say why this target is the one to judge by.", errors),
          .by = visit.frame.signed_in_as,
          .by_person = visit.person().person.id.text(),
          .chosen_at = now};
}

QualityMark mark_typed(people::Visit& visit, const MeasurePage& shown, base::Errors& errors) {
  const auto grade = parse_quality_grade(visit.request.form.get("grade"), "grade");
  if (!grade) errors.push_back({ErrorCode::Invalid, "grade", "Choose how far the figures may be trusted."});
  const auto words = words_given(visit, "quality-words", "Say why, in a sentence.", errors);
  const auto from = period_given(visit.request.form.get("quality-from"), shown.measure, "quality-from", errors);
  const auto now = visit.clock.now();
  return {.id = base::Uuid::v7(now, visit.random),
          .measure = shown.measure.code,
          .place = shown.asked.place,
          .grade = grade.value_or(QualityGrade::Good),
          .words = words,
          .from = from.value_or(SeriesPeriod{}),
          .to = {},
          .by = visit.person().person.id.text(),
          .marked_at = now};
}

}  // namespace

site::Response measure_decision_submit(people::Visit& visit) {
  return keep_typed(visit, decision_typed, keep_decision);
}

site::Response measure_withdraw_submit(people::Visit& visit) {
  return keep_typed(visit, withdrawal_typed, withdraw_decision);
}

site::Response measure_target_submit(people::Visit& visit) {
  return keep_typed(visit, target_typed, keep_trajectory);
}

site::Response measure_judged_submit(people::Visit& visit) {
  return keep_typed(visit, choice_typed, keep_target_choice);
}

site::Response measure_quality_submit(people::Visit& visit) {
  return keep_typed(visit, mark_typed, keep_quality_mark);
}

}  // namespace flow
