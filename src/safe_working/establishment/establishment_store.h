// Establishments as they were imported: a newer import for the same day stands beside the older one and is used
// instead.
#pragma once

#include <optional>
#include <vector>

#include "base/clock.h"
#include "record/database.h"
#include "record/migration.h"
#include "safe_working/establishment/establishment.h"

namespace safe_working {

struct EstablishmentImport {
  base::Uuid id;
  people::OdsCode organisation;
  Establishment establishment;
  std::string file_sha256;
  std::string imported_by;  ///< person id or "command line"
  base::Instant imported_at;
};

/// Keeps it and writes the audit trail.
void add_establishment(record::Transaction& transaction, const EstablishmentImport& import);
/// The one with the latest `as_at` on or before `date`, as imported by `known_at`.
[[nodiscard]] std::optional<EstablishmentImport> establishment_on(record::Reader& reader,
                                                                  const people::OdsCode& organisation, base::Date date,
                                                                  base::Instant known_at);
/// All, newest import first.
[[nodiscard]] std::vector<EstablishmentImport> establishment_imports(record::Reader& reader,
                                                                     const people::OdsCode& organisation,
                                                                     int most = 50);

/// Number 6.
[[nodiscard]] record::Migration establishment_migration();

}  // namespace safe_working
