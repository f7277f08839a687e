#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/mapped.h"
#include "flow/beds/bed_plan.h"

// Every text in this file is a word of the format or made of numbers by bed_plan.cc: there is nothing to escape.

namespace flow {
namespace {

std::string stay_json(const Stay& stay) {
  if (const auto* recorded = std::get_if<RecordedStays>(&stay))
    return fmt::format(R"({{"recorded": [{}]}})", fmt::join(*recorded->days, ", "));
  const auto& fitted = std::get<LognormalStay>(stay);
  return fmt::format(R"({{"lognormal": {{"mean": {}, "sd": {}}}}})", fitted.mean, fitted.sd);
}

class ModelLines {
 public:
  template <class Value>
  void add(std::string_view key, const Value& value) {
    lines_.push_back(fmt::format("  \"{}\": {}", key, value));
  }
  template <class Value>
  void add(std::string_view key, const std::optional<Value>& value) {
    if (value) add(key, *value);
  }
  [[nodiscard]] std::string text() const { return fmt::format("{{\n{}\n}}\n", fmt::join(lines_, ",\n")); }

 private:
  std::vector<std::string> lines_;
};

void add_range(std::vector<std::string>& out, std::string_view name, const std::optional<LeverRange>& range) {
  if (range)
    out.push_back(
        fmt::format(R"("{}": {{"low": {}, "likely": {}, "high": {}}})", name, range->low, range->likely, range->high));
}

std::string ranges_json(const BedModel& model) {
  std::vector<std::string> out;
  add_range(out, "growth", model.growth_range);
  add_range(out, "stay_change", model.stay_change_range);
  add_range(out, "wrong_setting_moved", model.wrong_setting_range);
  return fmt::format("{{{}}}", fmt::join(out, ", "));
}

std::string scenario_json(const Scenario& scenario) {
  std::string out = fmt::format(R"({{"name": "{}")", scenario.name);
  const auto add = [&](std::string_view key, const auto& value) {
    if (value) out += fmt::format(R"(, "{}": {})", key, *value);
  };
  add("beds", scenario.beds ? std::optional(scenario.beds->front()) : std::nullopt);
  add("growth", scenario.growth);
  add("stay_change", scenario.stay_change);
  add("wrong_setting_moved", scenario.wrong_setting_moved);
  return out + "}";
}

}  // namespace

std::string bed_model_json(const BedPlan& plan) {
  const BedModel& model = plan.model;
  ModelLines out;
  out.add("arrivals_per_day", fmt::format("[{}]", fmt::join(model.arrivals_per_day, ", ")));
  out.add("stay", stay_json(model.stay));
  out.add("beds", plan.beds_now);
  out.add("rule", model.rule == BedRule::Loss ? R"("loss")" : R"("wait")");
  out.add("warm_up_days", model.warm_up_days);
  out.add("days", model.days);
  out.add("replications", model.replications);
  out.add("effort", R"("quick")");
  out.add("arrival_days", model.arrival_days);
  out.add("stays_seen", model.stays_seen);
  out.add("staffed_beds", model.staffed_beds);
  if (model.wrong_setting_share > 0)
    out.add("wrong_setting", fmt::format(R"({{"share_of_admissions": {}, "days_fewer": {}}})",
                                         model.wrong_setting_share, model.wrong_setting_days_fewer));
  out.add("growth", model.levers.growth);
  out.add("stay_change", model.levers.stay_change);
  if (model.wrong_setting_share > 0) out.add("wrong_setting_moved", model.levers.wrong_setting_moved);
  out.add("ranges", ranges_json(model));
  const auto scenarios = base::mapped(model.scenarios, [](const Scenario& one) { return "    " + scenario_json(one); });
  out.add("scenarios", fmt::format("[\n{}\n  ]", fmt::join(scenarios, ",\n")));
  return out.text();
}

std::string bed_plan_command(const BedPlan& plan) {
  std::string out = fmt::format("sightline beds required beds-model.json --max-wait-share {}", plan.asked.max_share);
  if (plan.asked.max_wait_days > 0) out += fmt::format(" --max-wait-days {}", plan.asked.max_wait_days);
  return out + fmt::format(" --level {} --seed {}", plan.asked.level, plan.seed);
}

}  // namespace flow
