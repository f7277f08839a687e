#include "tests/reference/slow_judge.h"

#include <algorithm>
#include <tuple>

namespace slow {

using enum safe_working::ContractEra;
using safe_working::Contract;
using safe_working::Verdict;

bool is_greater(const Window& a, const Window& b) {
  if (exceeds(a.measured, b.measured)) return true;
  return !exceeds(b.measured, a.measured) && a.opens_with_work && !b.opens_with_work;
}

std::vector<Finding> Judge::all() {
  if (rota_.duties.empty() && !rota_.terms.reference) return {};
  averages();
  seven_days();
  for (const Duty& duty : rota_.duties) lengths_and_breaks(duty);
  run_rules();
  rest_between_shifts();
  weekends();
  missed_breaks();
  on_call();
  std::ranges::sort(found_, [](const Finding& a, const Finding& b) {
    return std::tuple(a.rule, a.from, a.to) < std::tuple(b.rule, b.from, b.to);
  });
  return found_;
}

ContractEra Judge::era(Day day) const {
  if (settings_.contract == Contract::Of2016) return E1;
  if (settings_.contract == Contract::Of2019) return E2;
  return day < day_of(base::Date{std::chrono::year(2019), std::chrono::month(8), std::chrono::day(1)}) ? E1 : E2;
}

ContractEra Judge::redesign_era(Day day) const {
  if (settings_.contract != Contract::Auto) return era(day);
  const Day moved = day_of(rota_.terms.moved_to_2019_limits.value_or(settings_.limits_2019_from));
  return day < moved ? E1 : era(day);
}

Finding& Judge::breach(Rule rule, ContractEra era, Measure measured, Measure limit, Span span) {
  found_.push_back({rule, era, Verdict::Breach, measured, limit, span.from, span.to, false, 0});
  return found_.back();
}

void Judge::fine(Finding& finding, Minute minutes) {
  if (rota_.is_planned_only() || finding.verdict == Verdict::Notice) return;
  finding.fine = true;
  finding.fine_minutes = minutes;
}

std::vector<Finding> findings(const safe_working::DoctorRota& rota, const Settings& settings) {
  return Judge(rota, settings).all();
}

}  // namespace slow
