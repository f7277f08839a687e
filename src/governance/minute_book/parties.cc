#include "governance/minute_book/parties.h"

#include <algorithm>

namespace governance {

std::optional<std::string> Seat::holder_on(base::Date day) const {
  const auto holds = [day](const Tenure& one) { return one.from <= day && (!one.to || day <= *one.to); };
  const auto found = std::ranges::find_if(tenures, holds);
  if (found != tenures.end()) return found->person;
  const bool is_told = !tenures.empty() && tenures.front().from <= day;
  return is_told ? std::nullopt : holder;
}

}  // namespace governance
