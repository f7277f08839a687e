// The database's shape: an append-only, numbered list of changes.
//
// Each room with a store owns its migrations (`std::vector<Migration> migrations()` in its store); app/schema.cc puts
// them into one list by number. A number is never used twice; a released migration is never edited.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "record/database.h"

namespace record {

struct Migration {
  int number;             ///< 1, 2, 3 ... over all rooms
  std::string_view name;  ///< "exception reports"
  std::string_view sqlite;
  std::string_view postgres;  ///< empty: the same text as sqlite
};

/// Statements written once for both engines: `STRICT` tables on SQLite; on PostgreSQL the words INTEGER, BLOB and
/// STRICT become BIGINT, BYTEA and nothing (whole words outside quotation marks only).
[[nodiscard]] std::string postgres_from_sqlite(std::string_view sql);

/// Runs what is missing, each in its own transaction, under a lock, so that two starting processes do not both run one.
/// Returns how many ran. Conflict where the database is newer than this program, or where a migration that already ran
/// had another name or text: the message says what to do. REQUIRES: numbers are 1, 2, 3 ... without a gap.
[[nodiscard]] base::Result<int> migrate(Database& database, std::span<const Migration> all, const base::Clock& clock);

/// Whether the database has exactly these migrations; for /readyz and for commands that do not migrate.
[[nodiscard]] base::Result<void> schema_is_current(Database& database, std::span<const Migration> all);

}  // namespace record
