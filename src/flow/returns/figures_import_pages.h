// Bringing figures in: a published return, or a plain file whose columns are said once.
#pragma once

#include "people/visit.h"

namespace flow {

site::Response figures_import_form(people::Visit& visit);    ///< GET /performance/import
site::Response figures_import_submit(people::Visit& visit);  ///< POST /performance/import
site::Response figures_import_page(people::Visit& visit);    ///< GET /performance/imports/{id}: what it brought

}  // namespace flow
