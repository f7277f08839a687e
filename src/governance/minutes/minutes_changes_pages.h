// What becomes of a form about minutes that is sent.
#pragma once

#include "base/result.h"
#include "governance/minutes/opened_minutes_pages.h"
#include "people/visit.h"

namespace governance {

/// Does what the form asks, in one transaction; what is refused names the field of the form.
[[nodiscard]] base::Result<void> change_minutes(people::Visit& visit, const OpenedMinutes& opened);

}  // namespace governance
