// A work schedule as the checker takes it.
#pragma once

#include <span>
#include <vector>

#include "safe_working/contract_rules/rota_duty.h"
#include "safe_working/work_schedules/duty.h"

namespace safe_working {

/// Planned duties, as they are given: RotaDuty::row is the place in `duties`. Planned minutes of break become whole
/// breaks of 30; none planned is not stated, because a schedule without breaks more often left them out than denied
/// them. A schedule says nothing of work expected on call, of leave or of an opt-out.
/// REQUIRES: every duty lies within the years of rotas (rota_time.h).
[[nodiscard]] DoctorRota rota_of(std::span<const Duty> duties);

}  // namespace safe_working
