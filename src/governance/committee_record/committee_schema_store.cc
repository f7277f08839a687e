#include "governance/committee_record/committee_schema_store.h"

#include "base/check.h"
#include "governance/committee_record/committee_record_store.h"
#include "governance/committees/quorum_file.h"

namespace governance {
namespace {

// A committee, a meeting, a person and an action are each approved or changed as a whole, so each is one document with
// a version; columns hold what is searched by. What happens while a meeting runs is rows that are only ever added.
constexpr std::string_view kTables = R"sql(
CREATE TABLE minute_source (
  id        TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  document  TEXT NOT NULL
) STRICT;

CREATE TABLE partner (
  id        TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  document  TEXT NOT NULL
) STRICT;

CREATE TABLE committee (
  id             TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  is_stood_down  INTEGER NOT NULL CHECK (is_stood_down IN (0, 1)),
  version        INTEGER NOT NULL CHECK (version >= 1),
  document       TEXT NOT NULL
) STRICT;

CREATE TABLE committee_secretary (
  committee  TEXT NOT NULL REFERENCES committee (id),
  account    TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (committee, account)
) STRICT;
CREATE INDEX committee_secretary_account ON committee_secretary (account);

CREATE TABLE committee_person (
  id        TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  token     TEXT NOT NULL UNIQUE,
  account   TEXT UNIQUE REFERENCES person (id),
  document  TEXT NOT NULL
) STRICT;

CREATE TABLE meeting (
  id         TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  committee  TEXT NOT NULL REFERENCES committee (id),
  date       TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('planned', 'issued', 'recorded')),
  version    INTEGER NOT NULL CHECK (version >= 1),
  document   TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_of_committee ON meeting (committee, date);

CREATE TABLE meeting_entry (
  meeting     TEXT NOT NULL REFERENCES meeting (id),
  sequence    INTEGER NOT NULL CHECK (sequence >= 1),
  id          TEXT NOT NULL CHECK (id <> ''),
  kind        TEXT NOT NULL CHECK (kind <> ''),
  at          INTEGER NOT NULL,
  written_at  INTEGER NOT NULL,
  written_by  TEXT NOT NULL,
  item        TEXT NOT NULL,
  person      TEXT NOT NULL,
  text        TEXT NOT NULL,
  replaces    TEXT NOT NULL,
  standing    TEXT,
  seat        TEXT NOT NULL,
  mode        TEXT,
  declared    TEXT,
  outcome     TEXT,
  verb        TEXT,
  due         TEXT NOT NULL,
  PRIMARY KEY (meeting, sequence),
  UNIQUE (meeting, id)
) STRICT;

CREATE TABLE committee_action (
  id         TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  token      TEXT NOT NULL UNIQUE,
  committee  TEXT REFERENCES committee (id),
  version    INTEGER NOT NULL CHECK (version >= 1),
  document   TEXT NOT NULL
) STRICT;
CREATE INDEX committee_action_of_committee ON committee_action (committee);

CREATE TABLE bulletin (
  id        TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  date      TEXT NOT NULL,
  document  TEXT NOT NULL
) STRICT;
)sql";

// The columns hold what logs are searched and sorted by, so that a long one is read without its documents.
constexpr std::string_view kActionTables = R"sql(
ALTER TABLE committee_action ADD COLUMN reference TEXT NOT NULL DEFAULT '';
ALTER TABLE committee_action ADD COLUMN text TEXT NOT NULL DEFAULT '';
ALTER TABLE committee_action ADD COLUMN meeting TEXT NOT NULL DEFAULT '';
ALTER TABLE committee_action ADD COLUMN item TEXT NOT NULL DEFAULT '';
ALTER TABLE committee_action ADD COLUMN status TEXT NOT NULL DEFAULT 'open'
  CHECK (status IN ('proposed', 'open', 'in_progress', 'done_awaiting_agreement', 'closed', 'withdrawn'));
ALTER TABLE committee_action ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE committee_action ADD COLUMN due TEXT NOT NULL DEFAULT '';
ALTER TABLE committee_action ADD COLUMN times_moved INTEGER NOT NULL DEFAULT 0;
ALTER TABLE committee_action ADD COLUMN will_miss INTEGER NOT NULL DEFAULT 0;
ALTER TABLE committee_action ADD COLUMN is_declined INTEGER NOT NULL DEFAULT 0;
ALTER TABLE committee_action ADD COLUMN updated_at INTEGER;
ALTER TABLE committee_action ADD COLUMN rating_by_hand TEXT;
ALTER TABLE committee_action ADD COLUMN rating_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE committee_action ADD COLUMN closing_reason TEXT;
ALTER TABLE committee_action ADD COLUMN closing_other TEXT NOT NULL DEFAULT '';
ALTER TABLE committee_action ADD COLUMN closing_accepted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE committee_action ADD COLUMN closing_meeting TEXT NOT NULL DEFAULT '';
ALTER TABLE committee_action ADD COLUMN closing_item TEXT NOT NULL DEFAULT '';
CREATE INDEX committee_action_of_owner ON committee_action (owner);

CREATE TABLE action_step (
  action       TEXT NOT NULL REFERENCES committee_action (token),
  sequence     INTEGER NOT NULL CHECK (sequence >= 1),
  kind         TEXT NOT NULL CHECK (kind <> ''),
  at           INTEGER NOT NULL,
  taken_by     TEXT NOT NULL,
  note         TEXT NOT NULL,
  owner        TEXT NOT NULL,
  due          TEXT NOT NULL,
  is_later     INTEGER NOT NULL CHECK (is_later IN (0, 1)),
  is_proposed  INTEGER CHECK (is_proposed IN (0, 1)),
  rating       TEXT,
  reason       TEXT,
  other        TEXT NOT NULL,
  meeting      TEXT NOT NULL,
  item         TEXT NOT NULL,
  PRIMARY KEY (action, sequence)
) STRICT;

CREATE TABLE action_log_setting (
  committee        TEXT NOT NULL PRIMARY KEY REFERENCES committee (id),
  days_of_warning  INTEGER NOT NULL CHECK (days_of_warning >= 0)
) STRICT;
)sql";

