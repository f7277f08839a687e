// A meeting as the minute book has it, made from its course: what the checks judge, minutes are drafted from and an
// export holds. A note at odds with another gives both wordings; what was struck is left out.
#pragma once

#include <vector>

#include "governance/meetings/live_meeting.h"

namespace governance {

[[nodiscard]] Meeting recorded_meeting(const LiveMeeting& live);

/// The actions raised at it. Their ids are those of their entries; references are given by the action log.
[[nodiscard]] std::vector<Action> recorded_actions(const LiveMeeting& live);

}  // namespace governance
