// A meeting as its members see it: what is to be taken, with what became of it.
#include <fmt/format.h>

#include "base/london_time.h"
#include "governance/meetings/live_meeting_pages.h"
#include "governance/meetings/meeting_parts_pages.h"

namespace governance {
namespace {

using html::Fragment;

std::string wall(TimeOfDay time) {
  return fmt::format("{}.{:02}", time.count() / 60, time.count() % 60);
}

std::vector<site::SummaryRow> facts_of(const OpenedMeeting& opened) {
  const Meeting& meeting = opened.meeting();
  std::string when = base::weekday_date(meeting.date);
  if (meeting.starts) when += ", " + wall(*meeting.starts);
  if (meeting.ends) when += " to " + wall(*meeting.ends);
  std::vector<site::SummaryRow> rows = {{"When", when}};
  if (meeting.venue) rows.push_back({"Where", *meeting.venue});
  if (meeting.chair) rows.push_back({"Chair", opened.name_of(*meeting.chair)});
  if (meeting.quorum.statement) {
    std::string words = *meeting.quorum.statement;
    if (meeting.quorum.reason) words += ": " + *meeting.quorum.reason;
    rows.push_back({"Quorum", words});
  }
  return rows;
}

Fragment item_section(const OpenedMeeting& opened, const AgendaItem& item) {
  Fragment out = html::heading(3, item_heading(opened, item));
  if (opened.sight(item) != Sight::Everything)
    return out + html::paragraph("An interest keeps this item from you: its paper, its discussion and its minutes.");
  return out + item_facts(opened, item) + item_course(opened, item);
}

/// The agenda, under a heading for each part of the meeting where its items tell theirs.
Fragment agenda_section(const OpenedMeeting& opened) {
  Fragment out = html::heading(2, "Agenda");
  std::optional<AgendaPart> part;
  for (const auto& item : opened.meeting().items) {
    if (item.part && item.part != part)
      out += html::element("p", {{"class", "nhsuk-heading-s"}},
                           *item.part == AgendaPart::Private ? "Part taken in private" : "Part taken in public");
    if (item.part) part = item.part;
    out += item_section(opened, item);
  }
  return out;
}

std::string_view state_words(const OpenedMeeting& opened) {
  if (opened.stored.state == MeetingState::Recorded) return "As it was minuted";
  if (opened.live.is_running()) return "Under way";
  if (opened.live.closed()) return "Held";
  return opened.stored.state == MeetingState::Planned ? "Being planned" : "Agenda issued";
}

/// Where the visitor goes on from the meeting.
std::vector<Fragment> links_of(const OpenedMeeting& opened) {
  const Viewer& viewer = opened.viewer;
  std::vector<Fragment> out;
  const auto add = [&](bool is_shown, std::string_view part, std::string_view words) {
    if (is_shown) out.push_back(html::link(meeting_address(opened.meeting(), part), words));
  };
  const bool is_chair = !viewer.person.empty() && opened.live.chair() == viewer.person;
  const bool is_held_elsewhere = opened.stored.state == MeetingState::Recorded;
  add(viewer.is_secretary && !is_held_elsewhere, "agenda", "Change the agenda");
  add(!is_held_elsewhere, "papers", "Papers");
  add(opened.stored.state != MeetingState::Planned, "minutes", "Minutes");
  add(viewer.is_secretary || viewer.is_screener || is_chair, "screening", "Screening for conflicts of interest");
  add(true, "interests", "Interests of those who attend");
  add(viewer.is_secretary && !is_held_elsewhere, "proposals", "Proposals and their parts");
  add(viewer.is_secretary, "checks", "Hold it against the checks");
  add(viewer.is_secretary, "publication", "Release to the public");
  return out;
}

}  // namespace

site::Response meeting_page(people::Visit& visit) {
  const auto opened = open_meeting(visit);
  if (!opened) return visit.refusal(opened.error());
  const Body& body = opened->committee.body;
  site::Page page{.title = meeting_title(*opened)};
  page.breadcrumb = {{.words = "Committees", .to = "/committees"},
                     {.words = body.name, .to = html::Url("/committees/" + body.id)}};
  page.content = html::heading(1, meeting_title(*opened)) +
                 html::paragraph(site::tag(state_words(*opened), site::TagColour::Grey)) + quorum_banner(*opened) +
                 site::summary_list(facts_of(*opened));
  if (opened->viewer.is_secretary && opened->stored.state == MeetingState::Issued)
    page.content += site::button_link("Run the meeting", meeting_address(opened->meeting(), "live"));
  page.content += html::bullets(links_of(*opened));
  page.content += agenda_section(*opened) + html::heading(2, "Who was there") + attendance_lists(*opened);
  return visit.page(page);
}

}  // namespace governance
