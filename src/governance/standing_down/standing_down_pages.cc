#include "governance/standing_down/standing_down_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/number.h"
#include "base/text.h"
#include "governance/actions/action_log_store.h"
#include "governance/standing_down/opened_ending_pages.h"

namespace governance {
namespace {

using html::Fragment;
using Done = base::Result<void>;

// ---- the page ------------------------------------------------------------------------------------------------------

Fragment line_section(people::Visit& visit, const OpenedEnding& opened, const LineState& line,
                      const site::FormState& state) {
  const EndingRule& rule = rule_of(line.line);
  const Fragment tag =
      line.is_closed ? site::tag("Closed", site::TagColour::Green) : site::tag("Open", site::TagColour::Orange);
  Fragment out = html::heading(3, Fragment(rule.title) + " " + tag) + html::paragraph(rule.asks) +
                 html::paragraph(html::element("strong", line.words));
  if (!opened.viewer.is_secretary || has_ended(opened.committee.life)) return out;
  const Fragment forms = line_forms(visit, opened, line.line, state);
  if (forms.empty()) return out;
  const bool is_wanted = !state.errors.empty() || !line.is_closed;
  return out + (is_wanted && !rule.is_answered ? forms : site::details("Answer or change this", forms));
}

Fragment life_section(people::Visit& visit, const OpenedEnding& opened, const site::FormState& state) {
  Fragment out;
  if (!opened.life.empty()) {
    std::vector<site::TimelineEntry> entries;
    for (const auto& one : opened.life) {
      const std::string why = one.reason.empty() ? "" : ": " + one.reason;
      entries.push_back({.when = base::short_date_time(one.at),
                         .who = "",
                         .what = html::paragraph(std::string(life_words(one.to)) + why)});
    }
    out += site::timeline(entries);
  }
  if (!opened.viewer.is_secretary) return out.empty() ? out : html::heading(2, "Its life") + out;
  for (const auto& row : life_transitions()) {
    if (row.from != opened.committee.life || row.needs_checklist) continue;
    Fragment fields = site::hidden_input("step", word_of(row.step));
    if (row.needs_reason) fields += site::text_input(state, {.name = "reason", .label = "Why"});
    out += site::details(
        row.words, ending_form(visit, opened, "life", fields + site::button(row.words, site::ButtonKind::Secondary)));
  }
  return html::heading(2, "Its life") + out;
}

Fragment complete_section(people::Visit& visit, const OpenedEnding& opened) {
  if (!opened.viewer.is_secretary || find_life_transition(opened.committee.life, LifeStep::StandDown) == nullptr)
    return {};
  const auto may = may_complete(opened.it(), opened.record.facts, visit.today());
  Fragment out = html::heading(2, "Complete it");
  if (!may) return out + site::inset_text(html::paragraph(may.error().message));
  return out +
         html::paragraph(
             "From then on no meeting is planned and its terms stay as they are. Its history stays readable.") +
         ending_form(visit, opened, "complete", site::button("Stand the committee down", site::ButtonKind::Warning));
}

site::Response show(people::Visit& visit, const OpenedEnding& opened, const site::FormState& state, int status) {
  const Body& body = opened.body();
  site::Page page{.title = "Standing down: " + body.name, .errors = state.errors};
  page.breadcrumb = {{.words = "Committees", .to = "/committees"},
                     {.words = body.name, .to = html::Url("/committees/" + body.id)}};
  const auto lines = checklist(opened.it(), opened.record.facts);
  const auto closed = std::ranges::count(lines, true, &LineState::is_closed);
  page.content = html::heading(1, "Standing down: " + body.name) +
                 html::paragraph(site::tag(life_words(opened.committee.life), site::TagColour::Grey)) +
                 html::paragraph(fmt::format("{} of {} lines of the checklist are closed. It cannot be completed while "
                                             "one is open.",
                                             closed, lines.size())) +
                 html::heading(2, "The checklist");
  for (const auto& line : lines) page.content += line_section(visit, opened, line, state);
  page.content += complete_section(visit, opened) + life_section(visit, opened, state);
  return visit.page(page, status);
}

// ---- changes -------------------------------------------------------------------------------------------------------

std::optional<base::Result<base::Date>> typed_date(const site::FormValues& form, const std::string& name,
                                                   std::string_view what) {
  if (form.get(name + "-day").empty() && form.get(name + "-month").empty()) return std::nullopt;
  return base::parse_date_parts(form.get(name + "-day"), form.get(name + "-month"), form.get(name + "-year"), name,
                                what);
}

Done choose_resolution(const OpenedEnding& opened, StandingDown& it, const site::FormValues& form) {
  for (const auto& one : opened.record.candidates)
    if (decision_key(one.place) == form.get("resolution")) {
      it.resolution = one.place;
      return {};
    }
  return base::invalid("resolution", "Choose the decision that ended it.");
}

Done set_parent(people::Visit& visit, StandingDown& it, const site::FormValues& form) {
  const auto on = typed_date(form, "parent-on", "the day of the parent's decision");
  if (on && !*on) return std::unexpected(on->error());
  return set_parents_resolution(it, form.get("parent"), on ? std::optional(**on) : std::nullopt, visit.today());
}

Done set_effective(StandingDown& it, const site::FormValues& form) {
  const auto day = typed_date(form, "effective", "its last day");
  if (!day) return base::invalid("effective", "Enter its last day.");
  if (!*day) return std::unexpected(day->error());
  it.effective = **day;
  return {};
}

Done set_route(StandingDown& it, const site::FormValues& form) {
  const auto route = choice_of<LastMinutesRoute>(form.get("route"));
  if (!route) return base::invalid("route", "Say how the last minutes are approved.");
  it.last_minutes = route;
  return {};
}

Done set_answer(StandingDown& it, const site::FormValues& form) {
  const auto line = choice_of<EndingLine>(form.get("line"));
  if (!line) return base::invalid("", "This page does not know what was asked. Open it again.");
  return answer(it, *line, form.get(word_of(*line)));
}

Done change_document(people::Visit& visit, const OpenedEnding& opened, StandingDown& it) {
  const auto& form = visit.request.form;
  const auto what = form.get("do");
  if (what == "resolution") return choose_resolution(opened, it, form);
  if (what == "parent") return set_parent(visit, it, form);
  if (what == "effective") return set_effective(it, form);
  if (what == "minutes") return set_route(it, form);
  if (what == "answer") return set_answer(it, form);
  if (what == "duty") return add_duty(it, form.get("duty"), form.get("duty-successor"), form.get("duty-ends") == "yes");
  if (what == "remove_duty") {
    if (std::erase_if(it.duties, [&](const Duty& one) { return one.duty == form.get("duty"); }) > 0) return {};
    return base::not_found("There is no such duty.");
  }
  return base::invalid("", "This page does not know what was asked. Open it again.");
}

constexpr ActionRole kAsSecretary = {.is_owner = false, .is_secretary = true};

/// The action of the form, where the visitor may read it.
const LoggedAction* action_of(const OpenedEnding& opened, const std::vector<LoggedAction>& list,
                              std::string_view token) {
  const auto found = std::ranges::find(list, token, &LoggedAction::token);
  return found == list.end() || !opened.texts.contains(found->token) ? nullptr : &*found;
}

Done take(record::Transaction& transaction, const std::string& token, ActionStep step, const Change& change) {
  const auto stored = find_action(transaction, token);
  return take_step(transaction, token, stored->version, std::move(step), kAsSecretary, change);
}

Done move_action(record::Transaction& transaction, people::Visit& visit, const OpenedEnding& opened) {
  const auto& form = visit.request.form;
  const LoggedAction* const action = action_of(opened, opened.record.open_actions, form.get("action"));
  if (action == nullptr) return base::not_found("This action is no longer open. Look at the page again.");
  const auto& resolution = opened.record.facts.resolution;
  if (!resolution && !opened.it().by_parent)
    return base::conflict("Choose first which decision ends the committee: actions are moved by its power.");
  if (!resolution && !opened.committee.ends_on) return base::conflict("Set the last day first.");
  ActionStep step;
  step.kind = StepKind::Closed;
  step.reason = ClosingReason::Transferred;
  step.other = form.get("to-" + action->token);
  const std::string typed = base::one_line(form.get("other-" + action->token));
  const bool is_listed = std::ranges::find(opened.receivers, step.other) != opened.receivers.end();
  if ((step.other.empty() || !is_listed) == typed.empty())
    return base::invalid("other-" + action->token, "Choose a body, or name another body or a person.");
  if (!typed.empty()) step.other = typed;
  if (!opened.it().by_parent) {
    step.meeting = resolution->meeting;
    step.item = resolution->item;
  }
  if (const auto done = take(transaction, action->token, step, change_by(visit)); !done) return done;
  if (form.get("accepted-" + action->token) != "yes") return {};
  ActionStep accepted;
  accepted.kind = StepKind::TakenOver;
  return take(transaction, action->token, std::move(accepted), change_by(visit));
}

Done accept_action(record::Transaction& transaction, people::Visit& visit, const OpenedEnding& opened) {
  const LoggedAction* const action = action_of(opened, opened.record.not_taken_over, visit.request.form.get("action"));
  if (action == nullptr) return base::not_found("This action does not wait for anyone. Look at the page again.");
  ActionStep step;
  step.kind = StepKind::TakenOver;
  return take(transaction, action->token, std::move(step), change_by(visit));
}

Done move_life(record::Transaction& transaction, people::Visit& visit, const OpenedEnding& opened) {
  const auto& form = visit.request.form;
  const auto step = choice_of<LifeStep>(form.get("step"));
  if (!step || *step == LifeStep::StandDown) return base::invalid("", "Choose what becomes of the committee.");
  return take_life_step(transaction, opened.committee, *step, form.get("reason"), change_by(visit));
}

Done complete(record::Transaction& transaction, people::Visit& visit, const OpenedEnding& opened) {
  const auto committee = find_committee(transaction, opened.body().id);
  const auto stored = find_ending(transaction, opened.body().id);
  const auto facts = ending_record(transaction, *committee, stored.it, visit.today()).facts;
  if (const auto may = may_complete(stored.it, facts, visit.today()); !may) return may;
  return take_life_step(transaction, *committee, LifeStep::StandDown, "", change_by(visit));
}

Done change_as_asked(record::Transaction& transaction, people::Visit& visit, const OpenedEnding& opened) {
  const auto& form = visit.request.form;
  const auto what = form.get("do");
  if (what == "life") return move_life(transaction, visit, opened);
  if (has_ended(opened.committee.life))
    return base::conflict("This committee has been stood down: what was set down stays as it is.");
  if (what == "hand_over") return move_action(transaction, visit, opened);
  if (what == "accepted") return accept_action(transaction, visit, opened);
  if (what == "complete") return complete(transaction, visit, opened);
  StoredEnding stored = opened.stored;
  const auto version = base::parse_whole(form.get("version"), 0, 1'000'000);
  if (!version) return base::invalid("", "Open this page again: it does not say what it was made from.");
  stored.version = static_cast<int>(*version);
  if (const auto done = change_document(visit, opened, stored.it); !done) return done;
  return save_ending(transaction, opened.committee, stored, change_by(visit));
}

}  // namespace

site::Response standing_down_page(people::Visit& visit) {
  const auto opened = open_ending(visit);
  if (!opened) return visit.refusal(opened.error());
  return show(visit, *opened, {}, 200);
}

site::Response standing_down_submit(people::Visit& visit) {
  const auto opened = open_ending(visit, true);
  if (!opened) return visit.refusal(opened.error());
  const auto done = visit.database.write(
      [&](record::Transaction& transaction) { return change_as_asked(transaction, visit, *opened); });
  if (!done)
    return show(visit, *opened, {.values = visit.request.form, .errors = {done.error()}},
                done.error().code == base::ErrorCode::Conflict ? 409 : 400);
  return site::Response::redirect(ending_address(opened->body()).text());
}

}  // namespace governance
