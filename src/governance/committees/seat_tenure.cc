#include "governance/committees/seat_tenure.h"

#include <fmt/format.h>

namespace governance {

base::Result<void> begin_tenure(Seat& seat, const std::string& person, base::Date since) {
  if (!seat.tenures.empty()) {
    Tenure& last = seat.tenures.back();
    if (last.person == person && !last.to && last.from == since) return {};
    if (since <= last.from || (last.to && since <= *last.to))
      return base::invalid("since", fmt::format("Enter a day after {}: the seat has a holder from then on.",
                                                base::long_date(last.to.value_or(last.from))));
    if (!last.to) last.to = base::add_days(since, -std::chrono::days(1));
  }
  seat.tenures.push_back({person, since, std::nullopt});
  return {};
}

}  // namespace governance
