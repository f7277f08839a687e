#include "app/beds_answer.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "app/json_nodes.h"
#include "base/mapped.h"
#include "base/number.h"
#include "flow/beds/bed_words.h"

namespace app {
namespace {

using flow::BedRange;
using flow::Estimate;
using governance::JsonArray;
using governance::JsonNode;
using governance::JsonObject;

constexpr std::array<std::string_view, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};

using app::node_of;

JsonNode node_of(const BedRange& range) {
  return {JsonObject{{"low", node_of(range.low)}, {"high", node_of(range.high)}}};
}
JsonNode node_of(const std::optional<BedRange>& range) {
  return range ? node_of(*range) : JsonNode{};
}
JsonNode node_of(const Estimate& estimate) {
  return {JsonObject{{"value", node_of(estimate.value)}, {"se", node_of(estimate.se)}}};
}
JsonNode node_of(const flow::MidnightBeds& beds) {
  return {JsonObject{{"p5", node_of(beds.p5)}, {"p50", node_of(beds.p50)}, {"p95", node_of(beds.p95)}}};
}

/// "12.3 % (± 0.4)": the error of a share in points of a hundred.
std::string share_words(const Estimate& share) {
  if (!share.value) return "not known";
  if (!share.se) return fmt::format("{:.2f} %", *share.value * 100);
  return fmt::format("{:.2f} % (standard error {:.2f})", *share.value * 100, *share.se * 100);
}
std::string mean_words(const Estimate& mean) {
  if (!mean.value) return "not known";
  if (!mean.se) return fmt::format("{:.3f}", *mean.value);
  return fmt::format("{:.3f} (standard error {:.3f})", *mean.value, *mean.se);
}
std::string signed_share(double share) {
  return fmt::format("{:+.1f} %", share * 100);
}
std::string beds_words(std::int64_t beds) {
  return base::counted(beds, "bed", "beds");
}

// ---- simulate ------------------------------------------------------------------------------------------------------

double events_per_second(std::uint64_t events, double seconds) {
  return seconds > 0 ? std::round(static_cast<double>(events) / seconds) : 0;
}

JsonNode path_node(const std::vector<flow::PathDay>& path) {
  JsonArray out;
  for (const flow::PathDay& day : path)
    out.push_back({JsonObject{{"day", node_of(day.day)},
                              {"mean", node_of(day.mean.value)},
                              {"se", node_of(day.mean.se)},
                              {"p5", node_of(day.beds.p5)},
                              {"p50", node_of(day.beds.p50)},
                              {"p95", node_of(day.beds.p95)}}});
  return {std::move(out)};
}

JsonObject figures_object(const flow::SimulatedBeds& figures) {
  JsonArray end_of_day;
  for (const Estimate& day : figures.end_of_day) end_of_day.push_back(node_of(day));
  JsonObject errors{{"p5", node_of(figures.midnight_errors[0].se)},
                    {"p50", node_of(figures.midnight_errors[1].se)},
                    {"p95", node_of(figures.midnight_errors[2].se)}};
  return {{"p_wait", node_of(figures.p_wait)},
          {"p_wait_over", node_of(figures.p_wait_over)},
          {"p_block", node_of(figures.p_block)},
          {"mean_wait_days", node_of(figures.mean_wait_days)},
          {"mean_queue", node_of(figures.mean_queue)},
          {"mean_occupied", node_of(figures.mean_occupied)},
          {"mean_blocked", node_of(figures.mean_blocked)},
          {"midnight", node_of(figures.midnight)},
          {"midnight_se", {std::move(errors)}},
          {"end_of_day", {std::move(end_of_day)}}};
}

std::string path_text(const std::vector<flow::PathDay>& path) {
  std::string out;
  for (const flow::PathDay& day : path)
    out += fmt::format("  day {:>3}: {:.1f} beds on average; {} to {} in nine runs of ten\n", day.day,
                       day.mean.value.value_or(0), day.beds.p5, day.beds.p95);
  return out.empty() ? out : "\nBeds in use at the end of each day from today\n" + out;
}

// ---- required ------------------------------------------------------------------------------------------------------

std::string whom(const RequirementAnswer& answer) {
  return flow::whom_words(answer.model.rule, answer.asked.max_wait_days);
}

JsonNode drivers_node(const std::vector<flow::BedDriver>& drivers) {
  JsonArray out;
  for (const flow::BedDriver& driver : drivers)
    out.push_back({JsonObject{{"driver", node_of(std::string_view(driver.name))},
                              {"from", node_of(driver.low_value)},
                              {"to", node_of(driver.high_value)},
                              {"beds_from", node_of(driver.beds.low)},
                              {"beds_to", node_of(driver.beds.high)}}});
  return {std::move(out)};
}

JsonNode notes_node(const std::vector<std::string>& notes) {
  return {base::mapped(notes, [](const std::string& note) { return JsonNode{note}; })};
}

JsonNode staff_node(const RequirementAnswer& answer) {
  if (!answer.required.staff) return {};
  const flow::StaffLimit& staff = *answer.required.staff;
  return {JsonObject{
      {"staffed_beds", node_of(staff.beds)}, {"short_by", node_of(staff.short_by)}, {"share", node_of(staff.share)}}};
}

std::string layer_line(const char* name, const std::optional<BedRange>& range, const char* without) {
  if (!range) return fmt::format("  {:<12}not counted: {}\n", name, without);
  return fmt::format("  {:<12}{} to {} beds\n", name, range->low, range->high);
}

std::string driver_line(const flow::BedDriver& driver) {
  if (driver.low_value == 0 && driver.high_value == 0)
    return fmt::format("  {:<28}{} to {} beds\n", driver.name, driver.beds.low, driver.beds.high);
  return fmt::format("  {:<28}{} to {} beds, from {} to {}\n", driver.name, driver.beds.low, driver.beds.high,
                     signed_share(driver.low_value), signed_share(driver.high_value));
}

std::string staff_text(const RequirementAnswer& answer) {
  if (!answer.required.staff) return "";
  const flow::StaffLimit& staff = *answer.required.staff;
  if (staff.short_by == 0) return fmt::format("\nThere are staff for {}, which is enough.\n", beds_words(staff.beds));
  const std::string then = staff.share.value
                               ? fmt::format("{} of patients would be {}", share_words(staff.share), whom(answer))
                               : "the queue would grow without end";
  return fmt::format("\nThere are staff for {}: {} short. With those, {}.\n", beds_words(staff.beds), staff.short_by,
                     then);
}

std::string rests_text(const flow::RequiredBeds& required) {
  const std::string arrivals =
      required.arrival_days ? fmt::format("arrivals counted over {:g} days", *required.arrival_days)
                            : "arrivals of which the model does not say how long they were counted (arrival_days)";
  const std::string stays = required.stays ? base::counted(*required.stays, "stay", "stays")
                                           : "stays of which the model does not say how many there were (stays_seen)";
  return fmt::format("It rests on {}, and on {}.\n", arrivals, stays);
}

// ---- compare -------------------------------------------------------------------------------------------------------

JsonNode scenario_node(const flow::ComparedScenario& one, const flow::ComparedScenario& base, flow::BedRule rule) {
  const bool is_base = &one == &base;
  JsonObject out{{"name", node_of(std::string_view(one.name))},
                 {"load", node_of(one.load)},
                 {"beds", node_of(one.mean_beds)},
                 {"words", node_of(std::string_view(flow::scenario_words(one, base, {.rule = rule})))},
                 {"refused", one.refusal ? node_of(std::string_view(one.refusal->message)) : JsonNode{}}};
  if (!one.refusal)
    for (auto& member : figures_object(one.figures)) out.push_back(std::move(member));
  if (!one.refusal && !is_base)
    out.push_back({"difference",
                   {JsonObject{{"p_wait", node_of(one.p_wait_difference)},
                               {"p_block", node_of(one.p_block_difference)},
                               {"mean_wait_days", node_of(one.mean_wait_days_difference)},
                               {"mean_occupied", node_of(one.mean_occupied_difference)}}}});
  return {std::move(out)};
}

std::string difference_words(const Estimate& difference) {
  if (!difference.value) return "";
  const std::string error =
      difference.se ? fmt::format(", standard error {:.2f}", *difference.se * 100) : std::string();
  return fmt::format(" ({:+.2f} points{})", *difference.value * 100, error);
}

}  // namespace

