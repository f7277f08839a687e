// The first page after signing in, and the pages that every footer links to.
#pragma once

#include "people/visit.h"

namespace app {

site::Response home_page(people::Visit& visit);           ///< GET /: what this person can do, most likely first
site::Response help_page(people::Visit& visit);           ///< GET /help
site::Response accessibility_page(people::Visit& visit);  ///< GET /accessibility: the statement
site::Response privacy_page(people::Visit& visit);        ///< GET /privacy: what is kept, who may see it

}  // namespace app
