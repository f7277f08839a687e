// A rota week by week, with the findings that touch each duty.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/date.h"
#include "safe_working/contract_rules/finding.h"

namespace safe_working {

struct MarkedDuty {
  std::uint32_t place = 0;              ///< in DoctorRota::duties
  std::vector<std::uint32_t> findings;  ///< places in the findings, in their order
};

/// A duty belongs to the week of the local date that it starts on.
struct MarkedWeek {
  base::Date monday;
  std::vector<MarkedDuty> duties;       ///< in order of start
  std::vector<std::uint32_t> findings;  ///< of rules about many weeks, which would else be marked on every duty
};

/// Whether a rule measures so many weeks that it is marked on each of them and not on their duties: averages, breaks
/// missed over 28 days.
[[nodiscard]] bool marks_weeks(Rule rule);

/// Every week from the first duty's to the last one's, those without duties too. None where there are no duties.
/// REQUIRES: `rota` is in order, and `findings` are of it.
[[nodiscard]] std::vector<MarkedWeek> marked_weeks(const DoctorRota& rota, std::span<const Finding> findings);

}  // namespace safe_working
