#include "governance/committee_record/committee_life_store.h"

#include "base/check.h"
#include "base/text.h"
#include "governance/committee_record/committee_trail_store.h"
#include "governance/committee_record/document.h"

namespace governance {
namespace {

template <class E>
E stored_choice(const std::string& word) {
  const auto choice = choice_of<E>(word);
  base::check(choice.has_value(), "a stored choice is a known one");
  return *choice;
}

// What is added to a decision, to a body's life and to its terms is rows that are only ever added; a decision between
// meetings and a standing down are each one document with a version.
constexpr std::string_view kDecisionTables = R"sql(
ALTER TABLE meeting_entry ADD COLUMN limb INTEGER NOT NULL DEFAULT 0;

ALTER TABLE committee ADD COLUMN life TEXT NOT NULL DEFAULT 'established'
  CHECK (life IN ('proposed', 'established', 'suspended', 'stood_down', 'archived'));
ALTER TABLE committee ADD COLUMN ends_on TEXT;
UPDATE committee SET life = 'stood_down' WHERE is_stood_down = 1;

CREATE TABLE committee_version (
  committee  TEXT NOT NULL REFERENCES committee (id),
  version    INTEGER NOT NULL CHECK (version >= 1),
  saved_at   INTEGER,
  saved_by   TEXT NOT NULL,
  document   TEXT NOT NULL,
  PRIMARY KEY (committee, version)
) STRICT;
INSERT INTO committee_version (committee, version, saved_at, saved_by, document)
  SELECT id, version, NULL, '', document FROM committee;

CREATE TABLE committee_life_step (
  committee  TEXT NOT NULL REFERENCES committee (id),
  sequence   INTEGER NOT NULL CHECK (sequence >= 1),
  step       TEXT NOT NULL CHECK (step <> ''),
  to_life    TEXT NOT NULL CHECK (to_life <> ''),
  reason     TEXT NOT NULL,
  taken_by   TEXT NOT NULL,
  at         INTEGER NOT NULL,
  PRIMARY KEY (committee, sequence)
) STRICT;

CREATE TABLE awaiting_agenda (
  committee  TEXT NOT NULL REFERENCES committee (id),
  id         TEXT NOT NULL CHECK (id <> ''),
  document   TEXT NOT NULL,
  PRIMARY KEY (committee, id)
) STRICT;

CREATE TABLE decision_step (
  committee  TEXT NOT NULL REFERENCES committee (id),
  decision   TEXT NOT NULL CHECK (decision <> ''),
  sequence   INTEGER NOT NULL CHECK (sequence >= 1),
  kind       TEXT NOT NULL CHECK (kind <> ''),
  at         INTEGER NOT NULL,
  taken_by   TEXT NOT NULL,
  words      TEXT NOT NULL,
  day        TEXT,
  PRIMARY KEY (decision, sequence)
) STRICT;
CREATE INDEX decision_step_of_committee ON decision_step (committee);

CREATE TABLE between_meetings (
  token      TEXT NOT NULL PRIMARY KEY CHECK (token <> ''),
  committee  TEXT NOT NULL REFERENCES committee (id),
  version    INTEGER NOT NULL CHECK (version >= 1),
  document   TEXT NOT NULL
) STRICT;
CREATE INDEX between_meetings_of_committee ON between_meetings (committee);

CREATE TABLE standing_down (
  committee  TEXT NOT NULL PRIMARY KEY REFERENCES committee (id),
  version    INTEGER NOT NULL CHECK (version >= 1),
  document   TEXT NOT NULL
) STRICT;

CREATE TABLE minutes_confirmation (
  meeting  TEXT NOT NULL REFERENCES meeting (id),
  person   TEXT NOT NULL CHECK (person <> ''),
  at       INTEGER NOT NULL,
  PRIMARY KEY (meeting, person)
) STRICT;
)sql";

}  // namespace

std::vector<CommitteeVersion> committee_versions(record::Reader& reader, std::string_view committee) {
  return reader.all(
      "SELECT version, document, saved_at, saved_by FROM committee_version WHERE committee = $1 ORDER BY version",
      [](const record::Row& row) {
        return CommitteeVersion{.version = row.get<int>(0),
                                .body = from_document<Body>(row.get<std::string>(1)),
                                .saved_at = row.get<std::optional<base::Instant>>(2),
                                .saved_by = row.get<std::string>(3)};
      },
      committee);
}

