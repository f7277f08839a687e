// Parts of the page of delayed transfers.
#pragma once

#include <optional>

#include "flow/delays/delay_figures_store.h"
#include "site/components.h"

namespace flow {

/// What the target allows, over each denominator, beside what was counted.
[[nodiscard]] html::Fragment delay_targets_part(const DelayFigures& figures);
/// Reasons, attributions and care of the latest month, the place's and each partner's from the same values.
[[nodiscard]] html::Fragment delay_causes_part(const DelayFigures& figures);
/// The register's count beside the published figure. `sees_register`: otherwise small numbers are withheld, and what
/// would give them away.
[[nodiscard]] html::Fragment register_part(const RegisterMonth& month, bool sees_register);
/// What is counted since 2020, beneath a stated break.
[[nodiscard]] html::Fragment since_2020_part(const DelayFigures& figures);

}  // namespace flow
