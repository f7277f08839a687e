// Ending a committee: its checklist, and the steps of its life.
#pragma once

#include "people/visit.h"

namespace governance {

/// GET /committees/{id}/standing-down, for its secretary and governance leads.
site::Response standing_down_page(people::Visit& visit);
/// POST the same, for its secretary: one change, named by the field "do".
site::Response standing_down_submit(people::Visit& visit);

}  // namespace governance
