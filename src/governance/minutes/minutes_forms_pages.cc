#include "governance/minutes/minutes_forms_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "governance/minutes/minutes_report.h"

namespace governance {
namespace {

using html::Fragment;

/// REQUIRES: `what` is a step's word, or one of those that change_minutes knows.
Fragment own_form(people::Visit& visit, const OpenedMinutes& opened, std::string_view what, const Fragment& fields) {
  return site::form(
      meeting_address(opened.opened.meeting(), "minutes"), visit.csrf_token,
      site::hidden_input("version", std::to_string(opened.stored.version)) + site::hidden_input("do", what) + fields);
}

bool has_error(const site::FormState& state, std::string_view field) {
  return state.error(field).has_value();
}

/// Folded away until it is wanted; open where something in it was wrong.
Fragment folded(std::string_view words, const Fragment& content, bool is_open) {
  return is_open ? html::heading(3, words) + content : site::details(words, content);
}

std::size_t count_of(const OpenedMinutes& opened, AmendmentState state) {
  return static_cast<std::size_t>(std::ranges::count(opened.minutes().amendments, state, &MinutesAmendment::state));
}

// ---- steps ---------------------------------------------------------------------------------------------------------

std::string note_label(MinutesStep step) {
  if (step == MinutesStep::Check) return "How did the chair check them?";
  return step == MinutesStep::SendBack ? "What is to be changed?" : "Why?";
}

Fragment note_form(people::Visit& visit, const OpenedMinutes& opened, const site::FormState& state, MinutesStep step) {
  const std::string field = note_field(step);
  const Fragment form =
      own_form(visit, opened, word_of(step),
               site::text_area(state, {.name = field,
                                       .label = note_label(step),
                                       .hint = "Kept in the history, which the secretary and the chair see.",
                                       .rows = 2}) +
                   site::button(step_words(step),
                                step == MinutesStep::Check ? site::ButtonKind::Primary : site::ButtonKind::Secondary));
  return step == MinutesStep::Check ? form : folded(step_words(step), form, has_error(state, field));
}

site::Select meeting_select(const OpenedMinutes& opened, base::Date today) {
  site::Select out{.name = "meeting", .label = "Approved at the meeting of", .hint = "", .options = {}};
  out.options.emplace_back("", "Choose a meeting");
  for (const auto& one : opened.later)
    if (one.meeting.date <= today && one.state != MeetingState::Planned)
      out.options.emplace_back(one.meeting.id, base::weekday_date(one.meeting.date) +
                                                   (one.meeting.quorum.is_quorate == false ? " (not quorate)" : ""));
  return out;
}

Fragment stand_down_fields(const site::FormState& state, const Fragment& meeting) {
  site::Choices route{.name = "route",
                      .legend = "The committee is stood down. Who approved these minutes?",
                      .hint = "",
                      .choices = {{"last_members", "Its last members, by circulation", "", {}},
                                  {"parent", "The body that it answered to", "", {}},
                                  {"successor", "The body that took its duties over", "", {}}}};
  if (!meeting.empty())
    route.choices.push_back({"later_meeting", "A later meeting of the committee itself", "", meeting});
  return site::radios(state, route) +
         site::text_input(
             state,
             {.name = "by", .label = "Who and how", .hint = "For example: by e-mail, all nine members answering"}) +
         site::date_input(state, {.name = "approved", .legend = "Approved on"});
}

Fragment approval_form(people::Visit& visit, const OpenedMinutes& opened, const site::FormState& state,
                       MinutesStep step) {
  if (count_of(opened, AmendmentState::Proposed) > 0)
    return html::paragraph("Say of each amendment below whether it was agreed. Then the minutes can be approved.");
  const auto select = meeting_select(opened, visit.today());
  const bool has_later = select.options.size() > 1;
  const bool is_stood_down = opened.opened.committee.is_stood_down;
  if (!has_later && !is_stood_down)
    return html::paragraph("They wait for the committee's next meeting, which approves them.");
  const Fragment meeting = html::when(has_later, [&] { return site::select(state, select); });
  const Fragment fields =
      is_stood_down ? stand_down_fields(state, meeting) : site::hidden_input("route", "later_meeting") + meeting;
  return own_form(visit, opened, word_of(step), fields + site::button(step_words(step)));
}

Fragment step_form(people::Visit& visit, const OpenedMinutes& opened, const site::FormState& state,
                   const MinutesTransition& row) {
  const bool has_agreed = count_of(opened, AmendmentState::Agreed) > 0;
  if (row.step == MinutesStep::Approve && has_agreed) return {};
  if (row.step == MinutesStep::ApproveWithAmendments && !has_agreed) return {};
  if (row.needs == StepNeeds::Note) return note_form(visit, opened, state, row.step);
  if (row.needs == StepNeeds::Approval) return approval_form(visit, opened, state, row.step);
  return own_form(visit, opened, word_of(row.step), site::button(step_words(row.step)));
}

std::string what_now(const OpenedMinutes& opened) {
  const bool is_secretary = opened.is_secretary();
  switch (opened.minutes().state) {
    case MinutesState::Notes:
      if (opened.opened.live.is_running())
        return "The meeting is under way. Below is what its minutes would say now; the draft is drawn up once it is "
               "closed.";
      return is_secretary
                 ? "Below is what the record says. Draw up the draft: then you can word it anew, and the chair sees it."
                 : "Below is what the record says. The secretary makes a draft of it, which comes to you.";
    case MinutesState::Draft:
      return is_secretary ? "You and the chair see this draft. Word it anew below where it needs it; then the chair "
                            "checks it."
                          : "You and the secretary see this draft. Tell the secretary what to change, or check it.";
    case MinutesState::ChairChecked:
      return "The chair has checked this draft. Once it is circulated, its words change by amendment alone.";
    case MinutesState::Circulated:
      return "Members have this draft. Set down the amendments that they propose, and approve the minutes as the next "
             "meeting did.";
    case MinutesState::Approved:
      return "Approved " + approval_words(*opened.minutes().approval) +
             ". Nothing was amended: they can be made final.";
    case MinutesState::ApprovedWithAmendments:
      return "Approved " + approval_words(*opened.minutes().approval) +
             ". Making them final puts the agreed amendments into the text.";
    case MinutesState::Final:
      return "These minutes are final. A correction is a new minute of a later meeting.";
  }
  return "";
}

Fragment changed_since(const OpenedMinutes& opened) {
  const auto state = opened.minutes().state;
  const int newest = opened.opened.entries.empty() ? 0 : opened.opened.entries.back().sequence;
  const bool is_behind = state != MinutesState::Notes && !is_approved(state) && newest > opened.minutes().drawn_from;
  return html::when(is_behind, [] {
    return site::warning_callout(
        "The record is newer",
        html::paragraph("Something was set down about the meeting after this draft was drawn up, and the draft does "
                        "not say it. Compare it with the meeting's page."));
  });
}

// ---- amendments ----------------------------------------------------------------------------------------------------

Fragment amendment_tag(AmendmentState state) {
  switch (state) {
    case AmendmentState::Proposed:
      return site::tag("Proposed", site::TagColour::Yellow);
    case AmendmentState::Agreed:
      return site::tag("Agreed", site::TagColour::Green);
    case AmendmentState::NotAgreed:
      return site::tag("Not agreed", site::TagColour::Grey);
  }
  return {};
}

Fragment settling_button(people::Visit& visit, const OpenedMinutes& opened, std::size_t number,
                         AmendmentState outcome) {
  const std::string words =
      fmt::format("Amendment {} was {}", number + 1, outcome == AmendmentState::Agreed ? "agreed" : "not agreed");
  return own_form(
      visit, opened, word_of(outcome),
      site::hidden_input("amendment", std::to_string(number)) + site::button(words, site::ButtonKind::Small));
}

Fragment amendment_part(people::Visit& visit, const OpenedMinutes& opened, std::size_t number) {
  const MinutesAmendment& one = opened.minutes().amendments[number];
  const AgendaItem& item = opened.text().meeting.items[static_cast<std::size_t>(one.place)];
  Fragment out = html::heading(3, fmt::format("Amendment {}", number + 1)) +
                 site::summary_list({{"Item", minutes_heading(item)},
                                     {"For", one.old_text},
                                     {"Read", one.new_text},
                                     {"Proposed by", opened.reader().names.person(one.proposer)},
                                     {"Outcome", amendment_tag(one.state)}});
  if (opened.actors.empty() || opened.minutes().state != MinutesState::Circulated) return out;
  Fragment buttons;
  for (const auto outcome : {AmendmentState::Agreed, AmendmentState::NotAgreed})
    if (one.state != outcome) buttons += settling_button(visit, opened, number, outcome);
  return out + html::element("div", {{"class", "sl-person__buttons"}}, buttons);
}

Fragment proposal_form(people::Visit& visit, const OpenedMinutes& opened, const site::FormState& state) {
  site::Select item{.name = "place", .label = "Item", .hint = "", .options = {{"", "Choose an item"}}};
  const auto& items = opened.text().meeting.items;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (opened.sight(items[i]) == Sight::Everything && (items[i].summary || !items[i].decisions.empty()))
      item.options.emplace_back(std::to_string(i), minutes_heading(items[i]));
  const NameOf name = opened.reader().names.person;
  Fragment proposer;
  if (!opened.actors.empty()) {
    site::Select who{.name = "proposer", .label = "Proposed by", .hint = "", .options = {{"", "Choose a person"}}};
    for (const auto& row : opened.text().meeting.attendance)
      who.options.emplace_back(row.person, name(row.person) + (row.role ? ", " + *row.role : ""));
    proposer = site::select(state, who);
  }
  return html::heading(3, "Propose an amendment") +
         own_form(visit, opened, kPropose,
                  site::select(state, item) + proposer +
                      site::text_area(state, {.name = "old-text",
                                              .label = "For these words",
                                              .hint = "As they stand in the item's notes or decisions now; copy them "
                                                      "from the minutes",
                                              .rows = 3}) +
                      site::text_area(state, {.name = "new-text", .label = "Read these", .hint = "", .rows = 3}) +
                      site::button("Propose it", site::ButtonKind::Secondary));
}

// ---- the words of a draft ------------------------------------------------------------------------------------------

/// Of one item: as they were typed where the item's form was sent and refused, else as they stand.
site::FormState words_of(const AgendaItem& item, std::size_t place, const site::FormState& state) {
  if (state.value("do") == kWordAnew && state.value("place") == std::to_string(place)) return state;
  site::FormState out;
  out.values.add(notes_field(place), item.summary.value_or(""));
  for (std::size_t i = 0; i < item.decisions.size(); ++i)
    out.values.add(decision_field(place, i), item.decisions[i].text);
  return out;
}

Fragment wording_part(people::Visit& visit, const OpenedMinutes& opened, const site::FormState& state,
                      std::size_t place) {
  const AgendaItem& item = opened.text().meeting.items[place];
  const auto words = words_of(item, place, state);
  Fragment fields = site::hidden_input("place", std::to_string(place)) +
                    site::text_area(words, {.name = notes_field(place), .label = "Notes", .hint = "", .rows = 6});
  for (std::size_t i = 0; i < item.decisions.size(); ++i)
    fields += site::text_area(words, {.name = decision_field(place, i),
                                      .label = "Decision: " + verb_words(item.decisions[i].verb),
                                      .hint = "",
                                      .rows = 3});
  return folded(
      minutes_heading(item),
      own_form(visit, opened, kWordAnew, fields + site::button("Save these words", site::ButtonKind::Secondary)),
      !words.errors.empty());
}

}  // namespace

std::string note_field(MinutesStep step) {
  return "note-" + std::string(word_of(step));
}
std::string notes_field(std::size_t place) {
  return fmt::format("notes-{}", place);
}
std::string decision_field(std::size_t place, std::size_t decision) {
  return fmt::format("decision-{}-{}", place, decision);
}

html::Fragment next_step_section(people::Visit& visit, const OpenedMinutes& opened, const site::FormState& state) {
  if (opened.actors.empty()) return {};
  Fragment out = html::heading(2, "Next step") + html::paragraph(what_now(opened)) + changed_since(opened);
  if (opened.minutes().state == MinutesState::Notes && opened.opened.live.is_running()) return out;
  for (const auto* row : open_steps(opened.minutes().state, opened.actors))
    out += step_form(visit, opened, state, *row);
  return out;
}

html::Fragment amendments_section(people::Visit& visit, const OpenedMinutes& opened, const site::FormState& state) {
  Fragment listed;
  const auto& amendments = opened.minutes().amendments;
  for (std::size_t i = 0; i < amendments.size(); ++i) {
    const auto& item = opened.text().meeting.items[static_cast<std::size_t>(amendments[i].place)];
    if (opened.sight(item) == Sight::Everything) listed += amendment_part(visit, opened, i);
  }
  const bool may_propose =
      opened.minutes().state == MinutesState::Circulated && (!opened.actors.empty() || opened.opened.viewer.is_member);
  if (may_propose) listed += proposal_form(visit, opened, state);
  return listed.empty() ? listed : html::heading(2, "Amendments") + listed;
}

html::Fragment wording_section(people::Visit& visit, const OpenedMinutes& opened, const site::FormState& state) {
  if (!opened.is_secretary() || opened.minutes().state != MinutesState::Draft) return {};
  Fragment out = html::heading(2, "Word it anew");
  const auto& items = opened.text().meeting.items;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (opened.sight(items[i]) == Sight::Everything) out += wording_part(visit, opened, state, i);
  return out;
}

html::Fragment confirmation_section(people::Visit& visit, const OpenedMinutes& opened) {
  if (opened.last_members.empty() || opened.minutes().state != MinutesState::Circulated) return {};
  Fragment out = html::heading(2, "Confirmation by the last members") +
                 html::paragraph(fmt::format("The committee meets no more. {} of {} last members have confirmed these "
                                             "minutes. Once all have, they are final.",
                                             opened.confirmed.size(), opened.last_members.size()));
  if (opened.may_confirm()) out += own_form(visit, opened, kConfirm, site::button("I confirm these minutes"));
  return out;
}

}  // namespace governance
