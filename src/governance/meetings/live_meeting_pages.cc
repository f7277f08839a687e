// The secretary's page: one line to type on, and beneath it what the record has made of what was typed.
#include "governance/meetings/live_meeting_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/mapped.h"
#include "base/number.h"
#include "base/text.h"
#include "governance/committee_record/sitting_store.h"
#include "governance/committees/quorum_words.h"
#include "governance/meetings/caught.h"
#include "governance/meetings/meeting_parts_pages.h"
#include "governance/meetings/typed_line.h"
#include "governance/minute_book/book_words.h"
#include "governance/notices/meeting_notice_store.h"

namespace governance {
namespace {

using html::Fragment;

constexpr std::size_t kLogShown = 40;

std::string clock_text(base::Instant at) {
  return base::time_text(base::local_of(at));
}

/// Each form carries the number that its entry will have: sent twice, it is kept once.
Fragment entry_number(people::Visit& visit) {
  return site::hidden_input("entry", base::Uuid::v7(visit.clock.now(), visit.random).text());
}

Fragment own_form(people::Visit& visit, const OpenedMeeting& opened, const Fragment& fields) {
  return site::form(meeting_address(opened.meeting(), "live"), visit.csrf_token, entry_number(visit) + fields);
}

/// A button that types a line.
Fragment line_button(people::Visit& visit, const OpenedMeeting& opened, std::string_view words,
                     const std::string& line) {
  return own_form(visit, opened, site::hidden_input("line", line) + site::button(words, site::ButtonKind::Small));
}

// ---- the line ------------------------------------------------------------------------------------------------------

Fragment how_to_type() {
  const auto row = [](std::string_view typed, std::string_view meaning) {
    return site::SummaryRow{std::string(typed), meaning};
  };
  return site::details(
      "What you can type",
      site::summary_list({row("open 9.03", "The meeting begins; close 11.50 ends it"),
                          row("UM, ML here", "They are here; also: by video, by phone, for AFa (as a deputy)"),
                          row("UM left at 9.47", "She left; a time may be added to any line about people"),
                          row("item 140", "The meeting turns to an item"),
                          row("AFu declares ...", "Declares an interest; or: AFu nothing to declare"),
                          row("MW out of the decision", "Stays and speaks; or: silent, leave; then: MW back"),
                          row("APPROVE the plan", "A decision: any verb in capitals, or resolved to ..."),
                          row("TM and CM abstain", "From the decision set down last on the item"),
                          row("condition SP by 16 January, checked by UM: ...", "What that decision is subject to"),
                          row("action SP by 16 January: ...", "An action with its owner and date"),
                          row("chair ML for item", "Takes the chair, of this item alone"),
                          row("Anything else", "A note on the item; begin with a dash to make sure of it")}));
}

/// At a sitting of committees in common a line is for all, but where it is said to be for this committee alone.
Fragment alone_choice(const OpenedMeeting& opened, const site::FormState& state) {
  if (opened.meeting().sits_with.empty()) return {};
  const site::Choices alone{.name = "alone",
                            .legend = "",
                            .choices = {{"yes", fmt::format("For the {} alone", opened.committee.body.name), "", {}}},
                            .is_small = true};
  return site::checkboxes(state, alone);
}

/// The quorum of each of the others, with the way to its page.
Fragment sitting_section(people::Visit& visit, const OpenedMeeting& opened) {
  std::vector<Fragment> lines;
  for (const auto& id : opened.meeting().sits_with) {
    const auto other = open_meeting_of(visit, id, true);
    if (!other) continue;
    const auto quorum = other->live.is_running() ? other->live.quorum() : std::nullopt;
    lines.push_back(html::link(meeting_address(other->meeting(), "live"), other->committee.body.name) +
                    (quorum ? ": " + outcome_words(*quorum) : std::string(": no quorum to tell of now")));
  }
  return lines.empty() ? Fragment() : html::heading(2, "Sitting in common with") + html::bullets(lines);
}

Fragment line_form(people::Visit& visit, const OpenedMeeting& opened, const site::FormState& state) {
  const std::string item = opened.live.current_item();
  const std::string label = item.empty() ? "What happened?" : "What happened? (item " + item + ")";
  return html::element("div", {{"class", "sl-line"}, {"data-module", "sl-line"}},
                       own_form(visit, opened,
                                site::text_area(state, {.name = "line", .label = label, .hint = "", .rows = 2}) +
                                    alone_choice(opened, state) + site::button("Set it down")) +
                           how_to_type());
}

// ---- the item ------------------------------------------------------------------------------------------------------

Fragment strike_form(people::Visit& visit, const OpenedMeeting& opened, const MeetingEntry& entry) {
  return own_form(visit, opened,
                  site::hidden_input("strikes", entry.id) +
                      site::text_input({}, {.name = "reason-" + entry.id, .label = "Why strike it?"}) +
                      site::button("Strike it", site::ButtonKind::Warning));
}

Fragment rewording_form(people::Visit& visit, const OpenedMeeting& opened, const MeetingEntry& entry) {
  site::FormState state;
  state.values.add("text-" + entry.id, entry.text);
  return site::details(
      "Change or strike",
      own_form(visit, opened,
               site::hidden_input("replaces", entry.id) +
                   site::text_area(state, {.name = "text-" + entry.id, .label = "New wording", .rows = 3}) +
                   site::button("Save the new wording", site::ButtonKind::Secondary)) +
          strike_form(visit, opened, entry));
}

Fragment worded(people::Visit& visit, const OpenedMeeting& opened, const Wording& wording, const Fragment& shown) {
  Fragment out = shown;
  if (wording.is_at_odds())
    out += html::paragraph(
        "This was worded twice at the same time. Both wordings are kept: change one so that it says "
        "all, and strike the other.");
  for (const auto& one : wording.current)
    out += (wording.is_at_odds() ? html::paragraph(one.text) : Fragment()) + rewording_form(visit, opened, one);
  return html::element("div", {{"class", "sl-entry"}}, out);
}

// ---- who is caught by the item
// ---------------------------------------------------------------------------------------

std::string caught_words(const OpenedMeeting& opened, const CaughtPerson& one) {
  std::string out = opened.name_of(one.person) + ": " + std::string(outcome_effect(one.outcome));
  if (one.presides) out += ". Presides: let someone else take the chair for this item";
  if (one.presents) out += ". Presents the item";
  if (one.takes_minutes) out += ". Takes the minutes";
  if (!one.is_there) return out + ". Not here.";
  out += one.has_declared ? ". Has declared" : ". Has not declared yet";
  if (keeps_from_deciding(one.outcome))
    out += one.is_shut_out ? ", and takes no part in the decision" : ", and is not out yet";
  return out + ".";
}

/// What the secretary types for what screening asks of the person.
std::string out_line(const std::string& name, ScreeningOutcome outcome) {
  if (outcome >= ScreeningOutcome::LeaveForItem) return name + " leave";
  return name + (outcome == ScreeningOutcome::StaySilent ? " silent" : " out of the decision");
}

Fragment caught_section(people::Visit& visit, const OpenedMeeting& opened, const AgendaItem& item) {
  const auto all = caught_at(opened.live, item, opened.partners);
  if (all.empty()) return {};
  Fragment rows;
  for (const auto& one : all) {
    const std::string name = opened.name_of(one.person);
    Fragment buttons;
    if (one.is_there && !one.has_declared)
      buttons += line_button(visit, opened, name + " declares", name + " declares");
    if (one.is_there && keeps_from_deciding(one.outcome) && !one.is_shut_out)
      buttons += line_button(visit, opened, name + " is out", out_line(name, one.outcome));
    const Fragment words =
        one.is_dealt_with() ? Fragment(caught_words(opened, one)) : html::element("strong", caught_words(opened, one));
    rows += html::element("div", {{"class", "sl-person"}},
                          html::paragraph(words) + html::element("div", {{"class", "sl-person__buttons"}}, buttons));
  }
  return html::heading(3, "Interests in this item") + rows;
}

// ---- the parts of its proposal -------------------------------------------------------------------------------------

Fragment answer_form(people::Visit& visit, const OpenedMeeting& opened, const Limb& limb, int number,
                     const site::FormState& typed) {
  const std::string n = std::to_string(number);
  site::FormState state;
  const bool was_typed = typed.value("limb") == n;
  state.values.add("limb-text-" + n, was_typed ? typed.value("limb-text-" + n) : limb.text);
  const std::string usual(word_of(limb.ratifies ? Verb::Ratify : Verb::Approve));
  state.values.add("limb-verb-" + n, was_typed ? typed.value("limb-verb-" + n) : usual);
  site::Select verb{.name = "limb-verb-" + n, .label = "What was done with part " + n, .hint = "", .options = {}};
  for (const Verb one : kVerbs) verb.options.emplace_back(word_of(one), verb_words(one));
  return own_form(visit, opened,
                  site::hidden_input("limb", n) + site::hidden_input("limb-item", opened.live.current_item()) +
                      site::select(state, verb) +
                      site::text_area(state, {.name = "limb-text-" + n, .label = "In words", .rows = 2}) +
                      site::button("Set down the outcome of part " + n, site::ButtonKind::Secondary));
}

Fragment proposal_section(people::Visit& visit, const OpenedMeeting& opened, const AgendaItem& item,
                          const site::FormState& typed) {
  Fragment change =
      html::paragraph(html::link(meeting_address(opened.meeting(), "proposals"), "Set the parts of proposals"));
  if (item.proposal.empty()) return change;
  Fragment out = html::heading(3, "Parts of the proposal");
  for (std::size_t i = 0; i < item.proposal.size(); ++i) {
    const Limb& limb = item.proposal[i];
    const int number = static_cast<int>(i) + 1;
    const DecisionTaken* const answer = opened.live.answer_to(item.number.value_or(""), number);
    Fragment words = html::element("strong", std::to_string(number) + ".") + " " + limb.text;
    if (answer != nullptr)
      out += html::paragraph(words + " " + site::tag(verb_words(*answer->wording.now().verb), site::TagColour::Blue));
    else
      out += html::paragraph(words + " " + site::tag("No outcome yet", site::TagColour::Orange)) +
             html::when(opened.live.is_running() || opened.live.closed(), [&] {
               return site::details("Answer part " + std::to_string(number),
                                    answer_form(visit, opened, limb, number, typed));
             });
  }
  return out + change;
}

Fragment course_section(people::Visit& visit, const OpenedMeeting& opened, const ItemCourse& course) {
  const NameOf name = naming_of(opened);
  Fragment out;
  for (const auto& note : course.notes) out += worded(visit, opened, note, html::paragraph(note.now().text));
  for (const auto& decision : course.decisions) {
    Fragment shown = html::element("strong", entry_words(decision.wording.now(), name));
    if (decision.is_provisional()) shown += " " + site::tag("Provisional until ratified", site::TagColour::Orange);
    if (!decision.abstained.empty()) shown += ". Abstained: " + base::listed(base::mapped(decision.abstained, name));
    out += worded(visit, opened, decision.wording, html::paragraph(shown));
    for (const auto& condition : decision.conditions)
      out += worded(visit, opened, condition, html::paragraph(entry_words(condition.now(), name)));
  }
  for (const auto& action : course.actions)
    out += worded(visit, opened, action, html::paragraph(entry_words(action.now(), name)));
  return out;
}

Fragment current_item(people::Visit& visit, const OpenedMeeting& opened, const site::FormState& state) {
  const ItemCourse* const course = opened.live.item(opened.live.current_item());
  if (course == nullptr)
    return html::paragraph(opened.live.opened() ? "No item is taken yet: type item 1, or choose one below."
                                                : "The meeting is not open yet: type open with the time.");
  const auto& items = opened.meeting().items;
  const auto item = std::ranges::find_if(items, [&](const AgendaItem& one) { return one.number == course->number; });
  Fragment out = html::heading(2, item_heading(opened, *item));
  if (opened.sight(*item) != Sight::Everything)
    return out + html::paragraph("An interest keeps this item from you. Someone else takes its minutes.");
  out += item_facts(opened, *item) + caught_section(visit, opened, *item) +
         proposal_section(visit, opened, *item, state) + course_section(visit, opened, *course);
  const auto next = std::next(item);
  if (next != items.end() && next->number)
    out += line_button(visit, opened, "Go to item " + *next->number, "item " + *next->number);
  return out;
}

// ---- agenda, people, log -------------------------------------------------------------------------------------------

/// One line of a list with its button.
Fragment row(const Fragment& words, const Fragment& button) {
  return html::element("div", {{"class", "sl-person"}}, html::paragraph(words) + button);
}

Fragment agenda_list(people::Visit& visit, const OpenedMeeting& opened) {
  Fragment out = html::heading(2, "Agenda");
  for (const auto& item : opened.meeting().items) {
    const ItemCourse* const course = opened.live.item(item.number.value_or(""));
    if (course == nullptr) continue;
    const bool is_now = course->number == opened.live.current_item();
    const Fragment words = html::element("strong", course->number) + " " + item.title;
    const std::string state = is_now ? "now" : course->taken ? "taken at " + clock_text(*course->taken) : "to come";
    out += row(words + " (" + state + ")",
               is_now ? Fragment() : line_button(visit, opened, "Item " + course->number, "item " + course->number));
  }
  return out;
}

std::string presence_words(const OpenedMeeting& opened, const std::string& person) {
  const Attendee* const there = opened.live.attendee(person);
  if (there == nullptr) {
    const auto& apologies = opened.live.apologies();
    return std::ranges::find(apologies, person) != apologies.end() ? "Apologies" : "Not here";
  }
  const Stay& stay = there->stays.back();
  if (stay.to) return "Left at " + clock_text(*stay.to);
  const std::string how = standing_words(*there, opened.live, naming_of(opened));
  return "Here since " + clock_text(stay.from) + (how.empty() ? "" : ", " + how);
}

Fragment people_list(people::Visit& visit, const OpenedMeeting& opened) {
  Fragment out = html::heading(2, "People");
  const auto excluded = opened.live.excluded_from(opened.live.current_item());
  for (const auto& one : opened.meeting().attendance) {
    const std::string name = opened.name_of(one.person);
    std::string now = presence_words(opened, one.person);
    if (std::ranges::find(excluded, one.person) != excluded.end()) now += ". Out of this item's decision";
    Fragment words = html::element("strong", name) + (one.role ? ", " + *one.role : "") + ". " + now + ".";
    const bool is_there = opened.live.is_there(one.person);
    const std::string line = name + (is_there ? " left" : " here");
    out += row(words, one.initials ? line_button(visit, opened, is_there ? name + " left" : name + " is here", line)
                                   : Fragment());
  }
  return out;
}

Fragment log_section(people::Visit& visit, const OpenedMeeting& opened) {
  std::vector<site::TimelineEntry> entries;
  const NameOf name = naming_of(opened);
  const std::size_t from = opened.entries.size() > kLogShown ? opened.entries.size() - kLogShown : 0;
  for (std::size_t i = from; i < opened.entries.size(); ++i) {
    const MeetingEntry& entry = opened.entries[i];
    const auto& items = opened.meeting().items;
    const auto item = std::ranges::find_if(items, [&](const AgendaItem& one) { return one.number == entry.item; });
    if (item != items.end() && opened.sight(*item) != Sight::Everything) continue;
    Fragment words = Fragment(entry_words(entry, name));
    const bool is_struck = opened.live.struck().contains(entry.id);
    if (is_struck) words = html::element("s", words) + " (struck)";
    Fragment shown = html::paragraph(words);
    // What was said is struck beside its words, at its item.
    if (!is_struck && !is_worded(entry.kind) && entry.kind != EntryKind::Struck)
      shown += site::details("Strike", strike_form(visit, opened, entry));
    entries.push_back({clock_text(entry.at), entry.item.empty() ? "" : "Item " + entry.item, shown});
  }
  return html::heading(2, "What was set down, in order") + site::timeline(entries);
}

// ---- the page ------------------------------------------------------------------------------------------------------

site::Response show(people::Visit& visit, const OpenedMeeting& opened, const site::FormState& state, int status) {
  site::Page page{.title = "Running: " + meeting_title(opened), .errors = state.errors, .is_wide = true};
  page.back = site::NavigationItem{.words = "The meeting", .to = meeting_address(opened.meeting())};
  const int newest = opened.entries.empty() ? 0 : opened.entries.back().sequence;
  page.content = html::heading(1, meeting_title(opened)) + quorum_banner(opened) + sitting_section(visit, opened) +
                 html::element("div",
                               {{"data-module", "sl-watch"},
                                {"data-address", meeting_address(opened.meeting(), "changes")},
                                {"data-sequence", newest}},
                               Fragment()) +
                 html::element("div", {{"class", "nhsuk-grid-row"}},
                               html::element("div", {{"class", "nhsuk-grid-column-two-thirds"}},
                                             line_form(visit, opened, state) + current_item(visit, opened, state) +
                                                 log_section(visit, opened)) +
                                   html::element("div", {{"class", "nhsuk-grid-column-one-third"}},
                                                 people_list(visit, opened) + agenda_list(visit, opened)));
  return visit.page(page, status);
}

/// The outcome of one part of the current item's proposal.
base::Result<std::vector<MeetingEntry>> answer_asked(const site::FormValues& form, const LiveMeeting& live,
                                                     base::Instant now) {
  const std::string n(form.get("limb"));
  const auto number = base::parse_whole(n, 1, 1'000);
  const auto verb = choice_of<Verb>(form.get("limb-verb-" + n));
  if (!number || !verb) return base::invalid("line", "Choose what was done with the part.");
  MeetingEntry entry;
  entry.kind = EntryKind::Decision;
  // What was forgotten and is set down after the end was decided while people were still there.
  entry.at = live.closed() ? *live.closed() - std::chrono::seconds(1) : live.next_moment(now);
  entry.item = form.get("limb-item");
  entry.verb = verb;
  entry.text = base::trimmed(form.get("limb-text-" + n));
  entry.limb = static_cast<int>(*number);
  return std::vector{entry};
}

/// What a form asks to be set down.
base::Result<std::vector<MeetingEntry>> asked_of(people::Visit& visit, const OpenedMeeting& opened) {
  const auto& form = visit.request.form;
  const auto now = visit.clock.now();
  if (form.has("limb")) return answer_asked(form, opened.live, now);
  if (const std::string strikes(form.get("strikes")); !strikes.empty()) {
    MeetingEntry entry;
    entry.kind = EntryKind::Struck;
    entry.at = now;
    entry.replaces = strikes;
    entry.text = base::trimmed(form.get("reason-" + strikes));
    return std::vector{entry};
  }
  if (const std::string replaces(form.get("replaces")); !replaces.empty()) {
    const MeetingEntry* const before = opened.live.entry(replaces);
    if (before == nullptr) return base::not_found("What you worded anew is not in the record.");
    MeetingEntry entry = *before;
    entry.replaces = replaces;
    entry.text = base::trimmed(form.get("text-" + replaces));
    return std::vector{entry};
  }
  return read_line(form.get("line"), opened.live, now);
}

/// Once a meeting has ended, what was given to whom stands.
void ask_owners(record::Transaction& transaction, people::Visit& visit, const std::string& meeting, bool is_alone) {
  for (const auto& one : sitting_of(transaction, meeting)) {
    if (is_alone && one.meeting.id != meeting) continue;
    notify_of_actions_to_accept(transaction, find_committee(transaction, one.meeting.body)->body, one.meeting,
                                whole_address(visit, "/actions"), change_by(visit), visit.random);
  }
}

}  // namespace

site::Response live_meeting_page(people::Visit& visit) {
  const auto opened = open_meeting(visit, true);
  if (!opened) return visit.refusal(opened.error());
  return show(visit, *opened, {}, 200);
}

site::Response live_meeting_submit(people::Visit& visit) {
  const auto opened = open_meeting(visit, true);
  if (!opened) return visit.refusal(opened.error());
  const auto refused = [&](base::Error error) {
    if (error.subject != "line") error.subject = visit.request.form.has("line") ? "line" : "";
    return show(visit, *opened, {.values = visit.request.form, .errors = {error}},
                error.code == base::ErrorCode::Conflict ? 409 : 400);
  };
  auto entries = asked_of(visit, *opened);
  if (!entries) return refused(entries.error());
  const std::string number(visit.request.form.get("entry"));
  for (std::size_t i = 0; i < entries->size(); ++i)
    (*entries)[i].id = i == 0 ? number : fmt::format("{}-{}", number, i + 1);
  const Change change{.by = visit.person().person.id.text(), .at = visit.clock.now()};
  const auto kept = visit.database.write([&](record::Transaction& transaction) -> base::Result<void> {
    const bool is_alone = visit.request.form.get("alone") == "yes";
    if (auto added = add_to_sitting(transaction, opened->meeting().id, *entries, is_alone, change); !added)
      return added;
    if (std::ranges::find(*entries, EntryKind::Closed, &MeetingEntry::kind) != entries->end())
      ask_owners(transaction, visit, opened->meeting().id, is_alone);
    return {};
  });
  if (!kept) return refused(kept.error());
  return site::Response::redirect(meeting_address(opened->meeting(), "live").text());
}

site::Response meeting_changes(people::Visit& visit) {
  const auto opened = open_meeting(visit, true);
  if (!opened) return visit.refusal(opened.error());
  const int newest = opened->entries.empty() ? 0 : opened->entries.back().sequence;
  return site::Response::json(fmt::format(R"({{"sequence":{}}})", newest));
}

}  // namespace governance
