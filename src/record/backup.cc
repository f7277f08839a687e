#include "record/backup.h"

#include <fstream>

#include "base/log.h"
#include "record/catalogue.h"
#include "record/connection.h"
#include "record/engine_backup.h"

namespace record {
namespace {

namespace fs = std::filesystem;

// The first bytes tell what made a file, so that a copy of one engine is not handed to the other's tools.
std::optional<Engine> maker_of(const fs::path& file) {
  std::string start(16, '\0');
  std::ifstream(file, std::ios::binary).read(start.data(), static_cast<std::streamsize>(start.size()));
  if (start.starts_with("SQLite format 3")) return Engine::Sqlite;
  if (start.starts_with("PGDMP")) return Engine::Postgres;
  return std::nullopt;
}

base::Error failed(const char* what, const Failure& failure) {
  base::log(base::LogLevel::Error, what, {{"cause", failure.what()}});
  return {base::ErrorCode::Unavailable, "", std::string("The ") + what + ": " + failure.what()};
}

std::optional<base::Error> unfit(const fs::path& from, const DatabaseUrl& to) {
  if (!fs::is_regular_file(from)) return base::not_found("There is no file " + from.string() + ".").error();
  const auto maker = maker_of(from);
  if (!maker) return not_a_record(from.string());
  if (*maker == to.engine) return std::nullopt;
  return base::invalid("database", from.string() + " was made from " +
                                       (*maker == Engine::Sqlite ? "SQLite" : "PostgreSQL") +
                                       ". Restore it to a database of that kind.")
      .error();
}

}  // namespace

DatabaseOptions unhurried() {
  return {.connections = 1, .patience = std::chrono::seconds(30), .statement_limit = std::chrono::hours(24)};
}

std::optional<AuditVerdict> trail_of(Connection& connection) {
  Reader reader(connection);
  if (!has_table(reader, "schema_migration") || !has_table(reader, "audit_head")) return std::nullopt;
  return verify_audit(reader);
}

std::optional<base::Error> fault_of(const std::optional<AuditVerdict>& trail, const fs::path& from) {
  if (!trail) return not_a_record(from.string());
  if (!trail->first_broken) return std::nullopt;
  return base::conflict("The audit trail in " + from.string() + " is broken: " + trail->reason +
                        ". Nothing was changed. Restore an earlier backup.")
      .error();
}

BackupSummary summary_of(const fs::path& file, const AuditVerdict& trail) {
  return {file, fs::file_size(file), trail.entries, trail.head, trail.reason};
}

base::Error not_a_record(const std::string& where) {
  return base::invalid("", where + " does not hold a Sightline record.").error();
}

base::Error has_tables(const DatabaseUrl& to) {
  return base::conflict(
             to.shown() +
             " already holds data. Restore to another database, or add --replace to put the backup in its place.")
      .error();
}

base::Error already_exists(const fs::path& to) {
  return base::conflict("There is a file " + to.string() + " already. Choose another name.").error();
}

base::Result<BackupSummary> backup(const DatabaseUrl& from, const fs::path& to) {
  if (fs::exists(to)) return std::unexpected(already_exists(to));
  try {
    auto done = from.engine == Engine::Sqlite ? backup_sqlite(from, to) : backup_postgres(from, to);
    if (done && !done->audit_fault.empty())
      base::log(base::LogLevel::Error, "audit trail broken in the backup", {{"cause", done->audit_fault}});
    return done;
  } catch (const Failure& failure) {
    return std::unexpected(failed("backup could not be made", failure));
  }
}

base::Result<BackupSummary> restore(const fs::path& from, const DatabaseUrl& to, bool replace) {
  try {
    if (auto fault = unfit(from, to)) return std::unexpected(*std::move(fault));
    return to.engine == Engine::Sqlite ? restore_sqlite(from, to, replace) : restore_postgres(from, to, replace);
  } catch (const Failure& failure) {
    return std::unexpected(failed("backup could not be restored", failure));
  }
}

}  // namespace record
