#include "flow/returns/figures_import_pages.h"

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/number.h"
#include "base/text.h"
#include "flow/measures/measure_store.h"
#include "flow/returns/figures_file_store.h"

namespace flow {
namespace {

using html::Fragment;

Fragment plain_fields(const site::FormState& state, const std::vector<Measure>& known) {
  site::Select measure{.name = "measure", .label = "Measure", .hint = "Leave it for a published return"};
  measure.options.emplace_back("", "As the file says");
  for (const auto& one : known)
    if (one.formula.numerator.empty()) measure.options.emplace_back(one.code, one.name);
  Fragment out = site::select(state, measure);
  const auto column = [&](const char* name, const char* label) {
    out += site::text_input(state, {.name = name, .label = label, .width = site::InputWidth::Twenty});
  };
  column("place", "Heading of the column with the place's code");
  column("period", "Heading of the column with the month or day");
  column("value", "Heading of the column with the value");
  column("numerator", "Or of the numerator");
  column("denominator", "and of the denominator");
  column("cut", "Part, where the values are of one (type1, nhs, reason.A)");
  column("cut_column", "Or heading of the column in which each row says its part");
  return out;
}

Fragment imports_table(const std::vector<FiguresImport>& imports) {
  site::Table table{.caption = "Imported files, newest first",
                    .columns = {{"File"}, {"Imported"}, {"New", true}, {"Corrected", true}, {"As known", true}},
                    .when_empty = "Nothing has been imported yet."};
  for (const auto& one : imports)
    table.rows.push_back({{html::link(html::Url("/performance/imports/" + one.id.text()), one.file_name), true},
                          {base::short_date_time(one.imported_at)},
                          {base::grouped(one.added)},
                          {base::grouped(one.changed)},
                          {base::grouped(one.unchanged)}});
  return site::table(table);
}

Fragment faults_table(const base::Errors& faults) {
  if (faults.empty()) return {};
  site::Table table{.caption = "What to mend", .columns = {{"Where"}, {"What is wrong, and what to do"}}};
  for (const auto& fault : faults)
    table.rows.push_back({{fault.subject.empty() ? std::string("The file") : fault.subject, true}, {fault.message}});
  return html::heading(2, html::raw("Nothing was imported")) + site::table(table);
}

site::Response show(people::Visit& visit, base::Errors errors, const base::Errors& faults, int status) {
  std::vector<FiguresImport> imports;
  std::vector<Measure> known;
  visit.database.read([&](record::Reader& reader) {
    imports = figures_imports(reader);
    known = measures(reader);
  });
  const site::FormState state{.values = visit.request.form, .errors = errors};
  site::Page page{.title = "Import figures", .errors = std::move(errors)};
  page.breadcrumb = {{"Performance", "/performance"}};
  if (visit.request.query.has("defined") && faults.empty())
    page.success = "The measure is defined. Its values can be imported now, as a plain file of our own.";
  page.content =
      html::heading(1, html::raw("Import figures")) + faults_table(faults) +
      html::paragraph(
          "Choose a file as it was published: delayed transfers by council or trust, the acute daily discharge report, "
          "A&E by month. Excel and CSV are both taken. Either all of it is taken, or none of it and you see what to "
          "mend.") +
      site::form("/performance/import", visit.csrf_token,
                 site::file_upload(state, {.name = "file", .label = "The file", .accept = ".csv,.xls,.xlsx"}) +
                     site::details("It is a plain file of our own", plain_fields(state, known)) +
                     site::button("Import"),
                 true) +
      html::heading(2, html::raw("What was imported")) + imports_table(imports);
  page.is_wide = !faults.empty();
  return visit.page(page, status);
}

/// What was said of a plain file's columns; nothing where nothing was.
base::Checked<std::optional<PlainMapping>> mapping_given(const people::Visit& visit) {
  const auto& form = visit.request.form;
  const auto given = [&](const char* name) { return base::one_line(form.get(name)); };
  PlainMapping out{.measure = given("measure"),
                   .cut = given("cut"),
                   .place = given("place"),
                   .period = given("period"),
                   .value = given("value"),
                   .numerator = given("numerator"),
                   .denominator = given("denominator"),
                   .status = "",
                   .cut_column = given("cut_column")};
  if (out.measure.empty() && out.place.empty() && out.period.empty() && out.value.empty() && out.numerator.empty())
    return std::optional<PlainMapping>();
  base::Errors errors;
  const auto need = [&](const std::string& words, const char* field, const char* message) {
    if (words.empty()) errors.push_back({base::ErrorCode::Invalid, field, message});
  };
  need(out.measure, "measure", "Choose the measure that the values are of.");
  need(out.place, "place", "Give the heading of the column with the place's code.");
  need(out.period, "period", "Give the heading of the column with the month or day.");
  if (out.value.empty() && (out.numerator.empty() || out.denominator.empty()))
    need("", "value", "Give the heading of the value, or of numerator and denominator.");
  if (!out.cut.empty() && !out.cut_column.empty())
    errors.push_back({base::ErrorCode::Invalid, "cut_column",
                      "Give the part of the whole file, or the column in which each row says its own: not both."});
  if (!is_cut(out.cut))
    errors.push_back({base::ErrorCode::Invalid, "cut", "Use letters, digits, dots and underscores, such as type1."});
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return std::optional(std::move(out));
}

const site::Upload* file_in(const people::Visit& visit) {
  for (const auto& upload : visit.request.uploads)
    if (upload.field == "file" && !upload.bytes.empty()) return &upload;
  return nullptr;
}

}  // namespace

site::Response figures_import_form(people::Visit& visit) {
  return show(visit, {}, {}, 200);
}

site::Response figures_import_submit(people::Visit& visit) {
  const auto* file = file_in(visit);
  if (file == nullptr) return show(visit, {{base::ErrorCode::Invalid, "file", "Choose the file to import."}}, {}, 400);
  const auto mapping = mapping_given(visit);
  if (!mapping) return show(visit, mapping.error(), {}, 400);
  const auto kept =
      keep_file(visit.database,
                {.name = file->file_name.empty() ? "A file without a name" : file->file_name, .bytes = file->bytes},
                *mapping, visit.person().person.id.text(), visit.clock.now(), visit.random);
  if (!kept)
    return show(visit,
                {{base::ErrorCode::Invalid, "file", "Mend what is listed on this page, then choose the file again."}},
                kept.error(), 400);
  const auto to = html::Url("/performance/imports/" + kept->outcome.import.id.text());
  return site::Response::redirect(to.with(kept->outcome.is_new ? "imported" : "known", "1").text());
}

site::Response figures_import_page(people::Visit& visit) {
  const auto id = base::Uuid::parse(visit.request.path_value("id"));
  const auto import =
      id ? visit.database.read([&](record::Reader& reader) { return find_figures_import(reader, *id); }) : std::nullopt;
  if (!import) return visit.refusal(base::not_found("There is no such import.").error());
  site::Page page{.title = "Imported file"};
  page.breadcrumb = {{"Performance", "/performance"}, {"Import figures", "/performance/import"}};
  if (visit.request.query.has("imported")) page.success = "The figures were imported.";
  if (visit.request.query.has("known"))
    page.success = "Every figure of this file is known already. Nothing was changed.";
  const auto day = [](const std::optional<base::Date>& date) {
    return date ? base::long_date(*date) : std::string("not said in the file");
  };
  page.content = html::heading(1, import->file_name) +
                 site::summary_list({{"Layout", import->layout},
                                     {"Published", day(import->published)},
                                     {"Revised", day(import->revised)},
                                     {"Status", std::string(code_of(import->status))},
                                     {"New values", base::grouped(import->added)},
                                     {"Corrected values", base::grouped(import->changed)},
                                     {"Values known already", base::grouped(import->unchanged)},
                                     {"Imported", base::long_date_time(import->imported_at)},
                                     {"SHA-256 of the file", import->file_sha256}}) +
                 html::paragraph(html::link("/performance", html::raw("See the figures")));
  return visit.page(page);
}

}  // namespace flow
