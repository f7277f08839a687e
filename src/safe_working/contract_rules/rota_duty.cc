#include "safe_working/contract_rules/rota_duty.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace safe_working {

std::string_view plan_code(Plan plan) {
  switch (plan) {
    case Plan::Unstated:
      return "";
    case Plan::Scheduled:
      return "scheduled";
    case Plan::Actual:
      return "actual";
  }
  throw base::OurMistake("a plan without a code");
}

std::optional<Plan> parse_plan(std::string_view code) {
  for (const Plan plan : {Plan::Unstated, Plan::Scheduled, Plan::Actual}) {
    if (plan_code(plan) == code) return plan;
  }
  return std::nullopt;
}

std::optional<Overlap> put_in_order(DoctorRota& rota) {
  const auto start = [](const RotaDuty& duty) { return duty.starts.instant; };
  const auto place = [](const RotaDuty& duty) { return std::pair(duty.starts.instant, duty.row); };
  if (!std::ranges::is_sorted(rota.duties, {}, start)) std::ranges::sort(rota.duties, {}, place);
  const auto overlaps = [](const RotaDuty& a, const RotaDuty& b) { return b.starts.instant < a.ends.instant; };
  const auto found = std::ranges::adjacent_find(rota.duties, overlaps);
  if (found == rota.duties.end()) return std::nullopt;
  return Overlap{std::min(found[0].row, found[1].row), std::max(found[0].row, found[1].row)};
}

std::string_view overlap_advice() {
  return "A doctor cannot work both: correct the times. While at work on a shift a doctor is not on call, so end an "
         "on-call period where a shift begins.";
}

}  // namespace safe_working
