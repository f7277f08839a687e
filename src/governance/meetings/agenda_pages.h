// Planning a meeting: its day, its agenda, who is expected; and issuing it.
#pragma once

#include "people/visit.h"

namespace governance {

site::Response new_meeting_form(people::Visit& visit);    ///< GET /committees/{id}/meetings/new
site::Response new_meeting_submit(people::Visit& visit);  ///< POST the same
site::Response agenda_page(people::Visit& visit);         ///< GET /meetings/{id}/agenda
/// POST /meetings/{id}/agenda: one change to the plan, named by the field "do".
site::Response agenda_submit(people::Visit& visit);

}  // namespace governance
