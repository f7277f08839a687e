// Changing a forward plan: an entry's form, a month's form, and what becomes of both.
#pragma once

#include "governance/forward_plan/opened_plan_pages.h"

namespace governance {

/// A form to the plan's own address that does `what`.
[[nodiscard]] html::Fragment plan_form(people::Visit& visit, const OpenedPlan& plan, std::string_view what,
                                       const html::Fragment& fields);

}  // namespace governance
