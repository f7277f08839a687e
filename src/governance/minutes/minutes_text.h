// What minutes say: the meeting as it is recorded, the actions that it raised or looked at, and what was noted of the
// meeting as a whole. Once it is drawn up it no longer follows the record that it was drawn from.
#pragma once

#include <string>
#include <vector>

#include "governance/meetings/live_meeting.h"
#include "governance/meetings/meeting_words.h"
#include "governance/minute_book/minute_book.h"

namespace governance {

struct MinutesText {
  Meeting meeting;
  std::vector<Action> actions;
  std::vector<std::string> notes;  ///< of the meeting as a whole

  friend bool operator==(const MinutesText&, const MinutesText&) = default;
};

/// From a meeting held here. Beside what recorded_meeting gives: when the quorum was lost and found again, what was
/// declared and why people were kept out, in words; whoever screening kept from an item, there or not; and why a
/// decision is provisional. Whoever was to attend without being a member stays under that heading; decisions and
/// actions end as sentences do. Control characters that were typed become U+FFFD, because no file can hold them.
[[nodiscard]] MinutesText drafted(const LiveMeeting& live, const NameOf& name);

/// From a meeting minuted elsewhere: of `all` those actions that it raised or that its items name.
[[nodiscard]] MinutesText as_recorded(const Meeting& meeting, const std::vector<Action>& all);

}  // namespace governance
