// The page of a place's delayed transfers: people delayed each day, the target over each denominator, reasons, the
// register beside the published figure, what is counted since 2020; and the clock of notices.
#pragma once

#include "people/visit.h"

namespace flow {

/// GET /performance/delays?place=CODE&month=2017-09
[[nodiscard]] site::Response delays_page(people::Visit& visit);
/// GET /performance/delays/notices: from which day a delay can be put down to social care.
[[nodiscard]] site::Response delay_notices_page(people::Visit& visit);

}  // namespace flow
