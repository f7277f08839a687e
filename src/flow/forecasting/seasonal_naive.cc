#include "flow/forecasting/seasonal_naive.h"

namespace flow {

std::vector<double> seasonal_naive(std::span<const double> values, std::size_t season, std::size_t horizon) {
  const std::size_t length = season >= 1 && season <= values.size() ? season : 1;
  const auto last = values.last(length);
  std::vector<double> out(horizon);
  for (std::size_t step = 0; step < horizon; ++step) out[step] = last[step % length];
  return out;
}

}  // namespace flow
