// Which Sightline this is.
#pragma once

#include <string_view>

namespace app {

/// "0.1.0": the project's own version, as CMakeLists.txt has it.
[[nodiscard]] std::string_view program_version();

}  // namespace app
