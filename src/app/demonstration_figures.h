// The demonstration's figures of a system: published rows of Leicester, Leicestershire and Rutland.
#pragma once

#include <cstdint>

#include "base/clock.h"
#include "people/organisation.h"
#include "record/database.h"

namespace app {

/// Delayed transfers, A&E months, people who no longer need to stay, beds: as published, under the Open Government
/// Licence; the targets of those years. What is not published (days of A&E, adults, beds of the councils) is invented
/// and marked as invented beside each figure. And invented keepers: of the whole, of the trust's rows, of a council's.
/// Gives the number of accounts.
std::int64_t add_figures_of_system(record::Transaction& transaction, const people::OdsCode& organisation,
                                   base::Instant now, std::uint64_t seed);

}  // namespace app
