// What changed between two versions of a body's terms, in plain sentences.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/minute_book/parties.h"

namespace governance {

/// `name`: of a person's id. Empty where nothing changed that the terms tell.
[[nodiscard]] std::vector<std::string> terms_changes(const Body& before, const Body& now,
                                                     const std::function<std::string(std::string_view)>& name);

/// "5 clear days, without weekends".
[[nodiscard]] std::string clear_days_words(const ClearDays& clear);

}  // namespace governance