std::string simulation_json(const SimulationAnswer& answer) {
  JsonObject out = figures_object(answer.figures);
  if (!answer.figures.path.empty()) out.push_back({"path", path_node(answer.figures.path)});
  out.push_back({"load", node_of(flow::load_of(answer.model))});
  out.push_back({"patients", node_of(answer.figures.patients)});
  out.push_back({"events", node_of(answer.figures.events)});
  out.push_back({"replications", node_of(answer.model.replications)});
  out.push_back({"seed", node_of(answer.seed)});
  out.push_back({"events_per_second", node_of(events_per_second(answer.figures.events, answer.seconds))});
  return json_line(std::move(out));
}

std::string simulation_text(const SimulationAnswer& answer) {
  const flow::SimulatedBeds& found = answer.figures;
  std::string out;
  const auto add = [&](std::string_view what, const std::string& words) {
    out += fmt::format("{:<34}{}\n", what, words);
  };
  add("Wait for a bed", share_words(found.p_wait));
  if (answer.wait_over_days > 0)
    add(fmt::format("Wait longer than {:g} days", answer.wait_over_days), share_words(found.p_wait_over));
  add("Turned away or diverted", share_words(found.p_block));
  add("Mean wait of all, days", mean_words(found.mean_wait_days));
  add("Mean number waiting", mean_words(found.mean_queue));
  add("Mean beds in use", mean_words(found.mean_occupied));
  if (!answer.model.next_stages.empty()) add("Mean beds blocked", mean_words(found.mean_blocked));
  add("Beds in use at midnight",
      fmt::format("{}; {} to {} nine nights of ten", found.midnight.p50, found.midnight.p5, found.midnight.p95));
  for (std::size_t day = 0; day < kDays.size(); ++day)
    add(fmt::format("  at the end of {}", kDays[day]), mean_words(found.end_of_day[day]));
  out += path_text(found.path);
  out += fmt::format("\nLoad {:.2f} beds; {} in {}; seed {}; {:.1f} million events a second.\n",
                     flow::load_of(answer.model),
                     base::counted(static_cast<std::int64_t>(found.patients), "patient", "patients"),
                     base::counted(answer.model.replications, "replication", "replications"), answer.seed,
                     events_per_second(found.events, answer.seconds) / 1e6);
  return out;
}

