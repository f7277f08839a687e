// The tables of papers.
#include "governance/papers/paper_store.h"

namespace governance {
namespace {

// A version's row is only ever added. Where the original is a PDF, it is its own PDF and is kept once.
constexpr std::string_view kTables = R"sql(
CREATE TABLE paper (
  token           TEXT NOT NULL PRIMARY KEY,
  meeting         TEXT NOT NULL REFERENCES meeting (id),
  item_key        TEXT NOT NULL CHECK (item_key <> ''),
  place           INTEGER NOT NULL CHECK (place >= 1),
  state           TEXT NOT NULL CHECK (state IN ('requested', 'drafting', 'sponsor_approved', 'submitted', 'accepted',
                                                 'returned', 'issued', 'replaced', 'withdrawn')),
  class           TEXT NOT NULL CHECK (class IN ('public', 'members', 'part2', 'named_people')),
  author_person   TEXT NOT NULL,
  sponsor_person  TEXT NOT NULL,
  is_guardians    INTEGER NOT NULL CHECK (is_guardians IN (0, 1)),
  named_people    TEXT NOT NULL,
  version         INTEGER NOT NULL CHECK (version >= 1),
  cover           TEXT NOT NULL,
  UNIQUE (meeting, item_key, place)
) STRICT;

CREATE TABLE paper_version (
  paper         TEXT NOT NULL REFERENCES paper (token),
  number        INTEGER NOT NULL CHECK (number >= 1),
  file_name     TEXT NOT NULL,
  media_type    TEXT NOT NULL CHECK (media_type <> ''),
  sha256        TEXT NOT NULL CHECK (length(sha256) = 64),
  pages         INTEGER NOT NULL CHECK (pages >= 1),
  size          INTEGER NOT NULL CHECK (size >= 1),
  added_by      TEXT NOT NULL CHECK (added_by <> ''),
  added_at      INTEGER NOT NULL,
  what_changed  TEXT NOT NULL,
  timeliness    TEXT NOT NULL CHECK (timeliness IN ('in_time', 'late', 'tabled')),
  original      BLOB NOT NULL,
  pdf           BLOB,
  text          TEXT NOT NULL,
  PRIMARY KEY (paper, number)
) STRICT;

CREATE TABLE paper_step (
  paper     TEXT NOT NULL REFERENCES paper (token),
  sequence  INTEGER NOT NULL CHECK (sequence >= 1),
  step      TEXT NOT NULL CHECK (step <> ''),
  to_state  TEXT NOT NULL CHECK (to_state <> ''),
  taken_by  TEXT NOT NULL CHECK (taken_by <> ''),
  at        INTEGER NOT NULL,
  note      TEXT NOT NULL,
  PRIMARY KEY (paper, sequence)
) STRICT;

CREATE TABLE paper_rules (
  committee  TEXT NOT NULL PRIMARY KEY REFERENCES committee (id),
  document   TEXT NOT NULL
) STRICT;
)sql";

}  // namespace

record::Migration papers_migration() {
  return {16, "papers", kTables, ""};
}

}  // namespace governance
