#include "app/clock_option.h"

#include "base/london_time.h"

namespace app {

base::Result<std::unique_ptr<base::Clock>> clock_starting_at(const std::string& local) {
  if (local.empty()) return std::make_unique<base::SystemClock>();
  const auto wall = base::parse_local_time(local, "--clock");
  if (!wall) return std::unexpected(wall.error());
  const auto instant = base::instant_of(*wall, base::Repeated::Earlier, "--clock");
  if (!instant) return std::unexpected(instant.error());
  return std::make_unique<base::ShiftedClock>(*instant);
}

}  // namespace app
