// The secretary's page on which a meeting's agenda, papers and minutes are released to the public and taken back.
#pragma once

#include "people/visit.h"

namespace governance {

[[nodiscard]] site::Response publication_page(people::Visit& visit);    ///< GET /meetings/{id}/publication
[[nodiscard]] site::Response publication_submit(people::Visit& visit);  ///< POST

}  // namespace governance
