#include <algorithm>

#include <fmt/format.h>

#include "base/number.h"
#include "documents/writers.h"
#include "people/people_store.h"
#include "safe_working/rota_checks/findings_report.h"
#include "safe_working/rota_checks/rota_checks_pages.h"
#include "safe_working/rota_checks/rota_file_view_pages.h"

namespace safe_working {
namespace {

using html::Fragment;
using rota_view::SentFiles;

constexpr std::string_view kDutiesTemplate =
    "person,kind,start,end,plan,breaks,worked,estimate,label\r\n"
    "Example Doctor 1,shift,2026-12-07T08:00,2026-12-07T17:00,scheduled,30,,,Normal day\r\n"
    "Example Doctor 1,shift,2026-12-08T08:00,2026-12-08T20:30,scheduled,30;30,,,Long day\r\n"
    "Example Doctor 2,on_call,2026-12-07T17:00,2026-12-08T08:00,scheduled,,,120,Non-resident on-call\r\n";
constexpr std::string_view kPeopleTemplate =
    "person,reference_from,reference_to,leave,opt_out,rota_weeks,weekend_approvals,eight_days_agreed,"
    "moved_to_2019_limits,grade\r\n"
    "Example Doctor 1,2026-08-05,2027-02-02,2026-12-24;2026-12-25,no,8,no,no,,FY1\r\n"
    "Example Doctor 2,,,,no,,no,no,,ST3\r\n";

// ---- what was sent -------------------------------------------------------------------------------------------------

/// A file just chosen; else what an earlier page gave back to the person.
std::string sent_file(const people::Visit& visit, std::string_view field) {
  for (const auto& upload : visit.request.uploads)
    if (upload.field == field && !upload.bytes.empty()) return upload.bytes;
  return std::string(visit.request.form.get(fmt::format("sent-{}", field)));
}

base::Checked<TypedSettings> settings_sent(const people::Visit& visit) {
  return read_settings([&](std::string_view name) { return std::string(visit.request.form.get(name)); });
}

struct Faults {
  base::Errors fields;
  std::optional<FileFaults> duties;
  std::optional<FileFaults> people;
};

FiledDoctors read_listed(const std::string& csv, Faults& faults) {
  if (csv.empty()) return {};
  if (const auto fault = too_large(csv)) {
    faults.people = FileFaults{{*fault}, 1};
    return {};
  }
  auto read = read_people(csv);
  if (read) return *std::move(read);
  const auto count = read.error().size();
  faults.people = FileFaults{std::move(read.error()), count};
  return {};
}

std::optional<CheckedFile> checked(const SentFiles& sent, const base::Checked<TypedSettings>& settings,
                                   Faults& faults) {
  if (!settings) faults.fields = settings.error();
  if (sent.duties.empty())
    faults.fields.insert(faults.fields.begin(), {base::ErrorCode::Invalid, "duties", "Choose the CSV file of duties."});
  const FiledDoctors listed = read_listed(sent.people, faults);
  if (sent.duties.empty()) return std::nullopt;
  auto file = check_file(sent.duties, listed, settings ? settings->settings : Settings{});
  if (!file) faults.duties = std::move(file.error());
  if (!faults.fields.empty() || faults.duties || faults.people) return std::nullopt;
  return *std::move(file);
}

// ---- the form ------------------------------------------------------------------------------------------------------

Fragment faults_in_files(const Faults& faults) {
  if (!faults.duties && !faults.people) return {};
  Fragment out = html::heading(2, "Nothing was judged");
  out += html::paragraph("Mend what is listed here, then choose the files again.");
  if (faults.duties) out += rota_view::faults_table("What to mend in the file of duties", *faults.duties);
  if (faults.people) out += rota_view::faults_table("What to mend in the file about the doctors", *faults.people);
  return out;
}

/// Files that are in order stay with the person while something else is mended.
Fragment files_kept(const SentFiles& sent, const Faults& faults) {
  if (sent.duties.empty() || faults.duties || faults.people) return {};
  return site::inset_text(
             html::paragraph("The files that you sent are still here. Choose files only to send others instead.")) +
         site::hidden_input("sent-duties", sent.duties) + site::hidden_input("sent-people", sent.people);
}

Fragment upload_form(const people::Visit& visit, const site::FormState& state, const Fragment& kept) {
  return site::form(
      "/rotas/check", visit.csrf_token,
      kept +
          site::file_upload(state,
                            {.name = "duties",
                             .label = "Duties",
                             .hint = "A CSV file with the columns person, kind, start and end. In Excel: Save as, CSV "
                                     "UTF-8",
                             .accept = ".csv"}) +
          site::file_upload(state, {.name = "people",
                                    .label = "About the doctors (optional)",
                                    .hint = "A CSV file with reference periods, leave, opt-outs and rota cycles",
                                    .accept = ".csv"}) +
          rota_view::settings_fields(state) + site::button("Check the rota"),
      true);
}

site::Response form_page(const people::Visit& visit, const SentFiles& sent, const Faults& faults, int status) {
  site::FormState state{.values = visit.request.form, .errors = faults.fields};
  if (faults.duties)
    state.errors.push_back({base::ErrorCode::Invalid, "duties",
                            "Mend what is listed on this page, then choose the file of duties again."});
  if (faults.people)
    state.errors.push_back({base::ErrorCode::Invalid, "people",
                            "Mend what is listed on this page, then choose the file about the doctors again."});
  Fragment content = html::heading(1, "Check a rota file") + faults_in_files(faults);
  content += html::paragraph(fmt::format(
      "Sightline holds each duty against the 2016 contract's rules of hours and rest. Nothing of the files is kept. At "
      "most {} lines and {} kilobytes.",
      base::grouped(kMostFileLines), base::grouped(kMostFileBytes / 1000)));
  content += html::paragraph("Files to fill in: " + html::link("/rotas/check/template.csv", "duties") + " and " +
                             html::link("/rotas/check/people-template.csv", "about the doctors") + ".");
  content += upload_form(visit, state, files_kept(sent, faults));
  site::Page page{.title = "Check a rota file", .content = content, .back = site::NavigationItem{"Rotas", "/rotas"}};
  page.errors = state.errors;
  return visit.page(page, status);
}

// ---- answers -------------------------------------------------------------------------------------------------------

site::Response excel_of(people::Visit& visit, const CheckedFile& file, const TypedSettings& settings) {
  const auto organisation = visit.database.read(
      [&](record::Reader& reader) { return people::find_organisation(reader, visit.organisation()); });
  const ReportAbout about{.organisation = organisation ? organisation->name : "",
                          .author = "Sightline rota check",
                          .made_at = visit.clock.now(),
                          .is_demonstration = visit.settings.is_demonstration};
  return site::Response::file(documents::excel_file(findings_report(file, settings, about)),
                              std::string(documents::media_type(documents::Format::Excel)), "rota-check.xlsx");
}

site::Response found_page(const people::Visit& visit, const SentFiles& sent, const CheckedFile& file,
                          const TypedSettings& settings) {
  site::Page page{.title = "Rota check", .back = site::NavigationItem{"Check a rota file", "/rotas/check"}};
  const auto asked = visit.request.form.get("doctor");
  const auto doctor = base::parse_whole(asked, 1, static_cast<std::int64_t>(file.rotas.size()));
  if (doctor) {
    page.content = rota_view::one_rota(visit, sent, file, settings, static_cast<std::size_t>(*doctor) - 1);
  } else {
    page.content = rota_view::whole_file(visit, sent, file, settings);
    page.is_wide = true;
  }
  return visit.page(page);
}

}  // namespace

site::Response rota_file_form(people::Visit& visit) {
  return form_page(visit, {}, {}, 200);
}

site::Response rota_file_submit(people::Visit& visit) {
  const SentFiles sent{.duties = sent_file(visit, "duties"), .people = sent_file(visit, "people")};
  const auto settings = settings_sent(visit);
  Faults faults;
  const auto file = checked(sent, settings, faults);
  if (!file) return form_page(visit, sent, faults, 400);
  const auto wanted = visit.request.form.get("do");
  if (wanted == "excel") return excel_of(visit, *file, *settings);
  if (wanted == "csv") return site::Response::file(findings_csv(*file), "text/csv; charset=utf-8", "rota-check.csv");
  return found_page(visit, sent, *file, *settings);
}

site::Response duties_template(people::Visit&) {
  return site::Response::file(std::string(kDutiesTemplate), "text/csv; charset=utf-8", "duties.csv");
}

site::Response people_template(people::Visit&) {
  return site::Response::file(std::string(kPeopleTemplate), "text/csv; charset=utf-8", "people.csv");
}

}  // namespace safe_working
