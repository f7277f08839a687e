// The meetings of one's committees in one's own calendar program.
#pragma once

#include "people/visit.h"

namespace governance {

[[nodiscard]] site::Response calendar_page(people::Visit& visit);    ///< GET /calendar
[[nodiscard]] site::Response calendar_submit(people::Visit& visit);  ///< POST: a new address, or the end of it
/// GET /calendar/{file}: the file of a secret address, for programs that cannot sign in. When and where, and whose
/// meeting; nothing of what is on an agenda.
[[nodiscard]] site::Response calendar_file(people::Visit& visit);

}  // namespace governance