void keep_version(record::Transaction& transaction, const Body& body, int version, const Change& change) {
  transaction.change(
      "INSERT INTO committee_version (committee, version, saved_at, saved_by, document) VALUES ($1, $2, $3, $4, $5)",
      body.id, version, change.at, change.by, document_of(body));
}

std::vector<LifeStepTaken> life_of(record::Reader& reader, std::string_view committee) {
  return reader.all(
      "SELECT step, to_life, reason, taken_by, at FROM committee_life_step WHERE committee = $1 ORDER BY sequence",
      [](const record::Row& row) {
        return LifeStepTaken{.step = stored_choice<LifeStep>(row.get<std::string>(0)),
                             .to = stored_choice<CommitteeLife>(row.get<std::string>(1)),
                             .reason = row.get<std::string>(2),
                             .by = row.get<std::string>(3),
                             .at = row.get<base::Instant>(4)};
      },
      committee);
}

base::Result<void> take_life_step(record::Transaction& transaction, const StoredCommittee& committee, LifeStep step,
                                  std::string_view reason, const Change& change) {
  const std::string& id = committee.body.id;
  const LifeTransition* const row = find_life_transition(committee.life, step);
  if (row == nullptr)
    return base::conflict("This has no place in the committee's life as it is now. Look at it again.");
  const std::string why = base::one_line(reason);
  if (row->needs_reason && why.empty()) return base::invalid("reason", "Say why: it is kept with the step.");
  const auto changed =
      transaction.change("UPDATE committee SET life = $2, is_stood_down = $3 WHERE id = $1 AND life = $4", id,
                         word_of(row->to), has_ended(row->to), word_of(row->from));
  if (changed == 0) return base::conflict("Someone has changed this committee since you opened it. Look at it again.");
  const auto taken =
      transaction.scalar<std::int64_t>("SELECT count(*) FROM committee_life_step WHERE committee = $1", id);
  transaction.change(
      "INSERT INTO committee_life_step (committee, sequence, step, to_life, reason, taken_by, at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
      id, taken + 1, word_of(step), word_of(row->to), why, change.by, change.at);
  write_down(transaction, change, "committee " + std::string(word_of(step)), "committee", id,
             std::string(word_of(row->from)), std::string(word_of(row->to)));
  return {};
}

void set_end(record::Transaction& transaction, std::string_view committee, std::optional<base::Date> ends_on,
             const Change& change) {
  const auto before = find_committee(transaction, committee);
  if (before->ends_on == ends_on) return;
  transaction.change("UPDATE committee SET ends_on = $2 WHERE id = $1", committee, ends_on);
  const auto words = [](std::optional<base::Date> date) { return date ? base::iso(*date) : std::string(); };
  write_down(transaction, change, "committee end set", "committee", committee, words(before->ends_on), words(ends_on));
}

void await_next_agenda(record::Transaction& transaction, std::string_view committee, std::string_view id,
                       const AgendaItem& item) {
  transaction.change(
      "INSERT INTO awaiting_agenda (committee, id, document) VALUES ($1, $2, $3)"
      " ON CONFLICT (committee, id) DO UPDATE SET document = excluded.document",
      committee, id, document_of(item));
}

std::vector<AgendaItem> awaiting_agenda(record::Reader& reader, std::string_view committee) {
  return reader.all(
      "SELECT document FROM awaiting_agenda WHERE committee = $1 ORDER BY id",
      [](const record::Row& row) { return from_document<AgendaItem>(row.get<std::string>(0)); }, committee);
}

std::vector<AgendaItem> take_awaiting(record::Transaction& transaction, std::string_view committee) {
  auto out = awaiting_agenda(transaction, committee);
  if (!out.empty()) transaction.change("DELETE FROM awaiting_agenda WHERE committee = $1", committee);
  return out;
}

record::Migration decisions_migration() {
  return {17, "decisions and standing down", kDecisionTables, ""};
}

record::Migration decision_parts_migration() {
  return {18, "abstentions and conditions of decisions",
          "ALTER TABLE meeting_entry ADD COLUMN about TEXT NOT NULL DEFAULT '';\n"
          "ALTER TABLE meeting_entry ADD COLUMN checked_by TEXT NOT NULL DEFAULT '';\n",
          ""};
}

}  // namespace governance
