// Small worlds to judge: made of dates and hours as a rota has them, and printed as the files that the program reads,
// so that a failure can be tried on the command line.
#pragma once

#include <string>

#include "base/random.h"
#include "safe_working/contract_rules/rota_duty.h"
#include "safe_working/contract_rules/settings.h"

namespace slow {

/// The moment of a wall time: the earlier of two, and an hour later where there is none.
[[nodiscard]] safe_working::RotaTime rota_time_near(base::LocalTime wall);
[[nodiscard]] safe_working::RotaTime later(const safe_working::RotaTime& time, int minutes);

struct World {
  safe_working::DoctorRota rota;
  safe_working::Settings settings;
};

/// Ten weeks at most, of any duties, terms and settings, often about a clock change or a change of contract.
[[nodiscard]] World random_world(base::Random& random);

/// DUTIES.csv, PEOPLE.csv and the settings.
[[nodiscard]] std::string as_files(const World& world);

}  // namespace slow
