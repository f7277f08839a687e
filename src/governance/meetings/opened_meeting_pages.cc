#include "governance/meetings/opened_meeting_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "people/people_store.h"

namespace governance {
namespace {

base::Error no_such_meeting() {
  return {base::ErrorCode::NotFound, "", "There is no such meeting, or it is not one of yours."};
}

bool is_listed_at(const Meeting& meeting, const std::string& person) {
  return !person.empty() &&
         std::ranges::find(meeting.attendance, person, &Attendance::person) != meeting.attendance.end();
}

}  // namespace

std::string OpenedMeeting::name_of(std::string_view person) const {
  const auto row = std::ranges::find(meeting().attendance, person, &Attendance::person);
  if (row == meeting().attendance.end()) return "someone not on the list";
  return row->initials.value_or(row->name_as_recorded);
}

namespace {

/// The partner whose name or alias is that of the organisation over which the account has a role.
std::string employer_of(record::Reader& reader, const people::Visit& visit) {
  for (const auto& grant : visit.person().grants) {
    if (!grant.is_in_force(visit.today())) continue;
    const auto organisation = people::find_organisation(reader, grant.organisation);
    if (!organisation) continue;
    for (const auto& partner : partners(reader))
      if (partner.name == organisation->name ||
          std::ranges::find(partner.aliases_seen, organisation->name) != partner.aliases_seen.end())
        return partner.id;
  }
  return "";
}

}  // namespace

Viewer viewer_of(record::Reader& reader, const people::Visit& visit, const Body& body) {
  Viewer out;
  const auto account = visit.person().person.id;
  if (const auto person = person_of_account(reader, account)) out.person = person->person.id;
  if (out.person.empty()) out.employer = employer_of(reader, visit);
  out.is_member = !out.person.empty() &&
                  std::ranges::any_of(body.seats, [&](const Seat& seat) { return seat.holder == out.person; });
  out.is_screener = visit.may_anywhere(people::Permission::ScreenConflicts);
  const auto run = committees_run_by(reader, account);
  out.is_secretary =
      visit.may_anywhere(people::Permission::RunMeetings) && std::ranges::find(run, body.id) != run.end();
  return out;
}

base::Result<OpenedMeeting> open_meeting(people::Visit& visit, bool to_run) {
  return open_meeting_of(visit, std::string(visit.request.path_value("id")), to_run);
}

base::Result<OpenedMeeting> open_meeting_of(people::Visit& visit, const std::string& id, bool to_run) {
  return visit.database.read([&](record::Reader& reader) -> base::Result<OpenedMeeting> {
    auto stored = find_meeting(reader, id);
    if (!stored) return std::unexpected(no_such_meeting());
    auto committee = find_committee(reader, stored->meeting.body);
    Viewer viewer = viewer_of(reader, visit, committee->body);
    viewer.is_member = viewer.is_member || is_listed_at(stored->meeting, viewer.person);
    if (!viewer.is_member && !viewer.is_secretary && !viewer.is_screener) return std::unexpected(no_such_meeting());
    if (to_run && !viewer.is_secretary)
      return base::forbidden("Only the committee's secretary sets down what happens at its meetings.");
    auto entries = entries_of(reader, id);
    LiveMeeting live(plan_of(reader, stored->meeting, committee->body), entries);
    return OpenedMeeting{.stored = *std::move(stored),
                         .committee = *std::move(committee),
                         .entries = std::move(entries),
                         .live = std::move(live),
                         .viewer = std::move(viewer),
                         .partners = partners(reader)};
  });
}

std::string meeting_title(const OpenedMeeting& opened) {
  return fmt::format("{}, {}", opened.committee.body.name, base::long_date(opened.meeting().date));
}

html::Url meeting_address(const Meeting& meeting, std::string_view part) {
  return html::Url(fmt::format("/meetings/{}{}{}", meeting.id, part.empty() ? "" : "/", part));
}

Change change_by(const people::Visit& visit) {
  return {.by = visit.person().person.id.text(), .at = visit.clock.now()};
}

std::string whole_address(const people::Visit& visit, const html::Url& address) {
  return (visit.request.is_secure ? "https://" : "http://") + visit.request.host + address.text();
}

}  // namespace governance
