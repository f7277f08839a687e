// The guardian of safe working's report to the board, for any period, in the order the board knows (template of
// quarterly reports; paper P1 of 7 December 2017). Every number in its words is a named figure's.
#pragma once

#include "documents/report.h"
#include "safe_working/guardian_reports/guardian_figures.h"

namespace safe_working {

[[nodiscard]] documents::Report guardian_report(const GuardianRecord& record, base::Instant made_at);

/// Said wherever figures of reports made up for the demonstration are shown.
[[nodiscard]] std::string demonstration_words();

}  // namespace safe_working
