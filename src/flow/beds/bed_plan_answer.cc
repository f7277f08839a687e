#include "flow/beds/bed_plan_answer.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/number.h"

namespace flow {
namespace {

constexpr double kNineOfTen = 0.9;

std::array<WeekdayBeds, 7> week_of(const BedModel& model) {
  const Week mean = end_of_day_beds(arrivals_of(model), mean_stay_of(model), StayShape::Exponential);
  std::array<WeekdayBeds, 7> out;
  std::ranges::transform(mean, out.begin(),
                         [](double beds) { return WeekdayBeds{beds, poisson_quantile(beds, kNineOfTen)}; });
  return out;
}

Scenario with_number(std::string name, std::int64_t beds) {
  Scenario out{.name = std::move(name)};
  out.beds.emplace().fill(beds);
  return out;
}

void compare(BedPlanAnswer& answer) {
  BedModel model = answer.plan.model;
  const std::int64_t found = answer.required.beds;
  const std::int64_t now = answer.plan.beds_now;
  answer.compares_with_now = !refusal_of(model);
  if (!answer.compares_with_now) model = with_beds(std::move(model), found);
  if (answer.compares_with_now && found != now)
    model.scenarios.insert(model.scenarios.begin(), with_number(fmt::format("The number found: {}", found), found));
  if (!answer.compares_with_now)
    model.scenarios.insert(model.scenarios.begin(), with_number(fmt::format("Beds now: {}", now), now));
  answer.compared = compare_scenarios(model, answer.plan.seed, {.wait_over_days = answer.plan.asked.max_wait_days});
  answer.compared.front().name = fmt::format("{}: {}", answer.compares_with_now ? "Beds now" : "The number found",
                                             answer.compares_with_now ? now : found);
}

}  // namespace

base::Result<BedPlanAnswer> answer_to(const BedPlan& plan) {
  if (auto refusal = too_large_for_page(plan)) return std::unexpected(*std::move(refusal));
  auto required = required_beds(plan.model, plan.asked, plan.seed);
  if (!required) return base::invalid("max-share", std::move(required.error().message));
  BedPlanAnswer answer{.plan = plan, .required = *std::move(required), .week = week_of(plan.model)};
  compare(answer);
  return answer;
}

ComparedFigure compared_figure(const BedPlanAnswer& answer) {
  return {.rule = answer.plan.model.rule,
          .over_days = answer.plan.asked.max_wait_days,
          .than = answer.compares_with_now ? "now" : "with " + base::counted(answer.required.beds, "bed", "beds")};
}

std::vector<std::string> comparison_sentences(const BedPlanAnswer& answer) {
  const ComparedFigure figure = compared_figure(answer);
  return base::mapped(answer.compared, [&](const ComparedScenario& one) {
    return scenario_words(one, answer.compared.front(), figure);
  });
}

}  // namespace flow
