#include "governance/forward_plan/plan_changes_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/number.h"
#include "base/text.h"
#include "governance/forward_plan/forward_plan_pages.h"
#include "governance/meetings/agenda.h"
#include "governance/minute_book/book_words.h"
#include "site/components.h"

namespace governance {
namespace {

using html::Fragment;
using Done = base::Checked<void>;

constexpr int kMonthsOffered = 24;

std::unexpected<base::Errors> refused(base::Error error) {
  return std::unexpected(base::Errors{std::move(error)});
}
Done as_done(base::Result<void> result) {
  if (!result) return refused(std::move(result.error()));
  return {};
}

site::Select month_select(std::string name, std::string label, std::string none, base::Date from) {
  site::Select out{.name = std::move(name), .label = std::move(label), .hint = "", .options = {{"", std::move(none)}}};
  for (int i = 0; i < kMonthsOffered; ++i) {
    const auto month = base::add_months(from, i);
    out.options.emplace_back(base::iso(month), month_words(month));
  }
  return out;
}

// ---- an entry ------------------------------------------------------------------------------------------------------

site::FormValues values_of(const PlanEntry& entry) {
  site::FormValues out;
  out.add("title", entry.title);
  out.add("purpose", entry.purpose);
  out.add("lead", entry.lead);
  for (const unsigned month : entry.months) out.add("months", std::to_string(month));
  out.add("once", entry.once ? base::iso(*entry.once) : "");
  out.add("source", entry.source);
  out.add("goes_first_to", entry.goes_first_to);
  out.add("part", entry.part ? std::string(word_of(*entry.part)) : "");
  out.add("version", std::to_string(entry.version));
  return out;
}

site::Choices month_boxes() {
  site::Choices out{.name = "months", .legend = "Every year in", .hint = "", .choices = {}, .is_small = true};
  for (unsigned month = 1; month <= 12; ++month)
    out.choices.push_back({std::to_string(month), base::month_name(month), "", {}});
  return out;
}

Fragment entry_fields(const site::FormState& state, base::Date today) {
  const site::Choices part{
      .name = "part",
      .legend = "Part of the meeting",
      .hint = "",
      .choices = {{"public", "In public", "", {}}, {"private", "In private", "", {}}, {"", "Not known yet", "", {}}},
      .is_small = true};
  return site::text_input(state, {.name = "title", .label = "What the committee is to take"}) +
         site::text_input(state, {.name = "purpose", .label = "What is asked of it", .hint = "For example: approve"}) +
         site::text_input(state, {.name = "lead", .label = "Lead", .hint = "A post, or a name"}) +
         site::select(state, month_select("once", "Once, in", "Not once: every year", base::first_of_month(today))) +
         site::checkboxes(state, month_boxes()) +
         site::text_input(
             state,
             {.name = "source", .label = "Why", .hint = "The duty and where it is written, or who promised it"}) +
         site::text_input(state, {.name = "goes_first_to", .label = "Bodies that see the paper first"}) +
         site::radios(state, part);
}

/// What the form says, onto the entry that it was made from.
base::Checked<PlanEntry> typed_entry(const site::FormValues& form, PlanEntry entry) {
  const auto line = [&](std::string_view name) { return base::one_line(form.get(name)); };
  entry.title = line("title");
  entry.purpose = line("purpose");
  entry.lead = line("lead");
  entry.source = line("source");
  entry.goes_first_to = line("goes_first_to");
  entry.part = choice_of<AgendaPart>(form.get("part"));
  entry.months.clear();
  for (const auto text : form.all("months"))
    if (const auto month = base::parse_whole(text, 1, 12)) entry.months.push_back(static_cast<unsigned>(*month));
  entry.once.reset();
  if (const auto once = base::parse_iso_date(form.get("once"), "once")) entry.once = base::first_of_month(*once);
  if (auto checked = check_entry(entry); !checked) return std::unexpected(std::move(checked.error()));
  return entry;
}

site::Response show_entry(people::Visit& visit, const OpenedPlan& plan, const PlanEntry& entry,
                          const site::FormState& state, int status) {
  const bool is_new = entry.version == 0;
  site::Page page{.title = is_new ? "Add to the forward plan" : "Change an entry of the forward plan",
                  .errors = state.errors};
  page.back = site::NavigationItem{.words = "Forward plan", .to = plan_address(plan)};
  const Fragment known =
      site::hidden_input("entry", entry.id) + site::hidden_input("version", std::to_string(entry.version));
  page.content = html::heading(1, page.title) +
                 plan_form(visit, plan, "save",
                           known + entry_fields(state, visit.today()) + site::button(is_new ? "Add it" : "Save it"));
  if (!is_new && !entry.is_ended)
    page.content += site::details(
        "End it", plan_form(visit, plan, "end",
                            known + html::paragraph("It is planned no more. What became of it so far stays.") +
                                site::button("End this entry", site::ButtonKind::Warning)));
  return visit.page(page, status);
}

// ---- a month -------------------------------------------------------------------------------------------------------

struct AskedMonth {
  const PlanEntry* entry;
  base::Date month;
};
base::Result<AskedMonth> asked_month(const OpenedPlan& plan, const site::FormValues& values) {
  const PlanEntry* const entry = plan.entry(values.get("entry"));
  const auto month = base::parse_iso_date(values.get("month"), "month");
  if (entry == nullptr || !month || *month != base::first_of_month(*month))
    return base::not_found("The plan has no such entry. Go back to the plan and choose it there.");
  return AskedMonth{entry, *month};
}

site::Response show_month(people::Visit& visit, const OpenedPlan& plan, const AskedMonth& asked,
                          const site::FormState& state, int status) {
  const Fragment known =
      site::hidden_input("entry", asked.entry->id) + site::hidden_input("month", base::iso(asked.month));
  site::Select meeting{.name = "meeting", .label = "Meeting", .hint = "", .options = {}};
  for (const auto* one : plan.open_meetings(visit.today()))
    meeting.options.emplace_back(one->meeting.id, base::weekday_date(one->meeting.date) +
                                                      (one->state == MeetingState::Issued ? " (as a late item)" : ""));
  site::Page page{.title = "Forward plan: " + month_words(asked.month), .errors = state.errors};
  page.back = site::NavigationItem{.words = "Forward plan", .to = plan_address(plan)};
  page.content =
      html::heading(1, asked.entry->title + ", " + month_words(asked.month)) + html::heading(2, "Put it on an agenda");
  page.content += meeting.options.empty()
                      ? html::paragraph("No meeting is planned that could take it. Plan one first.")
                      : plan_form(visit, plan, "agenda",
                                  known + site::select(state, meeting) + site::button("Put it on the agenda"));
  page.content +=
      html::heading(2, "Put it off") +
      plan_form(
          visit, plan, "put_off",
          known + site::select(state, month_select("until", "To", "Choose a month", base::add_months(asked.month, 1))) +
              site::text_input(state, {.name = "reason", .label = "Why"}) +
              site::button("Put it off", site::ButtonKind::Secondary)) +
      site::details("It is not needed this time",
                    plan_form(visit, plan, "not_needed",
                              known + site::text_input(state, {.name = "why_not", .label = "Why not"}) +
                                  site::button("It is not needed this time", site::ButtonKind::Secondary))) +
      html::paragraph(html::link(plan_address(plan, "entry").with("entry", asked.entry->id), "Change this entry"));
  return visit.page(page, status);
}

AgendaItem item_of(const PlanEntry& entry) {
  AgendaItem out;
  out.title = entry.title;
  if (!entry.purpose.empty()) out.purpose = entry.purpose;
  out.part = entry.part;
  out.medium = Medium::Paper;
  return out;
}

Done put_on_agenda(people::Visit& visit, const OpenedPlan& plan, const AskedMonth& asked) {
  const auto open = plan.open_meetings(visit.today());
  const auto found = std::ranges::find(open, visit.request.form.get("meeting"),
                                       [](const StoredMeeting* one) { return one->meeting.id; });
  if (found == open.end()) return refused(base::invalid("meeting", "Choose one of the meetings to come.").error());
  StoredMeeting meeting = **found;
  add_item(meeting.meeting, item_of(*asked.entry), meeting.state == MeetingState::Issued);
  const PlanOutcome outcome{.entry = asked.entry->id,
                            .month = asked.month,
                            .step = PlanStep::OnAgenda,
                            .meeting = meeting.meeting.id,
                            .until = {},
                            .reason = {}};
  return as_done(visit.database.write([&](record::Transaction& transaction) -> base::Result<void> {
    if (auto kept = save_meeting(transaction, meeting, change_by(visit)); !kept) return kept;
    return add_plan_outcome(transaction, plan.committee.body.id, outcome, change_by(visit));
  }));
}

Done set_aside(people::Visit& visit, const OpenedPlan& plan, const AskedMonth& asked, PlanStep step) {
  const auto& form = visit.request.form;
  const std::string field = step == PlanStep::PutOff ? "reason" : "why_not";
  PlanOutcome outcome{.entry = asked.entry->id,
                      .month = asked.month,
                      .step = step,
                      .meeting = {},
                      .until = {},
                      .reason = base::one_line(form.get(field))};
  if (const auto until = base::parse_iso_date(form.get("until"), "until"); until && step == PlanStep::PutOff)
    outcome.until = base::first_of_month(*until);
  if (auto checked = check_outcome(outcome); !checked) {
    base::Error error = checked.error();
    if (error.subject == "reason") error.subject = field;
    return refused(std::move(error));
  }
  return as_done(visit.database.write([&](record::Transaction& transaction) {
    return add_plan_outcome(transaction, plan.committee.body.id, outcome, change_by(visit));
  }));
}

// ---- the steps -----------------------------------------------------------------------------------------------------

Done keep(people::Visit& visit, const OpenedPlan& plan, PlanEntry entry) {
  if (entry.id.empty()) {
    entry.id = base::Uuid::v7(visit.clock.now(), visit.random).text();
    if (!entry.once) entry.since = base::first_of_month(visit.today());
  }
  return as_done(visit.database.write([&](record::Transaction& transaction) {
    return save_plan_entry(transaction, plan.committee.body.id, entry, change_by(visit));
  }));
}

Done plan_promise(people::Visit& visit, const OpenedPlan& plan) {
  const auto found = std::ranges::find(plan.promises, visit.request.form.get("source"), &PlanEntry::source);
  if (found == plan.promises.end())
    return refused({base::ErrorCode::Conflict, "", "This promise is planned already, or was met."});
  return keep(visit, plan, *found);
}

Done add_duty(people::Visit& visit, const OpenedPlan& plan) {
  const auto which = base::parse_whole(visit.request.form.get("duty"), 0, static_cast<int>(usual_duties().size()) - 1);
  if (!which) return refused({base::ErrorCode::Invalid, "", "There is no such duty. Choose one on the plan's page."});
  return keep(visit, plan, usual_duties()[static_cast<std::size_t>(*which)]);
}

/// The entry that the form names, at the version that it was made from; a new one where it names none.
base::Result<PlanEntry> named_entry(const OpenedPlan& plan, const site::FormValues& form) {
  if (form.get("entry").empty()) return PlanEntry();
  const PlanEntry* const found = plan.entry(form.get("entry"));
  const auto version = base::parse_whole(form.get("version"), 1, 1'000'000);
  if (found == nullptr || !version) return base::not_found("The plan has no such entry. Go back to the plan.");
  PlanEntry out = *found;
  out.version = static_cast<int>(*version);
  return out;
}

int status_of(const base::Errors& errors) {
  switch (errors.front().code) {
    case base::ErrorCode::Conflict:
      return 409;
    case base::ErrorCode::NotFound:
      return 404;
    default:
      return 400;
  }
}

site::Response change_entry(people::Visit& visit, const OpenedPlan& plan) {
  const auto& form = visit.request.form;
  const auto named = named_entry(plan, form);
  if (!named) return visit.refusal(named.error());
  Done done;
  if (form.get("do") == "end") {
    auto ended = *named;
    ended.is_ended = true;
    done = keep(visit, plan, std::move(ended));
  } else if (auto typed = typed_entry(form, *named)) {
    done = keep(visit, plan, *std::move(typed));
  } else {
    done = std::unexpected(std::move(typed.error()));
  }
  if (done) return site::Response::redirect(plan_address(plan).text());
  return show_entry(visit, plan, *named, {.values = form, .errors = done.error()}, status_of(done.error()));
}

site::Response change_month(people::Visit& visit, const OpenedPlan& plan) {
  const auto& form = visit.request.form;
  const auto asked = asked_month(plan, form);
  if (!asked) return visit.refusal(asked.error());
  const auto what = form.get("do");
  const Done done = what == "agenda"
                        ? put_on_agenda(visit, plan, *asked)
                        : set_aside(visit, plan, *asked, what == "put_off" ? PlanStep::PutOff : PlanStep::NotNeeded);
  if (done) return site::Response::redirect(plan_address(plan).text());
  return show_month(visit, plan, *asked, {.values = form, .errors = done.error()}, status_of(done.error()));
}

}  // namespace

html::Fragment plan_form(people::Visit& visit, const OpenedPlan& plan, std::string_view what,
                         const html::Fragment& fields) {
  return site::form(plan_address(plan), visit.csrf_token, site::hidden_input("do", what) + fields);
}

site::Response plan_entry_page(people::Visit& visit) {
  const auto plan = open_plan(visit, true);
  if (!plan) return visit.refusal(plan.error());
  const auto asked = visit.request.query.get("entry");
  const PlanEntry* const found = plan->entry(asked);
  if (!asked.empty() && found == nullptr)
    return visit.refusal(base::not_found("The plan has no such entry. Go back to the plan.").error());
  const PlanEntry entry = found == nullptr ? PlanEntry() : *found;
  return show_entry(visit, *plan, entry, {.values = values_of(entry), .errors = {}}, 200);
}

site::Response plan_month_page(people::Visit& visit) {
  const auto plan = open_plan(visit, true);
  if (!plan) return visit.refusal(plan.error());
  const auto asked = asked_month(*plan, visit.request.query);
  if (!asked) return visit.refusal(asked.error());
  return show_month(visit, *plan, *asked, {}, 200);
}

site::Response forward_plan_submit(people::Visit& visit) {
  const auto plan = open_plan(visit, true);
  if (!plan) return visit.refusal(plan.error());
  const auto what = visit.request.form.get("do");
  if (what == "save" || what == "end") return change_entry(visit, *plan);
  if (what == "agenda" || what == "put_off" || what == "not_needed") return change_month(visit, *plan);
  Done done = refused({base::ErrorCode::Invalid, "", "This page does not know what was asked. Open it again."});
  if (what == "promise") done = plan_promise(visit, *plan);
  if (what == "duty") done = add_duty(visit, *plan);
  if (!done) return visit.refusal(done.error().front());
  return site::Response::redirect(plan_address(*plan).text());
}

}  // namespace governance
