// A Database on a PostgreSQL server.
#pragma once

#include <memory>

#include "record/database.h"

namespace record {

[[nodiscard]] base::Result<std::unique_ptr<Database>> open_postgres(const DatabaseUrl& url,
                                                                    const DatabaseOptions& options);

}  // namespace record
