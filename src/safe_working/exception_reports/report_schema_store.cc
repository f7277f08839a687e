#include "safe_working/exception_reports/report_schema_store.h"

namespace safe_working {

// A report's post is kept as it was when she reported. From due_at on, a report's row says what its parts come to
// (ExceptionReport::answered and its fellows), so that the figures over a million reports are counted from the index
// exception_report_figures alone; submit, review and add_many keep it true in the same transaction.
const std::string_view kExceptionReportTables = R"sql(
CREATE TABLE exception_report (
  id                 TEXT NOT NULL PRIMARY KEY,
  doctor_id          TEXT NOT NULL REFERENCES person (id),
  post_id            TEXT NOT NULL REFERENCES post (id),
  organisation       TEXT NOT NULL REFERENCES organisation (code),
  directorate_id     TEXT NOT NULL,
  specialty          TEXT NOT NULL,
  grade              TEXT NOT NULL CHECK (grade <> ''),
  post_starts        TEXT NOT NULL,
  post_ends          TEXT NOT NULL,
  supervisor_id      TEXT REFERENCES person (id),
  duty_id            TEXT REFERENCES duty (id),
  duty_label         TEXT NOT NULL,
  era                TEXT NOT NULL CHECK (era IN ('original', 'refresh', 'reform')),
  event_date         TEXT NOT NULL,
  scheduled_starts   INTEGER NOT NULL,
  scheduled_ends     INTEGER NOT NULL,
  actual_starts      INTEGER NOT NULL,
  actual_ends        INTEGER NOT NULL,
  scheduled_breaks   INTEGER NOT NULL CHECK (scheduled_breaks >= 0),
  missed_breaks      INTEGER NOT NULL CHECK (missed_breaks >= 0),
  is_hours           INTEGER NOT NULL CHECK (is_hours IN (0, 1)),
  is_pattern         INTEGER NOT NULL CHECK (is_pattern IN (0, 1)),
  is_education       INTEGER NOT NULL CHECK (is_education IN (0, 1)),
  is_support         INTEGER NOT NULL CHECK (is_support IN (0, 1)),
  is_working         INTEGER NOT NULL CHECK (is_working = 1 - (1 - is_hours) * (1 - is_pattern) * (1 - is_support)),
  is_safety_concern  INTEGER NOT NULL CHECK (is_safety_concern IN (0, 1)),
  what_happened      TEXT NOT NULL,
  steps_taken        TEXT NOT NULL,
  wanted             TEXT NOT NULL CHECK (wanted IN ('none', 'time_off', 'pay')),
  wanted_when        TEXT NOT NULL,
  submitted_at       INTEGER NOT NULL,
  submitted_date     TEXT NOT NULL,
  is_late            INTEGER NOT NULL CHECK (is_late IN (0, 1)),
  is_generated       INTEGER NOT NULL CHECK (is_generated IN (0, 1)),
  version            INTEGER NOT NULL CHECK (version >= 1),
  due_at             INTEGER NOT NULL,
  answered_at        INTEGER,
  closed_at          INTEGER,
  withdrawn_at       INTEGER,
  outcome            TEXT CHECK (outcome IN ('no_action', 'time_off', 'pay', 'work_schedule_review',
                                             'organisational_change', 'opportunity_restored', 'penalty')),
  CHECK (is_working = 1 OR is_education = 1),
  CHECK (scheduled_ends > scheduled_starts AND actual_ends > actual_starts),
  CHECK (closed_at IS NULL OR withdrawn_at IS NULL),
  CHECK (outcome IS NULL OR closed_at IS NOT NULL),
  FOREIGN KEY (organisation, directorate_id) REFERENCES directorate (organisation, id)
) STRICT;
CREATE INDEX exception_report_figures ON exception_report (organisation, submitted_at, directorate_id, grade,
  submitted_date, is_education, is_working, is_safety_concern, due_at, answered_at, closed_at, withdrawn_at, outcome,
  is_generated);
CREATE INDEX exception_report_by_doctor ON exception_report (doctor_id, submitted_at);
CREATE INDEX exception_report_open_by_supervisor ON exception_report (supervisor_id)
  WHERE closed_at IS NULL AND withdrawn_at IS NULL;

CREATE TABLE review_part (
  id            TEXT NOT NULL PRIMARY KEY,
  report_id     TEXT NOT NULL REFERENCES exception_report (id),
  reviewer      TEXT NOT NULL CHECK (reviewer IN ('supervisor', 'medical_hr', 'medical_education')),
  state         TEXT NOT NULL CHECK (state IN ('submitted', 'under_review', 'clarification', 'outcome_proposed',
                                               'with_guardian', 'closed', 'withdrawn')),
  due_at        INTEGER NOT NULL,
  answered_at   INTEGER,
  closed_at     INTEGER,
  outcome       TEXT CHECK (outcome IN ('no_action', 'time_off', 'pay', 'work_schedule_review',
                                        'organisational_change', 'opportunity_restored', 'penalty')),
  outcome_note  TEXT NOT NULL,
  UNIQUE (report_id, reviewer),
  CHECK ((closed_at IS NOT NULL) = (state IN ('closed', 'withdrawn')))
) STRICT;
CREATE INDEX review_part_waiting ON review_part (reviewer, due_at, report_id)
  WHERE state IN ('submitted', 'under_review', 'clarification');
CREATE INDEX review_part_by_due ON review_part (due_at, report_id)
  WHERE state IN ('submitted', 'under_review', 'clarification');
CREATE INDEX review_part_with_guardian ON review_part (report_id) WHERE state = 'with_guardian';

CREATE TABLE review_step (
  report_id   TEXT NOT NULL REFERENCES exception_report (id),
  version     INTEGER NOT NULL CHECK (version >= 2),
  part_id     TEXT NOT NULL REFERENCES review_part (id),
  event       TEXT NOT NULL,
  from_state  TEXT NOT NULL,
  to_state    TEXT NOT NULL,
  by_id       TEXT NOT NULL REFERENCES person (id),
  actor       TEXT NOT NULL CHECK (actor IN ('doctor', 'reviewer', 'guardian')),
  at          INTEGER NOT NULL,
  note        TEXT NOT NULL,
  outcome     TEXT,
  PRIMARY KEY (report_id, version)
) STRICT;

CREATE TABLE exception_report_change (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  number  INTEGER NOT NULL
) STRICT;
INSERT INTO exception_report_change (one, number) VALUES (1, 0);
)sql";

}  // namespace safe_working
