// A meeting's entries and choices as pages say them.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "governance/meetings/live_meeting.h"

namespace governance {

/// Initials or a name for a person's id.
using NameOf = std::function<std::string(std::string_view)>;

/// "UM left", "Item 140", "AFu declared an interest: works for the provider". For wordings: their text.
[[nodiscard]] std::string entry_words(const MeetingEntry& entry, const NameOf& name);
/// "APPROVE"
[[nodiscard]] std::string verb_words(Verb verb);
/// "takes part in the discussion, not in the decision"
[[nodiscard]] std::string_view outcome_effect(ScreeningOutcome outcome);
/// "in the chair", "deputy for AFa", "by video", joined; empty: in an own seat, in person
[[nodiscard]] std::string standing_words(const Attendee& attendee, const LiveMeeting& live, const NameOf& name);
/// "opening", "declarations of interest", "for decision or discussion" ...
[[nodiscard]] std::string_view item_kind_words(ItemKind kind);

}  // namespace governance
