// Establishment and vacancies.
#pragma once

#include "people/visit.h"

namespace safe_working {

site::Response establishment_page(people::Visit& visit);         ///< GET /establishment?on=2017-11-30
site::Response establishment_import_form(people::Visit& visit);  ///< GET /establishment/import
site::Response establishment_import_submit(
    people::Visit& visit);  ///< POST /establishment/import: all right, or every fault with its place
site::Response establishment_template(people::Visit& visit);  ///< GET /establishment/template.csv: the file to fill in

}  // namespace safe_working
