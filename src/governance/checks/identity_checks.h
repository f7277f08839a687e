// I1 and I2: who is who, by initials and spelling. I3 stands in post_checks.h.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void initials_shared(const BookIndex& index, std::vector<CheckFinding>& out);        ///< I1
void people_who_look_alike(const BookIndex& index, std::vector<CheckFinding>& out);  ///< I2

}  // namespace governance
