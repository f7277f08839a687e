// A committee's forward plan: month by month, with what was promised and is not planned yet. Its members read it; its
// secretary changes it.
#pragma once

#include "people/visit.h"

namespace governance {

[[nodiscard]] site::Response forward_plan_page(people::Visit& visit);    ///< GET /committees/{id}/plan
[[nodiscard]] site::Response forward_plan_submit(people::Visit& visit);  ///< POST, from all these pages
/// GET /committees/{id}/plan/entry: a new entry, or that of the query's `entry`.
[[nodiscard]] site::Response plan_entry_page(people::Visit& visit);
/// GET /committees/{id}/plan/month: what became of the query's `entry` in its `month` (its first day).
[[nodiscard]] site::Response plan_month_page(people::Visit& visit);

}  // namespace governance
