// The demonstration's committees: three meetings of a partnership as they were recorded in 2017 and 2019, its people by
// initials and role; and an invented committee that meets on the day the demonstration is loaded.
#pragma once

#include <cstdint>

#include "base/clock.h"
#include "people/organisation.h"
#include "record/database.h"

namespace app {

/// Writes the books, today's meeting with its agenda issued, accounts and personas. Gives the number of accounts.
std::int64_t add_committees(record::Transaction& transaction, const people::OdsCode& organisation, base::Instant now,
                            std::uint64_t seed);

}  // namespace app
