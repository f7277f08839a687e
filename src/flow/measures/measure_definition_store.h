// Definitions of measures: those of the published returns, and those made here in their versions. A new version is a
// row of its own; none is changed.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "flow/measures/measure.h"
#include "record/database.h"

namespace flow {

/// Those of the catalogue and those made here, each in its newest version.
[[nodiscard]] std::vector<Measure> measures(record::Reader& reader);
[[nodiscard]] std::optional<Measure> find_measure(record::Reader& reader, std::string_view code);
/// Its definitions, the oldest first; one of the catalogue starts them.
[[nodiscard]] std::vector<Measure> versions_of(record::Reader& reader, std::string_view code);
/// Keeps a new measure, or a new version of one: the version is counted on here. Writes the audit trail. Refuses as
/// check_measure does, and a version that starts no later than the one before.
[[nodiscard]] base::Checked<Measure> keep_measure(record::Transaction& transaction, Measure measure,
                                                  std::string_view by, base::Instant now);

}  // namespace flow
