// The meeting while it runs, for its secretary; and the meeting as its members see it.
#pragma once

#include "people/visit.h"

namespace governance {

site::Response meeting_page(people::Visit& visit);       ///< GET /meetings/{id}
site::Response live_meeting_page(people::Visit& visit);  ///< GET /meetings/{id}/live
/// POST /meetings/{id}/live: a typed line, a form of one entry, a newer wording, or a strike. The page it leads back to
/// shows what the record has; what could not be taken is shown again with what was typed.
site::Response live_meeting_submit(people::Visit& visit);
site::Response meeting_checks_page(people::Visit& visit);  ///< GET /meetings/{id}/checks, for the secretary
/// GET /meetings/{id}/changes: {"sequence": the newest entry's number}, for a page that watches.
site::Response meeting_changes(people::Visit& visit);

}  // namespace governance
