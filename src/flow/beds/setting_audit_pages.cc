#include <optional>

#include <fmt/format.h>

#include "base/number.h"
#include "flow/beds/bed_form_pages.h"
#include "flow/beds/beds_pages.h"
#include "flow/beds/setting_audit.h"

namespace flow {
namespace {

using beds_view::number_field;
using html::Fragment;

struct AuditAsked {
  std::int64_t wrong = 0;
  std::int64_t sampled = 0;
  double level = 0.95;
  std::optional<double> half_width;
  std::optional<double> wrong_per_day;
  double days_fewer = 0;
  double moved = 0;
};

const beds_view::Example kAuditExample = {{"wrong", "31"}, {"of", "100"},      {"level", "95"}, {"half-width", "5"},
                                          {"per-day", ""}, {"days-fewer", ""}, {"moved", ""}};

base::Checked<AuditAsked> read_audit(const site::FormValues& values) {
  const Typed typed = beds_view::typed_from(values);
  TypedNumbers in(typed);
  AuditAsked out;
  out.sampled = in.whole({"of", "Patients in the sample", 1, 1e6});
  out.wrong = in.whole({"wrong", "Patients in the wrong setting", 0, 1e6});
  out.level = in.optional_number({"level", "Level", 50, 99.9, " %"}).value_or(95) / 100;
  if (const auto points = in.optional_number({"half-width", "Points each way", 0.1, 49}))
    out.half_width = *points / 100;
  out.wrong_per_day = in.optional_number({"per-day", "Admissions a day into the wrong setting", 0, 10'000});
  out.days_fewer = in.optional_number({"days-fewer", "Days fewer", 0, 3'650}).value_or(0);
  out.moved = in.optional_number({"moved", "Share who are moved", 0, 100, " %"}).value_or(100) / 100;
  if (in.faults().empty() && out.wrong > out.sampled)
    in.fault("wrong", "Patients in the wrong setting: enter no more than the patients in the sample.");
  if (!in.faults().empty()) return std::unexpected(std::move(in.faults()));
  return out;
}

std::string percent(double share) {
  return fmt::format("{:.1f} %", share * 100);
}

Fragment audit_answer(const AuditAsked& asked) {
  const ShareInterval found = wilson_interval(asked.wrong, asked.sampled, asked.level);
  std::vector<site::SummaryRow> rows{
      {"Share of the sample", percent(found.share)},
      {"Of all patients", fmt::format("{} to {}, {:g} % sure (Wilson's interval)", percent(found.low),
                                      percent(found.high), asked.level * 100)}};
  if (asked.half_width)
    rows.push_back(
        {"Sample needed",
         fmt::format("{} for an interval of {:g} points each way",
                     base::counted(sample_needed(found.share, *asked.half_width, asked.level), "patient", "patients"),
                     *asked.half_width * 100)});
  if (asked.wrong_per_day)
    rows.push_back({"Beds released",
                    fmt::format("{:.1f} beds", beds_released(*asked.wrong_per_day, asked.days_fewer, asked.moved))});
  return html::heading(2, "What the sample says") +
         html::paragraph(
             fmt::format("{} of {} patients, {}, were in the wrong setting. Among all patients it is {} to {}.",
                         base::grouped(asked.wrong), base::grouped(asked.sampled), percent(found.share),
                         percent(found.low), percent(found.high))) +
         site::summary_list(rows) +
         site::inset_text(html::paragraph(
             "This is not the share of beds that would be free: a patient in the wrong setting often needs a bed "
             "somewhere else. Record where."));
}

Fragment audit_form(const site::FormState& state) {
  return beds_view::address_form(
      "/beds/audit",
      number_field(state, {"wrong", "Patients found in the wrong setting"}) +
          number_field(state, {"of", "Patients in the sample"}) +
          number_field(state, {"level", "Level of the interval, %"}) +
          number_field(state, {"half-width", "How close the next audit is to come, points each way",
                               "Gives the sample that it needs. Leave it empty if there is no next audit."}) +
          beds_view::field_group("Beds released, if some are moved", "Leave these empty if that is not the question",
                                 number_field(state, {"per-day", "Admissions a day into the wrong setting"}) +
                                     number_field(state, {"days-fewer", "Days fewer for each who is moved"}) +
                                     number_field(state, {"moved", "Share of them who are moved, %"})) +
          site::button("Work it out"));
}

}  // namespace

site::Response setting_audit_page(people::Visit& visit) {
  const site::FormValues& query = visit.request.query;
  site::FormState state{.values = beds_view::values_or_example(query, kAuditExample), .errors = {}};
  site::Page page{.title = "Patients in the wrong setting"};
  page.back = site::NavigationItem{"Beds and staff", "/beds"};
  Fragment answer;
  if (!query.empty()) {
    const auto asked = read_audit(query);
    if (asked)
      answer = audit_answer(*asked);
    else
      state.errors = asked.error();
  }
  page.errors = state.errors;
  page.content = html::heading(1, "Patients in the wrong setting") +
                 html::paragraph("An audit looks at a sample. This says what the sample tells about all patients.") +
                 answer + html::when(!answer.empty(), [] { return html::heading(2, "Ask again"); }) + audit_form(state);
  return visit.page(page, state.errors.empty() ? 200 : 400);
}

}  // namespace flow
