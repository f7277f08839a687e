// Committees: which there are, and one of them with its terms, meetings and people.
#pragma once

#include "people/visit.h"

namespace governance {

site::Response committees_page(people::Visit& visit);  ///< GET /committees
site::Response committee_page(people::Visit& visit);   ///< GET /committees/{id}

}  // namespace governance
