#include "flow/variation/exact_mean.h"

#include <cmath>
#include <limits>

namespace flow {

double ExactMean::mean() const {
  if (count_ == 0 || !std::isfinite(sum_) || !std::isfinite(lost_)) return std::numeric_limits<double>::quiet_NaN();
  const auto count = static_cast<double>(count_);
  const double quotient = (sum_ + lost_) / count;
  const double remainder = std::fma(-quotient, count, sum_) + lost_;
  return quotient + remainder / count;
}

}  // namespace flow
