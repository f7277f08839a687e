#include "app/rota_command.h"

#include <chrono>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/finding_writer.h"
#include "app/input_file.h"
#include "app/open_record.h"
#include "base/text.h"

namespace app {
namespace {

using namespace safe_working;

int refused_rota(const std::filesystem::path& file, const base::Errors& faults, std::uint64_t count) {
  for (const base::Error& fault : faults)
    fmt::print(stderr, "{}, {}: {}\n", file.string(), fault.subject, fault.message);
  if (count > faults.size()) fmt::print(stderr, "... and {} more.\n", count - faults.size());
  fmt::print(stderr, "Nothing was judged: correct the file and check it again.\n");
  return 2;
}

base::Result<Settings> settings_of(const RotaCheckOptions& options) {
  Settings settings;
  const auto contract = parse_contract(options.contract);
  if (!contract) return std::unexpected(contract.error());
  settings.contract = *contract;
  for (const std::string& assignment : options.settings)
    if (const auto done = set(settings, assignment); !done) return std::unexpected(done.error());
  return settings;
}

base::Result<RuleSelection> rules_of(const RotaCheckOptions& options) {
  if (options.rules.empty()) return RuleSelection();
  std::vector<Rule> chosen;
  for (const std::string_view id : base::split(options.rules, ',')) {
    const auto rule = parse_rule(base::upper(base::trimmed(id)));
    if (!rule) return base::invalid("--rules", fmt::format("There is no rule {}. docs/rules.md lists them.", id));
    if (!row_of(*rule).not_modelled.empty())
      return base::invalid("--rules", fmt::format("{} is not judged: {}.", id, row_of(*rule).not_modelled));
    chosen.push_back(*rule);
  }
  return RuleSelection(chosen);
}

FindingFormat format_of(const std::string& name) {
  return name == "json" ? FindingFormat::Json : name == "csv" ? FindingFormat::Csv : FindingFormat::Text;
}

int check(const RotaCheckOptions& options, const FiledDoctors& people, RotaChecker& checker) {
  const auto duties = InputFile::open(options.duties);
  if (!duties) return refused(duties.error());
  FindingWriter writer(format_of(options.format), options.summary_only);
  const auto began = std::chrono::steady_clock::now();
  const auto summary = check_duties(duties->text(), people, checker, writer);
  if (!summary) return refused_rota(options.duties, summary.error().faults, summary.error().count);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  for (const std::string& column : summary->unread_columns) fmt::print(stderr, "The column {} was not read.\n", column);
  if (writer.give_out(*summary, took.count(), stdout)) return 0;
  fmt::print(stderr, "The findings could not be written. Check that the disk is not full.\n");
  return 1;
}

}  // namespace

int rota_check(const RotaCheckOptions& options) {
  const auto settings = settings_of(options);
  if (!settings) return refused(settings.error());
  const auto rules = rules_of(options);
  if (!rules) return refused(rules.error());
  FiledDoctors people;
  if (!options.people.empty()) {
    const auto file = InputFile::open(options.people);
    if (!file) return refused(file.error());
    auto read = read_people(file->text());
    if (!read) return refused_rota(options.people, read.error(), read.error().size());
    people = *std::move(read);
  }
  RotaChecker checker(*settings, *rules);
  return check(options, people, checker);
}

void add_rota(CLI::App& top, int& status) {
  auto* rota = top.add_subcommand("rota", "Rotas and the contract's rules of hours and rest");
  rota->require_subcommand(1);
  auto* check = rota->add_subcommand("check", "Judge a file of duties by the contract in force on each day");
  const auto asked = std::make_shared<RotaCheckOptions>();
  check->add_option("duties", asked->duties, "CSV file: person,kind,start,end and more; - is standard input")
      ->required();
  check->add_option("--people", asked->people, "CSV file with each doctor's reference period, leave, opt-out and more");
  check->add_option("--contract", asked->contract, "auto, 2016 or 2019: which limits")->capture_default_str();
  check->add_option("--set", asked->settings, "NAME=VALUE: what the contract leaves open; see docs/rules.md")
      ->allow_extra_args(false);
  check->add_option("--rules", asked->rules, "Judge by these rules alone, for example HR-72,RS-11");
  check->add_option("--format", asked->format, "text, json or csv")
      ->check(CLI::IsMember({"text", "json", "csv"}))
      ->capture_default_str();
  check->add_flag("--summary", asked->summary_only, "Counts alone");
  check->callback([asked, &status] { status = rota_check(*asked); });
}

}  // namespace app