// Actions that stand in the record already, from their documents.
constexpr std::string_view kFillOnSqlite = R"sql(
UPDATE committee_action SET
  reference = COALESCE(json_extract(document, '$.ref_as_recorded'), ''),
  text = json_extract(document, '$.text'),
  meeting = COALESCE(json_extract(document, '$.raised_at'), ''),
  item = COALESCE(json_extract(document, '$.raised_item'), ''),
  owner = COALESCE(json_extract(document, '$.accountable'),
                   (SELECT group_concat(trim(substr(value, 1, instr(value || '(', '(') - 1)), ', ')
                    FROM json_each(document, '$.owners')), ''),
  due = COALESCE(json_extract(document, '$.due'), ''),
  status = CASE WHEN json_extract(document, '$.final_state') LIKE 'closed%' THEN 'closed'
                WHEN json_extract(document, '$.accepted_by_owner') = 0 THEN 'proposed' ELSE 'open' END;
UPDATE committee_action SET
  closing_reason = CASE json_extract(document, '$.final_state') WHEN 'closed_superseded' THEN 'superseded'
                     WHEN 'closed_transferred' THEN 'transferred' ELSE 'completed' END,
  closing_other = COALESCE(json_extract(document, '$.receiving_body'), ''),
  closing_accepted = COALESCE(json_extract(document, '$.accepted_by_owner'), 0),
  closing_meeting = COALESCE(json_extract(document, '$.history[#-1].at'), '')
WHERE status = 'closed';
)sql";
constexpr std::string_view kFillOnPostgres = R"sql(
UPDATE committee_action SET
  reference = COALESCE(document::json->>'ref_as_recorded', ''),
  text = document::json->>'text',
  meeting = COALESCE(document::json->>'raised_at', ''),
  item = COALESCE(document::json->>'raised_item', ''),
  owner = COALESCE(document::json->>'accountable',
                   (SELECT string_agg(trim(split_part(one, '(', 1)), ', ' ORDER BY place)
                    FROM json_array_elements_text(document::json->'owners') WITH ORDINALITY AS owners (one, place)), ''),
  due = COALESCE(document::json->>'due', ''),
  status = CASE WHEN document::json->>'final_state' LIKE 'closed%' THEN 'closed'
                WHEN document::json->>'accepted_by_owner' = 'false' THEN 'proposed' ELSE 'open' END;
UPDATE committee_action SET
  closing_reason = CASE document::json->>'final_state' WHEN 'closed_superseded' THEN 'superseded'
                     WHEN 'closed_transferred' THEN 'transferred' ELSE 'completed' END,
  closing_other = COALESCE(document::json->>'receiving_body', ''),
  closing_accepted = CASE WHEN document::json->>'accepted_by_owner' = 'true' THEN 1 ELSE 0 END,
  closing_meeting = COALESCE(document::json->'history'->-1->>'at', '')
WHERE status = 'closed';
)sql";

}  // namespace

QuorumTerms stored_quorum(std::string_view text) {
  auto terms = read_quorum_terms(text);
  base::check(terms.has_value(), "a stored quorum rule is one");
  return *std::move(terms);
}

record::Migration committee_record_migration() {
  return {8, "committees", kTables, ""};
}

record::Migration committee_action_migration() {
  static const std::string sqlite = std::string(kActionTables) + std::string(kFillOnSqlite);
  static const std::string postgres = record::postgres_from_sqlite(kActionTables) + std::string(kFillOnPostgres);
  return {10, "where actions stand", sqlite, postgres};
}

}  // namespace governance
