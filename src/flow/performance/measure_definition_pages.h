// Defining a measure, or a new version of one.
#pragma once

#include "people/visit.h"

namespace flow {

site::Response measure_definition_form(people::Visit& visit);    ///< GET /performance/definitions/new?of=CODE
site::Response measure_definition_submit(people::Visit& visit);  ///< POST /performance/definitions/new

}  // namespace flow
