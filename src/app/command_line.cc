#include "app/command_line.h"

#include <cstdlib>
#include <exception>
#include <memory>
#include <ranges>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/beds_command.h"
#include "app/book_command.h"
#include "app/commands.h"
#include "app/deadlines_command.h"
#include "app/figures_command.h"
#include "app/fine_command.h"
#include "app/forecast_command.h"
#include "app/governance_command.h"
#include "app/program_version.h"
#include "app/queue_command.h"
#include "app/quorum_command.h"
#include "app/rota_command.h"
#include "app/spc_command.h"
#include "base/log.h"
#include "people/role.h"
#include "record/database.h"

namespace app {
namespace {

struct Asked {
  std::string database = kDefaultDatabase;
  std::string log_level = "info";
  ServeOptions serve;
  DemoLoadOptions demo_load;
  std::int64_t generate = 1000;
  ReportOptions report;
  ImportOptions import;
  UserOptions user;
  std::filesystem::path backup_to;
  std::filesystem::path restore_from;
  bool restore_replaces = false;
};

/// A settings file that yields to the environment, which CLI11 reads after it and lets it win over.
class FileBelowEnvironment : public CLI::ConfigBase {
 public:
  explicit FileBelowEnvironment(const CLI::App& top) : top_(top) {}

  [[nodiscard]] std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    auto settings = ConfigBase::from_config(input);
    std::erase_if(settings, [&](const CLI::ConfigItem& item) { return is_in_environment(item); });
    return settings;
  }

 private:
  [[nodiscard]] bool is_in_environment(const CLI::ConfigItem& item) const {
    const CLI::App* command = &top_;
    for (const auto& name : item.parents) {
      const auto found = command->get_subcommands([&](const CLI::App* one) { return one->get_name() == name; });
      if (found.empty()) return false;
      command = found.front();
    }
    const auto* option = command->get_option_no_throw("--" + item.name);
    return option != nullptr && !option->get_envname().empty() && std::getenv(option->get_envname().c_str()) != nullptr;
  }

