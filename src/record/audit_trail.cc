#include "record/audit_trail.h"

#include <limits>

#include "record/connection.h"
#include "record/sha256.h"

namespace record {
namespace {

constexpr std::string_view kColumns =
    "sequence, at, actor, action, subject_kind, subject_id, person_id, before, after, hash";
const std::string kNoHash(64, '0');

std::string select_entries(std::string_view rest) {
  return "SELECT " + std::string(kColumns) + " FROM audit_entry " + std::string(rest);
}

AuditEntry entry_of(const Row& row) {
  return {row.get<std::int64_t>(0),
          row.get<base::Instant>(1),
          {row.get<std::string>(2), row.get<std::string>(3), row.get<std::string>(4), row.get<std::string>(5),
           row.get<std::string>(6), row.get<std::string>(7), row.get<std::string>(8)},
          row.get<std::string>(9)};
}

std::string hash_of(std::string_view hash_before, std::int64_t sequence, base::Instant at, const AuditEvent& event) {
  return sha256(length_prefixed({"sightline audit 1", hash_before, std::to_string(sequence),
                                 std::to_string(at.time_since_epoch().count()), event.actor, event.action,
                                 event.subject_kind, event.subject_id, event.person_id, event.before, event.after}));
}

AuditHead head_of(const Row& row) {
  return {row.get<std::int64_t>(0), row.get<std::string>(1)};
}

// The update changes nothing, but holds the head until the transaction ends, whatever else may be writing.
AuditHead taken_head(Transaction& transaction) {
  const auto head =
      transaction.one("UPDATE audit_head SET sequence = sequence WHERE one = 1 RETURNING sequence, hash", head_of);
  base::check(head.has_value(), "the audit trail has no head");
  return *head;
}

// Walks the chain an entry at a time and remembers the first that does not fit.
class Verifier {
 public:
  void see(const AuditEntry& entry) {
    const auto expected = verdict_.entries + 1;
    if (entry.sequence > expected) {
      broken(expected, entry.sequence == expected + 1 ? "entry " + std::to_string(expected) + " is missing"
                                                      : "entries " + std::to_string(expected) + " to " +
                                                            std::to_string(entry.sequence - 1) + " are missing");
    } else if (entry.sequence < expected) {
      broken(entry.sequence, "entry " + std::to_string(entry.sequence) + " was put in before the first");
    } else if (entry.hash != hash_of(hash_, entry.sequence, entry.at, entry.event)) {
      broken(entry.sequence, "entry " + std::to_string(entry.sequence) + " was changed, or was put in afterwards");
    } else {
      ++verdict_.entries;
      hash_ = entry.hash;
    }
  }

  [[nodiscard]] bool is_whole() const { return !verdict_.first_broken.has_value(); }

  AuditVerdict against(const std::optional<AuditHead>& head) {
    if (is_whole()) compare(head);
    verdict_.head = hash_;
    return verdict_;
  }

 private:
  void compare(const std::optional<AuditHead>& head) {
    const auto last = verdict_.entries;
    if (!head) {
      broken(last + 1, "the head of the trail is missing, so entries may have been cut off its end");
    } else if (head->sequence > last) {
      broken(last + 1, "the newest entries, up to " + std::to_string(head->sequence) + ", were cut off");
    } else if (head->sequence < last) {
      broken(head->sequence + 1, "the entries after " + std::to_string(head->sequence) + " are unknown to the head");
    } else if (head->hash != hash_) {
      broken(last, "the head of the trail does not fit its last entry");
    }
  }

  void broken(std::int64_t sequence, std::string reason) {
    verdict_.first_broken = sequence;
    verdict_.reason = std::move(reason);
  }

