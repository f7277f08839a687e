// Names that no one bears: every surname begins with "Example-".
#pragma once

#include <cstddef>
#include <string>

namespace app {

/// The same name for the same number; different ones for different numbers below kInventedNames.
[[nodiscard]] std::string invented_name(std::size_t number);
inline constexpr std::size_t kInventedNames = 40 * 40;

}  // namespace app
