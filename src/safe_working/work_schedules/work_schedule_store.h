// Reading and writing work schedules.
#pragma once

#include <optional>
#include <vector>

#include "record/database.h"
#include "record/migration.h"
#include "safe_working/work_schedules/duty.h"

namespace safe_working {

void add_duty(record::Transaction& transaction, const Duty& duty);
[[nodiscard]] std::optional<Duty> find_duty(record::Reader& reader, DutyId id);
/// Duties of all the doctor's posts that start on a day of the period, in order of start.
[[nodiscard]] std::vector<Duty> duties_of(record::Reader& reader, people::PersonId doctor, const base::Period& period);

/// Number 4.
[[nodiscard]] record::Migration work_schedule_migration();

}  // namespace safe_working
