#include "app/beds_command.h"

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/beds_answer.h"
#include "app/beds_model_file.h"
#include "app/figure_answer.h"
#include "app/input_file.h"
#include "app/open_record.h"
#include "app/therapies_file.h"
#include "flow/beds/setting_audit.h"

namespace app {
namespace {

struct BedsAsked {
  std::filesystem::path model;
  std::uint64_t seed = 1;
  std::string format = "text";
  double wait_over_days = 0;
  double max_share = 0;
  double level = 0.80;
  [[nodiscard]] bool wants_json() const { return format == "json"; }
};

constexpr double kMostWaitDays = 5'000;

/// Of processor time since `start`.
double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

int refused_option(const char* option, double low, double high) {
  return refused({base::ErrorCode::Invalid, option, fmt::format("Give a number from {} to {}.", low, high)});
}

int refused_by(const std::filesystem::path& model, const base::Errors& faults) {
  for (const base::Error& fault : faults)
    fmt::print(stderr, "{}, {}: {}\n", model.string(), fault.subject, fault.message);
  return 2;
}

base::Result<std::string> bytes_of(const std::filesystem::path& path) {
  const auto file = InputFile::open(path);
  if (!file) return std::unexpected(file.error());
  return std::string(file->text());
}

/// The model, or the exit status once standard error says why there is none.
std::expected<flow::BedModel, int> model_of(const BedsAsked& asked, BedsGiven beds) {
  const auto file = InputFile::open(asked.model);
  if (!file) return std::unexpected(refused(file.error()));
  const auto beside = [&](const std::string& name) { return bytes_of(asked.model.parent_path() / name); };
  auto model = read_bed_model(file->text(), beside, beds);
  if (!model) return std::unexpected(refused_by(asked.model, model.error()));
  return *std::move(model);
}

int simulate(const BedsAsked& asked) {
  if (!(asked.wait_over_days >= 0 && asked.wait_over_days <= kMostWaitDays))
    return refused_option("--wait-over-days", 0, kMostWaitDays);
  auto model = model_of(asked, BedsGiven::Needed);
  if (!model) return model.error();
  if (const auto refusal = flow::refusal_of(*model)) return refused_by(asked.model, {*refusal});
  const std::clock_t start = std::clock();
  auto figures = flow::simulate_beds(*model, asked.seed,
                                     {.wait_over_days = asked.wait_over_days, .keeps_path = model->census.has_value()});
  const SimulationAnswer answer{*std::move(model), std::move(figures), asked.wait_over_days, asked.seed,
                                seconds_since(start)};
  fmt::print("{}", asked.wants_json() ? simulation_json(answer) : simulation_text(answer));
  return 0;
}

int require(const BedsAsked& asked) {
  const flow::RequirementAsked wanted{asked.max_share, asked.wait_over_days, asked.level};
  if (!(wanted.max_share >= 0.0001 && wanted.max_share <= 0.9)) return refused_option("--max-wait-share", 0.0001, 0.9);
  if (!(wanted.max_wait_days >= 0 && wanted.max_wait_days <= kMostWaitDays))
    return refused_option("--max-wait-days", 0, kMostWaitDays);
  if (!(wanted.level >= 0.5 && wanted.level <= 0.99)) return refused_option("--level", 0.5, 0.99);
  auto model = model_of(asked, BedsGiven::LeftOpen);
  if (!model) return model.error();
  if (model->rule == flow::BedRule::Loss && wanted.max_wait_days > 0)
    return refused({base::ErrorCode::Invalid, "--max-wait-days",
                    "Nobody waits under the rule \"loss\": leave this out, or use the rule \"wait\"."});
  const std::clock_t start = std::clock();
  auto required = flow::required_beds(*model, wanted, asked.seed);
  if (!required) return refused_by(asked.model, {required.error()});
  const RequirementAnswer answer{*std::move(model), wanted, *std::move(required), asked.seed, seconds_since(start)};
  fmt::print("{}", asked.wants_json() ? requirement_json(answer) : requirement_text(answer));
  return 0;
}

int compare(const BedsAsked& asked) {
  auto model = model_of(asked, BedsGiven::Needed);
  if (!model) return model.error();
  if (const auto refusal = flow::refusal_of(*model)) return refused_by(asked.model, {*refusal});
  if (model->scenarios.empty())
    return refused_by(asked.model, {{base::ErrorCode::Invalid, "$.scenarios",
                                     "There is none to compare with: give a list of scenarios."}});
  const ComparisonAnswer answer{flow::compare_scenarios(*model, asked.seed), model->rule, asked.seed};
  fmt::print("{}", asked.wants_json() ? comparison_json(answer) : comparison_text(answer));
  return 0;
}

int plan_therapies(const std::filesystem::path& path, const std::string& format) {
  const auto file = InputFile::open(path);
  if (!file) return refused(file.error());
  const auto plan = read_therapy_plan(file->text());
  if (!plan) return refused_by(path, plan.error());
  const auto answers = therapy_answers(*plan);
  fmt::print("{}", format == "json" ? therapies_json(answers) : therapies_text(answers));
  return 0;
}

struct AuditAsked {
  std::int64_t wrong = 0;
  std::int64_t sampled = 0;
  double level = 0.95;
  std::optional<double> half_width;
  std::optional<double> wrong_per_day;
  double days_fewer = 0;
  double moved = 1;
  std::string format = "json";
};

int audit(const AuditAsked& asked) {
  if (asked.sampled < 1 || asked.sampled > 1'000'000'000) return refused_option("--of", 1, 1e9);
  if (asked.wrong < 0 || asked.wrong > asked.sampled)
    return refused({base::ErrorCode::Invalid, "--wrong", "Give a number from 0 to that of --of."});
  if (!(asked.level >= 0.5 && asked.level <= 0.9999)) return refused_option("--level", 0.5, 0.9999);
  if (asked.half_width && !(*asked.half_width >= 0.0001 && *asked.half_width < 0.5))
    return refused_option("--half-width", 0.0001, 0.4999);
  const bool has_days = asked.days_fewer >= 0 && asked.days_fewer <= 36'500 && asked.wrong_per_day.value_or(0) >= 0 &&
                        asked.wrong_per_day.value_or(0) <= 1e6 && asked.moved >= 0 && asked.moved <= 1;
  if (!has_days)
    return refused({base::ErrorCode::Invalid, "--wrong-per-day, --days-fewer, --moved",
                    "Give patients a day from 0, days from 0, and a share from 0 to 1."});
  const auto interval = flow::wilson_interval(asked.wrong, asked.sampled, asked.level);
  std::vector<AnsweredFigure> figures{{"share", "Share in the wrong setting", interval.share, true},
                                      {"low", "  at least", interval.low, true},
                                      {"high", "  at most", interval.high, true},
                                      {"level", "  level", asked.level, true}};
  if (asked.half_width)
    figures.push_back({"sample_needed", "Patients to sample for that half-width",
                       flow::sample_needed(interval.share, *asked.half_width, asked.level)});
  if (asked.wrong_per_day)
    figures.push_back(
        {"beds_released", "Beds released", flow::beds_released(*asked.wrong_per_day, asked.days_fewer, asked.moved)});
  fmt::print("{}", asked.format == "json" ? figures_json(figures) : figures_text(figures));
  return 0;
}

CLI::App* add_model_command(CLI::App& beds, const std::shared_ptr<BedsAsked>& asked, const char* name,
                            const char* about) {
  auto* command = beds.add_subcommand(name, about);
  command->add_option("model", asked->model, "JSON file with the model; - is standard input")->required();
  command->add_option("--seed", asked->seed, "A whole number; the same seed gives the same figures")
      ->check(CLI::Range(0.0, 0x1p53))
      ->capture_default_str();
  command->add_option("--format", asked->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  return command;
}

void add_audit(CLI::App& beds, int& status) {
  auto* command = beds.add_subcommand("audit", "Share of patients in the wrong setting, from a sample");
  const auto asked = std::make_shared<AuditAsked>();
  command->add_option("--wrong", asked->wrong, "Patients in the wrong setting")->required();
  command->add_option("--of", asked->sampled, "Patients sampled")->required();
  command->add_option("--level", asked->level, "Of the interval")->capture_default_str();
  command->add_option("--half-width", asked->half_width, "Also how many to sample for an interval so wide each way");
  command->add_option("--wrong-per-day", asked->wrong_per_day,
                      "Also the beds released: admissions a day into the wrong setting");
  command->add_option("--days-fewer", asked->days_fewer, "Days that each who is moved stays fewer");
  command->add_option("--moved", asked->moved, "Share of them who are moved")->capture_default_str();
  command->add_option("--format", asked->format, "json or text")
      ->check(CLI::IsMember({"json", "text"}))
      ->capture_default_str();
  command->callback([asked, &status] { status = audit(*asked); });
}

void add_therapies(CLI::App& beds, int& status) {
  auto* command = beds.add_subcommand("therapies", "Therapists' hours: demand, capacity and backlog by week");
  struct Asked {
    std::filesystem::path model;
    std::string format = "text";
  };
  const auto asked = std::make_shared<Asked>();
  command->add_option("model", asked->model, "JSON file with the services; - is standard input")->required();
  command->add_option("--format", asked->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->callback([asked, &status] { status = plan_therapies(asked->model, asked->format); });
}

}  // namespace

void add_beds(CLI::App& top, int& status) {
  auto* beds = top.add_subcommand("beds", "Simulate beds, and find how many are required");
  beds->require_subcommand(1);
  const auto asked = std::make_shared<BedsAsked>();
  auto* simulated = add_model_command(*beds, asked, "simulate", "Waits, beds in use and patients turned away");
  simulated->add_option("--wait-over-days", asked->wait_over_days, "Also the share who wait longer than so many days");
  simulated->callback([asked, &status] { status = simulate(*asked); });

  auto* required = add_model_command(*beds, asked, "required", "The number of beds, with its tolerance and its causes");
  required
      ->add_option("--max-wait-share", asked->max_share,
                   "The share of patients who may wait, or under the rule loss be turned away")
      ->required();
  required->add_option("--max-wait-days", asked->wait_over_days, "Count only waits longer than so many days");
  required->add_option("--level", asked->level, "Of the tolerance")->capture_default_str();
  required->callback([asked, &status] { status = require(*asked); });

  auto* compared = add_model_command(*beds, asked, "compare", "The model's scenarios beside it as it is");
  compared->callback([asked, &status] { status = compare(*asked); });
  add_audit(*beds, status);
  add_therapies(*beds, status);
}

}  // namespace app
