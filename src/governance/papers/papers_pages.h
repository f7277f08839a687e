// The papers of a meeting: their list, each with its cover sheet, checks, versions and steps; and all of them as one
// pack. Whoever an interest shuts out of an item sees its open title alone.
#pragma once

#include "people/visit.h"

namespace governance {

site::Response papers_page(people::Visit& visit);    ///< GET /meetings/{id}/papers
site::Response papers_submit(people::Visit& visit);  ///< POST the same: asks for a paper
site::Response paper_page(people::Visit& visit);     ///< GET /meetings/{id}/papers/{paper}
/// POST the same: a step, named by the field "do", or "who" for its class, author, sponsor and named people.
site::Response paper_submit(people::Visit& visit);
site::Response paper_cover_form(people::Visit& visit);     ///< GET /meetings/{id}/papers/{paper}/cover
site::Response paper_cover_submit(people::Visit& visit);   ///< POST the same
site::Response paper_upload_form(people::Visit& visit);    ///< GET /meetings/{id}/papers/{paper}/upload
site::Response paper_upload_submit(people::Visit& visit);  ///< POST the same
/// GET /meetings/{id}/papers/{paper}/versions/{file}: "2.pdf" without what it carries beside its pages, for whoever may
/// see the paper; "2.original" as it was sent in, for its author and the secretary.
site::Response paper_file(people::Visit& visit);
site::Response meeting_pack(people::Visit& visit);        ///< GET /meetings/{id}/pack.pdf
site::Response paper_rules_form(people::Visit& visit);    ///< GET /committees/{id}/paper-rules
site::Response paper_rules_submit(people::Visit& visit);  ///< POST the same

}  // namespace governance
