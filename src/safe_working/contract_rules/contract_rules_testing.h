// Duties by the clock on the wall, for tests.
#pragma once

#include <string_view>
#include <vector>

#include "safe_working/contract_rules/rota_checker.h"
#include "safe_working/contract_rules/rota_time.h"

namespace safe_working {

/// "2026-06-01T08:00"; the first of two where it happens twice.
inline RotaTime wall(std::string_view text) {
  return *rota_time(*base::parse_local_time(text), base::Repeated::Earlier);
}

inline RotaDuty shift(std::string_view from, std::string_view to) {
  RotaDuty duty;
  duty.starts = wall(from);
  duty.ends = wall(to);
  return duty;
}

/// Rows are numbered as they come.
inline DoctorRota rota_with(std::vector<RotaDuty> duties) {
  DoctorRota rota;
  rota.duties = std::move(duties);
  for (std::size_t i = 0; i < rota.duties.size(); ++i) rota.duties[i].row = static_cast<std::uint32_t>(i);
  return rota;
}

/// Three long days, and after 48 hours of rest three nights: 74 hours in the 168 from Monday 08:00.
inline DoctorRota seventy_four_hours() {
  return rota_with({shift("2026-06-01T08:00", "2026-06-01T20:30"), shift("2026-06-02T08:00", "2026-06-02T20:30"),
                    shift("2026-06-03T08:00", "2026-06-03T20:30"), shift("2026-06-05T20:30", "2026-06-06T09:00"),
                    shift("2026-06-06T20:30", "2026-06-07T09:00"), shift("2026-06-07T20:30", "2026-06-08T09:00")});
}

}  // namespace safe_working
