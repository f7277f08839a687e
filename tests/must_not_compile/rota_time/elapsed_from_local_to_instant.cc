// Elapsed time is a difference of moments.
// refused: no match for .operator-.|invalid operands to binary expression
#include "base/london_time.h"

std::chrono::minutes elapsed(base::LocalTime from, base::Instant to) {
  return std::chrono::floor<std::chrono::minutes>(to - from);
}
