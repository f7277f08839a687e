// Who did what to what, when, with before and after: an append-only trail, each entry chained to the last by SHA-256.
//
// An entry is written in the same transaction as the change it tells of; reading a named person's record writes one
// too. The chain shows that entries were changed, removed or put in afterwards by someone with the database in hand; it
// cannot show that the newest ones were cut off, unless the head (sequence and hash) was noted elsewhere.
//
// An entry's hash is the SHA-256 of these fields, each written as its length in bytes, a colon, the bytes and a comma:
//   "sightline audit 1", the hash of the entry before (64 noughts for the first), sequence, at (microseconds since
//   1970), actor, action, subject_kind, subject_id, person_id, before, after
// Triggers refuse UPDATE and DELETE (Failure::Constraint, named audit_entry_append_only).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "record/database.h"
#include "record/migration.h"

namespace record {

/// What there is to say of one event. `before` and `after` are JSON objects, or empty. They may hold personal data: the
/// trail is read only by those whom the permissions allow.
struct AuditEvent {
  std::string actor;         ///< person id, or "system", or "command line"
  std::string action;        ///< verb and thing, from a fixed list in each room: "exception report submitted"
  std::string subject_kind;  ///< "exception_report"
  std::string subject_id;
  std::string person_id;  ///< the person whose record it is, or empty
  std::string before;
  std::string after;
};

struct AuditEntry {
  std::int64_t sequence = 0;  ///< 1, 2, 3 ... without a gap
  base::Instant at;
  AuditEvent event;
  std::string hash;  ///< 64 hexadecimal digits, over the entry before's hash and every field
};

/// Appends. Any number in one transaction.
void append_audit(Transaction& transaction, base::Instant at, const AuditEvent& event);

/// Entries about one thing, oldest first.
[[nodiscard]] std::vector<AuditEntry> audit_of_subject(Reader& reader, std::string_view subject_kind,
                                                       std::string_view subject_id);
/// Entries about one person's records, newest first.
[[nodiscard]] std::vector<AuditEntry> audit_of_person(Reader& reader, std::string_view person_id, int most);

struct AuditVerdict {
  std::int64_t entries = 0;                  ///< that fit, from the first on
  std::string head;                          ///< hash of the last of them
  std::optional<std::int64_t> first_broken;  ///< sequence of the first entry that does not fit
  std::string reason;                        ///< in words, when broken
};
/// Reads the whole trail, a page at a time. REQUIRES: not in a transaction that appends to it.
[[nodiscard]] AuditVerdict verify_audit(Reader& reader);

/// This room's own tables. Number 1.
[[nodiscard]] Migration audit_migration();

}  // namespace record
