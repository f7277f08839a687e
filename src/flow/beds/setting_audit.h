// A sample audit of patients in the wrong setting: what its share says of all, and what moving some would release.
#pragma once

#include <cstdint>

namespace flow {

struct ShareInterval {
  double share = 0;
  double low = 0;
  double high = 0;
};

/// Wilson's interval for `wrong` of `sampled`, all within 0 to 1. REQUIRES: 0 <= wrong <= sampled, sampled > 0,
/// 0 < level < 1.
[[nodiscard]] ShareInterval wilson_interval(std::int64_t wrong, std::int64_t sampled, double level = 0.95);

/// The fewest patients to sample for an interval no wider than `half_width` each way, where about `share` are in the
/// wrong setting. REQUIRES: 0 <= share <= 1, 0.0001 <= half_width < 0.5, 0 < level < 1.
[[nodiscard]] std::int64_t sample_needed(double share, double half_width, double level = 0.95);

/// Beds released where the share `moved` of the patients in the wrong setting, who come at `wrong_per_day`, leave
/// `days_fewer` earlier. They often need a bed elsewhere: record where.
[[nodiscard]] constexpr double beds_released(double wrong_per_day, double days_fewer, double moved) {
  return wrong_per_day * days_fewer * moved;
}

}  // namespace flow
