// Which hours are fined when rest between duties was too short.
#pragma once

#include <chrono>

#include "base/clock.h"
#include "base/result.h"
#include "safe_working/fines/fine_settings.h"
#include "safe_working/fines/worked_span.h"

namespace safe_working {

struct ShortRest {
  base::Instant planned_end;  ///< when the duty before it should have ended
  base::Instant from;         ///< when that duty ended
  base::Instant to;           ///< when the next began
  std::chrono::minutes due;   ///< the rest that the contract asks for
};

/// The hours fined: those by which rest fell short, taken from the end of the duty before it, or that duty's overrun.
/// Which of the two is open (grade D): see RestHours. Refuses a rest that was long enough, and an overrun of nothing.
/// REQUIRES: whole minutes.
[[nodiscard]] base::Result<WorkedSpan> hours_of_short_rest(const ShortRest& rest, RestHours which);

}  // namespace safe_working
