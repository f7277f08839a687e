// The part of the register of provisions (docs/rules.md) that is about hours and rest.
#pragma once

#include <string>

namespace safe_working {

/// Every rule of hours and rest, modelled or not, with its limits by era, sources, grades and who should confirm it;
/// then every setting. Markdown.
[[nodiscard]] std::string rule_register_markdown();

}  // namespace safe_working
