// C5 and C6: whether screening saw what an item was about, and who screened.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void interests_in_items(const BookIndex& index, std::vector<CheckFinding>& out);          ///< C5
void screening_body_by_one_name(const BookIndex& index, std::vector<CheckFinding>& out);  ///< C6

}  // namespace governance
