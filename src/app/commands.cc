#include "app/commands.h"

#include <fstream>
#include <iostream>
#include <iterator>

#include <termios.h>
#include <unistd.h>

#include <fmt/format.h>

#include "app/clock_option.h"
#include "app/demonstration.h"
#include "app/open_record.h"
#include "app/output_file.h"
#include "app/schema.h"
#include "base/london_time.h"
#include "base/text.h"
#include "documents/writers.h"
#include "people/account_store.h"
#include "people/account_trail_store.h"
#include "people/people_store.h"
#include "record/audit_trail.h"
#include "record/backup.h"
#include "record/sha256.h"
#include "safe_working/establishment/establishment_store.h"
#include "safe_working/guardian_reports/guardian_report.h"
#include "safe_working/guardian_reports/guardian_report_store.h"

namespace app {
namespace {

base::Result<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path))
    return base::invalid(path.string(), "This file cannot be read. Check its name and that you may open it.");
  return std::string(std::istreambuf_iterator<char>(in), {});
}

/// One line from standard input, not echoed on a terminal.
base::Result<std::string> read_password() {
  termios before{};
  const bool is_terminal = isatty(STDIN_FILENO) != 0 && tcgetattr(STDIN_FILENO, &before) == 0;
  if (is_terminal) {
    fmt::print(stderr, "Password: ");
    termios quiet = before;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  std::string line;
  const bool got = static_cast<bool>(std::getline(std::cin, line));
  if (is_terminal) {
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    fmt::print(stderr, "\n");
  }
  if (!got) return base::invalid("password", "Give the password as one line on standard input.");
  return line;
}

struct ReportAsk {
  base::Period period;
  base::Instant cut_off;
  documents::Format format;
};

base::Result<ReportAsk> parse_report(const ReportOptions& options, base::Instant now) {
  const auto from = base::parse_iso_date(options.from, "--from");
  if (!from) return std::unexpected(from.error());
  const auto to = base::parse_iso_date(options.to, "--to");
  if (!to) return std::unexpected(to.error());
  if (*to < *from) return base::invalid("--to", "The period ends before it starts. Give a --to on or after --from.");
  auto cut_off = base::end_of_day(*to);
  if (!options.cut_off.empty()) {
    const auto day = base::parse_iso_date(options.cut_off, "--cut-off");
    if (!day) return std::unexpected(day.error());
    if (*day < *from)
      return base::invalid("--cut-off", "The cut-off lies before the period. Give a day on or after --from.");
    cut_off = base::end_of_day(*day);
  }
  const auto format = documents::parse_format(options.format);
  if (!format) return base::invalid("--format", "Choose pdf, docx, xlsx, html, json or csv.");
  return ReportAsk{{*from, *to}, std::min(cut_off, now), *format};
}

int print_backup(const base::Result<record::BackupSummary>& done, std::string_view verb) {
  if (!done) return refused(done.error());
  fmt::print("{} {} ({} bytes, {} audit entries)\nAudit head: {}\n", verb, done->file.string(), done->bytes,
             done->audit_entries, done->audit_head);
  return 0;
}

}  // namespace

int migrate(const std::string& url) {
  const auto parsed = record::DatabaseUrl::parse(url);
  if (!parsed) return refused(parsed.error());
  const auto database = record::Database::open(*parsed);
  if (!database) return refused(database.error());
  const auto ran = record::migrate(**database, schema(), base::SystemClock());
  if (!ran) return refused(ran.error());
  fmt::print("{}: {} of {} migrations ran now; the schema is current.\n", parsed->shown(), *ran, schema().size());
  return 0;
}

int demo_load(const std::string& url, const DemoLoadOptions& options) {
  const auto clock = clock_starting_at(options.clock);
  if (!clock) return refused(clock.error());
  const auto database = open_record(url, Opening::Write);
  if (!database) return database.error();
  if (options.only_if_new && !is_new(**database)) {
    fmt::print("The record has something in it already; it stays as it is.\n");
    return 0;
  }
  const auto loaded = load_demonstration(**database, **clock);
  if (!loaded) return refused(loaded.error());
  fmt::print("Demonstration loaded: {} invented people, {} duties, {} exception reports.\n", loaded->people,
             loaded->duties, loaded->reports);
  return 0;
}

int demo_generate(const std::string& url, std::int64_t reports) {
  const auto database = open_record(url, Opening::Write, {.statement_limit = std::chrono::minutes(10)});
  if (!database) return database.error();
  const auto made = generate_reports(**database, base::SystemClock(), reports);
  if (!made) return refused(made.error());
  fmt::print("{} made-up exception reports added.\n", *made);
  return 0;
}

int report_guardian(const std::string& url, const ReportOptions& options) {
  const auto now = base::SystemClock().now();
  const auto ask = parse_report(options, now);
  if (!ask) return refused(ask.error());
  const auto database = open_record(url, Opening::ReadOnly);
  if (!database) return database.error();
  const auto counted = (*database)->read([&](record::Reader& reader) -> base::Result<safe_working::GuardianRecord> {
    const auto organisation = choose_organisation(reader, options.organisation);
    if (!organisation) return std::unexpected(organisation.error());
    return safe_working::read_guardian_record(reader, organisation->code, ask->period, ask->cut_off);
  });
  if (!counted) return refused(counted.error());
  const auto written =
      write_file(options.out, documents::write(safe_working::guardian_report(*counted, now), ask->format));
  if (!written) return refused(written.error());
  if (options.out != "-") fmt::print("Wrote {}\n", options.out);
  return 0;
}

