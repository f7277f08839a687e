#include "flow/beds/setting_audit.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.h"
#include "flow/beds/portable_math.h"

namespace flow {
namespace {

double z_of(double level) {
  base::check(level > 0 && level < 1, "a level between 0 and 1");
  return -normal_quantile((1 - level) / 2);
}

double half_width_of(double share, double sampled, double z) {
  return z * std::sqrt(share * (1 - share) / sampled + z * z / (4 * sampled * sampled)) / (1 + z * z / sampled);
}

}  // namespace

ShareInterval wilson_interval(std::int64_t wrong, std::int64_t sampled, double level) {
  base::check(sampled > 0 && wrong >= 0 && wrong <= sampled, "some of a sample");
  const double z = z_of(level);
  const double n = static_cast<double>(sampled);
  const double share = static_cast<double>(wrong) / n;
  const double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
  const double half = half_width_of(share, n, z);
  return {share, wrong == 0 ? 0.0 : std::max(0.0, centre - half),
          wrong == sampled ? 1.0 : std::min(1.0, centre + half)};
}

std::int64_t sample_needed(double share, double half_width, double level) {
  base::check(share >= 0 && share <= 1 && half_width >= 0.0001 && half_width < 0.5, "a share and a half-width");
  const double z = z_of(level);
  std::int64_t low = 0;  // too few
  std::int64_t high = 1;
  while (half_width_of(share, static_cast<double>(high), z) > half_width) low = std::exchange(high, high * 2);
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (half_width_of(share, static_cast<double>(middle), z) > half_width ? low : high) = middle;
  }
  return high;
}

}  // namespace flow
