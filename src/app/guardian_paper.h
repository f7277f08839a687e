// The cover sheet of the guardian's report, filled in from the report's named figures.
#pragma once

#include "governance/papers/paper_cover.h"
#include "safe_working/guardian_reports/guardian_figures.h"

namespace app {

/// Over the cover that stands: what the figures do not say (objectives, risks, sponsor) stays.
[[nodiscard]] governance::PaperCover guardian_cover(const safe_working::GuardianRecord& record, base::Date written_on,
                                                    governance::PaperCover before);

}  // namespace app
