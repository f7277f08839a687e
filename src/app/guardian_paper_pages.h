// The guardian's report becomes a paper of a meeting with one press.
#pragma once

#include "people/visit.h"

namespace app {

/// GET /guardian/paper, for the period in the address as on the report's page: which papers wait for it.
site::Response guardian_paper_form(people::Visit& visit);
site::Response guardian_paper_submit(people::Visit& visit);  ///< POST the same: "paper"

}  // namespace app
