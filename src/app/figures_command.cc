#include "app/figures_command.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/figures_answer.h"
#include "app/input_file.h"
#include "app/open_record.h"
#include "app/output_file.h"
#include "base/london_time.h"
#include "base/random.h"
#include "documents/writers.h"
#include "flow/measures/measure_store.h"
#include "flow/performance/measure_view_store.h"
#include "flow/performance/performance_report.h"
#include "flow/returns/figures_file_store.h"
#include "people/account_trail_store.h"

namespace app {
namespace {

struct FiguresImportAsked {
  std::vector<std::filesystem::path> files;
  std::filesystem::path mapping;
};
struct SystemAsked {
  std::string code;
  std::string name;
  std::vector<std::string> parts;
};
struct FiguresAsked {
  std::string measure;
  std::string place;
  std::string cut;
  std::string known_on;
  std::string format;
  std::string out = "-";
};

int refused_figures(const std::filesystem::path& file, const base::Errors& faults) {
  for (const base::Error& fault : faults)
    fmt::print(stderr, "{}: {}{}{}\n", file.string(), fault.subject, fault.subject.empty() ? "" : ": ", fault.message);
  fmt::print(stderr, "Nothing was imported of this file.\n");
  return 2;
}

base::Checked<std::optional<flow::PlainMapping>> mapping_in(const std::filesystem::path& path) {
  if (path.empty()) return std::nullopt;
  const auto file = InputFile::open(path);
  if (!file) return std::unexpected(base::Errors{file.error()});
  auto mapping = flow::parse_plain_mapping(file->text());
  if (!mapping) return std::unexpected(std::move(mapping.error()));
  return std::optional(*std::move(mapping));
}

int import_figure_files(const std::string& database_url, const FiguresImportAsked& asked) {
  const auto mapping = mapping_in(asked.mapping);
  if (!mapping) return refused_figures(asked.mapping, mapping.error());
  const auto database = open_record(database_url, Opening::Write);
  if (!database) return database.error();
  base::SystemRandom random;
  for (const auto& path : asked.files) {
    const auto file = InputFile::open(path);
    if (!file) return refused(file.error());
    const auto kept =
        flow::keep_file(**database, {.name = path.filename().string(), .bytes = std::string(file->text())}, *mapping,
                        people::kCommandLineActor, base::SystemClock().now(), random);
    if (!kept) return refused_figures(path, kept.error());
    const auto& import = kept->outcome.import;
    fmt::print("{}: {} ({}): {} new, {} corrected, {} known already.\n", path.string(), import.layout,
               flow::code_of(import.status), import.added, import.changed, import.unchanged);
    for (const auto& note : kept->notes) fmt::print("  {}\n", note);
  }
  return 0;
}

int keep_system(const std::string& database_url, const SystemAsked& asked) {
  const auto code = flow::parse_place_code(asked.code, "code");
  if (!code) return refused(code.error());
  const auto database = open_record(database_url, Opening::Write);
  if (!database) return database.error();
  const auto now = base::SystemClock().now();
  const auto done = (*database)->write([&](record::Transaction& transaction) -> base::Result<void> {
    flow::keep_place(transaction, {*code, asked.name, flow::PlaceKind::System, ""}, people::kCommandLineActor, now);
    for (const auto& part : asked.parts) {
      auto place = flow::find_place(transaction, part);
      if (!place) return base::invalid("--part", fmt::format("No figures of the place {} have been imported.", part));
      place->part_of = *code;
      flow::keep_place(transaction, *place, people::kCommandLineActor, now);
    }
    return {};
  });
  if (!done) return refused(done.error());
  fmt::print("{} is a system of {} places.\n", asked.name, asked.parts.size());
  return 0;
}

base::Result<base::Instant> known_at_of(const FiguresAsked& asked, base::Instant now) {
  if (asked.known_on.empty()) return now;
  const auto day = base::parse_iso_date(asked.known_on, "--known-on");
  if (!day) return std::unexpected(day.error());
  return base::end_of_day(*day);
}

int show_figures(const std::string& database_url, const FiguresAsked& asked) {
  const auto known_at = known_at_of(asked, base::SystemClock().now());
  if (!known_at) return refused(known_at.error());
  const auto database = open_record(database_url, Opening::ReadOnly);
  if (!database) return database.error();
  const auto view = (*database)->read([&](record::Reader& reader) {
    return flow::measure_view(
        reader, {.measure = asked.measure, .cut = asked.cut, .place = asked.place, .known_at = *known_at});
  });
  if (!view)
    return refused({base::ErrorCode::NotFound, "", "There is no such measure or place. See `sightline figures list`."});
  fmt::print("{}\n", figures_answer(*view));
  return 0;
}

int list_figures(const std::string& database_url) {
  const auto database = open_record(database_url, Opening::ReadOnly);
  if (!database) return database.error();
  (*database)->read([](record::Reader& reader) {
    for (const auto& measure : flow::measures(reader)) {
      fmt::print("{:32} {} ({}): {} places\n", measure.code, measure.name, measure.unit,
                 flow::places_with(reader, measure).size());
    }
    for (const auto& place : flow::places(reader))
      fmt::print("{:12} {} {}{}\n", place.code, flow::words_of(place.kind), place.name,
                 place.part_of.empty() ? "" : ", part of " + place.part_of);
  });
  return 0;
}

int report_figures(const std::string& database_url, const FiguresAsked& asked) {
  const auto now = base::SystemClock().now();
  const auto known_at = known_at_of(asked, now);
  if (!known_at) return refused(known_at.error());
  const auto format = documents::parse_format(asked.format);
  if (!format) return refused({base::ErrorCode::Invalid, "--format", "Choose html, pdf, docx, xlsx, json or csv."});
  const auto database = open_record(database_url, Opening::ReadOnly);
  if (!database) return database.error();
  const auto report = (*database)->read([&](record::Reader& reader) -> base::Result<documents::Report> {
    const auto place = flow::find_place(reader, asked.place);
    if (!place) return base::not_found("There is no such place. See `sightline figures list`.");
    std::vector<flow::MeasureView> views;
    for (const auto& measure : flow::measures_of(reader, *place))
      if (auto view = flow::measure_view(
              reader, {.measure = measure.code, .cut = "", .place = place->code, .known_at = *known_at}))
        views.push_back(*std::move(view));
    return flow::performance_report(
        views,
        {.place = place->name, .organisation = place->name, .status = "", .known_at = *known_at, .made_at = now});
  });
  if (!report) return refused(report.error());
  if (const auto written = write_file(asked.out, documents::write(*report, *format)); !written)
    return refused(written.error());
  if (asked.out != "-") fmt::print("Wrote {}\n", asked.out);
  return 0;
}

void add_figures_import(CLI::App& group, const std::string& database, int& status) {
  auto* command = group.add_subcommand("import", "Take files of figures: each whole, or nothing of it and why");
  const auto asked = std::make_shared<FiguresImportAsked>();
  command->add_option("files", asked->files, "CSV or Excel files (docs/guides/importing-figures.md)")->required();
  command->add_option("--mapping", asked->mapping, "A file that says what the columns of a plain file mean");
  command->callback([asked, &database, &status] { status = import_figure_files(database, *asked); });
}

void add_system(CLI::App& group, const std::string& database, int& status) {
  auto* command = group.add_subcommand("system", "Put places together into a system that has figures of its own");
  const auto asked = std::make_shared<SystemAsked>();
  command->add_option("code", asked->code, "Its code, for example LLR")->required();
  command->add_option("--name", asked->name, "Its name")->required();
  command->add_option("--part", asked->parts, "The code of a place in it; may be given several times")->required();
  command->callback([asked, &database, &status] { status = keep_system(database, *asked); });
}

std::shared_ptr<FiguresAsked> add_place_options(CLI::App& command) {
  const auto asked = std::make_shared<FiguresAsked>();
  command.add_option("--place", asked->place, "The code of a place or a system")->required();
  command.add_option("--known-on", asked->known_on, "As the figures were known on this day, 2019-11-30");
  return asked;
}

void add_show(CLI::App& group, const std::string& database, int& status) {
  auto* command = group.add_subcommand("show", "One measure of a place: figures, chart, target and forecast, as JSON");
  const auto asked = add_place_options(*command);
  command->add_option("measure", asked->measure, "The measure's code, for example dtoc.people_per_day")->required();
  command->add_option("--cut", asked->cut, "A part of it: acute, nhs, reason.A, type1");
  command->callback([asked, &database, &status] { status = show_figures(database, *asked); });
}

void add_figures_report(CLI::App& group, const std::string& database, int& status) {
  auto* command = group.add_subcommand("report", "All measures of a place as a paper");
  const auto asked = add_place_options(*command);
  asked->format = "pdf";
  command->add_option("--format", asked->format, "html, pdf, docx, xlsx, json or csv");
  command->add_option("--out", asked->out, "A file; - is standard output");
  command->callback([asked, &database, &status] { status = report_figures(database, *asked); });
}

}  // namespace

void add_figures(CLI::App& top, const std::string& database, int& status) {
  auto* group = top.add_subcommand("figures", "Figures of places and systems: bring them in, list, show, report");
  group->require_subcommand(1);
  add_figures_import(*group, database, status);
  add_system(*group, database, status);
  add_show(*group, database, status);
  add_figures_report(*group, database, status);
  group->add_subcommand("list", "Measures and places that there are")->callback([&database, &status] {
    status = list_figures(database);
  });
}

}  // namespace app
