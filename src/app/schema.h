// The database's shape: every room's migrations, by number.
#pragma once

#include <vector>

#include "record/migration.h"

namespace app {

[[nodiscard]] const std::vector<record::Migration>& schema();

}  // namespace app
