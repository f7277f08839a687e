// A Database on one SQLite file.
#pragma once

#include <filesystem>
#include <memory>

#include "record/database.h"
#include "record/lock_file.h"

namespace record {

[[nodiscard]] base::Result<std::unique_ptr<Database>> open_sqlite(const DatabaseUrl& url,
                                                                  const DatabaseOptions& options);

/// The right to write to the file: held by one process at a time, on a lock file beside it. Makes the folder where
/// there is none. Conflict where another process has it.
[[nodiscard]] base::Result<std::unique_ptr<LockFile>> take_sqlite_lock(const DatabaseUrl& url);

}  // namespace record
