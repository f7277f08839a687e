// What is written into the audit trail when someone else looks at a doctor's work schedule.
#pragma once

#include "base/clock.h"
#include "people/person.h"
#include "record/database.h"

namespace safe_working {

/// That `reader` opened the doctor's schedule held against the contract. One's own is not noted.
void log_schedule_reading(record::Transaction& transaction, base::Instant at, people::PersonId reader,
                          people::PersonId doctor);
/// That `reader` asked for it and was refused.
void log_refused_schedule_reading(record::Transaction& transaction, base::Instant at, people::PersonId reader,
                                  people::PersonId doctor);

}  // namespace safe_working
