// I3: people whose organisation or title is another than last time.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void posts_that_changed(const BookIndex& index, std::vector<CheckFinding>& out);  ///< I3

}  // namespace governance
