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

}  // namespace

QuorumTerms stored_quorum(std::string_view text) {
  auto terms = read_quorum_terms(text);
  base::check(terms.has_value(), "a stored quorum rule is one");
  return *std::move(terms);
}

record::Migration committee_record_migration() {
  return {8, "committees", kTables, ""};
}

}  // namespace governance
