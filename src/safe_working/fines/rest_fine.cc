#include "safe_working/fines/rest_fine.h"

#include <fmt/format.h>

#include "base/london_time.h"

namespace safe_working {

base::Result<WorkedSpan> hours_of_short_rest(const ShortRest& rest, RestHours which) {
  if (rest.to < rest.from)
    return base::invalid("", "The next duty starts before the one before it ends. Correct the times of the rest.");
  const auto taken = WorkedSpan{rest.from, rest.to}.length();
  if (taken >= rest.due)
    return base::invalid("", fmt::format("The rest was {} and {} is due, so there is nothing to fine.",
                                         base::duration_text(taken), base::duration_text(rest.due)));
  if (which == RestHours::Shortfall) return WorkedSpan{rest.from - (rest.due - taken), rest.from};
  if (rest.planned_end >= rest.from)
    return base::invalid("", "The duty before the rest did not run over, so it has no overrun to fine.");
  return WorkedSpan{rest.planned_end, rest.from};
}

}  // namespace safe_working
