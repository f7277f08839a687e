// London's clock for rotas: the same answers as base/london_time.h, from a table, a hundred times as fast.
#pragma once

#include <vector>

#include "base/london_time.h"
#include "base/result.h"
#include "safe_working/contract_rules/rota_duty.h"

namespace safe_working {

/// Rotas lie between these years, both included: the machine's table of clock changes ends with 2037.
inline constexpr int kFirstRotaYear = 2000;
inline constexpr int kLastRotaYear = 2037;

/// The moment of a wall time. Refuses a time that does not exist, one that happens twice (unless `repeated` says which)
/// and one outside the years of rotas, in words for the person who typed it.
[[nodiscard]] base::Result<RotaTime> rota_time(base::LocalTime wall, base::Repeated repeated = base::Repeated::Refuse,
                                               std::string subject = "");
/// A wall time with its offset from UTC, as in 2026-10-25T01:30+01:00. Refuses one that London's clock never showed.
[[nodiscard]] base::Result<RotaTime> rota_time(base::LocalTime wall, std::chrono::minutes offset,
                                               std::string subject = "");
/// The clock as it stood at a moment. REQUIRES: within the years of rotas, or a year either side.
[[nodiscard]] RotaTime rota_time(RotaInstant instant);
/// The moment a London day starts. REQUIRES: as above.
[[nodiscard]] RotaInstant midnight_of(std::chrono::local_days date);

}  // namespace safe_working
