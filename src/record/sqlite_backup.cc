#include "record/catalogue.h"
#include "record/connection.h"
#include "record/engine_backup.h"
#include "record/partial_file.h"
#include "record/sqlite_connection.h"
#include "record/sqlite_database.h"

namespace record {
namespace {

namespace fs = std::filesystem;

struct Copy {
  std::optional<AuditVerdict> trail;
  std::string fault;  // of the file, in SQLite's words
};

// Closed when this returns, so that the file is whole.
Copy copied(const std::string& from, const fs::path& to) {
  SqliteConnection source(from, SqliteAccess::Read, unhurried());
  SqliteConnection copy(to.string(), SqliteAccess::Exclusive, unhurried());
  source.copy_to(copy);
  Copy out;
  out.fault = copy.integrity_fault();
  const TransactionScope scope(copy, Purpose::Read);
  if (out.fault.empty()) out.trail = trail_of(copy);
  return out;
}

bool holds_tables(const DatabaseUrl& url) {
  SqliteConnection connection(url.target, SqliteAccess::Read, unhurried());
  const TransactionScope scope(connection, Purpose::Read);
  Reader reader(connection);
  return table_count(reader) > 0;
}

// The old file and its log must not be separated while the old file is still the one in use: opening and closing it
// moves all that the log holds into the file. One too damaged to be opened is being replaced for that reason.
void settle(const DatabaseUrl& url) {
  try {
    SqliteConnection connection(url.target, SqliteAccess::Write, unhurried());
  } catch (const Failure&) {
    return;
  }
}

// A log left behind would be taken for the new file's own, and damage it.
void remove_companions(const DatabaseUrl& url) {
  for (const auto* companion : {"-wal", "-shm", "-journal"}) fs::remove(url.target + companion);
}

base::Error damaged(const std::string& where, const std::string& fault) {
  return {base::ErrorCode::Unavailable, "", where + " is damaged: " + fault + ". Use another backup."};
}

}  // namespace

base::Result<BackupSummary> backup_sqlite(const DatabaseUrl& from, const fs::path& to) {
  if (!fs::exists(from.target)) return base::not_found("There is no database at " + from.shown() + ".");
  PartialFile file(to);
  const auto copy = copied(from.target, file.path());
  if (!copy.fault.empty()) return std::unexpected(damaged(from.shown(), copy.fault));
  if (!copy.trail) return std::unexpected(not_a_record(from.shown()));
  if (!file.put_in_place(PartialFile::Existing::Refuse)) return std::unexpected(already_exists(to));
  return summary_of(to, *copy.trail);
}

base::Result<BackupSummary> restore_sqlite(const fs::path& from, const DatabaseUrl& to, bool replace) {
  const auto lock = take_sqlite_lock(to);
  if (!lock) return std::unexpected(lock.error());
  const bool exists = fs::exists(to.target);
  if (exists && !replace && holds_tables(to)) return std::unexpected(has_tables(to));
  PartialFile file(to.target);
  const auto copy = copied(from.string(), file.path());
  if (!copy.fault.empty()) return std::unexpected(damaged(from.string(), copy.fault));
  if (auto fault = fault_of(copy.trail, from)) return std::unexpected(*std::move(fault));
  if (exists) settle(to);
  remove_companions(to);
  if (!file.put_in_place(PartialFile::Existing::Replace)) return std::unexpected(already_exists(to.target));
  return summary_of(to.target, *copy.trail);
}

}  // namespace record
