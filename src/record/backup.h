// Copies of the whole record, made while it is in use, and put back.
//
// SQLite: one file by the online backup API, checked with integrity_check before it is called done. PostgreSQL:
// `pg_dump` in custom format, `pg_restore` in one transaction (both must be installed; the message says so). A backup
// is written under a temporary name, flushed, then renamed: a file with the final name is whole.
#pragma once

#include <filesystem>

#include "record/database.h"

namespace record {

struct BackupSummary {
  std::filesystem::path file;
  std::uintmax_t bytes = 0;
  std::int64_t audit_entries = 0;  ///< in the copy
  std::string audit_head;          ///< hash of the last entry in the copy: note it elsewhere
  std::string audit_fault;  ///< why the trail in the copy is broken, or empty; such a copy is whole, but not restored
};

/// Refuses to write over an existing file.
[[nodiscard]] base::Result<BackupSummary> backup(const DatabaseUrl& from, const std::filesystem::path& to);
/// Refuses where the target has tables and `replace` is false, where a server holds it, and where the copy does not
/// pass its checks (including the audit chain).
[[nodiscard]] base::Result<BackupSummary> restore(const std::filesystem::path& from, const DatabaseUrl& to,
                                                  bool replace);

}  // namespace record
