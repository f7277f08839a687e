#include "flow/beds/bed_comparison.h"

#include <utility>

namespace flow {
namespace {

template <class Value>
Estimate difference(const std::vector<BedFigures>& scenario, const std::vector<BedFigures>& base, Value value) {
  std::vector<std::optional<double>> pairs;
  pairs.reserve(scenario.size());
  for (std::size_t i = 0; i < scenario.size(); ++i) {
    const std::optional<double> after = value(scenario[i]);
    const std::optional<double> before = value(base[i]);
    pairs.push_back(after && before ? std::optional(*after - *before) : std::nullopt);
  }
  return estimate_of(pairs);
}

ComparedScenario described(std::string name, const BedModel& model) {
  return {.name = std::move(name), .load = load_of(model), .mean_beds = mean_beds(model)};
}

}  // namespace

std::vector<ComparedScenario> compare_scenarios(const BedModel& model, std::uint64_t seed, const RunOptions& options) {
  const auto base = run_replications(model, seed, options);
  std::vector<ComparedScenario> out{described("As it is", model)};
  out.front().figures = summary_of(model, base);
  const double days = static_cast<double>(model.days);
  for (const Scenario& scenario : model.scenarios) {
    const BedModel changed = with_scenario(model, scenario);
    ComparedScenario& one = out.emplace_back(described(scenario.name, changed));
    one.refusal = refusal_of(changed);
    if (one.refusal) continue;
    const auto figures = run_replications(changed, seed, options);
    one.figures = summary_of(changed, figures);
    one.p_wait_difference = difference(figures, base, share_waiting);
    one.p_wait_over_difference = difference(figures, base, share_waiting_over);
    one.p_block_difference = difference(figures, base, share_turned_away);
    one.mean_wait_days_difference = difference(figures, base, mean_wait);
    one.mean_occupied_difference = difference(
        figures, base, [&](const BedFigures& of) { return std::optional(days_of(of.occupied_ticks) / days); });
  }
  return out;
}

}  // namespace flow
