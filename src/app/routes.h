// Every page of Sightline: the table of contents of the product.
#pragma once

#include <vector>

#include "people/visit.h"

namespace app {

[[nodiscard]] const std::vector<people::Route>& routes();

}  // namespace app
