// Raising a report: the form, filled in from the schedule, and its sending.
#include <algorithm>

#include <fmt/format.h>

#include "base/number.h"
#include "people/people_store.h"
#include "safe_working/exception_reports/exception_report_pages.h"
#include "safe_working/exception_reports/exception_report_store.h"
#include "safe_working/exception_reports/report_view_pages.h"
#include "safe_working/work_schedules/work_schedule_store.h"

namespace safe_working {
namespace {

using html::Fragment;

/// What a report about one duty needs to know.
struct Occasion {
  Duty duty;
  people::Post post;
  Era era = Era::Reform;
  std::string supervisor;  ///< her name; empty where there is none
};

std::optional<Occasion> find_occasion(record::Reader& reader, DutyId id, people::PersonId doctor) {
  const auto duty = find_duty(reader, id);
  const auto post = duty ? people::find_post(reader, duty->post) : std::nullopt;
  if (!post || post->holder != doctor) return std::nullopt;
  const auto organisation = people::find_organisation(reader, post->organisation);
  const auto reform_date = organisation ? organisation->reform_date : std::nullopt;
  const auto supervisor = post->supervisor ? people::find_person(reader, *post->supervisor) : std::nullopt;
  return Occasion{*duty, *post, era_of(duty->date(), reform_date), supervisor ? supervisor->name : ""};
}

base::Result<Occasion> occasion_of(people::Visit& visit, std::string_view duty_text) {
  const auto id = DutyId::parse(duty_text);
  const auto found = id ? visit.database.read([&](record::Reader& reader) {
    return find_occasion(reader, *id, visit.person().person.id);
  })
                        : std::nullopt;
  if (!found) {
    return base::not_found("There is no such shift on your work schedule. Choose it again from your week, or contact " +
                           visit.settings.support_contact + ".");
  }
  if (found->duty.starts > visit.clock.now()) {
    return base::invalid("", "This shift has not started yet. You can report it once it has, from " +
                                 base::long_date_time(found->duty.starts) + ".");
  }
  return *found;
}

// ---- the form -----------------------------------------------------------------------------------------------------

/// As planned, so that she changes only what differed.
site::FormState as_planned(const Occasion& occasion) {
  site::FormState state;
  state.values.add("actual_start", base::time_text(occasion.duty.starts_local));
  state.values.add("actual_end", base::time_text(occasion.duty.ends_local));
  state.values.add("missed_breaks", "0");
  state.values.add("categories", "hours");
  return state;
}

std::string who_will_read(const Occasion& occasion) {
  if (occasion.era == Era::Reform) {
    return "Medical workforce and the guardian of safe working hours will read this report; for education, the "
           "director "
           "of medical education too. Your supervisor cannot see it.";
  }
  if (occasion.supervisor.empty())
    return "The guardian of safe working hours will read this report. No educational supervisor is on record for you.";
  return occasion.supervisor +
         ", your educational supervisor, and the guardian of safe working hours will read this report.";
}

Fragment deadline(const Occasion& occasion, base::Instant now) {
  const auto last_day = [&](bool claims_pay) {
    return base::long_date(base::date_of(submit_by(occasion.era, occasion.duty.date(), claims_pay)));
  };
  const std::string day = last_day(false);
  const std::string pay_day = last_day(true);
  std::string words =
      "Report by " + day +
      (pay_day == day ? ", whether you would like time off or pay." : "; to be paid, by " + pay_day + ".");
  if (now > submit_by(occasion.era, occasion.duty.date(), false))
    words = "The last day to report this shift was " + day + ". Report it anyway: it will be taken, and marked late.";
  return html::paragraph(words);
}

/// Only where the clock showed the typed time twice.
Fragment which_of_two(const site::FormState& state, const std::string& name, std::string_view otherwise) {
  const std::string field = name + "_which";
  if (!state.error(field) && state.value(field).empty()) return {};
  site::FormState chosen = state;
  if (state.value(field).empty()) chosen.values.add(field, std::string(otherwise));
  const std::string time = state.value(name);
  return site::radios(chosen, {.name = field,
                               .legend = "Which " + time + " do you mean?",
                               .hint = "The clocks went back that night, so it came twice.",
                               .choices = {{.value = "first", .label = "The first, before the clocks went back"},
                                           {.value = "second", .label = "The second, an hour later"}}});
}

Fragment time_fields(const site::FormState& state, const Duty& duty) {
  const std::string hint = "24-hour clock, for example 2145 or 21:45";
  Fragment out = site::text_input(state, {.name = "actual_start",
                                          .label = "When did you start?",
                                          .hint = hint,
                                          .width = site::InputWidth::Five,
                                          .inputmode = "numeric"});
  out += which_of_two(state, "actual_start", "first");
  out += site::text_input(state, {.name = "actual_end",
                                  .label = "When did you finish?",
                                  .hint = hint + ". A time before your start is taken as the next day.",
                                  .width = site::InputWidth::Five,
                                  .inputmode = "numeric"});
  out += which_of_two(state, "actual_end", "second");
  if (state.error("length_confirmed") || !state.value("length_confirmed").empty()) {
    out += site::checkboxes(
        state,
        {.name = "length_confirmed", .legend = "", .choices = {{.value = "yes", .label = "Yes, I worked that long"}}});
  }
  const std::string planned =
      duty.breaks > std::chrono::minutes(0) ? base::duration_text(duty.breaks) + " of breaks were planned" : "";
  return out + site::text_input(state, {.name = "missed_breaks",
                                        .label = "Minutes of break you missed",
                                        .hint = planned,
                                        .width = site::InputWidth::Five,
                                        .inputmode = "numeric"});
}

Fragment category_field(const site::FormState& state) {
  return site::checkboxes(
      state, {.name = "categories",
              .legend = "What is it about?",
              .hint = "Choose all that apply",
              .choices = {{.value = "hours", .label = "Hours", .hint = "Longer, earlier, later or missed breaks"},
                          {.value = "pattern", .label = "Pattern of hours"},
                          {.value = "education", .label = "Education or training missed"},
                          {.value = "support", .label = "Support during the shift"}}});
}

Fragment account_fields(const site::FormState& state) {
  return site::text_area(state, {.name = "what_happened",
                                 .label = "What happened?",
                                 .hint = "A few words will do. No patients' names or details.",
                                 .rows = 3,
                                 .most_characters = static_cast<int>(kLongestAccount)}) +
         site::text_area(state, {.name = "steps_taken",
                                 .label = "What did you try at the time? (optional)",
                                 .hint = "For example, whom you told. No patients' names or details.",
                                 .rows = 2});
}

Fragment safety_field(const site::FormState& state, const people::Visit& visit) {
  return site::checkboxes(state, {.name = "is_safety_concern",
                                  .legend = "",
                                  .hint = "Ticking this alerts nobody. If it is not safe now, first tell " +
                                          visit.settings.safety_contact + ".",
                                  .choices = {{.value = "yes",
                                               .label = "This was an immediate safety concern",
                                               .revealed = view::safety_callout(visit.settings.safety_contact)}}});
}

Fragment wish_field(const site::FormState& state) {
  const Fragment when = site::text_input(
      state,
      {.name = "wanted_when", .label = "When would suit you? (optional)", .hint = "For example, a half day next week"});
  return site::radios(state, {.name = "wanted",
                              .legend = "What would you like for extra time?",
                              .choices = {{.value = "time_off", .label = "Time off in lieu", .revealed = when},
                                          {.value = "pay", .label = "Pay"},
                                          {.value = "none", .label = "Neither"}}});
}

site::Response form_page(const people::Visit& visit, const Occasion& occasion, ReportId id,
                         const site::FormState& state, int status) {
  Fragment fields = site::hidden_input("report", id.text()) + site::hidden_input("duty", occasion.duty.id.text());
  fields += time_fields(state, occasion.duty) + category_field(state) + account_fields(state);
  fields += safety_field(state, visit) + wish_field(state) + site::button("Send report");
  Fragment content = html::heading(1, "Report this shift");
  content += html::paragraph(html::element("strong", view::duty_text(occasion.duty)));
  content += html::paragraph(who_will_read(occasion)) + deadline(occasion, visit.clock.now());
  content += site::form("/reports/new", visit.csrf_token, fields);
  return visit.page({.title = "Report this shift",
                     .content = content,
                     .back = site::NavigationItem{.words = "Your week", .to = "/week"},
                     .errors = state.errors},
                    status);
}

// ---- its sending --------------------------------------------------------------------------------------------------

bool has_value(const site::FormValues& form, std::string_view name, std::string_view value) {
  const auto values = form.all(name);
  return std::ranges::find(values, value) != values.end();
}

ReportDraft draft_from(const site::FormValues& form) {
  const auto text = [&](std::string_view name) { return std::string(form.get(name)); };
  const auto category = [&](std::string_view value) { return has_value(form, "categories", value); };
  return {.actual_start = text("actual_start"),
          .actual_start_which = text("actual_start_which"),
          .actual_end = text("actual_end"),
          .actual_end_which = text("actual_end_which"),
          .is_length_confirmed = form.get("length_confirmed") == "yes",
          .missed_breaks = text("missed_breaks"),
          .categories = {.hours = category("hours"),
                         .pattern = category("pattern"),
                         .education = category("education"),
                         .support = category("support")},
          .is_safety_concern = form.get("is_safety_concern") == "yes",
          .what_happened = text("what_happened"),
          .steps_taken = text("steps_taken"),
          .wanted = text("wanted"),
          .wanted_when = text("wanted_when")};
}

}  // namespace

site::Response report_form(people::Visit& visit) {
  const auto occasion = occasion_of(visit, visit.request.query.get("duty"));
  if (!occasion) return visit.refusal(occasion.error());
  // Made here and sent along, so that a form sent twice makes one report.
  const auto id = ReportId::make(visit.clock, visit.random);
  return form_page(visit, *occasion, id, as_planned(*occasion), 200);
}

site::Response report_submit(people::Visit& visit) {
  const site::FormValues& form = visit.request.form;
  const auto occasion = occasion_of(visit, form.get("duty"));
  if (!occasion) return visit.refusal(occasion.error());
  const auto id = ReportId::parse(form.get("report"));
  if (!id)
    return visit.refusal({base::ErrorCode::Invalid, "", "Open the form again from your week, and send it from there."});
  const std::vector part_ids = {ReviewPartId::make(visit.clock, visit.random),
                                ReviewPartId::make(visit.clock, visit.random)};
  const auto report =
      make_report(*id, occasion->post, occasion->duty, draft_from(form), occasion->era, visit.clock.now(), part_ids);
  if (!report) return form_page(visit, *occasion, *id, {.values = form, .errors = report.error()}, 400);
  const auto kept =
      visit.database.write([&](record::Transaction& transaction) { return submit(transaction, *report); });
  return site::Response::redirect("/reports/" + id->text() + (kept ? "?sent=1" : "?sent=before"));
}

}  // namespace safe_working
