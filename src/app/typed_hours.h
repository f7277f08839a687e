// Lengths of time as they are typed on the command line, held exactly.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.h"

namespace app {

/// Reads 2, 0.75, 11.5 or 1:20 as whole minutes, from nought to `most`. Refuses a decimal that is no whole minute
/// (0.33).
[[nodiscard]] base::Result<std::chrono::minutes> parse_hours(std::string_view text, std::chrono::minutes most,
                                                             std::string subject);

}  // namespace app