  AuditVerdict verdict_;
  std::string hash_ = kNoHash;
};

// One page of entries; gives the last sequence seen, or nothing when there are no more.
std::optional<std::int64_t> see_page(Reader& reader, Verifier& verifier, std::int64_t from) {
  static const std::string sql = select_entries("WHERE sequence >= $1 ORDER BY sequence LIMIT 1000");
  std::optional<std::int64_t> last;
  reader.each(
      sql,
      [&](const Row& row) {
        const auto entry = entry_of(row);
        last = entry.sequence;
        if (verifier.is_whole()) verifier.see(entry);
      },
      from);
  return last;
}

constexpr std::string_view kTables = R"sql(
CREATE TABLE audit_entry (
  sequence     INTEGER PRIMARY KEY,
  at           INTEGER NOT NULL,
  actor        TEXT NOT NULL,
  action       TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id   TEXT NOT NULL,
  person_id    TEXT NOT NULL,
  before       TEXT NOT NULL,
  after        TEXT NOT NULL,
  hash         TEXT NOT NULL
) STRICT;
CREATE INDEX audit_entry_by_subject ON audit_entry (subject_kind, subject_id, sequence);
CREATE INDEX audit_entry_by_person ON audit_entry (person_id, sequence);
CREATE TABLE audit_head (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  sequence INTEGER NOT NULL,
  hash     TEXT NOT NULL
) STRICT;
INSERT INTO audit_head (one, sequence, hash)
  VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
)sql";

// INSERT OR REPLACE deletes without asking the delete trigger, hence the third.
constexpr std::string_view kSqliteGuards = R"sql(
CREATE TRIGGER audit_entry_keeps_updates_out BEFORE UPDATE ON audit_entry
  BEGIN SELECT RAISE(ABORT, 'audit_entry_append_only'); END;
CREATE TRIGGER audit_entry_keeps_deletes_out BEFORE DELETE ON audit_entry
  BEGIN SELECT RAISE(ABORT, 'audit_entry_append_only'); END;
CREATE TRIGGER audit_entry_keeps_replaces_out BEFORE INSERT ON audit_entry
  WHEN EXISTS (SELECT 1 FROM audit_entry WHERE sequence = NEW.sequence)
  BEGIN SELECT RAISE(ABORT, 'audit_entry_append_only'); END;
)sql";

constexpr std::string_view kPostgresGuards = R"sql(
CREATE FUNCTION audit_entry_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry_append_only'
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'audit_entry_append_only';
END $$;
CREATE TRIGGER audit_entry_keeps_changes_out BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION audit_entry_append_only();
CREATE TRIGGER audit_entry_keeps_truncation_out BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_append_only();
)sql";

}  // namespace

void append_audit(Transaction& transaction, base::Instant at, const AuditEvent& event) {
  auto& head = transaction.connection().audit_head();
  if (!head) head = taken_head(transaction);
  const auto sequence = head->sequence + 1;
  const auto hash = hash_of(head->hash, sequence, at, event);
  transaction.change(
      "INSERT INTO audit_entry (sequence, at, actor, action, subject_kind, subject_id, person_id, before, after, hash) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      sequence, at, event.actor, event.action, event.subject_kind, event.subject_id, event.person_id, event.before,
      event.after, hash);
  head = {sequence, hash};
}

std::vector<AuditEntry> audit_of_subject(Reader& reader, std::string_view subject_kind, std::string_view subject_id) {
  static const std::string sql = select_entries("WHERE subject_kind = $1 AND subject_id = $2 ORDER BY sequence");
  return reader.all(sql, entry_of, subject_kind, subject_id);
}

std::vector<AuditEntry> audit_of_person(Reader& reader, std::string_view person_id, int most) {
  static const std::string sql = select_entries("WHERE person_id = $1 ORDER BY sequence DESC LIMIT $2");
  return reader.all(sql, entry_of, person_id, most);
}

AuditVerdict verify_audit(Reader& reader) {
  base::check(!reader.connection().audit_head(), "the trail was verified by a transaction that appends to it");
  Verifier verifier;
  auto from = std::optional(std::numeric_limits<std::int64_t>::min());
  while (from && verifier.is_whole()) {
    const auto last = see_page(reader, verifier, *from);
    const bool more = last && *last < std::numeric_limits<std::int64_t>::max();
    from = more ? std::optional(*last + 1) : std::nullopt;
  }
  return verifier.against(reader.one("SELECT sequence, hash FROM audit_head WHERE one = 1", head_of));
}

Migration audit_migration() {
  static const std::string sqlite = std::string(kTables) + std::string(kSqliteGuards);
  static const std::string postgres = postgres_from_sqlite(kTables) + std::string(kPostgresGuards);
  return {1, "audit trail", sqlite, postgres};
}

}  // namespace record
