// A planned duty in a doctor's work schedule.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/london_time.h"
#include "base/uuid.h"
#include "people/person.h"
#include "safe_working/contract_rules/duty_kind.h"

namespace safe_working {

using DutyId = base::Id<struct DutyTag>;

/// Wall times as on the rota, and the moments they mean: a night in October's clock change lasts an hour more.
struct Duty {
  DutyId id;
  people::PostId post;
  DutyKind kind = DutyKind::Shift;
  std::string label;  ///< "Long day", "Night", "Normal day"
  base::LocalTime starts_local;
  base::LocalTime ends_local;
  base::Instant starts;
  base::Instant ends;
  std::chrono::minutes breaks{0};  ///< paid breaks planned

  /// Elapsed time, clock changes counted.
  [[nodiscard]] std::chrono::minutes length() const;
  /// The local date it starts on, to which it belongs.
  [[nodiscard]] base::Date date() const { return base::date_of(starts_local); }
};

/// Refuses, with the subject "label", "starts", "ends" or "breaks": no label or one above 80 bytes, an end that is not
/// after the start, more than 32 hours, a wall time that does not exist, breaks as long as the duty. A repeated wall
/// time is taken as the earlier for a start and the later for an end, which is how rotas mean it.
[[nodiscard]] base::Result<Duty> make_duty(DutyId id, people::PostId post, DutyKind kind, std::string label,
                                           base::LocalTime starts, base::LocalTime ends, std::chrono::minutes breaks);

struct WeekDay {
  base::Date date;
  std::vector<Duty> duties;  ///< in order of start
};
/// Monday to Sunday. `duties` in any order; those that start outside the week are left out.
[[nodiscard]] std::vector<WeekDay> week_of(base::Date any_day, const std::vector<Duty>& duties);

}  // namespace safe_working
