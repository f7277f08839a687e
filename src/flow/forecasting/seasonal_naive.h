// The floor: what was, again.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace flow {

/// The last season's values again and again; the last value where there is less than a season.
/// REQUIRES: at least 1 value.
[[nodiscard]] std::vector<double> seasonal_naive(std::span<const double> values, std::size_t season,
                                                 std::size_t horizon);

}  // namespace flow
