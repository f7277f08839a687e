// S1 and N1: bodies that end, and numbering.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void bodies_stood_down(const BookIndex& index, std::vector<CheckFinding>& out);       ///< S1
void references_and_numbers(const BookIndex& index, std::vector<CheckFinding>& out);  ///< N1

}  // namespace governance
