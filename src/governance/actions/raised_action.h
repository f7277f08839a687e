// The actions that a meeting raises, as its entries make them, and what a further entry changes in them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "governance/actions/action_course.h"
#include "governance/actions/action_reference.h"
#include "governance/meetings/live_meeting.h"

namespace governance {

struct RaisedAction {
  Action action;             ///< its id is that of its first entry; without a reference
  bool is_proposed = false;  ///< its owner was not in the room when it was raised

  friend bool operator==(const RaisedAction&, const RaisedAction&) = default;
};
/// In the order of the agenda.
[[nodiscard]] std::vector<RaisedAction> raised_actions(const LiveMeeting& live);

/// The step that takes an action from one wording to another: what has not changed between them keeps what became of it
/// since. Nothing where the two are the same.
[[nodiscard]] std::optional<ActionStep> rewording(const RaisedAction& before, const RaisedAction& now,
                                                  const ActionCourse& course);

/// REQUIRES: the meeting has the item.
[[nodiscard]] RaisedAt raised_at(const Meeting& meeting, const std::string& item);

}  // namespace governance
