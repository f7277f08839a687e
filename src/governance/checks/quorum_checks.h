// Q1 to Q3: quorum and what was decided.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void decisions_without_quorum(const BookIndex& index, std::vector<CheckFinding>& out);    ///< Q1
void quorum_after_exclusion(const BookIndex& index, std::vector<CheckFinding>& out);      ///< Q2
void meetings_without_statement(const BookIndex& index, std::vector<CheckFinding>& out);  ///< Q3

}  // namespace governance
