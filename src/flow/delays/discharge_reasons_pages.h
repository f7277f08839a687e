// The part of the delays page about the reasons since June 2024.
#pragma once

#include "flow/delays/discharge_delay_store.h"
#include "site/components.h"

namespace flow {

/// The latest month: families and reasons, the biggest first, with their shares and what changed on the month before.
[[nodiscard]] html::Fragment discharge_reasons_part(const std::optional<DischargeMonth>& month, const Place& place);

}  // namespace flow
