// Where a figure's own page stands.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace flow {

/// Codes, places and cuts are letters, digits, dots, hyphens and underscores, which an address holds as they are.
[[nodiscard]] inline std::string measure_address(std::string_view code, std::string_view place,
                                                 std::string_view cut = "") {
  return fmt::format("/performance/measures/{}?place={}{}{}", code, place, cut.empty() ? "" : "&cut=", cut);
}

}  // namespace flow