  const CLI::App& top_;
};

void add_serve(CLI::App& top, Asked& asked, int& status) {
  auto* command = top.add_subcommand("serve", "Serve the pages");
  auto& o = asked.serve;
  command->add_option("--address", o.address, "Address to listen on")
      ->envname("SIGHTLINE_ADDRESS")
      ->capture_default_str();
  command->add_option("--port", o.port, "Port to listen on; 0 takes any free one")
      ->envname("SIGHTLINE_PORT")
      ->capture_default_str();
  command->add_flag("--demo", o.is_demonstration,
                    "Let a visitor choose a person without a password; only on a loopback address");
  command->add_option("--clock", o.clock, "With --demo: start at this wall time, for example 2017-11-21T09:00");
  command->add_option("--io-threads", o.io_threads, "Threads that read and write sockets")
      ->envname("SIGHTLINE_IO_THREADS")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  command->add_option("--workers", o.workers, "Threads that make pages, each with its own database connection")
      ->envname("SIGHTLINE_WORKERS")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  command->add_option("--certificate", o.certificate_file, "PEM file with the certificate and its chain: serve HTTPS")
      ->envname("SIGHTLINE_CERTIFICATE");
  command->add_option("--key", o.key_file, "PEM file with the certificate's key")->envname("SIGHTLINE_KEY");
  command
      ->add_option("--trusted-proxy", o.trusted_proxies,
                   "Address of a proxy whose X-Forwarded-For, -Proto and -Host are believed; may be repeated")
      ->envname("SIGHTLINE_TRUSTED_PROXY");
  command
      ->add_option("--safety-contact", o.safety_contact,
                   "Whom a doctor calls at once about an immediate safety concern, as the pages say it")
      ->envname("SIGHTLINE_SAFETY_CONTACT");
  command->add_option("--support-contact", o.support_contact, "Whom to ask about accounts and schedules")
      ->envname("SIGHTLINE_SUPPORT_CONTACT");
  command
      ->add_option("--mail-server", o.mail_server,
                   "Mail server that takes notices to members: smtp://host:25 or smtps://host:465; without it none "
                   "are sent")
      ->envname("SIGHTLINE_MAIL_SERVER");
  command->add_option("--mail-from", o.mail_from, "The address that mail comes from")->envname("SIGHTLINE_MAIL_FROM");
  command->add_flag("--mail-tls", o.requires_mail_tls, "Refuse a mail server that offers no TLS");
  command->callback([&] { status = serve(asked.database, o); });
}

void add_demo(CLI::App& top, Asked& asked, int& status) {
  auto* demo = top.add_subcommand("demo", "The demonstration record");
  demo->require_subcommand(1);
  auto* load = demo->add_subcommand("load", "Load the demonstration into a new record");
  load->add_flag("--if-new", asked.demo_load.only_if_new, "Do nothing where the record already has something in it");
  load->add_option("--clock", asked.demo_load.clock, "Generate the present weeks around this wall time instead of now");
  load->callback([&] { status = demo_load(asked.database, asked.demo_load); });
  auto* generate = demo->add_subcommand("generate", "Add many made-up reports, for trying Sightline under load");
  generate->add_option("--reports", asked.generate, "How many")
      ->check(CLI::Range(1, 10'000'000))
      ->capture_default_str();
  generate->callback([&] { status = demo_generate(asked.database, asked.generate); });
}

void add_report(CLI::App& top, Asked& asked, int& status) {
  auto* report = top.add_subcommand("report", "Write a report");
  report->require_subcommand(1);
  auto& o = asked.report;
  auto* guardian = report->add_subcommand("guardian", "The guardian of safe working's report to the board");
  guardian->add_option("--from", o.from, "First day of the period, for example 2017-09-01")->required();
  guardian->add_option("--to", o.to, "Last day of the period")->required();
  guardian->add_option("--cut-off", o.cut_off,
                       "Count nothing after the end of this day; default: the period's last day");
  guardian->add_option("--organisation", o.organisation, "ODS code; needed where the record has several");
  guardian->add_option("--format", o.format, "pdf, docx, xlsx, html, json or csv")->capture_default_str();
  guardian->add_option("--out", o.out, "File to write; - for standard output")->required();
  guardian->callback([&] { status = report_guardian(asked.database, o); });
}

void add_import(CLI::App& top, Asked& asked, int& status) {
  auto* import = top.add_subcommand("import", "Bring in a file: all of it, or nothing and why");
  import->require_subcommand(1);
  auto* establishment = import->add_subcommand("establishment", "Establishment and vacancies from a CSV file");
  establishment->add_option("file", asked.import.file, "The CSV file")->required();
  establishment->add_option("--as-at", asked.import.as_at,
                            "The day it describes, for example 2017-11-30; default: today");
  establishment->add_option("--organisation", asked.import.organisation,
                            "ODS code; needed where the record has several");
  establishment->callback([&] { status = import_establishment(asked.database, asked.import); });
}

void add_user(CLI::App& top, Asked& asked, int& status) {
  auto* user = top.add_subcommand("user", "Accounts");
  user->require_subcommand(1);
  auto& o = asked.user;
  auto* add = user->add_subcommand("add", "Add a person with an account; the password is read from standard input");
  add->add_option("--name", o.name, "As it is shown, for example \"Dr Amber Example-Ash\"")->required();
  add->add_option("--email", o.email, "The address to sign in with")->required();
  add->add_option("--role", o.role,
                  fmt::format("{}", fmt::join(people::kRoles | std::views::transform(people::role_code), ", ")))
      ->required();
  add->add_option("--organisation", o.organisation, "ODS code, for example RWE")->required();
  add->add_option("--organisation-name", o.organisation_name,
                  "Adds the organisation where the record does not have it");
  add->add_option("--directorate", o.directorate, "Limit the role to this directorate's code");
  add->callback([&] { status = user_add(asked.database, o); });
}

void add_upkeep(CLI::App& top, Asked& asked, int& status) {
  top.add_subcommand("migrate", "Bring the database up to this program's version")->callback([&] {
    status = migrate(asked.database);
  });
  auto* audit = top.add_subcommand("audit", "The audit trail");
  audit->require_subcommand(1);
  audit->add_subcommand("verify", "Check the chain; names the first broken entry")->callback([&] {
    status = audit_verify(asked.database);
  });
  auto* save = top.add_subcommand("backup", "Copy the whole record to a file, while it is in use");
  save->add_option("file", asked.backup_to, "The file to write; must not exist")->required();
  save->callback([&] { status = backup(asked.database, asked.backup_to); });
  auto* put_back = top.add_subcommand("restore", "Put a backup in place of the record");
  put_back->add_option("file", asked.restore_from, "The backup")->required();
  put_back->add_flag("--replace", asked.restore_replaces, "The record there may be replaced");
  put_back->callback([&] { status = restore(asked.database, asked.restore_from, asked.restore_replaces); });
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App top("Sightline: a line of sight from the ward to the board.", "sightline");
  Asked asked;
  int status = 0;
  top.set_version_flag("--version", fmt::format("sightline {}", program_version()));
  top.fallthrough();
  top.require_subcommand(1);
  top.config_formatter(std::make_shared<FileBelowEnvironment>(top));
  top.set_config("--config", "",
                 "Read settings from a file of lines such as database=\"sqlite:var/sightline.db\" and "
                 "[serve] port=8080; flags and the environment win over it");
  top.add_option("--database", asked.database, "sqlite:PATH or postgresql://...")
      ->envname("SIGHTLINE_DATABASE")
      ->capture_default_str();
  top.add_option_function<std::string>(
         "--log-level",
         [](const std::string& level) {
           base::set_log_level(level == "debug"     ? base::LogLevel::Debug
                               : level == "warning" ? base::LogLevel::Warning
                               : level == "error"   ? base::LogLevel::Error
                                                    : base::LogLevel::Info);
         },
         "debug, info, warning or error")
      ->envname("SIGHTLINE_LOG_LEVEL")
      ->check(CLI::IsMember({"debug", "info", "warning", "error"}));
  add_serve(top, asked, status);
  add_demo(top, asked, status);
  add_report(top, asked, status);
  add_import(top, asked, status);
  add_user(top, asked, status);
  add_rota(top, status);
  add_upkeep(top, asked, status);
  add_fine(top, status);
  add_deadlines(top, status);
  add_quorum(top, status);
  add_spc(top, status);
  add_queue(top, status);
  add_beds(top, status);
  add_forecast(top, status);
  add_governance(top, status);
  add_book(top, asked.database, status);
  add_figures(top, asked.database, status);
  try {
    top.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return top.exit(error) == 0 ? 0 : 2;
  } catch (const record::Failure& failure) {
    fmt::print(stderr, "The database failed: {}\n", failure.what());
    return 1;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "Sightline stopped: {}\n", failure.what());
    return 1;
  }
  return status;
}

}  // namespace app
