#include "flow/beds/therapies.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "base/check.h"

namespace flow {

std::vector<double> backlog_by_week(const std::vector<double>& demand, double capacity, double backlog) {
  std::vector<double> out;
  out.reserve(demand.size());
  for (const double hours : demand) out.push_back(backlog = std::max(0.0, backlog + hours - capacity));
  return out;
}

double capacity_at(std::vector<double> demand, double percentile) {
  base::check(!demand.empty() && percentile > 0 && percentile <= 1, "weeks, and a share of them");
  std::ranges::sort(demand);
  // A product such as 0.85 * 20 may come out a hair above the whole number that it is.
  const double place = std::ceil(percentile * static_cast<double>(demand.size()) - 1e-9);
  return demand[static_cast<std::size_t>(std::max(place, 1.0)) - 1];
}

}  // namespace flow