int import_establishment(const std::string& url, const ImportOptions& options) {
  const auto now = base::SystemClock().now();
  const auto bytes = read_file(options.file);
  if (!bytes) return refused(bytes.error());
  const auto as_at = options.as_at.empty() ? base::Result<base::Date>(base::date_of(now))
                                           : base::parse_iso_date(options.as_at, "--as-at");
  if (!as_at) return refused(as_at.error());
  const auto database = open_record(url, Opening::Write);
  if (!database) return database.error();
  return (*database)->write([&](record::Transaction& transaction) {
    const auto organisation = choose_organisation(transaction, options.organisation);
    if (!organisation) return refused(organisation.error());
    auto read = safe_working::read_establishment(*bytes, *as_at, options.file.filename().string(),
                                                 people::directorates(transaction, organisation->code));
    if (!read) {
      const int status = refused(read.error());
      fmt::print(stderr, "Nothing was imported.\n");
      return status;
    }
    const auto directorates = read->directorates.size();
    base::SystemRandom random;
    safe_working::add_establishment(transaction, {.id = base::Uuid::v7(now, random),
                                                  .organisation = organisation->code,
                                                  .establishment = std::move(*read),
                                                  .file_sha256 = record::sha256(*bytes),
                                                  .imported_by = "command line",
                                                  .imported_at = now});
    fmt::print("Imported the establishment of {} directorates as at {}.\n", directorates, base::long_date(*as_at));
    return 0;
  });
}

namespace {

/// The organisation and directorate that a new user's role is over; adds the organisation where a name is given for it.
base::Result<people::RoleGrant> grant_for(record::Transaction& transaction, const UserOptions& options,
                                          base::Date today) {
  const auto role = people::parse_role(options.role);
  if (!role) return base::invalid("--role", "There is no such role. `sightline user add --help` lists them.");
  const auto code = people::OdsCode::parse(options.organisation, "--organisation");
  if (!code) return std::unexpected(code.error());
  people::RoleGrant grant{.role = *role, .organisation = *code, .starts = today};
  if (!people::find_organisation(transaction, *code)) {
    if (options.organisation_name.empty())
      return base::invalid("--organisation", fmt::format("The record has no organisation {}. Give its name with "
                                                         "--organisation-name to add it.",
                                                         code->text()));
    people::add_organisation(transaction, {.code = *code, .name = options.organisation_name});
  }
  if (options.directorate.empty()) return grant;
  for (const auto& directorate : people::directorates(transaction, *code))
    if (base::lower(directorate.code) == base::lower(options.directorate)) {
      grant.directorate = directorate.id;
      return grant;
    }
  return base::invalid("--directorate", fmt::format("{} has no directorate {}.", code->text(), options.directorate));
}

}  // namespace

int user_add(const std::string& url, const UserOptions& options) {
  const auto password = read_password();
  if (!password) return refused(password.error());
  if (const auto fine = people::check_new_password(*password, options.email); !fine) return refused(fine.error());
  const auto database = open_record(url, Opening::Write);
  if (!database) return database.error();
  const auto now = base::SystemClock().now();
  base::SystemRandom random;
  const auto hash = people::hash_password(*password);
  const auto added = (*database)->write([&](record::Transaction& transaction) -> base::Result<void> {
    const auto grant = grant_for(transaction, options, base::date_of(now));
    if (!grant) return std::unexpected(grant.error());
    return people::add_user(
        transaction, now, people::kCommandLineActor,
        {.person = {.id = {base::Uuid::v7(now, random)}, .name = options.name, .gmc_number = std::nullopt},
         .email = options.email,
         .password_hash = hash,
         .grant = *grant});
  });
  if (!added) return refused(added.error());
  fmt::print("Added. They sign in at /sign-in.\n");
  return 0;
}

int audit_verify(const std::string& url) {
  const auto database = open_record(url, Opening::ReadOnly, {.statement_limit = std::chrono::minutes(60)});
  if (!database) return database.error();
  const auto verdict = (*database)->read([](record::Reader& reader) { return record::verify_audit(reader); });
  if (verdict.first_broken) {
    fmt::print(stderr, "Entry {} is the first that does not fit: {}\n", *verdict.first_broken, verdict.reason);
    return 1;
  }
  fmt::print("All {} entries hold.\nAudit head: {}\n", verdict.entries, verdict.head);
  return 0;
}

int backup(const std::string& url, const std::filesystem::path& to) {
  const auto parsed = record::DatabaseUrl::parse(url);
  if (!parsed) return refused(parsed.error());
  return print_backup(record::backup(*parsed, to), "Wrote");
}

int restore(const std::string& url, const std::filesystem::path& from, bool replace) {
  const auto parsed = record::DatabaseUrl::parse(url);
  if (!parsed) return refused(parsed.error());
  return print_backup(record::restore(from, *parsed, replace), "Restored from");
}

}  // namespace app
