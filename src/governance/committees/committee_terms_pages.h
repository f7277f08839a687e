// A committee's terms of reference: its seats, its quorum, what it may do, and their versions.
#pragma once

#include "people/visit.h"

namespace governance {

site::Response committee_terms_page(people::Visit& visit);  ///< GET /committees/{id}/terms
/// POST the same: one change, named by the field "do".
site::Response committee_terms_submit(people::Visit& visit);
site::Response committee_versions_page(people::Visit& visit);  ///< GET /committees/{id}/terms/versions

}  // namespace governance
