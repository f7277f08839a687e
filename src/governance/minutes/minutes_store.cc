#include "governance/minutes/minutes_store.h"

#include "base/check.h"
#include "governance/committee_record/document.h"
#include "governance/minutes/minutes_shape.h"
#include "record/audit_trail.h"

namespace governance {
namespace {

constexpr std::string_view kTables = R"sql(
CREATE TABLE minutes (
  meeting   TEXT NOT NULL PRIMARY KEY REFERENCES meeting (id),
  state     TEXT NOT NULL CHECK (state IN ('notes', 'draft', 'chair_checked', 'circulated', 'approved',
                                           'approved_with_amendments', 'final')),
  version   INTEGER NOT NULL CHECK (version >= 1),
  document  TEXT NOT NULL
) STRICT;

CREATE TABLE minutes_step (
  meeting   TEXT NOT NULL REFERENCES minutes (meeting),
  sequence  INTEGER NOT NULL CHECK (sequence >= 1),
  step      TEXT NOT NULL CHECK (step <> ''),
  to_state  TEXT NOT NULL CHECK (to_state <> ''),
  taken_by  TEXT NOT NULL CHECK (taken_by <> ''),
  at        INTEGER NOT NULL,
  note      TEXT NOT NULL,
  PRIMARY KEY (meeting, sequence)
) STRICT;
)sql";

template <class E>
E stored_choice(const std::string& word) {
  const auto choice = choice_of<E>(word);
  base::check(choice.has_value(), "a stored choice is a known one");
  return *choice;
}

/// Notes say nothing: they follow the record of the meeting.
std::string stored_document(const Minutes& minutes) {
  return minutes.state == MinutesState::Notes ? "" : document_of(minutes);
}

StoredMinutes minutes_from(const record::Row& row) {
  const auto document = row.get<std::string>(0);
  return {.minutes = document.empty() ? Minutes() : from_document<Minutes>(document), .version = row.get<int>(1)};
}

StepTaken step_from(const record::Row& row) {
  return {.step = stored_choice<MinutesStep>(row.get<std::string>(0)),
          .to = stored_choice<MinutesState>(row.get<std::string>(1)),
          .by = row.get<std::string>(2),
          .at = row.get<base::Instant>(3),
          .note = row.get<std::string>(4)};
}

base::Result<void> keep(record::Transaction& transaction, std::string_view meeting, const StoredMinutes& stored,
                        std::string_view what, const Change& change) {
  const std::string document = stored_document(stored.minutes);
  const auto state = word_of(stored.minutes.state);
  const auto before = find_minutes(transaction, meeting);
  const auto changed =
      stored.version == 0
          ? transaction.change(
                "INSERT INTO minutes (meeting, state, version, document) VALUES ($1, $2, 1, $3) ON CONFLICT DO NOTHING",
                meeting, state, document)
          : transaction.change(
                "UPDATE minutes SET state = $3, version = version + 1, document = $4"
                " WHERE meeting = $1 AND version = $2",
                meeting, stored.version, state, document);
  if (changed == 0)
    return base::conflict(
        "Someone has changed these minutes since you opened them. Look at them as they are now, then do it again.");
  record::append_audit(transaction, change.at,
                       {.actor = change.by,
                        .action = std::string(what),
                        .subject_kind = "minutes",
                        .subject_id = std::string(meeting),
                        .person_id = "",
                        .before = stored_document(before.minutes),
                        .after = document});
  return {};
}

}  // namespace

StoredMinutes find_minutes(record::Reader& reader, std::string_view meeting) {
  const auto found = reader.one("SELECT document, version FROM minutes WHERE meeting = $1", minutes_from, meeting);
  return found.value_or(StoredMinutes());
}

std::vector<StepTaken> steps_of_minutes(record::Reader& reader, std::string_view meeting) {
  return reader.all("SELECT step, to_state, taken_by, at, note FROM minutes_step WHERE meeting = $1 ORDER BY sequence",
                    step_from, meeting);
}

base::Result<void> save_step(record::Transaction& transaction, std::string_view meeting, const StoredMinutes& stored,
                             MinutesStep step, std::string_view note, const Change& change) {
  const std::string what = "minutes " + std::string(word_of(step));
  if (const auto kept = keep(transaction, meeting, stored, what, change); !kept) return kept;
  const auto taken = transaction.scalar<std::int64_t>("SELECT count(*) FROM minutes_step WHERE meeting = $1", meeting);
  transaction.change(
      "INSERT INTO minutes_step (meeting, sequence, step, to_state, taken_by, at, note)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
      meeting, taken + 1, word_of(step), word_of(stored.minutes.state), change.by, change.at, note);
  return {};
}

base::Result<void> save_words(record::Transaction& transaction, std::string_view meeting, const StoredMinutes& stored,
                              std::string_view what, const Change& change) {
  base::check(stored.minutes.state != MinutesState::Notes, "notes have no words of their own");
  return keep(transaction, meeting, stored, what, change);
}

std::vector<std::string> confirmations_of(record::Reader& reader, std::string_view meeting) {
  return reader.all(
      "SELECT person FROM minutes_confirmation WHERE meeting = $1 ORDER BY at, person",
      [](const record::Row& row) { return row.get<std::string>(0); }, meeting);
}

void add_confirmation(record::Transaction& transaction, std::string_view meeting, std::string_view person,
                      const Change& change) {
  const auto added = transaction.change(
      "INSERT INTO minutes_confirmation (meeting, person, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", meeting,
      person, change.at);
  if (added == 0) return;
  record::append_audit(transaction, change.at,
                       {.actor = change.by,
                        .action = "minutes confirmed",
                        .subject_kind = "minutes",
                        .subject_id = std::string(meeting),
                        .person_id = "",
                        .before = "",
                        .after = std::string(person)});
}

record::Migration minutes_migration() {
  return {9, "minutes", kTables, ""};
}

}  // namespace governance
