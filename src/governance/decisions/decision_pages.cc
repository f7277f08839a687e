// The register, and one decision with what was set down about it.
#include "governance/decisions/decision_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/text.h"
#include "governance/decisions/opened_decisions_pages.h"
#include "governance/meetings/meeting_words.h"

namespace governance {
namespace {

using html::Fragment;

constexpr std::string_view kClosed = "An interest keeps this decision from you.";

std::string names(const OpenedDecisions& opened, const std::vector<std::string>& people) {
  return base::listed(base::mapped(people, [&](const std::string& one) { return opened.name_of(one); }));
}

Fragment resolution(const Decision& decision) {
  return html::element("strong", verb_words(decision.verb)) + " " + decision.text;
}

// ---- how it stands -------------------------------------------------------------------------------------------------

std::string since_words(const RegisteredDecision& one) {
  if (!one.since) return "";
  return (one.status == DecisionStatus::Provisional ? "by " : "on ") + base::long_date(*one.since);
}

/// The words beneath the tag: by whom and when.
Fragment standing_words(const OpenedDecisions& opened, const RegisteredDecision& one) {
  std::string words = one.words;
  const std::string since = since_words(one);
  if (!since.empty()) words += (words.empty() ? "" : ", ") + since;
  if (!one.ratified_by.empty()) {
    const auto by = std::ranges::find(opened.decisions, one.ratified_by,
                                      [](const ShownDecision& shown) { return shown.decision.place; });
    const std::string where = "At the meeting" + (since.empty() ? "" : " " + since);
    return by == opened.decisions.end() ? Fragment(where)
                                        : html::link(decision_address(opened.body(), one.ratified_by), where);
  }
  if (one.status != DecisionStatus::Provisional) return words;
  const auto& waiting = opened.on_agendas;
  if (std::ranges::find(waiting, one.place) != waiting.end())
    words += (words.empty() ? "" : ". ") + std::string("On the next agenda");
  return words.empty() ? Fragment("No route is set down yet") : Fragment(words);
}

Fragment standing_cell(const OpenedDecisions& opened, const RegisteredDecision& one) {
  const Fragment words = standing_words(opened, one);
  return status_tag(one.status) + (words.empty() ? Fragment() : html::element("br", {}) + words);
}

std::string quorate_words(const RegisteredDecision& one) {
  if (one.place.starts_with(kBetweenMeetings)) return "Taken between meetings";
  if (!one.is_quorate) return "Not told";
  return *one.is_quorate ? "Quorate" : "Not quorate";
}

// ---- the register --------------------------------------------------------------------------------------------------

Fragment decision_cell(const OpenedDecisions& opened, const ShownDecision& shown) {
  if (shown.sight != Sight::Everything) return shown.open_title + ". " + Fragment(kClosed);
  Fragment out = resolution(shown.decision.decision);
  if (!shown.decision.decision.excluded.empty())
    out += html::element("br", {}) + "Took no part: " + names(opened, shown.decision.decision.excluded);
  return out;
}

std::vector<site::TableCell> row_of(const OpenedDecisions& opened, const ShownDecision& shown) {
  const RegisteredDecision& one = shown.decision;
  const bool is_open = shown.sight == Sight::Everything;
  const Fragment reference =
      is_open ? html::link(decision_address(opened.body(), one.place), one.reference) : Fragment(one.reference);
  const std::string when = base::short_date(one.date) + (one.item.empty() ? "" : ", item " + one.item);
  return {{reference, true},
          {when},
          {decision_cell(opened, shown)},
          {is_open ? Fragment(quorate_words(one)) : Fragment()},
          {is_open ? standing_cell(opened, one) : Fragment()}};
}

bool fits(const ShownDecision& shown, const std::optional<DecisionStatus>& status) {
  return !status || (shown.sight == Sight::Everything && shown.decision.status == *status);
}

Fragment register_table(const OpenedDecisions& opened, const std::optional<DecisionStatus>& status) {
  site::Table table{.caption = "Decisions, newest first",
                    .is_caption_hidden = true,
                    .columns = {{"Reference"}, {"When"}, {"Decision"}, {"Quorum"}, {"State"}},
                    .when_empty = "No decision of this kind."};
  for (const auto& one : opened.decisions)
    if (fits(one, status)) table.rows.push_back(row_of(opened, one));
  return site::table(table);
}

Fragment status_filter(people::Visit& visit, const OpenedDecisions& opened) {
  site::FormState state;
  state.values.add("status", std::string(visit.request.query.get("status")));
  site::Select select{.name = "status", .label = "State", .hint = "", .options = {{"", "Every state"}}};
  for (const auto one : kDecisionStatuses) select.options.emplace_back(word_of(one), status_words(one));
  return site::filter_form(decisions_address(opened.body()),
                           site::select(state, select) + site::button("Show", site::ButtonKind::Secondary));
}

Fragment agenda_form(people::Visit& visit, const OpenedDecisions& opened, const site::FormState& state) {
  if (!opened.viewer.is_secretary || has_ended(opened.committee.life)) return {};
  const auto count = static_cast<std::int64_t>(opened.to_ratify().size());
  if (count == 0) return {};
  site::Select meeting{.name = "meeting", .label = "Agenda of", .hint = "", .options = {}};
  for (const auto& one : opened.to_come)
    meeting.options.emplace_back(one.meeting.id, "the meeting of " + base::long_date(one.meeting.date));
  meeting.options.emplace_back("", "the next meeting that is planned");
  return html::heading(2, "Ratification") +
         html::paragraph(fmt::format("{} {} ratification and {} on no agenda yet.", count,
                                     count == 1 ? "decision awaits" : "decisions await", count == 1 ? "is" : "are")) +
         site::form(decisions_address(opened.body()), visit.csrf_token,
                    site::hidden_input("do", "agenda") + site::select(state, meeting) +
                        site::button("Put what awaits ratification on the agenda"));
}

site::Response show_register(people::Visit& visit, const OpenedDecisions& opened, const site::FormState& state,
                             int status) {
  const Body& body = opened.body();
  site::Page page{.title = "Decisions: " + body.name, .errors = state.errors, .is_wide = true};
  page.breadcrumb = {{.words = "Committees", .to = "/committees"},
                     {.words = body.name, .to = html::Url("/committees/" + body.id)}};
  if (visit.request.query.get("done") == "agenda") page.success = "What awaits ratification is on the agenda.";
  const auto provisional = std::ranges::count_if(opened.decisions, [](const ShownDecision& one) {
    return one.sight == Sight::Everything && one.decision.status == DecisionStatus::Provisional;
  });
  page.content = html::heading(1, "Decisions: " + body.name);
  if (provisional > 0)
    page.content += site::warning_callout(
        "Provisional decisions",
        html::paragraph(fmt::format("{} of these {} taken without a quorum or between meetings, and {} until ratified.",
                                    provisional, provisional == 1 ? "was" : "were",
                                    provisional == 1 ? "does not stand" : "do not stand")) +
            html::paragraph(html::link(decisions_address(body).with("status", "provisional"), "Show these alone")));
  page.content += status_filter(visit, opened) +
                  register_table(opened, choice_of<DecisionStatus>(visit.request.query.get("status"))) +
                  agenda_form(visit, opened, state) +
                  html::paragraph(html::link(html::Url("/committees/" + body.id + "/between-meetings"),
                                             "Decisions between meetings"));
  return visit.page(page, status);
}

// ---- one decision --------------------------------------------------------------------------------------------------

const ShownDecision* find_shown(const OpenedDecisions& opened, std::string_view key) {
  const auto found = std::ranges::find_if(opened.decisions, [&](const ShownDecision& one) {
    return one.sight == Sight::Everything && decision_key(one.decision.place) == key;
  });
  return found == opened.decisions.end() ? nullptr : &*found;
}

base::Error no_such_decision() {
  return {base::ErrorCode::NotFound, "", "There is no such decision, or it is not shown to you."};
}

Fragment limbs_list(const std::vector<Limb>& limbs) {
  return html::bullets(base::mapped(limbs, [](const Limb& one) {
    return one.outcome ? one.text + ": " + html::element("strong", *one.outcome)
                       : one.text + ": " + site::tag("No outcome", site::TagColour::Red);
  }));
}

Fragment condition_words(const Condition& one) {
  return one.text + ". Owner: " + one.owner.value_or("nobody named") + ". Due: " + one.due.value_or("no date") +
         ". Checked by: " + one.checked_by.value_or("nobody named");
}

Fragment facts(const OpenedDecisions& opened, const ShownDecision& shown) {
  const RegisteredDecision& one = shown.decision;
  const Decision& decision = one.decision;
  Fragment when = base::long_date(one.date);
  if (!one.meeting.empty())
    when = html::link(html::Url("/meetings/" + one.meeting), "Meeting of " + base::long_date(one.date)) + ", item " +
           one.item + ": " + shown.open_title;
  std::vector<site::SummaryRow> rows = {
      {"Taken", when},
      {"Verb", verb_words(decision.verb) + ": " + std::string(verb_meaning(decision.verb))},
      {"Quorum", quorate_words(one)},
      {"State", standing_cell(opened, one)}};
  if (decision.reason) rows.push_back({"Reason", *decision.reason});
  if (!decision.excluded.empty()) rows.push_back({"Took no part", names(opened, decision.excluded)});
  if (!decision.abstained.empty()) rows.push_back({"Abstained", names(opened, decision.abstained)});
  if (!one.limbs.empty()) rows.push_back({"Parts of the proposal", limbs_list(one.limbs)});
  if (!decision.conditions.empty())
    rows.push_back({"Conditions", html::bullets(base::mapped(decision.conditions, condition_words))});
  return site::summary_list(rows);
}

std::string field(DecisionStepKind kind, std::string_view name) {
  return std::string(word_of(kind)) + "-" + std::string(name);
}

Fragment step_form(people::Visit& visit, const OpenedDecisions& opened, const RegisteredDecision& one,
                   const DecisionStepRule& rule, const site::FormState& state) {
  const bool is_route = rule.kind == DecisionStepKind::Route;
  const Fragment form =
      site::form(decision_address(opened.body(), one.place), visit.csrf_token,
                 site::hidden_input("do", word_of(rule.kind)) +
                     site::text_input(state, {.name = field(rule.kind, "words"), .label = std::string(rule.asks)}) +
                     site::date_input(state, {.name = field(rule.kind, "day"), .legend = is_route ? "By when" : "On"}) +
                     site::button(rule.words, site::ButtonKind::Secondary));
  const std::string_view summary = is_route ? "Set the route to its ratification" : rule.words;
  if (state.value("do") == word_of(rule.kind)) return html::heading(3, summary) + form;
  return site::details(summary, form);
}

Fragment forms(people::Visit& visit, const OpenedDecisions& opened, const RegisteredDecision& one,
               const site::FormState& state) {
  if (!opened.viewer.is_secretary) return {};
  Fragment out;
  for (const auto& rule : decision_step_rules())
    if (std::ranges::find(rule.from, one.status) != rule.from.end()) out += step_form(visit, opened, one, rule, state);
  return out.empty() ? out : html::heading(2, "For the secretary") + out;
}

site::Response show_decision(people::Visit& visit, const OpenedDecisions& opened, const ShownDecision& shown,
                             const site::FormState& state, int status) {
  site::Page page{.title = "Decision " + shown.decision.reference, .errors = state.errors};
  page.back = site::NavigationItem{.words = "Decisions", .to = decisions_address(opened.body())};
  page.content =
      html::element("span", {{"class", "nhsuk-caption-l"}}, opened.body().name + ", " + shown.decision.reference) +
      html::heading(1, resolution(shown.decision.decision)) + facts(opened, shown) +
      forms(visit, opened, shown.decision, state);
  return visit.page(page, status);
}

base::Result<DecisionStep> step_asked(const site::FormValues& form, DecisionStepKind kind, const std::string& place) {
  DecisionStep out{.decision = place, .kind = kind, .words = base::one_line(form.get(field(kind, "words"))), .day = {}};
  const std::string day = field(kind, "day");
  const bool has_day = !form.get(day + "-day").empty() || !form.get(day + "-month").empty();
  if (!has_day) return out;
  const auto typed = base::parse_date_parts(form.get(day + "-day"), form.get(day + "-month"), form.get(day + "-year"),
                                            "day", "the day");
  if (!typed) return std::unexpected(typed.error());
  out.day = *typed;
  return out;
}

}  // namespace

site::Response decisions_page(people::Visit& visit) {
  const auto opened = open_decisions(visit);
  if (!opened) return visit.refusal(opened.error());
  return show_register(visit, *opened, {}, 200);
}

site::Response decisions_submit(people::Visit& visit) {
  const auto opened = open_decisions(visit, true);
  if (!opened) return visit.refusal(opened.error());
  const auto& form = visit.request.form;
  const auto refused = [&](const base::Error& error) {
    return show_register(visit, *opened, {.values = form, .errors = {error}},
                         error.code == base::ErrorCode::Conflict ? 409 : 400);
  };
  if (form.get("do") != "agenda")
    return refused({base::ErrorCode::Invalid, "", "This page does not know what was asked. Open it again."});
  const auto items = ratifying_items(opened->to_ratify());
  if (items.empty())
    return refused({base::ErrorCode::Conflict, "", "Nothing awaits ratification that is on no agenda."});
  const std::string meeting(form.get("meeting"));
  const auto kept = visit.database.write([&](record::Transaction& transaction) {
    return put_on_agenda(transaction, opened->body(), items, meeting.empty() ? std::nullopt : std::optional(meeting),
                         "ratification-" + base::Uuid::v7(visit.clock.now(), visit.random).text(), visit.today(),
                         change_by(visit));
  });
  if (!kept) return refused(kept.error());
  return site::Response::redirect(decisions_address(opened->body()).with("done", "agenda").text());
}

site::Response decision_page(people::Visit& visit) {
  const auto opened = open_decisions(visit);
  if (!opened) return visit.refusal(opened.error());
  const ShownDecision* const shown = find_shown(*opened, visit.request.path_value("decision"));
  if (shown == nullptr) return visit.refusal(no_such_decision());
  return show_decision(visit, *opened, *shown, {}, 200);
}

site::Response decision_submit(people::Visit& visit) {
  const auto opened = open_decisions(visit, true);
  if (!opened) return visit.refusal(opened.error());
  const ShownDecision* const shown = find_shown(*opened, visit.request.path_value("decision"));
  if (shown == nullptr) return visit.refusal(no_such_decision());
  const auto& form = visit.request.form;
  const auto kind = choice_of<DecisionStepKind>(form.get("do"));
  const auto refused = [&](base::Error error) {
    if (kind && !error.subject.empty()) error.subject = field(*kind, error.subject);
    const int status = error.code == base::ErrorCode::Conflict ? 409 : 400;
    return show_decision(visit, *opened, *shown, {.values = form, .errors = {std::move(error)}}, status);
  };
  if (!kind) return refused({base::ErrorCode::Invalid, "", "Choose what to set down."});
  const RegisteredDecision& one = shown->decision;
  const auto step = step_asked(form, *kind, one.place);
  if (!step) return refused(step.error());
  if (const auto fits = check_decision_step(*step, one.status, one.date, visit.today()); !fits)
    return refused(fits.error());
  visit.database.write([&](record::Transaction& transaction) {
    add_decision_step(transaction, opened->body().id, *step, change_by(visit));
  });
  return site::Response::redirect(decision_address(opened->body(), one.place).text());
}

}  // namespace governance
