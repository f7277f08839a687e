// Measures in the record: definitions made here, places, files of values as they came, targets, decisions about a
// chart, marks of quality. Nothing is overwritten: a correction, a withdrawal is a row of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "flow/measures/figure_series.h"
#include "flow/measures/trajectory.h"
#include "record/database.h"
#include "record/migration.h"

namespace flow {

/// Those of the catalogue and those made here, each in its newest version.
[[nodiscard]] std::vector<Measure> measures(record::Reader& reader);
[[nodiscard]] std::optional<Measure> find_measure(record::Reader& reader, std::string_view code);
/// Its definitions, the oldest first; one of the catalogue starts them.
[[nodiscard]] std::vector<Measure> versions_of(record::Reader& reader, std::string_view code);
/// Keeps a new measure, or a new version of one: the version is counted on here. Writes the audit trail. Refuses as
/// check_measure does, and a version that starts no later than the one before.
[[nodiscard]] base::Checked<Measure> keep_measure(record::Transaction& transaction, Measure measure,
                                                  std::string_view by, base::Instant now);

[[nodiscard]] std::vector<Place> places(record::Reader& reader);
[[nodiscard]] std::optional<Place> find_place(record::Reader& reader, std::string_view code);
/// Adds it, or gives one that is there a new name or system; writes the audit trail where that changes anything.
void keep_place(record::Transaction& transaction, const Place& place, std::string_view by, base::Instant now);

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
/// The stricter of its own rule and that of the measure it is worked out from.
[[nodiscard]] SuppressionRule suppression_of(record::Reader& reader, const Measure& measure);
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

/// A target or a trajectory, for a place or (empty) for all.
struct KeptTrajectory {
  base::Uuid id;
  std::string measure;
  std::string cut;
  std::string place;
  std::string name;    ///< "England's mandate 2017/18"
  std::string source;  ///< who set it, where it is written
  Trajectory trajectory;
  std::string recorded_by;
  base::Instant recorded_at;
};
void keep_trajectory(record::Transaction& transaction, const KeptTrajectory& trajectory);
/// Not withdrawn by `known_at`; those of the place before those for all, the newest first.
[[nodiscard]] std::vector<KeptTrajectory> trajectories(record::Reader& reader, std::string_view measure,
                                                       std::string_view cut, std::string_view place,
                                                       base::Instant known_at);

/// New limits from a point on, a point left out, or (in a forecast) a break: who decided it, and why.
enum class DecisionKind { Rebase, Exclude, Break };
[[nodiscard]] std::string_view code_of(DecisionKind kind);
struct SeriesDecision {
  base::Uuid id;
  std::string measure;
  std::string cut;
  std::string place;  ///< as the chart was asked for: a place's code, or a system's
  DecisionKind kind = DecisionKind::Rebase;
  SeriesPeriod at;
  std::string reason;
  std::string by;  ///< a role or initials, as shown
  std::string by_person;
  base::Instant decided_at;
};
void keep_decision(record::Transaction& transaction, const SeriesDecision& decision);
/// From `now` on it no longer counts. Conflict where it was withdrawn before, NotFound where there is none.
[[nodiscard]] base::Result<void> withdraw_decision(record::Transaction& transaction, const base::Uuid& decision,
                                                   std::string_view reason, std::string_view by, base::Instant now);
[[nodiscard]] std::vector<SeriesDecision> decisions(record::Reader& reader, std::string_view measure,
                                                    std::string_view cut, std::string_view place,
                                                    base::Instant known_at);

/// How far a feed may be trusted, said beside each of its figures.
enum class QualityGrade { Good, Caution, Poor };
[[nodiscard]] std::string_view code_of(QualityGrade grade);
[[nodiscard]] std::string_view words_of(QualityGrade grade);  ///< "Use with caution"
[[nodiscard]] base::Result<QualityGrade> parse_quality_grade(std::string_view text, std::string subject = "");
struct QualityMark {
  base::Uuid id;
  std::string measure;
  std::string place;  ///< empty: of all places
  QualityGrade grade = QualityGrade::Good;
  std::string words;
  SeriesPeriod from;
  std::optional<SeriesPeriod> to;
  std::string by;
  base::Instant marked_at;
};
void keep_quality_mark(record::Transaction& transaction, const QualityMark& mark);
/// The newest that holds for the measure, place and period.
[[nodiscard]] std::optional<QualityMark> quality_of(record::Reader& reader, std::string_view measure,
                                                    std::string_view place, SeriesPeriod period,
                                                    base::Instant known_at);

/// Number 19.
[[nodiscard]] record::Migration measure_migration();

}  // namespace flow
