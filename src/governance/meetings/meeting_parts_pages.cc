#include "governance/meetings/meeting_parts_pages.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/mapped.h"
#include "base/text.h"
#include "governance/committees/quorum_words.h"
#include "governance/meetings/recorded_meeting.h"
#include "governance/minute_book/book_words.h"
#include "governance/minute_book/item_title.h"

namespace governance {
namespace {

using html::Fragment;

std::string sentence(std::string words) {
  if (words.empty()) return words;
  return base::capitalised(std::move(words)) + ".";
}

std::string names(const OpenedMeeting& opened, const std::vector<std::string>& people) {
  return base::listed(base::mapped(people, [&](const std::string& person) { return opened.name_of(person); }));
}

Fragment provisional_tag(bool is_provisional) {
  return html::when(is_provisional,
                    [] { return " " + site::tag("Provisional until ratified", site::TagColour::Orange); });
}

Fragment wording_at_odds(const Wording& wording) {
  return html::when(wording.is_at_odds(), [&] {
    return site::warning_callout(
        "Worded twice at the same time",
        html::each(wording.current, [](const MeetingEntry& one) { return html::paragraph(one.text); }));
  });
}

Fragment paragraphs(const std::string& text) {
  Fragment out;
  std::size_t from = 0;
  while (from < text.size()) {
    const auto end = std::min(text.find('\n', from), text.size());
    const auto line = base::trimmed(std::string_view(text).substr(from, end - from));
    if (!line.empty()) out += html::paragraph(line);
    from = end + 1;
  }
  return out;
}

Fragment decision_line(const OpenedMeeting& opened, const Decision& decision, bool is_provisional) {
  Fragment out = html::paragraph("It was " + html::element("strong", "RESOLVED") + " to " +
                                 html::element("strong", verb_words(decision.verb)) + " " + decision.text +
                                 provisional_tag(is_provisional));
  if (!decision.excluded.empty())
    out += html::paragraph("Took no part in the decision: " + names(opened, decision.excluded) + ".");
  return out;
}

std::string attendance_line(const OpenedMeeting& opened, const Attendance& row) {
  std::string out = row.initials.value_or(row.name_as_recorded);
  if (row.role) out += ", " + *row.role;
  if (row.deputy_for && *row.deputy_for != "none") out += " (for " + opened.name_of(*row.deputy_for) + ")";
  if (row.mode == AttendanceMode::RemoteVideo) out += " (by video)";
  if (row.mode == AttendanceMode::RemoteAudio) out += " (by phone)";
  const auto wall = [](TimeOfDay time) { return fmt::format("{}.{:02}", time.count() / 60, time.count() % 60); };
  if (row.from) out += " (from " + wall(*row.from) + ")";
  if (row.to) out += " (until " + wall(*row.to) + ")";
  return out;
}

Fragment list_under(std::string_view heading, const std::vector<std::string>& lines) {
  return html::when(!lines.empty(), [&] {
    return html::heading(3, heading) +
           html::bullets(base::mapped(lines, [](const std::string& line) { return Fragment(line); }));
  });
}

}  // namespace

NameOf naming_of(const OpenedMeeting& opened) {
  return [&opened](std::string_view person) { return opened.name_of(person); };
}

html::Fragment quorum_banner(const OpenedMeeting& opened) {
  if (!opened.live.is_running()) return {};
  const auto quorum = opened.live.quorum();
  if (!quorum)
    return site::inset_text(html::paragraph("The committee's terms state no quorum, so it cannot be worked out."));
  const bool is_quorate = quorum->is_quorate;
  return html::element(
      "div", {{"class", is_quorate ? "sl-quorum sl-quorum--yes" : "sl-quorum sl-quorum--no"}, {"role", "status"}},
      html::element("p", {{"class", "sl-quorum__words"}}, sentence(outcome_words(*quorum))) +
          html::when(!is_quorate,
                     [] { return html::element("p", "A decision now is provisional until it is ratified."); }));
}

std::string item_heading(const OpenedMeeting& opened, const AgendaItem& item) {
  const std::string number = item.number ? "Item " + *item.number : "Item without a number";
  if (opened.sight(item) == Sight::TitleOnly) return fmt::format("{}: {} (closed to you)", number, item.title);
  return fmt::format("{}: {}", number, full_title(item));
}

html::Fragment item_facts(const OpenedMeeting& opened, const AgendaItem& item) {
  std::vector<site::SummaryRow> rows;
  if (item.purpose) rows.push_back({"Asked", *item.purpose});
  if (!item.proposal.empty())
    rows.push_back({"Proposed", html::bullets(base::mapped(item.proposal, [](const Limb& limb) {
                      return Fragment(limb.text + (limb.outcome ? ": " + *limb.outcome : ""));
                    }))});
  if (is_private(item)) rows.push_back({"In private", item.private_reason.value_or("No reason is given")});
  if (item.minutes_allotted) rows.push_back({"Time", fmt::format("{} minutes", *item.minutes_allotted)});
  if (!item.presenters.empty()) rows.push_back({"Presented by", names(opened, item.presenters)});
  if (item.paper) rows.push_back({"Paper", *item.paper});
  if (item.medium == Medium::Verbal) rows.push_back({"Paper", "None: verbal"});
  if (item.screening) {
    std::string words(outcome_effect(item.screening->outcome));
    if (!item.screening->parties.empty()) words += ": " + base::listed(item.screening->parties);
    rows.push_back({"Conflicts", words});
  }
  return rows.empty() ? Fragment() : site::summary_list(rows);
}

html::Fragment item_course(const OpenedMeeting& opened, const AgendaItem& item) {
  Fragment out = html::when(item.summary.has_value(), [&] { return paragraphs(*item.summary); });
  for (const auto& decision : item.decisions)
    out += decision_line(opened, decision, decision.is_inquorate.value_or(false) && needs_quorum(decision.verb));
  const ItemCourse* const course = opened.live.item(item.number.value_or(""));
  if (course == nullptr) return out;
  const NameOf name = naming_of(opened);
  for (const auto& one : course->declarations)
    out += html::paragraph(one.declared == Declared::Yes ? fmt::format("{} declared an interest{}{}.", name(one.person),
                                                                       one.text.empty() ? "" : ": ", one.text)
                                                         : name(one.person) + " had nothing to declare.");
  for (const auto& one : course->exclusions)
    out += html::paragraph(fmt::format("{} {}.", name(one.person), outcome_effect(one.outcome)));
  for (const auto& note : course->notes) out += paragraphs(note.now().text) + wording_at_odds(note);
  for (const auto& taken : course->decisions) {
    Decision decision;
    decision.verb = *taken.wording.now().verb;
    decision.text = taken.wording.now().text;
    decision.excluded = taken.excluded;
    out += decision_line(opened, decision, taken.is_provisional()) + wording_at_odds(taken.wording);
  }
  for (const auto& action : course->actions)
    out += site::inset_text(html::paragraph(entry_words(action.now(), name))) + wording_at_odds(action);
  return out;
}

html::Fragment attendance_lists(const OpenedMeeting& opened) {
  const bool is_held_here = !opened.entries.empty();
  const auto rows = is_held_here ? recorded_meeting(opened.live).attendance : opened.meeting().attendance;
  const auto lines = [&](std::initializer_list<AttendanceKind> kinds) {
    std::vector<std::string> out;
    for (const auto& row : rows)
      if (std::ranges::find(kinds, row.kind) != kinds.end()) out.push_back(attendance_line(opened, row));
    return out;
  };
  const auto expected = lines({AttendanceKind::Present});
  const bool has_begun = is_held_here || opened.stored.state == MeetingState::Recorded;
  return list_under(has_begun ? "Present" : "Expected", expected) +
         list_under("In attendance", lines({AttendanceKind::InAttendance})) +
         list_under("Joined for an item", lines({AttendanceKind::JoinedForItem})) +
         list_under("Apologies", lines({AttendanceKind::Apologies})) +
         list_under("Named in the text, in no list",
                    lines({AttendanceKind::SpokeNotListed, AttendanceKind::NamedAbsentNotListed}));
}

}  // namespace governance
