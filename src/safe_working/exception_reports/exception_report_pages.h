// Raising, reading and answering exception reports.
#pragma once

#include "people/visit.h"

namespace safe_working {

site::Response report_form(people::Visit& visit);    ///< GET /reports/new?duty=ID
site::Response report_submit(people::Visit& visit);  ///< POST /reports/new
site::Response my_reports(people::Visit& visit);     ///< GET /reports
site::Response report_page(people::Visit& visit);  ///< GET /reports/{id}: details, state, clock, history, what I may do
site::Response report_review(people::Visit& visit);   ///< POST /reports/{id}/review: any event of review.h, by form
                                                      ///< fields part, version, event, note, outcome
site::Response review_queue(people::Visit& visit);    ///< GET /reviews
site::Response guardian_queue(people::Visit& visit);  ///< GET /guardian/decisions

}  // namespace safe_working
