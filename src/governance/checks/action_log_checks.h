// T2, T3, T5, T7, T8: what logs make of actions from meeting to meeting.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void actions_dropped(const BookIndex& index, std::vector<CheckFinding>& out);          ///< T2
void actions_closed_as_other(const BookIndex& index, std::vector<CheckFinding>& out);  ///< T3
void actions_overdue(const BookIndex& index, std::vector<CheckFinding>& out);          ///< T5
void updates_to_another_item(const BookIndex& index, std::vector<CheckFinding>& out);  ///< T7
void updates_not_sought(const BookIndex& index, std::vector<CheckFinding>& out);       ///< T8

}  // namespace governance
