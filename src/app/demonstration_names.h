// Names that no one bears: every surname begins with "Example-". And the codes of the organisations.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "people/organisation.h"

namespace app {

/// The same name for the same number; different ones for different numbers below kInventedNames.
[[nodiscard]] std::string invented_name(std::size_t number);
inline constexpr std::size_t kInventedNames = 40 * 40;

/// REQUIRES: it is a code.
[[nodiscard]] people::OdsCode ods(std::string_view code);

}  // namespace app
