// The places that figures are of.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "flow/measures/place.h"
#include "record/database.h"

namespace flow {

[[nodiscard]] std::vector<Place> places(record::Reader& reader);
[[nodiscard]] std::optional<Place> find_place(record::Reader& reader, std::string_view code);
/// Adds it, or gives one that is there a new name or system; writes the audit trail where that changes anything.
void keep_place(record::Transaction& transaction, const Place& place, std::string_view by, base::Instant now);

}  // namespace flow
