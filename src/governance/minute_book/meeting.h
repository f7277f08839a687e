// A meeting as it was recorded.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "governance/minute_book/agenda_item.h"
#include "governance/minute_book/parties.h"

namespace governance {

/// Under which heading a person stands. The last three stand in no list: the text of the minutes tells of them.
enum class AttendanceKind { Present, InAttendance, Apologies, JoinedForItem, SpokeNotListed, NamedAbsentNotListed };
inline constexpr AttendanceKind kAttendanceKinds[] = {
    AttendanceKind::Present,       AttendanceKind::InAttendance,   AttendanceKind::Apologies,
    AttendanceKind::JoinedForItem, AttendanceKind::SpokeNotListed, AttendanceKind::NamedAbsentNotListed};
enum class AttendanceMode { InPerson, RemoteVideo, RemoteAudio };
inline constexpr AttendanceMode kAttendanceModes[] = {AttendanceMode::InPerson, AttendanceMode::RemoteVideo,
                                                      AttendanceMode::RemoteAudio};

struct Attendance {
  std::string person;
  std::string name_as_recorded;
  std::optional<std::string> initials;
  std::optional<std::string> role;
  std::optional<std::string> organisation;
  AttendanceKind kind = AttendanceKind::Present;
  std::optional<std::string> note;
  std::optional<std::string> seat;
  std::optional<std::string> deputy_for;  ///< the person or seat stood in for; "none": stands in for nobody
  std::optional<bool> votes;
  std::optional<AttendanceMode> mode;
  std::optional<TimeOfDay> from;
  std::optional<TimeOfDay> to;

  friend bool operator==(const Attendance&, const Attendance&) = default;
};
/// Whether the person stands in one of the printed lists.
[[nodiscard]] bool is_listed(AttendanceKind kind);
/// Whether the person was in the room for some of the meeting.
[[nodiscard]] bool was_there(AttendanceKind kind);

struct MinutesStatus {
  std::optional<std::string> previous_meeting;  ///< the date of the meeting whose minutes were taken
  std::optional<std::string> previous_outcome;
  std::optional<std::string> own_outcome;
  std::optional<std::string> approval_route;  ///< where no next meeting can approve them

  friend bool operator==(const MinutesStatus&, const MinutesStatus&) = default;
};
struct NextMeeting {
  std::optional<base::Date> date;
  std::optional<TimeOfDay> starts;
  std::optional<TimeOfDay> ends;
  std::optional<std::string> venue;
  std::optional<std::string> note;

  friend bool operator==(const NextMeeting&, const NextMeeting&) = default;
};
/// Who looked for conflicts before the meeting.
struct ScreeningBody {
  std::string name;
  std::vector<Sector> sectors;

  friend bool operator==(const ScreeningBody&, const ScreeningBody&) = default;
};

struct Meeting {
  std::string id;
  std::string body;
  std::optional<std::string> source;
  std::optional<std::string> number;  ///< as recorded
  base::Date date;
  std::optional<TimeOfDay> starts;  ///< as printed: not said whether planned or actual
  std::optional<TimeOfDay> ends;
  std::optional<TimeOfDay> started;
  std::optional<TimeOfDay> finished;
  std::optional<std::string> time_note;
  std::optional<std::string> venue;
  std::optional<std::string> chair;
  std::optional<std::string> minute_taker;
  std::optional<std::string> papers_owner;
  QuorumStatement quorum;
  std::optional<ScreeningBody> screened_by;
  std::vector<std::string> parts;      ///< "public", "private": every part that the meeting had; empty: not told
  std::vector<std::string> sits_with;  ///< ids of other bodies' meetings held in the same sitting: committees in common
  std::vector<Attendance> attendance;
  std::vector<AgendaItem> items;
  MinutesStatus minutes;
  NextMeeting next_meeting;
  std::vector<std::string> unlogged_commitments;

  friend bool operator==(const Meeting&, const Meeting&) = default;
};

}  // namespace governance
