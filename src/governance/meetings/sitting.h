// Committees in common: meetings of several bodies held in one room at one time. Each takes its own decisions for its
// own parent, so quorum, conflicts and decisions are worked out for each; what happens in the room is set down once.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "governance/meetings/live_meeting.h"

namespace governance {

/// Makes them one sitting: each names the others, and whoever is on the list of one is on those of the others too, in
/// attendance, with initials that nobody there has. REQUIRES: meetings of different bodies on one day.
void sit_together(std::span<Meeting> meetings);

/// Takes a meeting out of its sitting. `others` are those that it sits with.
void sit_apart(Meeting& leaving, std::span<Meeting> others);

/// An item in common stands on each agenda under the same key.
[[nodiscard]] const AgendaItem* item_in_common(const Meeting& meeting, const AgendaItem& item);

/// What an entry made at one meeting is at another of the sitting; nothing where it is that body's alone: an action,
/// what is about an item, a decision or a wording that the other does not have, an abstention of one without a vote
/// there. The entry keeps its id.
[[nodiscard]] std::optional<MeetingEntry> entry_at(const LiveMeeting& other, const LiveMeeting& made_at,
                                                   const MeetingEntry& entry);

}  // namespace governance
