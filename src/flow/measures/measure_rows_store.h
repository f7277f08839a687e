// Rows of values as the record holds them: for this room's stores.
#pragma once

#include <string_view>
#include <vector>

#include "flow/measures/measure_value.h"
#include "record/database.h"

namespace flow {

[[nodiscard]] std::string_view period_kind_code(PeriodKind kind);  ///< "month"
/// REQUIRES: a code that period_kind_code gave.
[[nodiscard]] PeriodKind period_kind_of(std::string_view code);

/// All that was ever received for a measure's cut and place, the oldest first.
[[nodiscard]] std::vector<MeasureValue> received_values(record::Reader& reader, std::string_view measure,
                                                        std::string_view cut, std::string_view place);

}  // namespace flow
