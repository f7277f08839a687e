// Establishments as they were imported: a newer import for the same day stands beside the older one and is used
// instead.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
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

/// A file as somebody sent it.
struct EstablishmentFile {
  std::string bytes;
  std::string name;  ///< shown as the source; empty: "A file without a name"
  base::Date as_at;
};
struct ImportedFile {
  EstablishmentImport import;
  bool is_new =
      true;  ///< false: this file is in use for this day already; nothing was changed, and this is that import
};
/// The whole way of a file into the record, for page and command line: read, all faults at once, the file in use
/// for that day not again, kept with its entry in the audit trail. A faulty file changes nothing.
[[nodiscard]] base::Checked<ImportedFile> import_establishment(record::Transaction& transaction,
                                                               const people::OdsCode& organisation,
                                                               const EstablishmentFile& file,
                                                               std::string_view imported_by, base::Instant now,
                                                               base::Random& random);

/// The one with the latest `as_at` on or before `date`, as imported by `known_at`.
[[nodiscard]] std::optional<EstablishmentImport> establishment_on(record::Reader& reader,
                                                                  const people::OdsCode& organisation, base::Date date,
                                                                  base::Instant known_at);
/// All, newest import first.
[[nodiscard]] std::vector<EstablishmentImport> establishment_imports(record::Reader& reader,
                                                                     const people::OdsCode& organisation,
                                                                     int most = 50);
/// A number that changes whenever an establishment of the organisation is imported.
[[nodiscard]] std::int64_t establishment_change_number(record::Reader& reader, const people::OdsCode& organisation);

/// Number 6.
[[nodiscard]] record::Migration establishment_migration();

}  // namespace safe_working
