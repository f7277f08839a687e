#include "governance/interests/interest_schema_store.h"

#include "base/text.h"
#include "governance/interests/interest_store.h"

namespace governance {
namespace {

// An entry's versions are its history, so nothing of a version is ever changed. Disposal, which two people decide, is
// the one thing that takes versions out.
constexpr std::string_view kTables = R"sql(
CREATE TABLE interest_version (
  entry                TEXT NOT NULL CHECK (entry <> ''),
  version              INTEGER NOT NULL CHECK (version >= 1),
  person               TEXT NOT NULL REFERENCES committee_person (id),
  act                  TEXT NOT NULL,
  made_by              TEXT NOT NULL,
  made_at              INTEGER NOT NULL,
  kind                 TEXT NOT NULL,
  relationship         TEXT NOT NULL,
  description          TEXT NOT NULL,
  organisations        TEXT NOT NULL,
  places               TEXT NOT NULL,
  first_day            TEXT NOT NULL,
  last_day             TEXT,
  is_pecuniary         INTEGER NOT NULL CHECK (is_pecuniary IN (0, 1)),
  consents             INTEGER NOT NULL CHECK (consents IN (0, 1)),
  consent_reason       TEXT NOT NULL,
  declared_on          TEXT NOT NULL,
  confirmed_on         TEXT NOT NULL,
  mitigation           TEXT,
  mitigation_with      TEXT NOT NULL,
  mitigation_on        TEXT,
  publication          TEXT NOT NULL CHECK (publication IN ('as_holder_consents', 'held_back', 'released')),
  publication_reason   TEXT NOT NULL,
  publication_by       TEXT NOT NULL,
  publication_on       TEXT,
  PRIMARY KEY (entry, version)
) STRICT;
CREATE INDEX interest_version_of_person ON interest_version (person);

CREATE TABLE interest_statement (
  person   TEXT NOT NULL REFERENCES committee_person (id),
  kind     TEXT NOT NULL CHECK (kind IN ('nil', 'confirmed', 'on_register')),
  about    TEXT NOT NULL,
  made_on  TEXT NOT NULL,
  made_by  TEXT NOT NULL,
  made_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX interest_statement_of_person ON interest_statement (person);

CREATE TABLE register_release (
  committee  TEXT NOT NULL REFERENCES committee (id),
  sequence   INTEGER NOT NULL CHECK (sequence >= 1),
  is_public  INTEGER NOT NULL CHECK (is_public IN (0, 1)),
  made_by    TEXT NOT NULL,
  made_at    INTEGER NOT NULL,
  PRIMARY KEY (committee, sequence)
) STRICT;

CREATE TABLE interest_disposal (
  entry        TEXT NOT NULL PRIMARY KEY,
  person       TEXT NOT NULL,
  reason       TEXT NOT NULL,
  asked_by     TEXT NOT NULL,
  asked_at     INTEGER NOT NULL,
  approved_by  TEXT,
  approved_at  INTEGER
) STRICT;

CREATE TABLE screening_look (
  meeting       TEXT NOT NULL REFERENCES meeting (id),
  sequence      INTEGER NOT NULL CHECK (sequence >= 1),
  item          TEXT NOT NULL,
  about         TEXT NOT NULL,
  kind          TEXT NOT NULL,
  outcome       INTEGER NOT NULL,
  parties       TEXT NOT NULL,
  cleared       TEXT NOT NULL,
  reason        TEXT NOT NULL,
  is_loosening  INTEGER NOT NULL CHECK (is_loosening IN (0, 1)),
  sector        INTEGER NOT NULL,
  account       TEXT NOT NULL,
  name          TEXT NOT NULL,
  at            INTEGER NOT NULL,
  PRIMARY KEY (meeting, sequence)
) STRICT;

CREATE TABLE interest_breach (
  id                TEXT NOT NULL,
  version           INTEGER NOT NULL CHECK (version >= 1),
  person            TEXT NOT NULL,
  meeting           TEXT NOT NULL,
  kind              TEXT NOT NULL,
  found_on          TEXT NOT NULL,
  what              TEXT NOT NULL,
  gravity           TEXT NOT NULL,
  assessment        TEXT NOT NULL,
  lesson            TEXT NOT NULL,
  lesson_is_public  INTEGER NOT NULL CHECK (lesson_is_public IN (0, 1)),
  made_by           TEXT NOT NULL,
  made_at           INTEGER NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;
)sql";

}  // namespace

std::string as_lines(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& one : names) out += (out.empty() ? "" : "\n") + one;
  return out;
}

std::vector<std::string> from_lines(std::string_view text) {
  std::vector<std::string> out;
  if (text.empty()) return out;
  for (const auto one : base::split(text, '\n')) out.emplace_back(one);
  return out;
}

record::Migration interests_migration() {
  return {15, "register of interests", kTables, ""};
}

}  // namespace governance
