// The parts of the urgent care page that come from a daily feed. REQUIRES: there is one.
#pragma once

#include "flow/urgent_care/urgent_care_store.h"
#include "site/components.h"

namespace flow {

/// How the days of the week differ, in words and as a table.
[[nodiscard]] html::Fragment week_profile_part(const UrgentCareFigures& figures);
/// The last seven days known, by type.
[[nodiscard]] html::Fragment last_days_part(const UrgentCareFigures& figures);
/// The next seven days with their 80% ranges.
[[nodiscard]] html::Fragment week_ahead_part(const UrgentCareFigures& figures);

}  // namespace flow
