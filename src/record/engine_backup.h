// What backup.h promises, engine by engine. Throws Failure where backup.h speaks of refusing because the outside
// failed.
#pragma once

#include "record/audit_trail.h"
#include "record/backup.h"

namespace record {

/// Options for the slow work on a whole database.
[[nodiscard]] DatabaseOptions unhurried();

/// The audit trail of a whole copy; nothing where the copy is not a Sightline record at all.
[[nodiscard]] std::optional<AuditVerdict> trail_of(Connection& connection);

/// Why a copy may not be restored, or nothing.
[[nodiscard]] std::optional<base::Error> fault_of(const std::optional<AuditVerdict>& trail,
                                                  const std::filesystem::path& from);

[[nodiscard]] BackupSummary summary_of(const std::filesystem::path& file, const AuditVerdict& trail);
[[nodiscard]] base::Error not_a_record(const std::string& where);
[[nodiscard]] base::Error has_tables(const DatabaseUrl& to);
[[nodiscard]] base::Error already_exists(const std::filesystem::path& to);

[[nodiscard]] base::Result<BackupSummary> backup_sqlite(const DatabaseUrl& from, const std::filesystem::path& to);
[[nodiscard]] base::Result<BackupSummary> backup_postgres(const DatabaseUrl& from, const std::filesystem::path& to);
[[nodiscard]] base::Result<BackupSummary> restore_sqlite(const std::filesystem::path& from, const DatabaseUrl& to,
                                                         bool replace);
[[nodiscard]] base::Result<BackupSummary> restore_postgres(const std::filesystem::path& from, const DatabaseUrl& to,
                                                           bool replace);

}  // namespace record
