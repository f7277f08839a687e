// R1 to R5: papers that agree with themselves.
#pragma once

#include "governance/checks/check.h"

namespace governance {

void labels_agree(const BookIndex& index, std::vector<CheckFinding>& out);        ///< R1
void figures_agree(const BookIndex& index, std::vector<CheckFinding>& out);       ///< R2
void paragraphs_run_on(const BookIndex& index, std::vector<CheckFinding>& out);   ///< R3
void cover_choices_made(const BookIndex& index, std::vector<CheckFinding>& out);  ///< R4
void period_was_over(const BookIndex& index, std::vector<CheckFinding>& out);     ///< R5

}  // namespace governance
