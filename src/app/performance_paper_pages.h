// A place's figures into a paper of a meeting, with one press.
#pragma once

#include "people/visit.h"

namespace app {

site::Response performance_paper_form(people::Visit& visit);    ///< GET /performance/paper?place=...
site::Response performance_paper_submit(people::Visit& visit);  ///< POST /performance/paper?place=...

}  // namespace app
