// A1 to A4: who was there, who was not, and for whom.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void people_in_no_list(const BookIndex& index, std::vector<CheckFinding>& out);        ///< A1
void apologies_as_minuted(const BookIndex& index, std::vector<CheckFinding>& out);     ///< A2
void expected_and_not_listed(const BookIndex& index, std::vector<CheckFinding>& out);  ///< A3
void deputies(const BookIndex& index, std::vector<CheckFinding>& out);                 ///< A4

}  // namespace governance
