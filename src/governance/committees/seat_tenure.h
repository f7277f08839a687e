// Who holds a seat since when: a new holder ends the tenure before.
#pragma once

#include <string>

#include "base/result.h"
#include "governance/minute_book/parties.h"

namespace governance {

/// The seat is `person`'s from that day on; whoever held it keeps it until the day before. Invalid where the day is not
/// after that on which the last tenure began.
[[nodiscard]] base::Result<void> begin_tenure(Seat& seat, const std::string& person, base::Date since);

}  // namespace governance
