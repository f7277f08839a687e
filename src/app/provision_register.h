// The register of provisions, for the people who must confirm them: docs/rules.md is drawn from every table by this.
#pragma once

#include <string>

namespace app {

/// Rules of hours and rest, deadlines, routes, fines, and the settings of each, with source, grade and who should
/// confirm it. Markdown.
[[nodiscard]] std::string provision_register_markdown();

}  // namespace app
