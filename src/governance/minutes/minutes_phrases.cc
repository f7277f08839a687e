#include "governance/minutes/minutes_phrases.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/mapped.h"
#include "base/text.h"

namespace governance {
namespace {

std::string span_words(const std::optional<TimeOfDay>& from, const std::optional<TimeOfDay>& to) {
  if (from && to) return wall_time(*from) + " to " + wall_time(*to);
  if (from) return "from " + wall_time(*from);
  return to ? "until " + wall_time(*to) : "";
}

void append(std::string& list, const std::string& words) {
  if (words.empty()) return;
  list += (list.empty() ? "" : ", ") + words;
}

/// An owner is a person's id, perhaps with a remark in brackets, or words.
std::string one_owner(const std::string& owner, const MinutesNames& names) {
  const auto remark = owner.find(" (");
  if (remark == std::string::npos) return names.person(owner);
  return names.person(std::string_view(owner).substr(0, remark)) + owner.substr(remark);
}

}  // namespace

std::string wall_time(TimeOfDay time) {
  return fmt::format("{}.{:02}", time.count() / 60, time.count() % 60);
}

std::string meeting_times(const Meeting& meeting) {
  const std::string planned = span_words(meeting.starts, meeting.ends);
  const std::string held = span_words(meeting.started, meeting.finished);
  if (held.empty()) return planned.empty() ? "" : "planned for " + planned;
  return planned.empty() || planned == held ? held : fmt::format("{} (planned for {})", held, planned);
}

std::string as_sentence(std::string_view text) {
  std::string out(base::trimmed(text));
  while (!out.empty() && out.back() == '.') out.pop_back();
  if (out.empty()) return out;
  out[0] = base::upper(out.substr(0, 1))[0];
  return out + ".";
}

void add_lines(std::vector<documents::Block>& blocks, const std::vector<std::string>& texts) {
  for (const auto& text : texts)
    for (const auto line : base::split(text, '\n'))
      if (const auto words = base::trimmed(line); !words.empty())
        blocks.emplace_back(documents::Paragraph{std::string(words)});
}

std::string attendance_name(const Attendance& row) {
  if (!row.initials || *row.initials == row.name_as_recorded) return row.name_as_recorded;
  return fmt::format("{} ({})", row.name_as_recorded, *row.initials);
}

std::string role_and_organisation(const Attendance& row, const MinutesNames& names) {
  std::string out = row.role.value_or("");
  if (!row.organisation) return out;
  const std::string organisation = names.organisation(*row.organisation);
  // Roles are often recorded with their organisation: "Medical Director, UHL".
  if (out.find(organisation) == std::string::npos && out.find(',') == std::string::npos) append(out, organisation);
  return out;
}

std::string attendance_remark(const Attendance& row, const Meeting& meeting, const MinutesNames& names) {
  std::string out;
  if (row.kind == AttendanceKind::Apologies) return out;
  if (meeting.chair == row.person) append(out, "in the chair");
  if (row.deputy_for && *row.deputy_for != "none") append(out, "for " + names.person(*row.deputy_for));
  if (row.mode == AttendanceMode::RemoteVideo) append(out, "by video");
  if (row.mode == AttendanceMode::RemoteAudio) append(out, "by phone");
  if (row.from) append(out, "from " + wall_time(*row.from));
  if (row.to) append(out, "until " + wall_time(*row.to));
  return out;
}

std::string quorum_words(const QuorumStatement& quorum) {
  std::string words = quorum.statement.value_or("");
  if (words.empty() && quorum.is_quorate)
    words = *quorum.is_quorate ? "the meeting was quorate" : "the meeting was not quorate";
  if (words.empty()) return "No statement of quorum was recorded.";
  while (words.ends_with('.')) words.pop_back();
  if (quorum.reason) words += ": " + *quorum.reason;
  return as_sentence(words);
}

std::string next_meeting_words(const NextMeeting& next) {
  if (!next.date) return next.note ? as_sentence(*next.note) : "None is set.";
  std::string out = base::weekday_date(*next.date);
  append(out, span_words(next.starts, next.ends));
  append(out, next.venue.value_or(""));
  out = as_sentence(out);
  return next.note ? out + " " + as_sentence(*next.note) : out;
}

std::string people_words(const std::vector<std::string>& people, const MinutesNames& names) {
  return base::listed(base::mapped(people, [&](const std::string& person) { return names.person(person); }));
}

std::string owner_words(const Action& action, const MinutesNames& names) {
  if (action.owners.empty()) return "not named";
  const auto owners = base::mapped(action.owners, [&](const std::string& owner) { return one_owner(owner, names); });
  std::string out = base::listed(owners);
  if (owners.size() > 1 && action.accountable)
    out += fmt::format(" ({} answers for it)", names.person(*action.accountable));
  return out;
}

std::string due_words(const Action& action) {
  if (!action.due) return "no date";
  const auto date = base::parse_iso_date(*action.due);
  return date ? base::long_date(*date) : *action.due;
}

}  // namespace governance
