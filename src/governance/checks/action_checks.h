// T1, T4, T6: what an action lacks from the day it is given. T2, T3, T5, T7, T8 stand in action_log_checks.h.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void actions_incomplete(const BookIndex& index, std::vector<CheckFinding>& out);       ///< T1
void actions_given_to_absent(const BookIndex& index, std::vector<CheckFinding>& out);  ///< T4
void actions_owned_by_groups(const BookIndex& index, std::vector<CheckFinding>& out);  ///< T6

}  // namespace governance
