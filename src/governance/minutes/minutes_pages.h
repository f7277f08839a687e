// A meeting's minutes, from draft to final: read, worded anew, checked, circulated, amended, approved, downloaded.
#pragma once

#include "people/visit.h"

namespace governance {

/// GET /meetings/{id}/minutes. Members see them from their circulation on, the committee's secretary and the meeting's
/// chair before.
site::Response minutes_page(people::Visit& visit);
/// POST /meetings/{id}/minutes: one change, named by the field "do": a step's word, or "word_anew", "propose",
/// "agreed", "not_agreed".
site::Response minutes_submit(people::Visit& visit);
/// GET /meetings/{id}/minutes/{file}: minutes.pdf and minutes.docx, as the page shows them.
site::Response minutes_file(people::Visit& visit);

}  // namespace governance
