// C5 and C6: whether screening saw what an item was about, and who screened.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void interests_in_items(const MinuteBook& book, std::vector<CheckFinding>& out);          ///< C5
void screening_body_by_one_name(const MinuteBook& book, std::vector<CheckFinding>& out);  ///< C6

}  // namespace governance
