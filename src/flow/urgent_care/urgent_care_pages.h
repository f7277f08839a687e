// The page of a place's urgent care: four hours by month and by type, the week's shape, the week ahead, the target.
#pragma once

#include "people/visit.h"

namespace flow {

/// GET /performance/urgent-care?place=CODE
[[nodiscard]] site::Response urgent_care_page(people::Visit& visit);

}  // namespace flow
