// D1 to D3: decisions against what was asked for.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void decisions_as_asked(const BookIndex& index, std::vector<CheckFinding>& out);        ///< D1
void limbs_without_outcome(const BookIndex& index, std::vector<CheckFinding>& out);     ///< D2
void conditions_without_check(const BookIndex& index, std::vector<CheckFinding>& out);  ///< D3

}  // namespace governance
