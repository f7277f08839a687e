// X1 and X2: acronyms, and words left over or broken.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void acronyms_spelled_out(const BookIndex& index, std::vector<CheckFinding>& out);  ///< X1
void broken_text(const BookIndex& index, std::vector<CheckFinding>& out);           ///< X2

}  // namespace governance
