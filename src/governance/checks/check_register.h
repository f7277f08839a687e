// The register of checks, for those who run committees and those who audit them: docs/governance-checks.md is drawn
// from the table of checks by this.
#pragma once

#include <string>

namespace governance {

/// Every check with its rule, severity and what mends it, and what no rule can find. Markdown.
[[nodiscard]] std::string check_register_markdown();

}  // namespace governance
