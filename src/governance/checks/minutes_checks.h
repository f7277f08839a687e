// M1 to M4: what minutes must tell of the meeting itself.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void next_meeting_told(const BookIndex& index, std::vector<CheckFinding>& out);        ///< M1
void amendments_in_words(const BookIndex& index, std::vector<CheckFinding>& out);      ///< M2
void attached_minutes_status(const BookIndex& index, std::vector<CheckFinding>& out);  ///< M3
void times_kept_apart(const BookIndex& index, std::vector<CheckFinding>& out);         ///< M4

}  // namespace governance
