#include "governance/meetings/agenda_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/number.h"
#include "base/text.h"
#include "governance/meetings/agenda.h"
#include "governance/meetings/agenda_item_pages.h"
#include "governance/meetings/meeting_parts_pages.h"
#include "governance/meetings/typed_line.h"
#include "governance/minute_book/item_title.h"
#include "governance/notices/meeting_notice_store.h"

namespace governance {
namespace {

using html::Fragment;

std::string time_field(const std::optional<TimeOfDay>& time) {
  return time ? fmt::format("{}.{:02}", time->count() / 60, time->count() % 60) : "";
}

/// A time of day as typed: "9.30". Nothing where the field is empty.
base::Result<std::optional<TimeOfDay>> typed_time(const site::FormValues& form, const std::string& name) {
  std::string text(base::trimmed(form.get(name)));
  if (text.empty()) return std::nullopt;
  std::ranges::replace(text, '.', ':');
  if (text.find(':') == 1) text.insert(0, "0");
  const auto time = base::parse_time_of_day(text, name);
  if (!time) return base::invalid(name, "Enter a time as 9.30.");
  return *time;
}

Fragment time_and_place_fields(const site::FormState& state) {
  return site::text_input(
             state,
             {.name = "starts", .label = "Starts", .hint = "For example, 9.30", .width = site::InputWidth::Five}) +
         site::text_input(state, {.name = "ends", .label = "Ends", .width = site::InputWidth::Five}) +
         site::text_input(state, {.name = "venue", .label = "Where"});
}

site::FormState time_and_place_of(const Meeting& meeting) {
  site::FormState out;
  out.values.add("starts", time_field(meeting.starts));
  out.values.add("ends", time_field(meeting.ends));
  out.values.add("venue", meeting.venue.value_or(""));
  return out;
}

/// Empty: not told.
base::Checked<void> take_time_and_place(Meeting& meeting, const site::FormValues& form) {
  base::Errors errors;
  const auto starts = typed_time(form, "starts");
  if (!starts) errors.push_back(starts.error());
  const auto ends = typed_time(form, "ends");
  if (!ends) errors.push_back(ends.error());
  if (!errors.empty()) return std::unexpected(std::move(errors));
  meeting.starts = *starts;
  meeting.ends = *ends;
  const std::string venue = base::one_line(form.get("venue"));
  meeting.venue = venue.empty() ? std::nullopt : std::optional(venue);
  return {};
}

// ---- a new meeting -------------------------------------------------------------------------------------------------

struct Committee {
  StoredCommittee stored;
  std::vector<Person> people;
  std::optional<Meeting> last;
};

base::Result<Committee> committee_to_run(people::Visit& visit) {
  return visit.database.read([&](record::Reader& reader) -> base::Result<Committee> {
    auto stored = find_committee(reader, visit.request.path_value("id"));
    if (!stored || !viewer_of(reader, visit, stored->body).is_secretary)
      return base::not_found("There is no such committee, or you are not its secretary.");
    if (stored->is_stood_down) return base::conflict("This committee has been stood down. It holds no more meetings.");
    Committee out{.stored = *std::move(stored), .people = {}, .last = {}};
    for (auto& one : committee_people(reader)) out.people.push_back(std::move(one.person));
    const auto meetings = meetings_of(reader, out.stored.body.id);
    if (!meetings.empty()) out.last = meetings.front().meeting;
    return out;
  });
}

site::Response show_new(people::Visit& visit, const Committee& committee, const site::FormState& state, int status) {
  const Body& body = committee.stored.body;
  site::Page page{.title = "New meeting", .errors = state.errors};
  page.back = site::NavigationItem{.words = body.name, .to = html::Url("/committees/" + body.id)};
  page.content = html::heading(1, "New meeting of the " + body.name) +
                 site::form(html::Url("/committees/" + body.id + "/meetings/new"), visit.csrf_token,
                            site::date_input(state, {.name = "date", .legend = "Day"}) + time_and_place_fields(state) +
                                site::button("Plan the meeting"));
  return visit.page(page, status);
}

// ---- the agenda ----------------------------------------------------------------------------------------------------

Fragment change_form(people::Visit& visit, const OpenedMeeting& opened, std::string_view what, const Fragment& fields) {
  return site::form(
      meeting_address(opened.meeting(), "agenda"), visit.csrf_token,
      site::hidden_input("version", std::to_string(opened.stored.version)) + site::hidden_input("do", what) + fields);
}

Fragment small(people::Visit& visit, const OpenedMeeting& opened, std::string_view what, std::string_view words,
               const std::string& place) {
  return change_form(visit, opened, what,
                     site::hidden_input("place", place) + site::button(words, site::ButtonKind::Small));
}

std::string item_line(const OpenedMeeting& opened, const AgendaItem& item) {
  std::string out = opened.sight(item) == Sight::Everything ? full_title(item) : item.title + " (closed to you)";
  if (item.paper) out += ". Paper " + *item.paper;
  if (item.minutes_allotted) out += fmt::format(". {} minutes", *item.minutes_allotted);
  return out;
}

Fragment item_row(people::Visit& visit, const OpenedMeeting& opened, std::size_t at, std::optional<TimeOfDay> time) {
  const AgendaItem& item = opened.meeting().items[at];
  const std::string place = std::to_string(at);
  const std::string number = item.number.value_or("");
  Fragment words = html::element("strong", number) + " " + item_line(opened, item);
  if (time) words += ", at " + time_field(time);
  if (is_private(item)) words += " " + site::tag("Private", site::TagColour::Purple);
  if (item.is_late) words += " " + site::tag("Late", site::TagColour::Orange);
  Fragment buttons;
  if (opened.sight(item) == Sight::Everything)
    buttons += html::paragraph(html::link(meeting_address(opened.meeting(), "agenda/" + place), "Change " + number));
  if (opened.stored.state != MeetingState::Issued)
    buttons += small(visit, opened, "up", "Move " + number + " up", place) +
               small(visit, opened, "down", "Move " + number + " down", place) +
               small(visit, opened, "remove", "Remove " + number, place);
  return html::element("div", {{"class", "sl-person"}},
                       html::paragraph(words) + html::element("div", {{"class", "sl-person__buttons"}}, buttons));
}

Fragment items_section(people::Visit& visit, const OpenedMeeting& opened) {
  const Meeting& meeting = opened.meeting();
  const auto times = item_times(meeting);
  Fragment out = html::heading(2, "Items");
  if (const auto over = minutes_too_many(meeting))
    out += site::warning_callout(
        "Too much for the time",
        html::paragraph(fmt::format("The items take {} minutes more than the meeting lasts.", *over)));
  for (std::size_t i = 0; i < meeting.items.size(); ++i) out += item_row(visit, opened, i, times[i]);
  return out;
}

Fragment new_item_form(people::Visit& visit, const OpenedMeeting& opened, const site::FormState& state) {
  return html::heading(2, "Add an item") +
         change_form(visit, opened, "add", agenda_item_fields(opened, state) + site::button("Add the item"));
}

Fragment people_section(people::Visit& visit, const OpenedMeeting& opened, const site::FormState& state) {
  Fragment out = html::heading(2, "People");
  for (const auto& row : opened.meeting().attendance) {
    const bool sends_apologies = row.kind == AttendanceKind::Apologies;
    Fragment words = html::element("strong", row.initials.value_or("no initials")) + ", " + row.name_as_recorded;
    if (row.role) words += ", " + *row.role;
    if (row.person == opened.meeting().chair) words += " (chair)";
    if (sends_apologies) words += " " + site::tag("Apologies", site::TagColour::Grey);
    out += html::element(
        "div", {{"class", "sl-person"}},
        html::paragraph(words) +
            small(visit, opened, sends_apologies ? "expected" : "apologies",
                  row.initials.value_or("") + (sends_apologies ? " comes after all" : " sends apologies"), row.person));
  }
  return out +
         site::details("Add someone",
                       change_form(visit, opened, "invite",
                                   site::text_input(state, {.name = "name", .label = "Name"}) +
                                       site::text_input(state, {.name = "initials",
                                                                .label = "Initials",
                                                                .hint = "Leave empty to have free ones chosen",
                                                                .width = site::InputWidth::Five}) +
                                       site::text_input(state, {.name = "role", .label = "Role and organisation"}) +
                                       site::button("Add them", site::ButtonKind::Secondary))) +
         site::details("Choose the chair",
                       change_form(visit, opened, "chair",
                                   site::select(state, people_select(opened, "person", "Chair", "Nobody yet")) +
                                       site::button("Choose", site::ButtonKind::Secondary)));
}

Fragment time_section(people::Visit& visit, const OpenedMeeting& opened, const site::FormState& state) {
  const bool was_typed = state.value("do") == "times";
  const auto fields = time_and_place_fields(was_typed ? state : time_and_place_of(opened.meeting()));
  return site::details("Change time and place",
                       change_form(visit, opened, "times", fields + site::button("Save time and place")));
}

/// "Friday 13 November 2026 (3 clear days, weekends left out)"
std::string deadline(const OpenedMeeting& opened, const ClearDays& clear) {
  return fmt::format("{} ({} clear days, weekends {})",
                     base::weekday_date(last_day_of_notice(opened.meeting().date, clear.days, clear.counts_weekends)),
                     clear.days, clear.counts_weekends ? "counted" : "left out");
}

Fragment issue_section(people::Visit& visit, const OpenedMeeting& opened) {
  if (opened.stored.state == MeetingState::Issued)
    return site::inset_text(html::paragraph(
        "The agenda is issued: numbers and letters stay as they are. What you add now is a late item."));
  const Body& body = opened.committee.body;
  std::vector<Fragment> deadlines;
  if (body.notice) deadlines.emplace_back("Notice must be given by " + deadline(opened, *body.notice));
  if (body.papers) deadlines.emplace_back("Papers must go out by " + deadline(opened, *body.papers));
  return html::heading(2, "Issue the agenda") +
         (deadlines.empty()
              ? html::paragraph("The committee's terms do not tell how many clear days' notice a meeting needs.")
              : html::bullets(deadlines)) +
         html::paragraph(
             "Once it is issued, numbers and letters stay put, and members who have an address are told "
             "by mail.") +
         change_form(visit, opened, "issue", site::button("Issue the agenda"));
}

Fragment sitting_line(const OpenedMeeting& opened) {
  return html::paragraph(html::link(meeting_address(opened.meeting(), "sitting"), "Committees in common") +
                         (opened.meeting().sits_with.empty() ? "" : ": this meeting sits together with others"));
}

site::Response show_agenda(people::Visit& visit, const OpenedMeeting& opened, const site::FormState& state,
                           int status) {
  site::Page page{.title = "Agenda: " + meeting_title(opened), .errors = state.errors};
  page.back = site::NavigationItem{.words = "The meeting", .to = meeting_address(opened.meeting())};
  page.content = html::heading(1, "Agenda: " + meeting_title(opened)) + sitting_line(opened) +
                 time_section(visit, opened, state) + items_section(visit, opened) +
                 new_item_form(visit, opened, state) + people_section(visit, opened, state) +
                 issue_section(visit, opened);
  return visit.page(page, status);
}

// ---- changes to it -------------------------------------------------------------------------------------------------

using Done = base::Result<void>;

std::unexpected<base::Errors> refused(base::Error error) {
  return std::unexpected(base::Errors{std::move(error)});
}

int status_of(base::ErrorCode code) {
  if (code == base::ErrorCode::Conflict) return 409;
  return code == base::ErrorCode::Forbidden ? 403 : 400;
}

std::optional<std::size_t> place_in(const Meeting& meeting, const site::FormValues& form) {
  const auto place = base::parse_whole(form.get("place"), 0, 10'000);
  if (!place || static_cast<std::size_t>(*place) >= meeting.items.size()) return std::nullopt;
  return static_cast<std::size_t>(*place);
}

base::Checked<void> add_item_typed(StoredMeeting& stored, const site::FormValues& form) {
  auto item = typed_agenda_item(form, {});
  if (!item) return std::unexpected(std::move(item.error()));
  add_item(stored.meeting, *std::move(item), stored.state == MeetingState::Issued);
  return {};
}

base::Checked<void> change_item_typed(StoredMeeting& stored, const OpenedMeeting& opened,
                                      const site::FormValues& form) {
  const auto place = place_in(stored.meeting, form);
  if (!place) return refused(base::not_found("There is no such item on the agenda.").error());
  if (opened.sight(stored.meeting.items[*place]) != Sight::Everything)
    return refused(base::forbidden("An interest keeps this item from you.").error());
  auto item = typed_agenda_item(form, stored.meeting.items[*place]);
  if (!item) return std::unexpected(std::move(item.error()));
  change_item(stored.meeting, *place, *std::move(item), stored.state == MeetingState::Issued);
  return {};
}

Done change_order(StoredMeeting& stored, const site::FormValues& form) {
  const auto place = place_in(stored.meeting, form);
  if (!place) return base::not_found("There is no such item on the agenda.");
  if (stored.state != MeetingState::Planned)
    return base::conflict(
        "The agenda is issued: its items stay in their order. They can be taken in another at the "
        "meeting.");
  const auto what = form.get("do");
  if (what == "remove")
    stored.meeting.items.erase(stored.meeting.items.begin() + static_cast<std::ptrdiff_t>(*place));
  else
    move_item(stored.meeting, *place, what == "up" ? AgendaMove::Up : AgendaMove::Down);
  number_agenda(stored.meeting);
  return {};
}

Done change_attendance(StoredMeeting& stored, const site::FormValues& form) {
  auto& rows = stored.meeting.attendance;
  const auto row = std::ranges::find(rows, form.get("place"), &Attendance::person);
  if (row == rows.end()) return base::not_found("This person is not on the meeting's list.");
  row->kind = form.get("do") == "apologies" ? AttendanceKind::Apologies : AttendanceKind::Present;
  return {};
}

Done choose_chair(StoredMeeting& stored, const site::FormValues& form) {
  const auto& rows = stored.meeting.attendance;
  const std::string person(form.get("person"));
  if (std::ranges::find(rows, person, &Attendance::person) == rows.end())
    return base::invalid("person", "Choose who chairs the meeting.");
  stored.meeting.chair = person;
  return {};
}

Done issue(record::Transaction& transaction, people::Visit& visit, StoredMeeting& stored) {
  if (stored.state != MeetingState::Planned) return base::conflict("The agenda is issued already.");
  const auto faults = faults_before_issue(stored.meeting);
  if (!faults.empty()) return base::invalid("", faults.front().message);
  stored.state = MeetingState::Issued;
  stored.meeting.parts = parts_of(stored.meeting);
  notify_of_meeting(transaction, find_committee(transaction, stored.meeting.body)->body, stored.meeting,
                    MeetingNotice::AgendaIssued, whole_address(visit, meeting_address(stored.meeting)),
                    change_by(visit), visit.random);
  return {};
}

/// A person who is nobody of the record yet is added to it.
Done invite(record::Transaction& transaction, people::Visit& visit, StoredMeeting& stored) {
  const auto& form = visit.request.form;
  Person person;
  person.name = base::one_line(form.get("name"));
  if (person.name.empty()) return base::invalid("name", "Enter the person's name.");
  person.id = base::Uuid::v7(visit.clock.now(), visit.random).text();
  Attendance row;
  row.person = person.id;
  row.name_as_recorded = person.name;
  row.kind = AttendanceKind::InAttendance;
  const std::string initials = base::one_line(form.get("initials"));
  row.initials = initials.empty() ? free_initials(stored.meeting, person.name) : initials;
  if (const auto role = base::one_line(form.get("role")); !role.empty()) row.role = role;
  const auto& rows = stored.meeting.attendance;
  if (std::ranges::find(rows, row.initials, &Attendance::initials) != rows.end())
    return base::invalid("initials",
                         fmt::format("Someone at this meeting has the initials {} already.", *row.initials));
  add_committee_person(transaction, person, change_by(visit), visit.random);
  stored.meeting.attendance.push_back(std::move(row));
  return {};
}

Done change_in_one_step(record::Transaction& transaction, people::Visit& visit, StoredMeeting& stored) {
  const auto& form = visit.request.form;
  const auto what = form.get("do");
  if (what == "up" || what == "down" || what == "remove") return change_order(stored, form);
  if (what == "apologies" || what == "expected") return change_attendance(stored, form);
  if (what == "chair") return choose_chair(stored, form);
  if (what == "invite") return invite(transaction, visit, stored);
  if (what == "issue") return issue(transaction, visit, stored);
  return base::invalid("", "This page does not know what was asked. Open it again.");
}

base::Checked<void> change_as_asked(record::Transaction& transaction, people::Visit& visit, const OpenedMeeting& opened,
                                    StoredMeeting& stored) {
  const auto& form = visit.request.form;
  if (form.get("do") == "add") return add_item_typed(stored, form);
  if (form.get("do") == "times") return take_time_and_place(stored.meeting, form);
  if (form.get("do") == "change") return change_item_typed(stored, opened, form);
  const auto done = change_in_one_step(transaction, visit, stored);
  if (!done) return refused(done.error());
  return {};
}

}  // namespace

site::Response new_meeting_form(people::Visit& visit) {
  const auto committee = committee_to_run(visit);
  if (!committee) return visit.refusal(committee.error());
  return show_new(visit, *committee, committee->last ? time_and_place_of(*committee->last) : site::FormState(), 200);
}

site::Response new_meeting_submit(people::Visit& visit) {
  const auto committee = committee_to_run(visit);
  if (!committee) return visit.refusal(committee.error());
  const auto& form = visit.request.form;
  base::Errors errors;
  const auto date = base::parse_date_parts(form.get("date-day"), form.get("date-month"), form.get("date-year"), "date",
                                           "the meeting's day");
  if (!date) errors.push_back(date.error());
  Meeting typed;
  if (auto taken = take_time_and_place(typed, form); !taken)
    std::ranges::move(taken.error(), std::back_inserter(errors));
  if (!errors.empty()) return show_new(visit, *committee, {.values = form, .errors = errors}, 400);
  const Meeting* const last = committee->last && committee->last->date < *date ? &*committee->last : nullptr;
  Meeting meeting = new_meeting(committee->stored.body, committee->people, *date, last);
  meeting.starts = typed.starts;
  meeting.ends = typed.ends;
  if (typed.venue) meeting.venue = typed.venue;
  const std::string address = meeting_address(meeting, "agenda").text();
  const auto kept = visit.database.write([&](record::Transaction& transaction) {
    return save_meeting(transaction, {.meeting = meeting, .state = MeetingState::Planned, .version = 0},
                        change_by(visit));
  });
  if (!kept)
    return show_new(visit, *committee, {.values = form, .errors = {{kept.error().code, "date", kept.error().message}}},
                    409);
  return site::Response::redirect(address);
}

site::Response agenda_page(people::Visit& visit) {
  const auto opened = open_meeting(visit, true);
  if (!opened) return visit.refusal(opened.error());
  return show_agenda(visit, *opened, {}, 200);
}

site::Response agenda_submit(people::Visit& visit) {
  const auto opened = open_meeting(visit, true);
  if (!opened) return visit.refusal(opened.error());
  const auto done = visit.database.write([&](record::Transaction& transaction) -> base::Checked<void> {
    StoredMeeting stored = opened->stored;
    if (stored.state == MeetingState::Recorded)
      return refused(
          base::conflict("This meeting was brought in as it was minuted elsewhere. It has no agenda to change.")
              .error());
    const auto version = base::parse_whole(visit.request.form.get("version"), 1, 1'000'000);
    stored.version = version ? static_cast<int>(*version) : 0;
    if (stored.version == 0)
      return refused(base::invalid("", "Open this page again: it does not say what it was made from.").error());
    if (auto changed = change_as_asked(transaction, visit, *opened, stored); !changed) return changed;
    const auto kept = save_meeting(transaction, stored, change_by(visit));
    if (!kept) return refused(kept.error());
    return {};
  });
  if (done) return site::Response::redirect(meeting_address(opened->meeting(), "agenda").text());
  const site::FormState state{.values = visit.request.form, .errors = done.error()};
  const int status = status_of(done.error().front().code);
  const auto place = place_in(opened->meeting(), visit.request.form);
  if (visit.request.form.get("do") == "change" && place &&
      opened->sight(opened->meeting().items[*place]) == Sight::Everything)
    return show_agenda_item(visit, *opened, *place, state, status);
  return show_agenda(visit, *opened, state, status);
}

}  // namespace governance
