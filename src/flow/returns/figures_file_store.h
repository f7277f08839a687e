// The whole way of a file of figures into the record: opened, read as the return that it is, checked, kept whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "flow/measures/measure_import_store.h"
#include "flow/returns/plain_mapping.h"

namespace flow {

struct SentFile {
  std::string name;
  std::string bytes;
};

struct KeptFile {
  ImportOutcome outcome;
  std::vector<std::string> notes;  ///< what was passed over, joined or found to break
};

/// For page and command line. The file is opened and read before the record is written to, so that a slow one holds
/// nobody up. Every fault with its place; nothing is kept of a file that has one. Throws record::Failure.
[[nodiscard]] base::Checked<KeptFile> keep_file(record::Database& database, const SentFile& file,
                                                const std::optional<PlainMapping>& mapping, std::string_view by,
                                                base::Instant now, base::Random& random);

}  // namespace flow
