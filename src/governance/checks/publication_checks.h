// P1 and P2: what is public, and which parts a meeting had.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void published_as_classed(const BookIndex& index, std::vector<CheckFinding>& out);  ///< P1
void parts_accounted_for(const BookIndex& index, std::vector<CheckFinding>& out);   ///< P2

}  // namespace governance
