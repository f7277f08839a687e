#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/number.h"
#include "documents/writers.h"
#include "flow/beds/answer_gate.h"
#include "flow/beds/bed_form_pages.h"
#include "flow/beds/bed_plan_answer.h"
#include "flow/beds/bed_plan_form_pages.h"
#include "flow/beds/bed_report_pages.h"
#include "flow/beds/beds_pages.h"
#include "people/people_store.h"

namespace flow {
namespace {

using beds_view::address_of;
using beds_view::typed_from;
using html::Fragment;

constexpr std::string_view kFileName = "beds-required";

constexpr int kAnswersAtOnce = 2;
constexpr std::string_view kRetrySeconds = "5";

AnswerGate& answer_gate() {
  static AnswerGate gate(kAnswersAtOnce);
  return gate;
}

// ---- the form ------------------------------------------------------------------------------------------------------

site::Response form_response(const people::Visit& visit, const site::FormState& state, int status) {
  site::Page page{.title = "Beds required"};
  page.errors = state.errors;
  page.content = beds_view::plan_form(visit, state);
  return visit.page(page, status);
}

site::Response with_faults(const people::Visit& visit, const site::FormValues& values, base::Errors faults) {
  return form_response(visit, {.values = values, .errors = std::move(faults)}, 400);
}

// ---- files ---------------------------------------------------------------------------------------------------------

BedReportAbout about_of(people::Visit& visit) {
  const auto organisation = visit.database.read(
      [&](record::Reader& reader) { return people::find_organisation(reader, visit.organisation()); });
  return {.organisation = organisation ? organisation->name : "",
          .made_at = visit.clock.now(),
          .is_demonstration = visit.settings.is_demonstration};
}

site::Response model_file(const BedPlan& plan) {
  return site::Response::file(bed_model_json(plan), "application/json", "beds-model.json");
}

site::Response report_file(people::Visit& visit, const BedPlanAnswer& answer, documents::Format format) {
  return site::Response::file(documents::write(bed_report(answer, about_of(visit)), format),
                              std::string(documents::media_type(format)),
                              fmt::format("{}.{}", kFileName, documents::file_ending(format)));
}

// ---- the answer ----------------------------------------------------------------------------------------------------

Fragment big_figures(const BedPlanAnswer& answer) {
  const RequiredBeds& found = answer.required;
  std::vector<site::Figure> figures{
      {.value = base::grouped(found.beds), .words = "beds required", .lineage = {}},
      {.value = fmt::format("{} to {}", base::grouped(found.low), base::grouped(found.high)),
       .words = fmt::format("range, {:g} % sure", answer.plan.asked.level * 100),
       .lineage = {}},
      {.value = base::grouped(answer.plan.beds_now), .words = "beds now", .lineage = {}}};
  if (found.staff)
    figures.push_back({.value = base::grouped(found.staff->beds), .words = "beds with staff", .lineage = {}});
  return site::figures(figures);
}

/// Numbers stand in the address, so that a link brings the same answer again.
Fragment links_from(const site::FormValues& values) {
  const auto file = [&](const char* path, const char* words) { return html::link(address_of(path, values), words); };
  return html::heading(2, "Take it away") +
         html::bullets({file("/beds/required.pdf", "PDF"), file("/beds/required.docx", "Word"),
                        file("/beds/required.xlsx", "Excel"),
                        file("/beds/required.json", "The model, for the command line (JSON)")}) +
         html::paragraph(site::button_link("Change the question", address_of("/beds", values)));
}

/// Recorded stays never stand in an address: they go with each button.
Fragment buttons_from(const people::Visit& visit, const site::FormValues& values) {
  Fragment fields;
  for (const auto& [name, value] : values.pairs())
    if (name != site::kCsrfField && name != "do") fields += site::hidden_input(name, value);
  const auto press = [](const char* words, const char* what) {
    return site::button(words, site::ButtonKind::Secondary, "do", what);
  };
  fields += site::button_group(press("Download as PDF", "pdf") + press("Download as Word", "docx") +
                               press("Download as Excel", "xlsx") + press("Download the model", "json"));
  fields += site::button("Change the question", site::ButtonKind::Primary, "do", "change");
  return html::heading(2, "Take it away") + site::form("/beds/required", visit.csrf_token, fields);
}

site::Response answer_page(people::Visit& visit, const BedPlanAnswer& answer, const site::FormValues& values) {
  site::Page page{.title = "Beds required"};
  page.is_wide = true;
  page.back = site::NavigationItem{"Beds and staff", address_of("/beds", values)};
  const bool is_recorded = std::holds_alternative<RecordedStays>(answer.plan.model.stay);
  page.content = html::heading(1, "Beds required") + big_figures(answer) +
                 html::trusted(documents::html_body(bed_report(answer, about_of(visit)))) +
                 (is_recorded ? buttons_from(visit, values) : links_from(values));
  return visit.page(page);
}

std::string sent_stays(const people::Visit& visit) {
  for (const auto& upload : visit.request.uploads)
    if (upload.field == "stays-file") return upload.bytes;
  return "";
}

/// As pasted, whatever way they came: then the page that follows needs no file.
site::FormValues with_stays_as_text(const site::FormValues& values, const BedPlan& plan) {
  const auto* recorded = std::get_if<RecordedStays>(&plan.model.stay);
  site::FormValues out;
  for (const auto& [name, value] : values.pairs())
    if (name != "stays" && name != "stay-column") out.add(name, value);
  if (recorded != nullptr) out.add("stays", fmt::format("{}", fmt::join(*recorded->days, " ")));
  return out;
}

/// What was asked stays in the address, or, where it came with recorded stays, in the form.
site::Response busy(const people::Visit& visit, const site::FormValues& values) {
  const std::string why = "Other people's answers are being worked out. Try again in a few seconds.";
  if (visit.request.method == site::Method::Post) {
    site::Response out =
        form_response(visit, {.values = values, .errors = {{base::ErrorCode::Unavailable, "", "Busy: " + why}}}, 503);
    out.headers.emplace_back("Retry-After", kRetrySeconds);
    return out;
  }
  site::Page page{.title = "Busy: try again in a few seconds"};
  page.back = site::NavigationItem{"Beds and staff", address_of("/beds", values)};
  page.content = html::heading(1, "Busy: try again in a few seconds") + html::paragraph(why) +
                 html::paragraph("What you typed is kept.") +
                 html::paragraph(site::button_link("Try again", address_of(visit.request.path, values)));
  site::Response out = visit.page(page, 503);
  out.headers.emplace_back("Retry-After", kRetrySeconds);
  return out;
}

site::Response reply(people::Visit& visit, const site::FormValues& values, const BedPlan& plan,
                     std::string_view wanted) {
  if (wanted == "json") return model_file(plan);
  const auto place = answer_gate().enter();
  if (!place) return busy(visit, values);
  auto answer = answer_to(plan);
  if (!answer) return with_faults(visit, values, {std::move(answer.error())});
  if (const auto format = documents::parse_format(wanted)) return report_file(visit, *answer, *format);
  return answer_page(visit, *answer, values);
}

}  // namespace

void allow_bed_answers(int at_once) {
  answer_gate().set_places(at_once);
}

site::Response bed_plan_form(people::Visit& visit) {
  return form_response(
      visit, {.values = beds_view::values_or_example(visit.request.query, bed_plan_example()), .errors = {}}, 200);
}

site::Response bed_plan_submit(people::Visit& visit) {
  const site::FormValues& form = visit.request.form;
  const std::string_view wanted = form.get("do");
  if (wanted == "change") return form_response(visit, {.values = form, .errors = {}}, 200);
  auto plan = read_bed_plan(typed_from(form), sent_stays(visit));
  if (!plan) return with_faults(visit, form, std::move(plan.error()));
  const site::FormValues values = with_stays_as_text(form, *plan);
  const bool is_recorded = std::holds_alternative<RecordedStays>(plan->model.stay);
  if (is_recorded || wanted == "json") return reply(visit, values, *plan, wanted);
  if (auto refusal = too_large_for_page(*plan)) return with_faults(visit, form, {*std::move(refusal)});
  return site::Response::redirect(address_of("/beds/required", values).text());
}

site::Response bed_plan_result(people::Visit& visit) {
  const site::FormValues& query = visit.request.query;
  if (query.empty()) return site::Response::redirect("/beds");
  auto plan = read_bed_plan(typed_from(query), "");
  if (!plan) return with_faults(visit, query, std::move(plan.error()));
  return reply(visit, query, *plan, "");
}

site::Response bed_plan_file(people::Visit& visit) {
  const site::FormValues& query = visit.request.query;
  if (query.empty()) return site::Response::redirect("/beds");
  auto plan = read_bed_plan(typed_from(query), "");
  if (!plan) return with_faults(visit, query, std::move(plan.error()));
  const std::string_view path = visit.request.path;
  return reply(visit, query, *plan, path.substr(path.rfind('.') + 1));
}

}  // namespace flow