std::string requirement_json(const RequirementAnswer& answer) {
  const flow::RequiredBeds& required = answer.required;
  JsonObject layers{{"chance", node_of(required.chance)},
                    {"estimation", node_of(required.estimation)},
                    {"scenario", node_of(required.scenario)},
                    {"sum", node_of(required.together)}};
  JsonObject rests{{"arrival_days", node_of(required.arrival_days)}, {"stays", node_of(required.stays)}};
  return json_line(
      {{"beds", node_of(required.beds)},
       {"low", node_of(required.low)},
       {"high", node_of(required.high)},
       {"level", node_of(answer.asked.level)},
       {"layers", {std::move(layers)}},
       {"words", node_of(std::string_view(flow::requirement_words(answer.model, answer.asked, answer.required)))},
       {"max_wait_share", node_of(answer.asked.max_share)},
       {"max_wait_days", node_of(answer.asked.max_wait_days)},
       {"load", node_of(required.load)},
       {"share", node_of(required.share)},
       {"share_one_fewer", node_of(required.share_one_fewer)},
       {"tornado", drivers_node(required.drivers)},
       {"workforce", staff_node(answer)},
       {"rests_on", {std::move(rests)}},
       {"notes", notes_node(required.notes)},
       {"draws", node_of(required.draws)},
       {"seed", node_of(answer.seed)},
       {"events_per_second", node_of(events_per_second(required.events, answer.seconds))}});
}

std::string requirement_text(const RequirementAnswer& answer) {
  const flow::RequiredBeds& required = answer.required;
  std::string out = flow::requirement_words(answer.model, answer.asked, answer.required) + ".\n";
  out += fmt::format("\nWith {}, {}: {}.\n", beds_words(required.beds), whom(answer), share_words(required.share));
  if (required.share_one_fewer.value)
    out += fmt::format("With one fewer: {}.\n", share_words(required.share_one_fewer));
  out += fmt::format("Load: {:.2f} beds.\n", required.load);
  out += "\nWhy the number has a range\n";
  out += layer_line("chance", required.chance, "");
  out += layer_line("estimation", required.estimation, "the model does not say how much data it rests on");
  out += layer_line("scenario", required.scenario, "the model has no ranges");
  out += layer_line("together", required.together, "");
  out += "\nWhat drives it\n";
  for (const flow::BedDriver& driver : required.drivers) out += driver_line(driver);
  out += staff_text(answer);
  out += "\n" + rests_text(required);
  for (const std::string& note : required.notes) out += "\n" + note + "\n";
  return out;
}

std::string comparison_json(const ComparisonAnswer& answer) {
  JsonArray scenarios;
  for (const flow::ComparedScenario& one : answer.scenarios)
    scenarios.push_back(scenario_node(one, answer.scenarios.front(), answer.rule));
  return json_line({{"scenarios", {std::move(scenarios)}}, {"seed", node_of(answer.seed)}});
}

std::string comparison_text(const ComparisonAnswer& answer) {
  std::string out;
  for (const flow::ComparedScenario& one : answer.scenarios) {
    out += fmt::format("{}: load {:.2f}, {:g} beds\n", one.name, one.load, one.mean_beds);
    if (one.refusal) {
      out += fmt::format("  not run: {}\n", one.refusal->message);
      continue;
    }
    out += fmt::format("  {}\n", flow::scenario_words(one, answer.scenarios.front(), {.rule = answer.rule}));
    out += fmt::format("  wait for a bed: {}{}\n", share_words(one.figures.p_wait),
                       difference_words(one.p_wait_difference));
    out += fmt::format("  turned away or diverted: {}{}\n", share_words(one.figures.p_block),
                       difference_words(one.p_block_difference));
    out += fmt::format("  mean wait, days: {}\n", mean_words(one.figures.mean_wait_days));
    out += fmt::format("  mean beds in use: {}\n", mean_words(one.figures.mean_occupied));
  }
  return out;
}

}  // namespace app
