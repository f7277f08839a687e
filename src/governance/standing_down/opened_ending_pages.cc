#include "governance/standing_down/opened_ending_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/text.h"
#include "governance/actions/action_access_pages.h"
#include "governance/meetings/meeting_words.h"

namespace governance {
namespace {

using html::Fragment;

// ---- the power to end it -------------------------------------------------------------------------------------------

std::string words_of(const OpenedEnding& opened, const RegisteredDecision& one) {
  const auto words = opened.decisions.find(one.place);
  return fmt::format("{}, {}: {}", one.reference, base::long_date(one.date),
                     words == opened.decisions.end() ? "closed to you by an interest" : words->second);
}

Fragment resolution_forms(people::Visit& visit, const OpenedEnding& opened, const site::FormState& state) {
  Fragment out;
  site::Choices choices{.name = "resolution",
                        .legend = "Its own decision",
                        .hint = "Decisions in the register that speak of its end.",
                        .choices = {},
                        .is_small = true};
  for (const auto& one : opened.record.candidates)
    choices.choices.push_back(
        {decision_key(one.place), words_of(opened, one), std::string(status_words(one.status)), {}});
  if (choices.choices.empty())
    out += html::paragraph("No decision of its own in the register speaks of its end.");
  else
    out += ending_form(visit, opened, "resolution",
                       site::radios(state, choices) + site::button("Choose it", site::ButtonKind::Secondary));
  return out + site::details("Its parent has ended it",
                             ending_form(visit, opened, "parent",
                                         site::text_input(state, {.name = "parent",
                                                                  .label = "Who resolved it, and where",
                                                                  .hint = "For example: Governing Body, item 7"}) +
                                             site::date_input(state, {.name = "parent-on", .legend = "On"}) +
                                             site::button("Save the parent's decision", site::ButtonKind::Secondary)));
}

// ---- duties --------------------------------------------------------------------------------------------------------

Fragment duties_forms(people::Visit& visit, const OpenedEnding& opened, const site::FormState& state) {
  Fragment out;
  for (const auto& one : opened.it().duties)
    out += html::element(
        "div", {{"class", "sl-person"}},
        html::paragraph(html::element("strong", one.duty) + ": " + (one.successor.empty() ? "ends" : one.successor)) +
            ending_form(
                visit, opened, "remove_duty",
                site::hidden_input("duty", one.duty) + site::button("Remove " + one.duty, site::ButtonKind::Small)));
  const site::Choices ends{
      .name = "duty-ends", .legend = "", .choices = {{"yes", "It ends", "", {}}}, .is_small = true};
  return out +
         ending_form(visit, opened, "duty",
                     site::text_input(state, {.name = "duty", .label = "Duty"}) +
                         site::text_input(state, {.name = "duty-successor", .label = "Taken over by"}) +
                         site::checkboxes(state, ends) + site::button("Add the duty", site::ButtonKind::Secondary));
}

// ---- actions -------------------------------------------------------------------------------------------------------

std::string action_words(const OpenedEnding& opened, const LoggedAction& one) {
  const auto text = opened.texts.find(one.token);
  const std::string reference = one.reference.empty() ? "No number" : one.reference;
  return text == opened.texts.end() ? reference + " (closed to you by an interest)" : reference + ": " + text->second;
}

std::string receiver_of(const LoggedAction& one) {
  const std::string& other = one.course.closing->other;
  return other.empty() ? "whoever took it, who is not named" : other;
}

Fragment hand_over_form(people::Visit& visit, const OpenedEnding& opened, const LoggedAction& one,
                        const site::FormState& typed) {
  const std::string n = one.token;
  site::FormState state;
  if (typed.value("action") == n) state = typed;
  site::Select to{.name = "to-" + n, .label = "Moved to", .hint = "", .options = {{"", "Somebody else, named below"}}};
  for (const auto& name : opened.receivers) to.options.emplace_back(name, name);
  const site::Choices accepted{
      .name = "accepted-" + n, .legend = "", .choices = {{"yes", "They have accepted it", "", {}}}, .is_small = true};
  return ending_form(
      visit, opened, "hand_over",
      site::hidden_input("action", n) + site::select(state, to) +
          site::text_input(state, {.name = "other-" + n, .label = "Another body, or a person"}) +
          site::checkboxes(state, accepted) +
          site::button("Move " + (one.reference.empty() ? "it" : one.reference), site::ButtonKind::Secondary));
}

Fragment actions_forms(people::Visit& visit, const OpenedEnding& opened, const site::FormState& state) {
  Fragment out;
  for (const auto& one : opened.record.open_actions) {
    const bool is_shown = opened.texts.contains(one.token);
    Fragment content = html::paragraph(action_words(opened, one));
    if (is_shown)
      content +=
          site::details("Move " + (one.reference.empty() ? std::string("it") : one.reference) + " to a successor",
                        hand_over_form(visit, opened, one, state)) +
          html::paragraph(html::link(html::Url("/actions/" + one.token), "Close it with a reason instead"));
    out += html::element("div", {{"class", "sl-entry"}}, content);
  }
  for (const auto& one : opened.record.not_taken_over)
    out += html::element("div", {{"class", "sl-person"}},
                         html::paragraph(action_words(opened, one) + ". Moved to " + receiver_of(one) + ".") +
                             ending_form(visit, opened, "accepted",
                                         site::hidden_input("action", one.token) +
                                             site::button("Accepted by " + receiver_of(one), site::ButtonKind::Small)));
  return out;
}

// ---- the rest ------------------------------------------------------------------------------------------------------

Fragment effective_form(people::Visit& visit, const OpenedEnding& opened, const site::FormState& typed) {
  site::FormState state = typed;
  if (const auto& day = opened.it().effective; day && !typed.values.has("effective-day")) {
    state.values.add("effective-day", std::to_string(static_cast<unsigned>(day->day())));
    state.values.add("effective-month", std::to_string(static_cast<unsigned>(day->month())));
    state.values.add("effective-year", std::to_string(static_cast<int>(day->year())));
  }
  return ending_form(visit, opened, "effective",
                     site::date_input(state, {.name = "effective", .legend = "Its last day"}) +
                         site::button("Save the last day", site::ButtonKind::Secondary));
}

Fragment minutes_form(people::Visit& visit, const OpenedEnding& opened, const site::FormState& typed) {
  site::FormState state = typed;
  if (opened.it().last_minutes && !typed.values.has("route"))
    state.values.add("route", std::string(word_of(*opened.it().last_minutes)));
  site::Choices routes{.name = "route", .legend = "How they are approved", .choices = {}, .is_small = true};
  for (const auto one : kLastMinutesRoutes)
    routes.choices.push_back({std::string(word_of(one)), std::string(route_words(one)), "", {}});
  return ending_form(visit, opened, "minutes",
                     site::radios(state, routes) + site::button("Save the route", site::ButtonKind::Secondary));
}

Fragment answer_form(people::Visit& visit, const OpenedEnding& opened, EndingLine line, const site::FormState& typed) {
  const std::string field(word_of(line));
  site::FormState state = typed;
  const auto& answers = opened.it().answers;
  const auto old = std::ranges::find(answers, line, &EndingAnswer::line);
  if (old != answers.end() && !typed.values.has(field)) state.values.add(field, old->words);
  return ending_form(
      visit, opened, "answer",
      site::hidden_input("line", field) +
          site::text_area(
              state, {.name = field, .label = "What is done about: " + base::lower(rule_of(line).title), .rows = 2}) +
          site::button("Save this answer", site::ButtonKind::Secondary));
}

void load(record::Reader& reader, people::Visit& visit, OpenedEnding& out) {
  out.stored = find_ending(reader, out.body().id);
  out.record = ending_record(reader, out.committee, out.it(), visit.today());
  out.life = life_of(reader, out.body().id);
  for (const auto& other : committees(reader))
    if (other.body.id != out.body().id && !has_ended(other.life)) out.receivers.push_back(other.body.name);
  // What a check finds at an item quotes its proposal.
  auto& facts = out.record.facts;
  if (facts.resolution && !facts.open_limbs.empty() && !out.decisions.contains(facts.resolution->place))
    facts.open_limbs = {"A part has no outcome. The item is closed to you by an interest: somebody else mends it."};
  ActionSight sight(reader, visit);
  for (const auto* list : {&out.record.open_actions, &out.record.not_taken_over})
    for (const auto& one : *list)
      if (sight.may_see(one)) out.texts.emplace(one.token, one.text);
}

}  // namespace

base::Result<OpenedEnding> open_ending(people::Visit& visit, bool to_change) {
  const auto decisions = open_decisions(visit);
  if (!decisions) return std::unexpected(decisions.error());
  if (!decisions->viewer.is_secretary && !decisions->viewer.is_screener)
    return base::not_found("There is no such committee, or it is not one of yours.");
  if (to_change && !decisions->viewer.is_secretary) return base::forbidden("Only the committee's secretary does this.");
  OpenedEnding out{.committee = decisions->committee,
                   .viewer = decisions->viewer,
                   .stored = {},
                   .record = {},
                   .life = {},
                   .receivers = {},
                   .texts = {},
                   .decisions = {}};
  for (const auto& one : decisions->decisions)
    if (one.sight == Sight::Everything)
      out.decisions.emplace(one.decision.place,
                            verb_words(one.decision.decision.verb) + " " + one.decision.decision.text);
  visit.database.read([&](record::Reader& reader) { load(reader, visit, out); });
  return out;
}

html::Url ending_address(const Body& body) {
  return html::Url("/committees/" + body.id + "/standing-down");
}

html::Fragment ending_form(people::Visit& visit, const OpenedEnding& opened, std::string_view what,
                           const html::Fragment& fields) {
  return site::form(
      ending_address(opened.body()), visit.csrf_token,
      site::hidden_input("version", std::to_string(opened.stored.version)) + site::hidden_input("do", what) + fields);
}

html::Fragment line_forms(people::Visit& visit, const OpenedEnding& opened, EndingLine line,
                          const site::FormState& state) {
  switch (line) {
    case EndingLine::Resolution:
      return resolution_forms(visit, opened, state);
    case EndingLine::EffectiveDate:
      return effective_form(visit, opened, state);
    case EndingLine::Duties:
      return duties_forms(visit, opened, state);
    case EndingLine::OpenActions:
      return actions_forms(visit, opened, state);
    case EndingLine::OpenDecisions:
      return html::paragraph(html::link(decisions_address(opened.body()).with("status", "provisional"),
                                        "Provisional decisions in the register"));
    case EndingLine::LastMinutes:
      return minutes_form(visit, opened, state);
    case EndingLine::Limbs:
    case EndingLine::LastMeeting:
      return {};
    default:
      return answer_form(visit, opened, line, state);
  }
}

}  // namespace governance
