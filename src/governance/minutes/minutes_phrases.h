// The phrases that minutes are made of: times, roles, the quorum, who owns what by when.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/report.h"
#include "governance/minutes/minutes_reader.h"

namespace governance {

[[nodiscard]] std::string wall_time(TimeOfDay time);  ///< "9.47"
/// "9.32 to 10.50 (planned for 9.30 to 11.00)", as far as it is known.
[[nodiscard]] std::string meeting_times(const Meeting& meeting);
/// A sentence: the first letter large, one full stop at the end.
[[nodiscard]] std::string as_sentence(std::string_view words);
/// Each line of a text as a paragraph; empty lines are left out.
void add_lines(std::vector<documents::Block>& blocks, const std::vector<std::string>& texts);

[[nodiscard]] std::string attendance_name(const Attendance& row);  ///< "Dr A. Example (AE)", or "AE" alone
[[nodiscard]] std::string role_and_organisation(const Attendance& row, const MinutesNames& names);
/// "in the chair, for AFa, by video, from 9.20, until 9.47"; may be empty.
[[nodiscard]] std::string attendance_remark(const Attendance& row, const Meeting& meeting, const MinutesNames& names);
[[nodiscard]] std::string quorum_words(const QuorumStatement& quorum);
[[nodiscard]] std::string next_meeting_words(const NextMeeting& next);

[[nodiscard]] std::string people_words(const std::vector<std::string>& people, const MinutesNames& names);
/// "SP", "SP and UM (SP answers for it)", "not named".
[[nodiscard]] std::string owner_words(const Action& action, const MinutesNames& names);
/// A day as people write it, other words as they stand, "no date".
[[nodiscard]] std::string due_words(const Action& action);

}  // namespace governance
