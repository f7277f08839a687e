#include "flow/measures/measure_store.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"
#include "base/log.h"
#include "flow/measures/code_table.h"
#include "flow/measures/measure_catalogue.h"
#include "flow/measures/measure_rows_store.h"
#include "flow/measures/suppression.h"
#include "record/audit_trail.h"

namespace flow {
namespace {

constexpr std::string_view kMeasureTables = R"sql(
CREATE TABLE measure_place (
  code     TEXT PRIMARY KEY,
  name     TEXT NOT NULL CHECK (name <> ''),
  kind     TEXT NOT NULL,
  part_of  TEXT NOT NULL
) STRICT;

CREATE TABLE measure_definition (
  code                TEXT NOT NULL,
  version             INTEGER NOT NULL CHECK (version >= 1),
  name                TEXT NOT NULL CHECK (name <> ''),
  owner               TEXT NOT NULL,
  definition          TEXT NOT NULL,
  numerator           TEXT NOT NULL,
  denominator         TEXT NOT NULL,
  denominator_kind    TEXT NOT NULL,
  unit                TEXT NOT NULL,
  improvement         TEXT NOT NULL,
  aggregation         TEXT NOT NULL,
  formula_numerator   TEXT NOT NULL,
  formula_denominator TEXT NOT NULL,
  denominator_serves  INTEGER NOT NULL,
  is_per_day          INTEGER NOT NULL,
  is_complement       INTEGER NOT NULL,
  multiplier          INTEGER NOT NULL CHECK (multiplier >= 1),
  period_kind         TEXT NOT NULL,
  source              TEXT NOT NULL,
  refresh             TEXT NOT NULL,
  suppress_below      INTEGER NOT NULL,
  round_to            INTEGER NOT NULL,
  valid_from          TEXT NOT NULL,
  valid_to            TEXT,
  recorded_by         TEXT NOT NULL,
  recorded_at         INTEGER NOT NULL,
  PRIMARY KEY (code, version)
) STRICT;

CREATE TABLE measure_import (
  id           TEXT PRIMARY KEY,
  layout       TEXT NOT NULL,
  file_name    TEXT NOT NULL,
  file_sha256  TEXT NOT NULL,
  published    TEXT,
  revised      TEXT,
  status       TEXT NOT NULL,
  added        INTEGER NOT NULL,
  changed      INTEGER NOT NULL,
  unchanged    INTEGER NOT NULL,
  imported_by  TEXT NOT NULL CHECK (imported_by <> ''),
  imported_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX measure_import_file ON measure_import (file_sha256);

CREATE TABLE measure_value (
  import       TEXT NOT NULL REFERENCES measure_import (id),
  measure      TEXT NOT NULL,
  version      INTEGER NOT NULL,
  cut          TEXT NOT NULL,
  place        TEXT NOT NULL REFERENCES measure_place (code),
  period_kind  TEXT NOT NULL,
  period       INTEGER NOT NULL,
  numerator    INTEGER,
  denominator  INTEGER,
  sheet        TEXT NOT NULL,
  file_row     INTEGER NOT NULL,
  file_column  TEXT NOT NULL,
  PRIMARY KEY (import, measure, cut, place, period)
) STRICT;
CREATE INDEX measure_value_known ON measure_value (measure, place, cut, period);

CREATE TABLE measure_trajectory (
  id           TEXT PRIMARY KEY,
  measure      TEXT NOT NULL,
  cut          TEXT NOT NULL,
  place        TEXT NOT NULL,
  kind         TEXT NOT NULL,
  name         TEXT NOT NULL CHECK (name <> ''),
  source       TEXT NOT NULL,
  recorded_by  TEXT NOT NULL,
  recorded_at  INTEGER NOT NULL
) STRICT;
CREATE TABLE measure_trajectory_point (
  trajectory   TEXT NOT NULL REFERENCES measure_trajectory (id),
  part         TEXT NOT NULL,
  period_kind  TEXT NOT NULL,
  period       INTEGER NOT NULL,
  value        INTEGER NOT NULL,
  PRIMARY KEY (trajectory, part, period)
) STRICT;

CREATE TABLE measure_decision (
  id           TEXT PRIMARY KEY,
  measure      TEXT NOT NULL,
  cut          TEXT NOT NULL,
  place        TEXT NOT NULL,
  kind         TEXT NOT NULL,
  period_kind  TEXT NOT NULL,
  period       INTEGER NOT NULL,
  reason       TEXT NOT NULL CHECK (reason <> ''),
  decided_as   TEXT NOT NULL,
  decided_by   TEXT NOT NULL,
  decided_at   INTEGER NOT NULL
) STRICT;
CREATE TABLE measure_decision_withdrawn (
  decision      TEXT PRIMARY KEY REFERENCES measure_decision (id),
  reason        TEXT NOT NULL CHECK (reason <> ''),
  withdrawn_by  TEXT NOT NULL,
  withdrawn_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE measure_quality_mark (
  id           TEXT PRIMARY KEY,
  measure      TEXT NOT NULL,
  place        TEXT NOT NULL,
  grade        TEXT NOT NULL,
  words        TEXT NOT NULL CHECK (words <> ''),
  period_kind  TEXT NOT NULL,
  from_period  INTEGER NOT NULL,
  to_period    INTEGER,
  marked_by    TEXT NOT NULL,
  marked_at    INTEGER NOT NULL
) STRICT;
)sql";

constexpr CodeLine<TrajectoryKind> kTrajectoryKinds[] = {{TrajectoryKind::Target, "target", "Target"},
                                                         {TrajectoryKind::Linear, "linear", "Straight line"},
                                                         {TrajectoryKind::Seasonal, "seasonal", "Seasonal"}};
constexpr CodeLine<DecisionKind> kDecisionKinds[] = {{DecisionKind::Rebase, "rebase", "New limits"},
                                                     {DecisionKind::Exclude, "exclude", "Point left out"},
                                                     {DecisionKind::Break, "break", "Break"}};
constexpr CodeLine<QualityGrade> kGrades[] = {{QualityGrade::Good, "good", "Good"},
                                              {QualityGrade::Caution, "caution", "Use with caution"},
                                              {QualityGrade::Poor, "poor", "Poor"}};

constexpr std::string_view kDefinitionColumns =
    "code, version, name, owner, definition, numerator, denominator, denominator_kind, unit, improvement, aggregation, "
    "formula_numerator, formula_denominator, denominator_serves, is_per_day, is_complement, multiplier, period_kind, "
    "source, refresh, suppress_below, round_to, valid_from, valid_to";

template <class T>
T stored(base::Result<T> parsed) {
  base::check(parsed.has_value(), "what is stored is a value that this program knows");
  return *std::move(parsed);
}

Measure definition_of(const record::Row& row) {
  return {.code = row.get<std::string>(0),
          .version = row.get<int>(1),
          .name = row.get<std::string>(2),
          .owner = row.get<std::string>(3),
          .definition = row.get<std::string>(4),
          .numerator = row.get<std::string>(5),
          .denominator = row.get<std::string>(6),
          .denominator_kind = stored(parse_denominator_kind(row.get<std::string>(7))),
          .unit = row.get<std::string>(8),
          .improvement = stored(parse_improvement(row.get<std::string>(9))),
          .aggregation = stored(parse_aggregation(row.get<std::string>(10))),
          .formula = {.numerator = row.get<std::string>(11),
                      .denominator = row.get<std::string>(12),
                      .denominator_serves = row.get<std::int64_t>(13),
                      .is_per_day = row.get<bool>(14),
                      .is_complement = row.get<bool>(15),
                      .multiplier = row.get<std::int64_t>(16)},
          .period = period_kind_of(row.get<std::string>(17)),
          .source = row.get<std::string>(18),
          .refresh = row.get<std::string>(19),
          .suppression = {.below = row.get<std::int64_t>(20), .round_to = row.get<std::int64_t>(21)},
          .valid_from = row.get<base::Date>(22),
          .valid_to = row.get<std::optional<base::Date>>(23)};
}

std::vector<record::Value> definition_row(const Measure& measure, std::string_view by, base::Instant now) {
  const Formula& formula = measure.formula;
  return {record::to_value(measure.code),
          record::to_value(measure.version),
          record::to_value(measure.name),
          record::to_value(measure.owner),
          record::to_value(measure.definition),
          record::to_value(measure.numerator),
          record::to_value(measure.denominator),
          record::to_value(code_of(measure.denominator_kind)),
          record::to_value(measure.unit),
          record::to_value(code_of(measure.improvement)),
          record::to_value(code_of(measure.aggregation)),
          record::to_value(formula.numerator),
          record::to_value(formula.denominator),
          record::to_value(formula.denominator_serves),
          record::to_value(formula.is_per_day),
          record::to_value(formula.is_complement),
          record::to_value(formula.multiplier),
          record::to_value(period_kind_code(measure.period)),
          record::to_value(measure.source),
          record::to_value(measure.refresh),
          record::to_value(measure.suppression.below),
          record::to_value(measure.suppression.round_to),
          record::to_value(measure.valid_from),
          record::to_value(measure.valid_to),
          record::to_value(by),
          record::to_value(now)};
}

void audit(record::Transaction& transaction, base::Instant now, std::string_view by, std::string_view action,
           std::string_view kind, std::string_view id, std::string after) {
  record::append_audit(transaction, now,
                       {.actor = std::string(by),
                        .action = std::string(action),
                        .subject_kind = std::string(kind),
                        .subject_id = std::string(id),
                        .person_id = "",
                        .before = "",
                        .after = std::move(after)});
}

Place place_of(const record::Row& row) {
  return {.code = row.get<std::string>(0),
          .name = row.get<std::string>(1),
          .kind = stored(parse_place_kind(row.get<std::string>(2))),
          .part_of = row.get<std::string>(3)};
}

/// The measure whose stored values a measure's figures are made of.
const std::string& counted_code(const Measure& measure) {
  return measure.formula.numerator.empty() ? measure.code : measure.formula.numerator;
}

/// By cut, and where there are none by that cut the whole: see FigureSource.
std::vector<MeasureValue> values_known(record::Reader& reader, std::string_view measure, std::string_view cut,
                                       const std::vector<std::string>& places, base::Instant known_at) {
  std::vector<MeasureValue> received;
  for (const auto& place : places)
    for (auto& value : received_values(reader, measure, cut, place)) received.push_back(std::move(value));
  return known_on(received, known_at);
}

std::int64_t millionths(double value) {
  return static_cast<std::int64_t>(value * 1e6 + (value < 0 ? -0.5 : 0.5));
}

void keep_point(record::Transaction& transaction, const base::Uuid& id, std::string_view part, SeriesPeriod period,
                double value) {
  transaction.change(
      "INSERT INTO measure_trajectory_point (trajectory, part, period_kind, period, value) VALUES ($1, $2, $3, $4, $5)",
      id, part, period_kind_code(period.kind), period.number, millionths(value));
}

void read_points(record::Reader& reader, KeptTrajectory& kept) {
  reader.each(
      "SELECT part, period_kind, period, value FROM measure_trajectory_point WHERE trajectory = $1 ORDER BY part, "
      "period",
      [&](const record::Row& row) {
        const double value = static_cast<double>(row.get<std::int64_t>(3)) / 1e6;
        if (row.get<std::string>(0) == "index") {
          kept.trajectory.index.push_back(value);
        } else {
          kept.trajectory.points.push_back(
              {{period_kind_of(row.get<std::string>(1)), row.get<std::int64_t>(2)}, value});
        }
      },
      kept.id);
}

/// Which points of a series may not be shown.
class Withholding {
 public:
  Withholding(record::Reader& reader, const Measure& measure, const FigureAsk& ask, SuppressionRule rule)
      : counted_(counted_code(measure)), ask_(ask), rule_(rule), siblings_(places_added_up(reader)) {
    for (const auto& cut : reach_of(reader, measure).cuts)
      for (const auto& value : values_known(reader, counted_, cut, siblings_, ask_.known_at))
        if (value.numerator) note(value);
  }

  void apply(const Measure& measure, FigureSeries& figures) const {
    for (auto& point : figures.points) {
      if (is_withheld(point.period)) {
        point.figure.reset();
        point.parts = {};
        point.is_withheld = true;
      } else if (rule_.round_to > 1 && point.parts.numerator) {
        point.parts.numerator = whole_amount(rounded(count_of(*point.parts.numerator), rule_));
        point.figure = figure_of(measure, point.parts);
      }
    }
  }

 private:
  static std::int64_t count_of(Amount amount) { return std::llround(number_of(amount)); }

  /// Those whose figures add up to one that is shown elsewhere.
  [[nodiscard]] std::vector<std::string> places_added_up(record::Reader& reader) const {
    if (ask_.places.size() != 1) return ask_.places;
    const auto own = find_place(reader, ask_.places.front());
    std::vector<std::string> out;
    for (const auto& place : places(reader))
      if (place.code == own->code ||
          (!own->part_of.empty() && place.part_of == own->part_of && place.kind == own->kind))
        out.push_back(place.code);
    return out;
  }

  void note(const MeasureValue& value) {
    const auto count = count_of(*value.numerator);
    if (value.cut == ask_.cut) counts_[value.period][value.place] = count;
    if (!value.cut.empty() && count > 0 && count < rule_.below) small_parts_.insert({value.place, value.period});
  }

  [[nodiscard]] bool has_small_part(SeriesPeriod period) const {
    return std::ranges::any_of(ask_.places, [&](const auto& place) { return small_parts_.contains({place, period}); });
  }

  [[nodiscard]] bool is_withheld(SeriesPeriod period) const {
    if (!ask_.cut.empty() && has_small_part(period)) return true;
    const auto found = counts_.find(period);
    if (found == counts_.end()) return false;
    CountTable table;
    for (const auto& place : siblings_) {
      const auto count = found->second.find(place);
      table.rows.push_back({count == found->second.end() ? 0 : count->second});
    }
    const auto shown = suppress(table, rule_);
    if (ask_.places.size() != 1) return shown.total != Shown::AsItIs;
    const auto own = std::ranges::find(siblings_, ask_.places.front()) - siblings_.begin();
    return shown.cells[static_cast<std::size_t>(own)].front() != Shown::AsItIs;
  }

  std::string counted_;
  const FigureAsk& ask_;
  SuppressionRule rule_;
  std::vector<std::string> siblings_;
  std::map<SeriesPeriod, std::map<std::string, std::int64_t>> counts_;
  std::set<std::pair<std::string, SeriesPeriod>> small_parts_;
};

}  // namespace

SuppressionRule suppression_of(record::Reader& reader, const Measure& measure) {
  SuppressionRule rule = measure.suppression;
  if (measure.formula.numerator.empty()) return rule;
  if (const auto counted = find_measure(reader, measure.formula.numerator)) {
    rule.below = std::max(rule.below, counted->suppression.below);
    rule.round_to = std::max(rule.round_to, counted->suppression.round_to);
  }
  return rule;
}

std::vector<Measure> measures(record::Reader& reader) {
  std::vector<Measure> out = measure_catalogue();
  const auto made = reader.all(
      fmt::format("SELECT {} FROM measure_definition ORDER BY code, version", kDefinitionColumns), definition_of);
  for (const auto& measure : made) {
    const auto held = std::ranges::find(out, measure.code, &Measure::code);
    if (held == out.end()) {
      out.push_back(measure);
    } else {
      *held = measure;
    }
  }
  return out;
}

std::optional<Measure> find_measure(record::Reader& reader, std::string_view code) {
  auto all = versions_of(reader, code);
  return all.empty() ? std::nullopt : std::optional(std::move(all.back()));
}

std::vector<Measure> versions_of(record::Reader& reader, std::string_view code) {
  std::vector<Measure> out;
  if (const auto* published = find_in_catalogue(code); published != nullptr) out.push_back(*published);
  auto made =
      reader.all(fmt::format("SELECT {} FROM measure_definition WHERE code = $1 ORDER BY version", kDefinitionColumns),
                 definition_of, code);
  std::ranges::move(made, std::back_inserter(out));
  return out;
}

base::Checked<Measure> keep_measure(record::Transaction& transaction, Measure measure, std::string_view by,
                                    base::Instant now) {
  if (auto checked = check_measure(measure); !checked) return std::unexpected(std::move(checked.error()));
  const auto before = versions_of(transaction, measure.code);
  measure.version = before.empty() ? 1 : before.back().version + 1;
  if (!before.empty() && measure.valid_from <= before.back().valid_from)
    return std::unexpected(base::Errors{{base::ErrorCode::Invalid, "valid_from",
                                         fmt::format("A new version starts after the one before, which started on {}.",
                                                     base::long_date(before.back().valid_from))}});
  transaction.change_with(
      fmt::format(
          "INSERT INTO measure_definition ({}, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
          "$9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)",
          kDefinitionColumns),
      definition_row(measure, by, now));
  audit(transaction, now, by, "measure defined", "measure", measure.code,
        fmt::format(R"({{"version":{},"name":{},"definition":{}}})", measure.version, base::json_quoted(measure.name),
                    base::json_quoted(measure.definition)));
  return measure;
}

std::vector<Place> places(record::Reader& reader) {
  return reader.all("SELECT code, name, kind, part_of FROM measure_place ORDER BY code", place_of);
}

std::optional<Place> find_place(record::Reader& reader, std::string_view code) {
  return reader.one("SELECT code, name, kind, part_of FROM measure_place WHERE code = $1", place_of, code);
}

void keep_place(record::Transaction& transaction, const Place& place, std::string_view by, base::Instant now) {
  const auto before = find_place(transaction, place.code);
  if (before == place) return;
  transaction.change(
      "INSERT INTO measure_place (code, name, kind, part_of) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, part_of = excluded.part_of",
      place.code, place.name, code_of(place.kind), place.part_of);
  audit(transaction, now, by, before ? "place changed" : "place added", "measure_place", place.code,
        fmt::format(R"({{"name":{},"part_of":{}}})", base::json_quoted(place.name), base::json_quoted(place.part_of)));
}

FigureSeries figures(record::Reader& reader, const FigureAsk& ask) {
  const auto measure = find_measure(reader, ask.measure);
  base::check(measure.has_value(), "figures are asked of a measure that is there");
  std::vector<Place> found;
  for (const auto& code : ask.places) {
    auto place = find_place(reader, code);
    base::check(place.has_value(), "figures are asked of places that are there");
    found.push_back(*std::move(place));
  }
  FigureSource source{.numerators = values_known(reader, counted_code(*measure), ask.cut, ask.places, ask.known_at),
                      .denominators = {}};
  if (const auto& beneath = measure->formula.denominator; !beneath.empty()) {
    source.denominators = values_known(reader, beneath, ask.cut, ask.places, ask.known_at);
    if (source.denominators.empty()) source.denominators = values_known(reader, beneath, "", ask.places, ask.known_at);
  }
  FigureSeries out = figure_series(*measure, ask.cut, std::move(found), source);
  if (const auto rule = suppression_of(reader, *measure); rule.below > 1 || rule.round_to > 1)
    Withholding(reader, *measure, ask, rule).apply(*measure, out);
  return out;
}

std::vector<MeasureValue> history_of(record::Reader& reader, std::string_view measure, std::string_view cut,
                                     std::string_view place, SeriesPeriod period) {
  auto all = received_values(reader, measure, cut, place);
  std::erase_if(all, [&](const MeasureValue& value) { return value.period != period; });
  return all;
}

std::vector<std::string> places_with(record::Reader& reader, const Measure& measure) {
  // Asked place by place, which the index answers at once; DISTINCT would read every value of the country.
  auto out = reader.all(
      "SELECT p.code FROM measure_place p WHERE EXISTS (SELECT 1 FROM measure_value v WHERE v.measure = $1 AND "
      "v.place = p.code)",
      [](const record::Row& row) { return row.get<std::string>(0); }, counted_code(measure));
  std::ranges::sort(out);  // by bytes, which a database's collation need not be
  return out;
}

MeasureReach reach_of(record::Reader& reader, const Measure& measure) {
  return {.cuts = reader.all(
              "SELECT DISTINCT cut FROM measure_value WHERE measure = $1 ORDER BY cut",
              [](const record::Row& row) { return row.get<std::string>(0); }, counted_code(measure)),
          .places = places_with(reader, measure)};
}

void keep_trajectory(record::Transaction& transaction, const KeptTrajectory& kept) {
  transaction.change(
      "INSERT INTO measure_trajectory (id, measure, cut, place, kind, name, source, recorded_by, recorded_at) VALUES "
      "($1, "
      "$2, $3, $4, $5, $6, $7, $8, $9)",
      kept.id, kept.measure, kept.cut, kept.place, line_of(kTrajectoryKinds, kept.trajectory.kind).code, kept.name,
      kept.source, kept.recorded_by, kept.recorded_at);
  for (const auto& point : kept.trajectory.points) keep_point(transaction, kept.id, "point", point.period, point.value);
  for (std::size_t month = 0; month < kept.trajectory.index.size(); ++month)
    keep_point(transaction, kept.id, "index", {PeriodKind::Month, static_cast<std::int64_t>(month)},
               kept.trajectory.index[month]);
  audit(transaction, kept.recorded_at, kept.recorded_by, "target recorded", "measure", kept.measure,
        fmt::format(R"({{"trajectory":{},"name":{},"place":{}}})", base::json_quoted(kept.id.text()),
                    base::json_quoted(kept.name), base::json_quoted(kept.place)));
}

std::vector<KeptTrajectory> trajectories(record::Reader& reader, std::string_view measure, std::string_view cut,
                                         std::string_view place, base::Instant known_at) {
  auto out = reader.all(
      "SELECT id, measure, cut, place, kind, name, source, recorded_by, recorded_at FROM measure_trajectory "
      "WHERE measure = $1 AND cut = $2 AND (place = $3 OR place = '') AND recorded_at <= $4 "
      "ORDER BY CASE WHEN place = '' THEN 1 ELSE 0 END, recorded_at DESC, id DESC",
      [](const record::Row& row) {
        KeptTrajectory kept{.id = row.get<base::Uuid>(0),
                            .measure = row.get<std::string>(1),
                            .cut = row.get<std::string>(2),
                            .place = row.get<std::string>(3),
                            .name = row.get<std::string>(5),
                            .source = row.get<std::string>(6),
                            .trajectory = {},
                            .recorded_by = row.get<std::string>(7),
                            .recorded_at = row.get<base::Instant>(8)};
        kept.trajectory.kind = stored(parse_code(kTrajectoryKinds, row.get<std::string>(4), ""));
        return kept;
      },
      measure, cut, place, known_at);
  for (auto& kept : out) read_points(reader, kept);
  return out;
}

std::string_view code_of(DecisionKind kind) {
  return line_of(kDecisionKinds, kind).code;
}

void keep_decision(record::Transaction& transaction, const SeriesDecision& decision) {
  transaction.change(
      "INSERT INTO measure_decision (id, measure, cut, place, kind, period_kind, period, reason, decided_as, "
      "decided_by, "
      "decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      decision.id, decision.measure, decision.cut, decision.place, code_of(decision.kind),
      period_kind_code(decision.at.kind), decision.at.number, decision.reason, decision.by, decision.by_person,
      decision.decided_at);
  audit(transaction, decision.decided_at, decision.by_person, "chart decision recorded", "measure", decision.measure,
        fmt::format(R"({{"kind":{},"period":{},"place":{},"reason":{}}})", base::json_quoted(code_of(decision.kind)),
                    base::json_quoted(period_text(decision.at)), base::json_quoted(decision.place),
                    base::json_quoted(decision.reason)));
}

base::Result<void> withdraw_decision(record::Transaction& transaction, const base::Uuid& decision,
                                     std::string_view reason, std::string_view by, base::Instant now) {
  const auto measure = transaction.one(
      "SELECT measure FROM measure_decision WHERE id = $1",
      [](const record::Row& row) { return row.get<std::string>(0); }, decision);
  if (!measure) return base::not_found("There is no such decision.");
  const auto added = transaction.change(
      "INSERT INTO measure_decision_withdrawn (decision, reason, withdrawn_by, withdrawn_at) VALUES ($1, $2, $3, $4) "
      "ON "
      "CONFLICT (decision) DO NOTHING",
      decision, reason, by, now);
  if (added == 0) return base::conflict("Somebody has withdrawn this decision before.");
  audit(transaction, now, by, "chart decision withdrawn", "measure", *measure,
        fmt::format(R"({{"decision":{},"reason":{}}})", base::json_quoted(decision.text()), base::json_quoted(reason)));
  return {};
}

std::vector<SeriesDecision> decisions(record::Reader& reader, std::string_view measure, std::string_view cut,
                                      std::string_view place, base::Instant known_at) {
  return reader.all(
      "SELECT d.id, d.measure, d.cut, d.place, d.kind, d.period_kind, d.period, d.reason, d.decided_as, d.decided_by, "
      "d.decided_at FROM measure_decision d LEFT JOIN measure_decision_withdrawn w ON w.decision = d.id AND "
      "w.withdrawn_at <= $4 WHERE d.measure = $1 AND d.cut = $2 AND d.place = $3 AND d.decided_at <= $4 AND w.decision "
      "IS NULL ORDER BY d.period, d.decided_at",
      [](const record::Row& row) {
        return SeriesDecision{.id = row.get<base::Uuid>(0),
                              .measure = row.get<std::string>(1),
                              .cut = row.get<std::string>(2),
                              .place = row.get<std::string>(3),
                              .kind = stored(parse_code(kDecisionKinds, row.get<std::string>(4), "")),
                              .at = {period_kind_of(row.get<std::string>(5)), row.get<std::int64_t>(6)},
                              .reason = row.get<std::string>(7),
                              .by = row.get<std::string>(8),
                              .by_person = row.get<std::string>(9),
                              .decided_at = row.get<base::Instant>(10)};
      },
      measure, cut, place, known_at);
}

std::string_view code_of(QualityGrade grade) {
  return line_of(kGrades, grade).code;
}

std::string_view words_of(QualityGrade grade) {
  return line_of(kGrades, grade).words;
}

base::Result<QualityGrade> parse_quality_grade(std::string_view text, std::string subject) {
  return parse_code(kGrades, text, std::move(subject));
}

void keep_quality_mark(record::Transaction& transaction, const QualityMark& mark) {
  std::optional<std::int64_t> to;
  if (mark.to) to = mark.to->number;
  transaction.change(
      "INSERT INTO measure_quality_mark (id, measure, place, grade, words, period_kind, from_period, to_period, "
      "marked_by, marked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      mark.id, mark.measure, mark.place, code_of(mark.grade), mark.words, period_kind_code(mark.from.kind),
      mark.from.number, to, mark.by, mark.marked_at);
  audit(transaction, mark.marked_at, mark.by, "quality marked", "measure", mark.measure,
        fmt::format(R"({{"grade":{},"place":{},"words":{}}})", base::json_quoted(code_of(mark.grade)),
                    base::json_quoted(mark.place), base::json_quoted(mark.words)));
}

std::optional<QualityMark> quality_of(record::Reader& reader, std::string_view measure, std::string_view place,
                                      SeriesPeriod period, base::Instant known_at) {
  return reader.one(
      "SELECT id, measure, place, grade, words, period_kind, from_period, to_period, marked_by, marked_at FROM "
      "measure_quality_mark WHERE measure = $1 AND (place = $2 OR place = '') AND period_kind = $3 AND from_period <= "
      "$4 "
      "AND (to_period IS NULL OR to_period >= $4) AND marked_at <= $5 ORDER BY marked_at DESC, id DESC LIMIT 1",
      [](const record::Row& row) {
        const PeriodKind kind = period_kind_of(row.get<std::string>(5));
        QualityMark mark{.id = row.get<base::Uuid>(0),
                         .measure = row.get<std::string>(1),
                         .place = row.get<std::string>(2),
                         .grade = stored(parse_quality_grade(row.get<std::string>(3))),
                         .words = row.get<std::string>(4),
                         .from = {kind, row.get<std::int64_t>(6)},
                         .to = {},
                         .by = row.get<std::string>(8),
                         .marked_at = row.get<base::Instant>(9)};
        if (const auto to = row.get<std::optional<std::int64_t>>(7)) mark.to = SeriesPeriod{kind, *to};
        return mark;
      },
      measure, place, period_kind_code(period.kind), period.number, known_at);
}

record::Migration measure_migration() {
  return {19, "measures", kMeasureTables, ""};
}

}  // namespace flow
