// A run of work between two moments, and runs counted once where they overlap.
#pragma once

#include <chrono>
#include <vector>

#include "base/clock.h"

namespace safe_working {

/// From the first moment up to, and without, the second. REQUIRES on use: from <= to, both whole minutes.
struct WorkedSpan {
  base::Instant from;
  base::Instant to;
  /// Elapsed, clock changes counted.
  [[nodiscard]] std::chrono::minutes length() const { return std::chrono::floor<std::chrono::minutes>(to - from); }
  [[nodiscard]] bool is_inside(const WorkedSpan& whole) const { return whole.from <= from && to <= whole.to; }
  friend bool operator==(const WorkedSpan&, const WorkedSpan&) = default;
};

/// The same time with no minute in it twice, in order: an hour that breaks several rules is fined once (a setting left
/// open by every text read, grade D). Empty spans vanish; spans that touch become one.
[[nodiscard]] std::vector<WorkedSpan> each_hour_once(std::vector<WorkedSpan> spans);

}  // namespace safe_working
