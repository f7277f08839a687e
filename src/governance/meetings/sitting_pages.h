// Committees in common: which meetings of the day sit together, and which items they take together.
#pragma once

#include "people/visit.h"

namespace governance {

site::Response sitting_page(people::Visit& visit);  ///< GET /meetings/{id}/sitting
/// POST /meetings/{id}/sitting: `do` is join (with), leave, or share.
site::Response sitting_submit(people::Visit& visit);

}  // namespace governance
