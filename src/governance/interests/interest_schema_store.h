// The register's tables, and how its lists stand in one column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace governance {

/// One name a line: what was typed into one line holds no line end.
[[nodiscard]] std::string as_lines(const std::vector<std::string>& names);
[[nodiscard]] std::vector<std::string> from_lines(std::string_view text);

}  // namespace governance
