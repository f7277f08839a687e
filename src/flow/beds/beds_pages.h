// Pages about beds and staff. Nothing that is asked is kept; addresses hold numbers alone.
#pragma once

#include "people/visit.h"

namespace flow {

[[nodiscard]] site::Response bed_plan_form(people::Visit& visit);    ///< GET /beds
[[nodiscard]] site::Response bed_plan_submit(people::Visit& visit);  ///< POST /beds/required
[[nodiscard]] site::Response bed_plan_result(people::Visit& visit);  ///< GET /beds/required
/// GET /beds/required.pdf, .docx, .xlsx, and .json: the model for the command.
[[nodiscard]] site::Response bed_plan_file(people::Visit& visit);

/// So many answers about beds are worked out at once, each of which holds a worker for seconds; who comes when they are
/// is told to try again in a few seconds (503). 2 until it is set; set before the service starts. REQUIRES: at least 0.
void allow_bed_answers(int at_once);

[[nodiscard]] site::Response setting_audit_page(people::Visit& visit);  ///< GET /beds/audit
[[nodiscard]] site::Response queue_page(people::Visit& visit);          ///< GET /beds/queue
[[nodiscard]] site::Response therapies_page(people::Visit& visit);      ///< GET /beds/therapies

}  // namespace flow
