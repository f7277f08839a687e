// C1 to C4: conflicts of interest, from screening to what each person did. C5 and C6 stand in interest_checks.h.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void conflicts_by_person(const BookIndex& index, std::vector<CheckFinding>& out);      ///< C1
void conflicted_in_the_chair(const BookIndex& index, std::vector<CheckFinding>& out);  ///< C2
void items_not_screenable(const BookIndex& index, std::vector<CheckFinding>& out);     ///< C3
void sectors_left_out(const BookIndex& index, std::vector<CheckFinding>& out);         ///< C4

}  // namespace governance
