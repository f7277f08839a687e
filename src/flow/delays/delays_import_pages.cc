#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/number.h"
#include "flow/delays/delay_forms_pages.h"
#include "flow/delays/delay_register_pages.h"
#include "flow/delays/read_delays.h"

namespace flow {
namespace {

using html::Fragment;

Fragment file_faults(const base::Errors& faults) {
  if (faults.empty()) return {};
  site::Table table{.caption = "What to mend in the file", .columns = {{"Where"}, {"What to do"}}};
  for (const auto& fault : faults) table.rows.push_back({{fault.subject, true}, {fault.message}});
  return html::heading(2, html::raw("Nothing was imported")) +
         html::paragraph(base::counted(std::ssize(faults), "place needs", "places need") +
                         " mending. Correct the file, then import it again.") +
         site::table(table);
}

site::Response import_again(const people::Visit& visit, base::Errors errors, int status, const base::Errors& faults) {
  const site::FormState state{.values = visit.request.form, .errors = errors};
  site::Page page{.title = "Import delayed people", .errors = std::move(errors), .is_wide = true};
  page.back = site::NavigationItem{"The register", kRegisterPath};
  page.content =
      html::heading(1, html::raw("Import delayed people")) + file_faults(faults) +
      html::paragraph(html::raw("A CSV file with a row for each person, reason and run of days: reference, provider, "
                                "council, care, reason, attribution, from, to. No names and no NHS numbers. Either all "
                                "of it is taken, or none of it and you see what to mend.")) +
      html::paragraph(
          html::link(fmt::format("{}/template.csv", kRegisterPath), html::raw("Download a file to fill in"))) +
      site::form(
          html::Url(fmt::format("{}/import", kRegisterPath)), visit.csrf_token,
          site::file_upload(
              state,
              {.name = "file", .label = "The CSV file", .hint = "In Excel: Save as, CSV UTF-8", .accept = ".csv"}) +
              site::button("Import"),
          true);
  return visit.page(page, status);
}

const site::Upload* sent_file(const people::Visit& visit) {
  for (const auto& upload : visit.request.uploads)
    if (upload.field == "file" && !upload.bytes.empty()) return &upload;
  return nullptr;
}

/// "3 council", as the store names the third spell's council, as the file has it.
base::Errors in_the_file(base::Errors faults, std::string_view file, const std::vector<FileSpell>& spells) {
  for (auto& fault : faults) {
    const std::string subject = std::move(fault.subject);
    const auto space = subject.find(' ');
    std::size_t place = 0;
    std::from_chars(subject.data(), subject.data() + space, place);
    fault.subject = file_place(file, spells.at(place).line, std::string_view(subject).substr(space + 1));
  }
  return faults;
}

/// Rows that are another's, each with its place in the file.
base::Errors rows_of_others(const RegisterKeeper& keeper, std::string_view file, const std::vector<FileSpell>& spells) {
  base::Errors out;
  for (const auto& [spell, line] : spells)
    for (auto& fault : outside_scope(keeper, spell)) {
      fault.subject = file_place(file, line, fault.subject);
      out.push_back(std::move(fault));
    }
  return out;
}

base::Checked<std::size_t> keep_file(const people::Visit& visit, const RegisterKeeper& keeper,
                                     const site::Upload& upload) {
  const std::string file = upload.file_name.empty() ? "The file" : upload.file_name;
  const auto read = read_delays(upload.bytes, file, visit.today());
  if (!read) return std::unexpected(read.error());
  if (auto others = rows_of_others(keeper, file, *read); !others.empty()) return std::unexpected(std::move(others));
  const auto spells = base::mapped(*read, &FileSpell::spell);
  const auto kept = visit.database.write([&](record::Transaction& transaction) {
    return add_delays(transaction, spells, change_by(visit, keeper), visit.random);
  });
  if (!kept) return std::unexpected(in_the_file(kept.error(), file, *read));
  return kept->size();
}

}  // namespace

site::Response delays_import_form(people::Visit& visit) {
  if (auto refused = refused_register(visit, register_keeper(visit))) return *std::move(refused);
  return import_again(visit, {}, 200, {});
}

site::Response delays_import_submit(people::Visit& visit) {
  const auto keeper = register_keeper(visit);
  if (auto refused = refused_register(visit, keeper)) return *std::move(refused);
  const auto* upload = sent_file(visit);
  if (upload == nullptr)
    return import_again(visit, {{base::ErrorCode::Invalid, "file", "Choose the CSV file to import."}}, 400, {});
  const auto kept = keep_file(visit, keeper, *upload);
  if (!kept)
    return import_again(
        visit, {{base::ErrorCode::Invalid, "file", "Mend what is listed on this page, then choose the file again."}},
        400, kept.error());
  return site::Response::redirect(fmt::format("{}?done=imported", kRegisterPath));
}

site::Response delays_template_file(people::Visit& visit) {
  if (auto refused = refused_register(visit, register_keeper(visit))) return *std::move(refused);
  return site::Response::file(delays_template(), "text/csv; charset=utf-8", "delayed-people.csv");
}

}  // namespace flow
