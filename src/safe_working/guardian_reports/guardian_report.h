// The guardian of safe working's report to the board, for any period, in the order the board knows (reference: template
// of quarterly reports; paper P1 of 7 December 2017).
#pragma once

#include "documents/report.h"
#include "safe_working/guardian_reports/guardian_figures.h"

namespace safe_working {

[[nodiscard]] documents::Report guardian_report(const GuardianRecord& record, base::Instant made_at);

}  // namespace safe_working
