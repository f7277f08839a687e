#include "governance/minutes/minutes_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/london_time.h"
#include "base/text.h"
#include "governance/committees/quorum_words.h"
#include "governance/meetings/recorded_meeting.h"

namespace governance {
namespace {

std::string printable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '\r') continue;
    if ((code < 0x20 && c != '\n' && c != '\t') || code == 0x7F)
      out += "\xEF\xBF\xBD";
    else
      out += c;
  }
  return out;
}

/// With a full stop where it ends without any mark.
std::string ended(std::string_view text) {
  std::string out = printable(base::trimmed(text));
  return out.ends_with('.') || out.ends_with('?') || out.ends_with('!') ? out : out + ".";
}

void make_printable(std::optional<std::string>& text) {
  if (text) text = printable(*text);
}

std::string wall_clock(base::Instant at) {
  const auto wall = base::local_of(at);
  const auto time = wall - std::chrono::floor<std::chrono::days>(wall);
  return fmt::format("{}.{:02}", time.count() / 60, time.count() % 60);
}

std::string shortfall(const QuorumOutcome& outcome) {
  std::string out;
  for (const auto& clause : outcome.clauses) {
    if (clause.is_met) continue;
    if (!out.empty()) out += "; ";
    out += shortfall_words(clause);
  }
  return out;
}

// ---- quorum --------------------------------------------------------------------------------------------------------

std::string in_brackets(const std::string& words) {
  return words.empty() ? "" : " (" + words + ")";
}

/// "the meeting was quorate when it opened, not quorate from 9.47 (2 of 3 CCG chairs are present), quorate again from
/// 10.05"
QuorumStatement quorum_over_time(const LiveMeeting& live, QuorumStatement recorded) {
  const auto& points = live.quorum_points();
  if (points.empty()) return recorded;
  bool was_quorate = points.front().outcome.is_quorate;
  std::string words =
      was_quorate ? "the meeting was quorate when it opened"
                  : "the meeting was not quorate when it opened" + in_brackets(shortfall(points.front().outcome));
  for (const auto& point : points) {
    if (point.outcome.is_quorate == was_quorate) continue;
    was_quorate = point.outcome.is_quorate;
    words += fmt::format(", {} from {}{}", was_quorate ? "quorate again" : "not quorate", wall_clock(point.at),
                         in_brackets(shortfall(point.outcome)));
  }
  recorded.statement = words;
  recorded.reason.reset();
  return recorded;
}

/// A decision at an inquorate point has its reason beside it, also where the meeting opened quorate.
void add_reason_provisional(AgendaItem& item, const ItemCourse& course) {
  for (const auto& taken : course.decisions) {
    if (item.quorum || !taken.is_provisional()) continue;
    item.quorum = QuorumStatement{.statement = {}, .is_quorate = false, .reason = {}};
    if (const auto reason = shortfall(*taken.quorum); !reason.empty()) item.quorum->reason = reason;
  }
}

// ---- conflicts -----------------------------------------------------------------------------------------------------

void add_words(std::optional<std::string>& words, const std::string& sentence) {
  words = words ? *words + " " + sentence : sentence;
}

void add_handling_in_words(AgendaItem& item, const ItemCourse& course, const NameOf& name) {
  if (!item.screening) return;
  auto& words = item.screening->handling;
  for (const auto& one : course.declarations)
    if (one.declared == Declared::Yes && !one.text.empty())
      add_words(words, fmt::format("{} declared: {}.", name(one.person), one.text));
  for (const auto& one : course.exclusions)
    if (!one.reason.empty()) add_words(words, fmt::format("{}: {}.", name(one.person), one.reason));
}

/// recorded_meeting lists who was dealt with at the meeting. Someone whom screening kept from the item beforehand stays
/// kept from it: who may read these minutes hangs on that.
void keep_those_screened(AgendaItem& item, const AgendaItem& planned) {
  if (!planned.screening) return;
  if (!item.screening) item.screening = planned.screening;
  for (const auto& one : planned.screening->people) {
    auto& people = item.screening->people;
    const auto found = std::ranges::find(people, one.person, &Handling::person);
    if (found == people.end())
      people.push_back(one);
    else if (one.outcome && (!found->outcome || *found->outcome < *one.outcome))
      found->outcome = one.outcome;
  }
}

/// A secretary who holds a seat without a vote is in attendance, as the agenda has it, and no member.
void keep_headings(std::vector<Attendance>& rows, const std::vector<Attendance>& planned) {
  for (auto& row : rows) {
    const auto before = std::ranges::find(planned, row.person, &Attendance::person);
    if (row.kind == AttendanceKind::Present && before->kind == AttendanceKind::InAttendance && !row.deputy_for)
      row.kind = AttendanceKind::InAttendance;
  }
}

// ---- the whole -----------------------------------------------------------------------------------------------------

void make_printable(AgendaItem& item) {
  make_printable(item.summary);
  if (item.screening) make_printable(item.screening->handling);
  for (auto& decision : item.decisions) decision.text = ended(decision.text);
}

}  // namespace

MinutesText drafted(const LiveMeeting& live, const NameOf& name) {
  MinutesText out{.meeting = recorded_meeting(live), .actions = recorded_actions(live), .notes = {}};
  out.meeting.quorum = quorum_over_time(live, out.meeting.quorum);
  keep_headings(out.meeting.attendance, live.plan().meeting.attendance);
  for (const auto& note : live.notes())
    for (const auto& one : note.current) out.notes.push_back(printable(one.text));
  for (std::size_t i = 0; i < out.meeting.items.size(); ++i) {
    AgendaItem& item = out.meeting.items[i];
    keep_those_screened(item, live.plan().meeting.items[i]);
    if (const ItemCourse* const course = live.item(item.number.value_or(""))) {
      add_handling_in_words(item, *course, name);
      add_reason_provisional(item, *course);
    }
    make_printable(item);
  }
  for (auto& action : out.actions) {
    action.text = ended(action.text);
    make_printable(action.due);
  }
  return out;
}

MinutesText as_recorded(const Meeting& meeting, const std::vector<Action>& all) {
  MinutesText out{.meeting = meeting, .actions = {}, .notes = {}};
  for (const auto& action : all) {
    const bool is_named = std::ranges::any_of(meeting.items, [&](const AgendaItem& item) {
      return std::ranges::find(item.actions, action.id) != item.actions.end();
    });
    if (is_named || action.raised_at == meeting.id) out.actions.push_back(action);
  }
  return out;
}

}  // namespace governance
