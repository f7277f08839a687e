// Actions in the record: each one document of the minute book with where it stands, and its steps, which are only ever
// added.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/actions/action_course.h"
#include "governance/meetings/live_meeting.h"
#include "governance/minute_book/action.h"
#include "governance/minute_book/parties.h"
#include "record/database.h"
#include "record/migration.h"

namespace governance {

struct Change;

struct StoredAction {
  Action action;
  std::string committee;  ///< empty where no meeting in the record raised it
  std::string token;      ///< in addresses
  int version = 1;
  ActionCourse course = {};
};
/// By reference, then id; those withdrawn too.
[[nodiscard]] std::vector<StoredAction> actions_of(record::Reader& reader, std::string_view committee);
[[nodiscard]] std::optional<StoredAction> find_action(record::Reader& reader, std::string_view token);
/// Adds it where `version` is 0; otherwise Conflict where somebody else has changed it since.
[[nodiscard]] base::Result<void> save_action(record::Transaction& transaction, const StoredAction& action,
                                             const Change& change);

/// In the order in which they were taken.
[[nodiscard]] std::vector<ActionStep> steps_of(record::Reader& reader, std::string_view token);
/// Moves the action by the step, and keeps both with one entry in the audit trail. `step.by` and `step.at` are taken
/// from the change. Conflict where somebody else has changed the action since.
[[nodiscard]] base::Result<void> add_step(record::Transaction& transaction, StoredAction action, ActionStep step,
                                          const Change& change);

/// Puts an action that was transferred, and taken over, into the receiver's log with its reference and its history.
/// REQUIRES: it is closed, and the receiver exists.
[[nodiscard]] base::Result<void> hand_over(record::Transaction& transaction, const StoredAction& closed,
                                           std::string_view receiver, std::string_view from, const Change& change);

/// Brings the log up to what a meeting's entries now say: an action raised gets its reference and stands in the log, a
/// newer wording changes it, a strike withdraws it.
[[nodiscard]] base::Result<void> keep_raised_actions(record::Transaction& transaction, const Body& body,
                                                     const LiveMeeting& before, const LiveMeeting& now,
                                                     const Change& change);

/// The columns that course_from reads, in its order, the first of them at `column`.
inline constexpr std::string_view kCourseColumns =
    "status, owner, due, times_moved, will_miss, is_declined, updated_at, rating_by_hand, rating_reason,"
    " closing_reason, closing_other, closing_accepted, closing_meeting, closing_item";
[[nodiscard]] ActionCourse course_from(const record::Row& row, std::size_t column);

/// Where actions stand, and their steps. Number 10.
[[nodiscard]] record::Migration committee_action_migration();

}  // namespace governance
