// A doctor's week.
#pragma once

#include "people/visit.h"

namespace safe_working {

site::Response week_page(
    people::Visit& visit);  ///< GET /week?from=2026-11-16: her duties, each to be tapped and reported

}  // namespace safe_working
