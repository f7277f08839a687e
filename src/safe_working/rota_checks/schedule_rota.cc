#include "safe_working/rota_checks/schedule_rota.h"

#include <algorithm>

#include "safe_working/contract_rules/rota_time.h"

namespace safe_working {
namespace {

constexpr std::chrono::minutes kBreak{30};

RotaTime time_of(base::Instant instant) {
  return rota_time(std::chrono::floor<RotaMinutes>(instant));
}

std::int8_t breaks_of_30(const Duty& duty) {
  if (duty.kind == DutyKind::OnCall || duty.breaks == std::chrono::minutes(0)) return kBreaksNotStated;
  constexpr std::int64_t kMost = 100;
  return static_cast<std::int8_t>(std::min<std::int64_t>(duty.breaks / kBreak, kMost));
}

}  // namespace

DoctorRota rota_of(std::span<const Duty> duties) {
  DoctorRota rota{.plan = Plan::Scheduled, .duties = {}, .episodes = {}, .terms = {}};
  rota.duties.reserve(duties.size());
  for (const Duty& duty : duties) {
    rota.duties.push_back({.starts = time_of(duty.starts),
                           .ends = time_of(duty.ends),
                           .row = static_cast<std::uint32_t>(rota.duties.size()),
                           .breaks_of_30 = breaks_of_30(duty),
                           .kind = duty.kind});
  }
  return rota;
}

}  // namespace safe_working
