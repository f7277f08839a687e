// Opening the record for a command: the same messages and exit statuses everywhere.
#pragma once

#include <expected>
#include <memory>
#include <string>

#include "people/organisation.h"
#include "record/database.h"

namespace app {

enum class Opening {
  Write,     ///< takes the writer's place and brings the schema up to date
  ReadOnly,  ///< beside a running server; the schema must be current
};

/// The database, or the exit status after the reason was written to standard error.
[[nodiscard]] std::expected<std::unique_ptr<record::Database>, int> open_record(const std::string& url, Opening opening,
                                                                                record::DatabaseOptions options = {});

/// The organisation that `code` names; where it is empty the only one, or the only one that has directorates.
[[nodiscard]] base::Result<people::Organisation> choose_organisation(record::Reader& reader, const std::string& code);

/// Writes the reason to standard error. 1 where the outside failed, else 2.
[[nodiscard]] int refused(const base::Error& error);
[[nodiscard]] int refused(const base::Errors& errors);

}  // namespace app
