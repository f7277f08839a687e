// The register of a body's decisions, one decision, what was decided between meetings, and the parts of proposals.
#pragma once

#include "people/visit.h"

namespace governance {

site::Response decisions_page(people::Visit& visit);    ///< GET /committees/{id}/decisions?status=provisional
site::Response decisions_submit(people::Visit& visit);  ///< POST the same: what awaits ratification, on an agenda
site::Response decision_page(people::Visit& visit);     ///< GET /committees/{id}/decisions/{decision}, by its key
site::Response decision_submit(people::Visit& visit);   ///< POST the same: one step, named by the field "do"

site::Response between_meetings_page(people::Visit& visit);    ///< GET /committees/{id}/between-meetings
site::Response between_meetings_submit(people::Visit& visit);  ///< POST the same: a new one
site::Response between_page(people::Visit& visit);             ///< GET /committees/{id}/between-meetings/{decision}
/// POST the same: "consulted", "agreed", "vote", "conflict" or "conclude", named by the field "do".
site::Response between_submit(people::Visit& visit);

site::Response proposals_page(people::Visit& visit);    ///< GET /meetings/{id}/proposals
site::Response proposals_submit(people::Visit& visit);  ///< POST the same: the parts of one item's proposal

}  // namespace governance
