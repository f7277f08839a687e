// The answer to a question about beds as a report: the same for the page, PDF, Word and Excel.
#pragma once

#include <string>

#include "base/clock.h"
#include "documents/report.h"
#include "flow/beds/bed_plan_answer.h"

namespace flow {

struct BedReportAbout {
  std::string organisation;
  base::Instant made_at;
  bool is_demonstration = false;
};
[[nodiscard]] documents::Report bed_report(const BedPlanAnswer& answer, const BedReportAbout& about);

}  // namespace flow
