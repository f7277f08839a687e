// The form on which a person asks how many beds are required.
#pragma once

#include "people/visit.h"

namespace flow::beds_view {

/// With its heading and words. Fields are those of bed_plan_example().
[[nodiscard]] html::Fragment plan_form(const people::Visit& visit, const site::FormState& state);

}  // namespace flow::beds_view
