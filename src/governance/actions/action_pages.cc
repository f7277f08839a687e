// One action: what is asked, how it stands, what became of it, and the buttons of whoever may move it.
#include "governance/actions/action_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/number.h"
#include "base/text.h"
#include "governance/actions/action_access_pages.h"
#include "governance/actions/action_parts_pages.h"
#include "people/people_store.h"

namespace governance {
namespace {

using html::Fragment;

/// What the page shows beside the action itself.
struct Surroundings {
  std::vector<ActionStep> steps;
  std::map<people::PersonId, std::string> accounts;
  std::vector<StoredMeeting> meetings;  ///< of the committee, newest first
};

Surroundings surroundings_of(people::Visit& visit, const OpenedAction& opened) {
  return visit.database.read([&](record::Reader& reader) {
    Surroundings out{.steps = steps_of(reader, opened.logged.token),
                     .accounts = {},
                     .meetings = meetings_of(reader, opened.committee.body.id)};
    std::vector<people::PersonId> ids;
    for (const auto& step : out.steps)
      if (const auto id = people::PersonId::parse(step.by)) ids.push_back(*id);
    out.accounts = people::names_of(reader, ids);
    return out;
  });
}

// ---- its history ---------------------------------------------------------------------------------------------------

std::string meeting_words(const Surroundings& around, const std::string& id) {
  const auto found = std::ranges::find(around.meetings, id, [](const StoredMeeting& one) { return one.meeting.id; });
  return found == around.meetings.end() ? "a meeting that is not in the record"
                                        : "the meeting of " + base::long_date(found->meeting.date);
}

std::string date_or_words(const std::string& due) {
  const auto date = base::parse_iso_date(due);
  return date ? base::long_date(*date) : due;
}

std::string closing_words(const ActionStep& step, const Surroundings& around) {
  ActionCourse course;
  course.closing = Closing{.reason = *step.reason, .other = step.other};
  std::string out = standing_text(course);
  if (step.meeting.empty()) return out + ". Decided by whom the committee was ended";
  return fmt::format("{}. Decided at {}, item {}", out, meeting_words(around, step.meeting), step.item);
}

std::string words_of(const ActionStep& step, const OpenedAction& opened, const Surroundings& around) {
  std::string out(rule_of(step.kind).words);
  const std::string owner = owner_text(step.owner, opened.people);
  if (step.kind == StepKind::Raised) {
    out += " for " + owner;
    if (!step.due.empty()) out += ", by " + step.due;
    if (step.is_proposed == true) out += ". The owner was not in the room and is asked to accept";
  }
  if (step.kind == StepKind::Assigned) out = "Given to " + owner + ", who is asked to accept";
  if (step.kind == StepKind::DateMoved) out = "Date changed to " + date_or_words(step.due);
  if (step.kind == StepKind::RatingSet) out += ": " + base::lower(rating_word(*step.rating));
  if (step.kind == StepKind::Closed) out = closing_words(step, around);
  return out + ".";
}

std::string taker_of(const ActionStep& step, const Surroundings& around) {
  const auto id = people::PersonId::parse(step.by);
  const auto found = id ? around.accounts.find(*id) : around.accounts.end();
  return found == around.accounts.end() ? "The record" : found->second;
}

Fragment history(const OpenedAction& opened, const Surroundings& around) {
  std::vector<site::TimelineEntry> entries;
  for (const auto& one : opened.stored.action.history) {
    // What closing here added stands among the steps, with who did it.
    const bool is_own = std::ranges::any_of(around.steps, [&](const ActionStep& step) {
      return step.kind == StepKind::Closed && step.meeting == one.at && one.status == "closed";
    });
    if (is_own) continue;
    Fragment what;
    if (one.status) what += html::paragraph(*one.status);
    if (one.note) what += html::paragraph(*one.note);
    entries.push_back({.when = "At " + meeting_words(around, one.at), .who = "As it was recorded", .what = what});
  }
  for (const auto& step : around.steps) {
    Fragment what = html::paragraph(words_of(step, opened, around));
    if (!step.note.empty()) what += site::inset_text(html::paragraph(step.note));
    entries.push_back({.when = base::short_date_time(step.at), .who = taker_of(step, around), .what = what});
  }
  if (entries.empty()) return {};
  return html::heading(2, "What became of it") + site::timeline(entries);
}

// ---- forms ---------------------------------------------------------------------------------------------------------

bool may(const OpenedAction& opened, StepKind kind) {
  return may_take(kind, opened.logged.course.status, opened.role).has_value();
}

/// The owner's own steps share one form and its plain field names; each of the secretary's has a form of its own.
std::string prefix_of(StepKind kind) {
  return rule_of(kind).taker == StepTaker::Owner ? "" : std::string(rule_of(kind).code) + "-";
}

Fragment step_button(StepKind kind, std::string_view words, site::ButtonKind look) {
  return site::button(words, look, "do", rule_of(kind).code);
}

Fragment form_with(people::Visit& visit, const OpenedAction& opened, const Fragment& fields) {
  return site::form(action_address(opened.logged), visit.csrf_token,
                    site::hidden_input("version", std::to_string(opened.stored.version)) + fields);
}

/// Out of the way until it is wanted; open where what was typed in it was refused.
Fragment folded(const site::FormState& state, StepKind kind, std::string_view words, const Fragment& content) {
  if (state.value("do") == rule_of(kind).code) return html::heading(3, words) + content;
  return site::details(words, content);
}

Fragment note_field(const site::FormState& state, StepKind kind, std::string label) {
  return site::text_area(
      state,
      {.name = prefix_of(kind) + "note", .label = std::move(label), .hint = "", .rows = 2, .most_characters = {}});
}

Fragment owners_buttons(people::Visit& visit, const OpenedAction& opened, const site::FormState& state) {
  const std::string_view heading = opened.role.is_owner ? "How is it going?" : "Set down the owner's word";
  if (may(opened, StepKind::Accepted)) {
    const std::string_view question = opened.role.is_owner ? "Do you accept this action?" : "The owner's answer";
    return html::heading(2, question) +
           form_with(visit, opened,
                     html::element("div", {{"class", "sl-big-buttons"}},
                                   step_button(StepKind::Accepted, "Accept", site::ButtonKind::Primary) +
                                       step_button(StepKind::Declined, "Decline", site::ButtonKind::Secondary)) +
                         note_field(state, StepKind::Declined, "Note (say why if you decline)"));
  }
  if (!may(opened, StepKind::OnTrack)) return {};
  return html::heading(2, heading) +
         form_with(
             visit, opened,
             html::element("div", {{"class", "sl-big-buttons"}},
                           step_button(StepKind::OnTrack, "On track", site::ButtonKind::Primary) +
                               step_button(StepKind::WillMiss, "Will miss the date", site::ButtonKind::Secondary) +
                               step_button(StepKind::SaidDone, "Done", site::ButtonKind::Secondary)) +
                 note_field(state, StepKind::OnTrack, "Note (optional)"));
}

Fragment move_date_form(people::Visit& visit, const OpenedAction& opened, const site::FormState& state) {
  const StepKind kind = StepKind::DateMoved;
  return folded(
      state, kind, "Move the date",
      form_with(visit, opened,
                site::date_input(state, {.name = prefix_of(kind) + "due", .legend = "New date"}) +
                    note_field(state, kind, "Why") + step_button(kind, "Move the date", site::ButtonKind::Secondary)));
}

Fragment assign_form(people::Visit& visit, const OpenedAction& opened, const site::FormState& state) {
  const StepKind kind = StepKind::Assigned;
  std::vector<std::pair<std::string, std::string>> names = {{"", "Choose a person"}};
  std::vector<std::pair<std::string, std::string>> sorted(opened.people.begin(), opened.people.end());
  std::ranges::sort(sorted, {}, &std::pair<std::string, std::string>::second);
  names.insert(names.end(), sorted.begin(), sorted.end());
  return folded(state, kind, "Give it to another owner",
                form_with(visit, opened,
                          site::select(state, {.name = prefix_of(kind) + "owner",
                                               .label = "New owner",
                                               .hint = "They are asked to accept.",
                                               .options = names}) +
                              note_field(state, kind, "Note (optional)") +
                              step_button(kind, "Give it to them", site::ButtonKind::Secondary)));
}

Fragment rating_form(people::Visit& visit, const OpenedAction& opened, const site::FormState& state) {
  const StepKind kind = StepKind::RatingSet;
  site::Choices ratings{.name = prefix_of(kind) + "rating",
                        .legend = "Rating",
                        .hint = "It is shown with your reason, and with what the rule says.",
                        .choices = {},
                        .is_small = true};
  for (const auto one : {Rating::Red, Rating::Amber, Rating::Green})
    ratings.choices.push_back(
        {std::string(rating_code(one)), fmt::format("{} {}", rating_letter(one), rating_word(one)), "", {}});
  Fragment out = form_with(visit, opened,
                           site::radios(state, ratings) + note_field(state, kind, "Reason") +
                               step_button(kind, "Set the rating", site::ButtonKind::Secondary));
  if (opened.logged.course.by_hand)
    out += form_with(visit, opened,
                     step_button(StepKind::RatingCleared, "Leave it to the rule again", site::ButtonKind::Secondary));
  return folded(state, kind, "Set the rating by hand", out);
}

Fragment decision_fields(const site::FormState& state, const Surroundings& around, base::Date today) {
  const std::string prefix = prefix_of(StepKind::Closed);
  site::Select meeting{.name = prefix + "meeting",
                       .label = "Decided at the meeting of",
                       .hint = "",
                       .options = {{"", "Choose a meeting"}}};
  for (const auto& one : around.meetings)
    if (one.state != MeetingState::Planned && one.meeting.date <= today)
      meeting.options.emplace_back(one.meeting.id, base::long_date(one.meeting.date));
  return site::select(state, meeting) + site::text_input(state, {.name = prefix + "item",
                                                                 .label = "Item",
                                                                 .hint = "Its number on the agenda",
                                                                 .width = site::InputWidth::Four});
}

Fragment close_form(people::Visit& visit, const OpenedAction& opened, const Surroundings& around,
                    const site::FormState& state) {
  const StepKind kind = StepKind::Closed;
  site::Choices reasons{
      .name = prefix_of(kind) + "reason", .legend = "Why", .hint = "", .choices = {}, .is_small = true};
  for (const auto one : kClosingReasons)
    if (one != ClosingReason::Lapsed || opened.committee.is_stood_down)
      reasons.choices.push_back({std::string(reason_code(one)), std::string(reason_words(one)), "", {}});
  return folded(
      state, kind, "Close it, as the committee decided",
      form_with(
          visit, opened,
          site::radios(state, reasons) +
              site::text_input(state, {.name = prefix_of(kind) + "other",
                                       .label = "By what, to whom or into which",
                                       .hint = "For superseded, transferred and merged: a reference, a body, or a "
                                               "person"}) +
              decision_fields(state, around, visit.today()) + note_field(state, kind, "Note (optional)") +
              step_button(kind, "Close the action", site::ButtonKind::Secondary)));
}

Fragment noted_form(people::Visit& visit, const OpenedAction& opened, const site::FormState& state, StepKind kind,
                    std::string_view words) {
  return folded(
      state, kind, words,
      form_with(visit, opened, note_field(state, kind, "Why") + step_button(kind, words, site::ButtonKind::Secondary)));
}

Fragment secretarys_forms(people::Visit& visit, const OpenedAction& opened, const Surroundings& around,
                          const site::FormState& state) {
  if (!opened.role.is_secretary) return {};
  Fragment out = html::heading(2, "For the secretary");
  if (may(opened, StepKind::Closed)) out += close_form(visit, opened, around, state);
  if (may(opened, StepKind::NotAgreed))
    out += noted_form(visit, opened, state, StepKind::NotAgreed, "The committee does not agree that it is done");
  if (may(opened, StepKind::DateMoved)) out += move_date_form(visit, opened, state);
  if (may(opened, StepKind::Assigned)) out += assign_form(visit, opened, state);
  if (may(opened, StepKind::RatingSet)) out += rating_form(visit, opened, state);
  const auto& closing = opened.logged.course.closing;
  if (closing && closing->reason == ClosingReason::Transferred && !closing->is_accepted)
    out += form_with(visit, opened,
                     step_button(StepKind::TakenOver, "The receiver has accepted it", site::ButtonKind::Secondary));
  if (may(opened, StepKind::Reopened)) out += noted_form(visit, opened, state, StepKind::Reopened, "Open it again");
  return out;
}

// ---- the page ------------------------------------------------------------------------------------------------------

Fragment where_raised(const LoggedAction& action, const Surroundings& around) {
  Fragment meeting = meeting_words(around, action.meeting);
  if (action.raised_on) meeting = html::link(html::Url("/meetings/" + action.meeting), meeting);
  return meeting + (action.item.empty() ? "" : ", item " + action.item);
}

Fragment facts(const OpenedAction& opened, const Surroundings& around, base::Date today) {
  const LoggedAction& action = opened.logged;
  std::string due = due_text(action);
  if (const auto left = days_left_text(action, today); !left.empty() && is_open(action.course.status))
    due += ", " + left;
  std::vector<site::SummaryRow> rows = {{"Owner", owner_text(action.course.owner, opened.people)},
                                        {"Due", due},
                                        {"Rating", rating_with_reason(rating_of(action, opened.rule, today))},
                                        {"State", standing_text(action.course)}};
  std::vector<std::string> helpers;
  for (const auto& one : opened.stored.action.owners)
    if (one != action.course.owner) helpers.push_back(owner_text(one, opened.people));
  if (!helpers.empty() && opened.stored.action.accountable) rows.push_back({"With", base::listed(helpers)});
  if (!action.meeting.empty()) rows.push_back({"Raised at", where_raised(action, around)});
  return site::summary_list(rows);
}

site::Response show(people::Visit& visit, const OpenedAction& opened, const site::FormState& state, int status) {
  const Surroundings around = surroundings_of(visit, opened);
  const Body& body = opened.committee.body;
  const std::string name = reference_text(opened.logged);
  site::Page page{.title = "Action " + name, .errors = state.errors};
  page.back = opened.role.is_owner
                  ? site::NavigationItem{.words = "My actions", .to = "/actions"}
                  : site::NavigationItem{.words = "Action log", .to = "/committees/" + body.id + "/actions"};
  if (const auto done = parse_step(visit.request.query.get("done")); done && state.errors.empty())
    page.success = fmt::format("Set down: {}.", base::lower(rule_of(*done).words));
  page.content = html::element("span", {{"class", "nhsuk-caption-l"}}, body.name + ", " + name) +
                 html::heading(1, text_shown(opened.logged)) + owners_buttons(visit, opened, state) +
                 facts(opened, around, visit.today()) + secretarys_forms(visit, opened, around, state) +
                 history(opened, around);
  return visit.page(page, status);
}

base::Result<ActionStep> step_asked(const site::FormValues& form) {
  const auto kind = parse_step(form.get("do"));
  if (!kind) return base::invalid("", "Choose what to set down.");
  const std::string prefix = prefix_of(*kind);
  const auto field = [&](std::string_view name) {
    return std::string(base::trimmed(form.get(prefix + std::string(name))));
  };
  ActionStep out;
  out.kind = *kind;
  out.note = field("note");
  if (*kind == StepKind::Closed) {
    out.reason = parse_reason(field("reason"));
    out.other = field("other");
    out.meeting = field("meeting");
    out.item = field("item");
  }
  if (*kind == StepKind::Assigned) out.owner = field("owner");
  if (*kind == StepKind::RatingSet) out.rating = parse_rating(field("rating"));
  if (*kind != StepKind::DateMoved) return out;
  const auto due =
      base::parse_date_parts(field("due-day"), field("due-month"), field("due-year"), "due", "the new date");
  if (!due) return std::unexpected(due.error());
  out.due = base::iso(*due);
  return out;
}

}  // namespace

site::Response action_page(people::Visit& visit) {
  const auto opened = open_action(visit);
  if (!opened) return visit.refusal(opened.error());
  return show(visit, *opened, {}, 200);
}

site::Response action_submit(people::Visit& visit) {
  const auto opened = open_action(visit);
  if (!opened) return visit.refusal(opened.error());
  const auto& form = visit.request.form;
  const auto kind = parse_step(form.get("do"));
  const auto refused = [&](base::Error error) {
    if (error.code == base::ErrorCode::Forbidden) return visit.refusal(error);
    if (kind && !error.subject.empty()) error.subject = prefix_of(*kind) + error.subject;
    const int status = error.code == base::ErrorCode::Conflict ? 409 : 400;
    return show(visit, *opened, {.values = form, .errors = {std::move(error)}}, status);
  };
  if (kind)
    if (const auto may = may_take(*kind, opened->logged.course.status, opened->role); !may) return refused(may.error());
  const auto step = step_asked(form);
  if (!step) return refused(step.error());
  const auto version = base::parse_whole(form.get("version"), 1, 1'000'000'000);
  if (!version)
    return refused({base::ErrorCode::Invalid, "", "Open this page again: it does not say what it was made from."});
  const Change change{.by = visit.person().person.id.text(), .at = visit.clock.now()};
  const auto taken = visit.database.write([&](record::Transaction& transaction) {
    return take_step(transaction, opened->logged.token, static_cast<int>(*version), *step, opened->role, change);
  });
  if (!taken) return refused(taken.error());
  return site::Response::redirect(action_address(opened->logged).with("done", rule_of(step->kind).code).text());
}

}  // namespace governance
