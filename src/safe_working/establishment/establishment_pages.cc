#include "safe_working/establishment/establishment_pages.h"

#include <fmt/format.h>

#include "charts/chart_pages.h"
#include "people/people_store.h"
#include "safe_working/establishment/establishment_store.h"

namespace safe_working {
namespace {

using html::Fragment;
using people::Permission;

people::Scope whole_of(const people::OdsCode& organisation) {
  return {.organisation = organisation, .directorate = std::nullopt, .specialty = std::nullopt};
}

// ---- what is in use ------------------------------------------------------------------------------------------------

Fragment in_use(const std::optional<EstablishmentImport>& import, base::Date on) {
  if (!import)
    return site::inset_text(
        html::paragraph(fmt::format("No establishment of {} or earlier has been imported.", base::long_date(on))));
  return html::paragraph(fmt::format("As at {}. Source: {}. Imported on {}.",
                                     base::long_date(import->establishment.as_at), import->establishment.source,
                                     base::long_date_time(import->imported_at))) +
         charts::page_table(establishment_table(import->establishment, {}));
}

Fragment earlier_imports(const std::vector<EstablishmentImport>& imports) {
  site::Table table{.caption = "Imports, newest first",
                    .columns = {{"As at"}, {"Source"}, {"Imported"}, {"Vacancies", true}, {"Establishment", true}},
                    .when_empty = "Nothing has been imported yet."};
  for (const auto& one : imports) {
    const auto to = html::Url("/establishment").with("on", base::iso(one.establishment.as_at));
    table.rows.push_back({{html::link(to, base::short_date(one.establishment.as_at)), true},
                          {one.establishment.source},
                          {base::short_date_time(one.imported_at)},
                          {base::decimal_text(one.establishment.vacant())},
                          {base::decimal_text(one.establishment.total())}});
  }
  return site::table(table);
}

/// The day asked for in the address, or today.
base::Result<base::Date> day_asked(const people::Visit& visit) {
  const auto& query = visit.request.query;
  if (query.has("on")) return base::parse_iso_date(query.get("on"), "on");
  if (!query.has("on-day")) return visit.today();
  return base::parse_date_parts(query.get("on-day"), query.get("on-month"), query.get("on-year"), "on", "the day");
}

// ---- importing -----------------------------------------------------------------------------------------------------

base::Error replaces_all() {
  return {base::ErrorCode::Forbidden, "", "Your role covers a part of the organisation; an import is for all of it."};
}

Fragment import_form(const people::Visit& visit, const site::FormState& state, const Fragment& faults) {
  return html::heading(1, html::raw("Import establishment and vacancies")) + faults +
         html::paragraph(
             html::raw("Choose a CSV file with a row for each directorate. Either all of it is taken, or none of it "
                       "and you see what to mend.")) +
         html::paragraph(html::link("/establishment/template.csv", html::raw("Download a file to fill in"))) +
         site::form("/establishment/import", visit.csrf_token,
                    site::date_input(state, {.name = "as-at",
                                             .legend = "The day that the file describes",
                                             .hint = "For example, 30 11 2026"}) +
                        site::file_upload(state, {.name = "file",
                                                  .label = "The CSV file",
                                                  .hint = "In Excel: Save as, CSV UTF-8",
                                                  .accept = ".csv"}) +
                        site::button("Import"),
                    true);
}

site::Response form_again(const people::Visit& visit, base::Errors errors, int status, const Fragment& faults = {}) {
  const site::FormState state{.values = visit.request.form, .errors = errors};
  site::Page page{.title = "Import establishment and vacancies",
                  .content = import_form(visit, state, faults),
                  .back = site::NavigationItem{"Establishment and vacancies", "/establishment"},
                  .errors = std::move(errors)};
  return visit.page(page, status);
}

/// Faults in the file, each with its place, above the form to try again.
Fragment faults_in_file(const base::Errors& faults) {
  site::Table table{.caption = "What to mend in the file", .columns = {{"Line", true}, {"Column"}, {"What to do"}}};
  for (const auto& fault : faults) {
    const auto place = fault_place(fault.subject);
    table.rows.push_back({{place.line.empty() ? "whole file" : place.line, true},
                          {place.column.empty() ? "any" : place.column},
                          {fault.message}});
  }
  return html::heading(2, html::raw("Nothing was imported")) +
         html::paragraph(base::counted(static_cast<std::int64_t>(faults.size()), "place needs", "places need") +
                         " mending. Correct the file, then import it again.") +
         site::table(table);
}

base::Checked<EstablishmentFile> file_sent(const people::Visit& visit) {
  base::Errors errors;
  const auto& form = visit.request.form;
  const auto as_at = base::parse_date_parts(form.get("as-at-day"), form.get("as-at-month"), form.get("as-at-year"),
                                            "as-at", "the day that the file describes");
  if (!as_at) errors.push_back(as_at.error());
  const site::Upload* file = nullptr;
  for (const auto& upload : visit.request.uploads)
    if (upload.field == "file" && !upload.bytes.empty()) file = &upload;
  if (file == nullptr) errors.push_back({base::ErrorCode::Invalid, "file", "Choose the CSV file to import."});
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return EstablishmentFile{.bytes = file->bytes, .name = file->file_name, .as_at = *as_at};
}

}  // namespace

site::Response establishment_page(people::Visit& visit) {
  const auto organisation = visit.organisation();
  if (!visit.may(Permission::SeeEstablishment, whole_of(organisation)))
    return visit.refusal(
        {base::ErrorCode::Forbidden, "", "Your role covers a part of the organisation; this page shows all of it."});
  const auto on = day_asked(visit);
  const auto day = on.value_or(visit.today());
  std::optional<EstablishmentImport> current;
  std::vector<EstablishmentImport> imports;
  visit.database.read([&](record::Reader& reader) {
    current = establishment_on(reader, organisation, day, visit.clock.now());
    imports = establishment_imports(reader, organisation);
  });
  const site::FormState state{.values = visit.request.query, .errors = on ? base::Errors{} : base::Errors{on.error()}};
  site::Page page{.title = "Establishment and vacancies", .errors = state.errors, .is_wide = true};
  page.content = html::heading(1, html::raw("Establishment and vacancies"));
  if (visit.request.query.has("imported")) page.success = "The establishment was imported.";
  if (visit.request.query.has("known")) page.success = "This file is in use for that day already. Nothing was changed.";
  page.content += in_use(current, day);
  if (visit.may(Permission::ImportEstablishment, whole_of(organisation)))
    page.content += site::button_link("Import a file", "/establishment/import");
  page.content += html::heading(2, html::raw("Another day")) +
                  site::filter_form("/establishment",
                                    site::date_input(state, {.name = "on", .legend = "Show the establishment on"}) +
                                        site::button("Show", site::ButtonKind::Secondary)) +
                  html::heading(2, html::raw("What was imported")) + earlier_imports(imports);
  return visit.page(page, on ? 200 : 400);
}

site::Response establishment_import_form(people::Visit& visit) {
  if (!visit.may(Permission::ImportEstablishment, whole_of(visit.organisation()))) return visit.refusal(replaces_all());
  return form_again(visit, {}, 200);
}

site::Response establishment_import_submit(people::Visit& visit) {
  const auto organisation = visit.organisation();
  if (!visit.may(Permission::ImportEstablishment, whole_of(organisation))) return visit.refusal(replaces_all());
  const auto file = file_sent(visit);
  if (!file) return form_again(visit, file.error(), 400);
  const auto imported = visit.database.write([&](record::Transaction& transaction) {
    return import_establishment(transaction, organisation, *file, visit.person().person.id.text(), visit.clock.now(),
                                visit.random);
  });
  if (!imported)
    return form_again(
        visit, {{base::ErrorCode::Invalid, "file", "Mend what is listed on this page, then choose the file again."}},
        400, faults_in_file(imported.error()));
  return site::Response::redirect("/establishment?on=" + base::iso(file->as_at) +
                                  (imported->is_new ? "&imported=1" : "&known=1"));
}

site::Response establishment_template(people::Visit& visit) {
  const auto directorates =
      visit.database.read([&](record::Reader& reader) { return people::directorates(reader, visit.organisation()); });
  return site::Response::file(establishment_template_csv(directorates), "text/csv; charset=utf-8", "establishment.csv");
}

}  // namespace safe_working
