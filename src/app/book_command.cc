#include "app/book_command.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/input_file.h"
#include "app/open_record.h"
#include "app/output_file.h"
#include "base/check.h"
#include "base/london_time.h"
#include "base/mapped.h"
#include "base/random.h"
#include "base/text.h"
#include "documents/calendar_writer.h"
#include "documents/writers.h"
#include "governance/book_exports/body_calendar.h"
#include "governance/book_exports/body_report.h"
#include "governance/committee_record/committee_record_store.h"
#include "governance/minute_book/body_extract.h"
#include "governance/minute_book/minute_book_reader.h"
#include "governance/minute_book/minute_book_writer.h"
#include "people/account_store.h"
#include "people/account_trail_store.h"
#include "people/people_store.h"

namespace app {
namespace {

struct ImportAsked {
  std::filesystem::path file;
  std::string secretary;
};
struct ExportAsked {
  std::string body;
  std::string format = "json";
  std::string out = "-";
  std::string host = "sightline";
};

int refused_file(const std::filesystem::path& file, const base::Errors& faults) {
  for (const base::Error& fault : faults)
    fmt::print(stderr, "{}: {}{}{}\n", file.string(), fault.subject, fault.subject.empty() ? "" : ": ", fault.message);
  fmt::print(stderr, "Nothing was imported.\n");
  return 2;
}

/// The account that is to run the committees. Nothing where none was asked for.
base::Result<std::optional<people::PersonId>> secretary_asked(record::Reader& reader, const std::string& email,
                                                              base::Date today) {
  if (email.empty()) return std::nullopt;
  const auto person = people::person_with_email(reader, email);
  if (!person)
    return base::invalid("--secretary", "Nobody signs in by this address. Add them first with `sightline user add`.");
  if (!people::may_anywhere(people::grants_of(reader, *person), people::Permission::RunMeetings, today))
    return base::invalid("--secretary", "This account may not run meetings. It needs the role committee-secretary.");
  return person;
}

base::Checked<governance::ImportedBook> import_into(record::Transaction& transaction,
                                                    const governance::MinuteBook& book,
                                                    std::optional<people::PersonId> secretary, base::Instant now) {
  const governance::Change change{.by = std::string(people::kCommandLineActor), .at = now};
  base::SystemRandom random;
  auto imported = import_book(transaction, book, change, random);
  if (imported && secretary)
    for (const auto& body : book.bodies) add_secretary(transaction, body.id, *secretary, change);
  return imported;
}

int import_file(const std::string& database_url, const ImportAsked& asked) {
  const auto file = InputFile::open(asked.file);
  if (!file) return refused(file.error());
  const auto book = governance::read_minute_book(file->text());
  if (!book) return refused_file(asked.file, book.error());
  const auto database = open_record(database_url, Opening::Write);
  if (!database) return database.error();
  const auto now = base::SystemClock().now();
  const auto secretary = (*database)->read(
      [&](record::Reader& reader) { return secretary_asked(reader, asked.secretary, base::date_of(now)); });
  if (!secretary) return refused(secretary.error());
  const auto imported = (*database)->write(
      [&](record::Transaction& transaction) { return import_into(transaction, *book, *secretary, now); });
  if (!imported) return refused_file(asked.file, imported.error());
  fmt::print("{}: {} added (committees, people, meetings, actions and the like); {} stood in the record already.\n",
             asked.file.string(), imported->added, imported->unchanged);
  if (!asked.secretary.empty())
    for (const auto& body : book->bodies) fmt::print("{} is a secretary of {}.\n", asked.secretary, body.name);
  return 0;
}

int export_body(const std::string& database_url, const ExportAsked& asked) {
  const auto database = open_record(database_url, Opening::ReadOnly);
  if (!database) return database.error();
  const auto book = (*database)->read([](record::Reader& reader) { return governance::load_book(reader); });
  const auto bytes = exported_body(book, asked.body, asked.format, asked.host, base::SystemClock().now());
  if (!bytes) return refused(bytes.error());
  if (const auto written = write_file(asked.out, *bytes); !written) return refused(written.error());
  if (asked.out != "-") fmt::print("Wrote {}\n", asked.out);
  return 0;
}

void add_import(CLI::App& group, const std::string& database, int& status) {
  auto* command = group.add_subcommand("import", "Take a minute book into the record: all of it, or nothing and why");
  const auto asked = std::make_shared<ImportAsked>();
  command->add_option("file", asked->file, "JSON file (docs/guides/minute-book-file.md); - is standard input")
      ->required();
  command->add_option("--secretary", asked->secretary,
                      "E-mail address of an account that becomes a secretary of the file's bodies");
  command->callback([asked, &database, &status] { status = import_file(database, *asked); });
}

void add_export(CLI::App& group, const std::string& database, int& status) {
  auto* command = group.add_subcommand(
      "export", "A body's meetings and actions as a file. It holds private parts too: mind whom you give it to");
  const auto asked = std::make_shared<ExportAsked>();
  command->add_option("body", asked->body, "The body's id, for example vpc")->required();
  command->add_option("--format", asked->format, "json (a minute book), xlsx (a workbook) or ics (a calendar)")
      ->check(CLI::IsMember({"json", "xlsx", "ics"}))
      ->capture_default_str();
  command->add_option("--out", asked->out, "File to write; - is standard output")->capture_default_str();
  command
      ->add_option("--host", asked->host,
                   "With ics: names this Sightline in the events' ids. Keep to one, or subscribers see each "
                   "meeting twice")
      ->capture_default_str();
  command->callback([asked, &database, &status] { status = export_body(database, *asked); });
}

}  // namespace

base::Result<std::string> exported_body(const governance::MinuteBook& book, std::string_view body,
                                        std::string_view format, std::string_view host, base::Instant now) {
  if (book.body(body) == nullptr) {
    const auto known = base::mapped(book.bodies, &governance::Body::id);
    return base::not_found(fmt::format("The record has no committee {}. It has {}.", body,
                                       known.empty() ? "none yet" : base::listed(known)));
  }
  if (format == "ics") return documents::calendar_file(governance::body_calendar(book, body, host, now));
  const auto own = governance::book_of(book, body);
  if (format == "xlsx") return documents::excel_file(governance::body_report(own, body, now));
  base::check(format == "json", "a format that a body is exported in");
  return governance::write_minute_book(own);
}

void add_book(CLI::App& top, const std::string& database, int& status) {
  auto* group = top.get_subcommand("governance");
  add_import(*group, database, status);
  add_export(*group, database, status);
}

}  // namespace app
