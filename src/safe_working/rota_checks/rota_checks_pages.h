// Schedules and rota files held against the contract.
#pragma once

#include "people/visit.h"

namespace safe_working {

// Permission CheckOwnSchedule
site::Response own_check_page(people::Visit& visit);  ///< GET /week/check

/// Whether the person's role lets them check schedules of the post.
[[nodiscard]] bool may_check(const people::Visit& visit, const people::Post& post);

// Permission CheckSchedules: each doctor within the scope of the grant; opening one is written into the audit trail
site::Response rotas_page(people::Visit& visit);         ///< GET /rotas
site::Response doctor_check_page(people::Visit& visit);  ///< GET /rotas/doctors/{id}

// Permission CheckRotaFiles: nothing of the file is kept on the server
site::Response rota_file_form(people::Visit& visit);    ///< GET /rotas/check
site::Response rota_file_submit(people::Visit& visit);  ///< POST /rotas/check: what was found, or a file of it
site::Response duties_template(people::Visit& visit);   ///< GET /rotas/check/template.csv
site::Response people_template(people::Visit& visit);   ///< GET /rotas/check/people-template.csv

}  // namespace safe_working
