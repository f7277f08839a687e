// What the public reads, without signing in: committees whose papers are published, their meetings, minutes, feed and
// calendar. All of it comes from publication_store's public copies.
#pragma once

#include "people/visit.h"

namespace governance {

[[nodiscard]] site::Response public_committees_page(people::Visit& visit);  ///< GET /public
[[nodiscard]] site::Response public_committee_page(people::Visit& visit);   ///< GET /public/committees/{id}
[[nodiscard]] site::Response public_feed(people::Visit& visit);             ///< .../feed.atom
[[nodiscard]] site::Response public_calendar(people::Visit& visit);         ///< .../calendar.ics
[[nodiscard]] site::Response public_meeting_page(people::Visit& visit);     ///< GET /public/meetings/{id}
[[nodiscard]] site::Response public_paper_file(people::Visit& visit);       ///< .../papers/{file}: TOKEN.pdf
[[nodiscard]] site::Response public_minutes_page(people::Visit& visit);     ///< .../minutes
[[nodiscard]] site::Response public_minutes_file(people::Visit& visit);     ///< .../minutes/{file}: minutes.pdf, .docx

}  // namespace governance
