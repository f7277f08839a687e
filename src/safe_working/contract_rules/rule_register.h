// The register of rules, for the people who must settle them: docs/rules.md is drawn from the tables by this.
#pragma once

#include <string>

namespace safe_working {

/// Every rule of hours and rest, modelled or not, with its limits by era, sources, grades and who should confirm it;
/// then every setting. Markdown.
[[nodiscard]] std::string rule_register_markdown();

}  // namespace safe_working
