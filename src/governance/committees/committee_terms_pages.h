// A committee's terms of reference: its seats, its quorum, and standing it down.
#pragma once

#include "people/visit.h"

namespace governance {

site::Response committee_terms_page(people::Visit& visit);  ///< GET /committees/{id}/terms
/// POST the same: one change, named by the field "do".
site::Response committee_terms_submit(people::Visit& visit);

}  // namespace governance
