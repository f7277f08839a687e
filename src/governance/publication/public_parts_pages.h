// What the pages for the public share.
#pragma once

#include "governance/minute_book/meeting.h"
#include "site/html.h"

namespace governance {

/// The items of the public's copy. REQUIRES: made by public_copy.
[[nodiscard]] html::Fragment public_agenda(const Meeting& copy);

}  // namespace governance
