#include "flow/beds/therapies.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "base/check.h"
#include "base/mapped.h"

namespace flow {
namespace {

TherapyAnswer answer_of(const TherapyService& service, double percentile) {
  TherapyAnswer out{.name = service.name, .percentile = percentile};
  out.demand_hours =
      base::mapped(service.referrals_by_week, [&](double referrals) { return service.work.hours_of(referrals); });
  out.mean_demand_hours = std::accumulate(out.demand_hours.begin(), out.demand_hours.end(), 0.0) /
                          static_cast<double>(out.demand_hours.size());
  out.capacity_hours = service.staff.hours_a_week();
  out.backlog_hours = backlog_by_week(out.demand_hours, out.capacity_hours, service.backlog_hours);
  out.hours_at_percentile = capacity_at(out.demand_hours, percentile);
  TherapyStaff one = service.staff;
  one.whole_time_equivalents = 1;
  out.whole_time_equivalents = out.hours_at_percentile / one.hours_a_week();
  return out;
}

}  // namespace

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

std::vector<TherapyAnswer> therapy_answers(const TherapyPlan& plan) {
  return base::mapped(plan.services,
                      [&](const TherapyService& service) { return answer_of(service, plan.percentile); });
}

}  // namespace flow
