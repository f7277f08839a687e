// The guardian's overview, report and the lineage of its figures.
#pragma once

#include "people/visit.h"

namespace safe_working {

site::Response guardian_overview(people::Visit& visit);  ///< GET /guardian?from=&to=
site::Response guardian_report_page(
    people::Visit& visit);  ///< GET /guardian/report?from=&to=: the report as a page, with its downloads
site::Response guardian_report_file(
    people::Visit& visit);  ///< GET /guardian/report/{file}: "guardian-report.pdf" and so on, ?from=&to=
site::Response figure_page(
    people::Visit& visit);  ///< GET /figures/{name}?from=&to=: definition, period, cut-off; records for those allowed

}  // namespace safe_working
