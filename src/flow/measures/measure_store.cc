#include "flow/measures/measure_store.h"

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

constexpr std::string_view kMeasureChoices = R"sql(
ALTER TABLE measure_definition ADD COLUMN chart_kind TEXT NOT NULL DEFAULT 'xmr';

CREATE TABLE measure_target_choice (
  id          TEXT PRIMARY KEY,
  measure     TEXT NOT NULL,
  cut         TEXT NOT NULL,
  place       TEXT NOT NULL,
  target      TEXT REFERENCES measure_trajectory (id),
  reason      TEXT NOT NULL CHECK (reason <> ''),
  chosen_as   TEXT NOT NULL,
  chosen_by   TEXT NOT NULL,
  chosen_at   INTEGER NOT NULL
) STRICT;
)sql";

}  // namespace

record::Migration measure_migration() {
  return {19, "measures", kMeasureTables, ""};
}

record::Migration measure_choices_migration() {
  return {21, "measure choices", kMeasureChoices, ""};
}

}  // namespace flow
