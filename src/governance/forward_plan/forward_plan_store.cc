#include "governance/forward_plan/forward_plan_store.h"

#include "base/check.h"
#include "governance/committee_record/document.h"
#include "record/audit_trail.h"

namespace governance {

template <class Io, Of<PlanEntry> T>
void shape(Io& io, T& entry) {
  io.required("id", entry.id);
  io.required("title", entry.title);
  io.optional("purpose", entry.purpose);
  io.optional("lead", entry.lead);
  io.optional("since", entry.since);
  io.optional("once", entry.once);
  io.optional("source", entry.source);
  io.optional("goes_first_to", entry.goes_first_to);
  io.optional("part", entry.part);
  io.optional("meeting", entry.meeting);
  io.optional("item", entry.item);
  io.optional("ended", entry.is_ended);
}

namespace {

constexpr std::string_view kTables = R"sql(
CREATE TABLE plan_entry (
  id         TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  committee  TEXT NOT NULL REFERENCES committee (id),
  months     INTEGER NOT NULL CHECK (months BETWEEN 0 AND 4095),
  version    INTEGER NOT NULL CHECK (version >= 1),
  document   TEXT NOT NULL
) STRICT;
CREATE INDEX plan_entry_of_committee ON plan_entry (committee);

CREATE TABLE plan_outcome (
  entry     TEXT NOT NULL REFERENCES plan_entry (id),
  sequence  INTEGER NOT NULL CHECK (sequence >= 1),
  month     TEXT NOT NULL,
  step      TEXT NOT NULL CHECK (step IN ('on_agenda', 'put_off', 'not_needed')),
  meeting   TEXT NOT NULL,
  until     TEXT,
  reason    TEXT NOT NULL,
  PRIMARY KEY (entry, sequence)
) STRICT;
)sql";

/// January is the lowest bit.
int bits_of(const std::vector<unsigned>& months) {
  int out = 0;
  for (const unsigned month : months) out |= 1 << (month - 1);
  return out;
}
std::vector<unsigned> months_of(int bits) {
  std::vector<unsigned> out;
  for (unsigned month = 1; month <= 12; ++month)
    if ((bits & (1 << (month - 1))) != 0) out.push_back(month);
  return out;
}

PlanEntry entry_from(const record::Row& row) {
  auto out = from_document<PlanEntry>(row.get<std::string>(0));
  out.months = months_of(row.get<int>(1));
  out.version = row.get<int>(2);
  return out;
}

PlanOutcome outcome_from(const record::Row& row) {
  const auto step = choice_of<PlanStep>(row.get<std::string>(2));
  base::check(step.has_value(), "a stored step is a known one");
  return {.entry = row.get<std::string>(0),
          .month = row.get<base::Date>(1),
          .step = *step,
          .meeting = row.get<std::string>(3),
          .until = row.get<std::optional<base::Date>>(4),
          .reason = row.get<std::string>(5)};
}

void note(record::Transaction& transaction, const Change& change, std::string_view action, const std::string& entry,
          std::string after) {
  record::append_audit(transaction, change.at,
                       {.actor = change.by,
                        .action = std::string(action),
                        .subject_kind = "plan_entry",
                        .subject_id = entry,
                        .person_id = "",
                        .before = "",
                        .after = std::move(after)});
}

}  // namespace

std::vector<PlanEntry> plan_entries(record::Reader& reader, std::string_view committee) {
  return reader.all("SELECT document, months, version FROM plan_entry WHERE committee = $1 ORDER BY id", entry_from,
                    committee);
}

std::vector<PlanOutcome> plan_outcomes(record::Reader& reader, std::string_view committee) {
  return reader.all(
      "SELECT o.entry, o.month, o.step, o.meeting, o.until, o.reason FROM plan_outcome o"
      " JOIN plan_entry e ON e.id = o.entry WHERE e.committee = $1 ORDER BY o.entry, o.sequence",
      outcome_from, committee);
}

base::Result<void> save_plan_entry(record::Transaction& transaction, std::string_view committee, const PlanEntry& entry,
                                   const Change& change) {
  base::check(check_entry(entry).has_value(), "an entry is checked before it is kept");
  const auto document = document_of(entry);
  const auto changed =
      entry.version == 0
          ? transaction.change(
                "INSERT INTO plan_entry (id, committee, months, version, document) VALUES ($1, $2, $3, 1, $4)"
                " ON CONFLICT DO NOTHING",
                entry.id, committee, bits_of(entry.months), document)
          : transaction.change(
                "UPDATE plan_entry SET months = $4, document = $5, version = version + 1"
                " WHERE id = $1 AND committee = $2 AND version = $3",
                entry.id, committee, entry.version, bits_of(entry.months), document);
  if (changed == 0)
    return base::conflict(
        "Someone has changed this entry of the plan since you opened it. Look at it, then do it again.");
  note(transaction, change, entry.version == 0 ? "plan entry added" : "plan entry changed", entry.id, document);
  return {};
}

base::Result<void> add_plan_outcome(record::Transaction& transaction, std::string_view committee,
                                    const PlanOutcome& outcome, const Change& change) {
  base::check(check_outcome(outcome).has_value(), "an outcome is checked before it is kept");
  const auto known = transaction.scalar<std::int64_t>(
      "SELECT count(*) FROM plan_entry WHERE id = $1 AND committee = $2", outcome.entry, committee);
  if (known == 0) return base::not_found("The plan has no such entry.");
  const auto before =
      transaction.scalar<std::int64_t>("SELECT count(*) FROM plan_outcome WHERE entry = $1", outcome.entry);
  transaction.change(
      "INSERT INTO plan_outcome (entry, sequence, month, step, meeting, until, reason)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
      outcome.entry, before + 1, outcome.month, word_of(outcome.step), outcome.meeting, outcome.until, outcome.reason);
  note(transaction, change, "plan " + std::string(word_of(outcome.step)), outcome.entry, "");
  return {};
}

record::Migration forward_plan_migration() {
  return {12, "forward plan", kTables, ""};
}

}  // namespace governance
