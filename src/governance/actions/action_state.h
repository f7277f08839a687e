// The states of an action, why one is closed, and the steps between: who may take each, from where to where. Pages and
// tests are drawn from the table.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/result.h"

namespace governance {

enum class ActionStatus {
  Proposed,  ///< the owner was not there, or has only just been given it, and has not accepted
  Open,
  InProgress,             ///< the owner has reported
  DoneAwaitingAgreement,  ///< the owner says it is done; the committee has not agreed
  Closed,
  Withdrawn,  ///< set down by mistake: it was never an action
};
inline constexpr ActionStatus kActionStatuses[] = {ActionStatus::Proposed,   ActionStatus::Open,
                                                   ActionStatus::InProgress, ActionStatus::DoneAwaitingAgreement,
                                                   ActionStatus::Closed,     ActionStatus::Withdrawn};
[[nodiscard]] std::string_view status_code(ActionStatus status);   ///< "in_progress": stored
[[nodiscard]] std::string_view status_words(ActionStatus status);  ///< "In progress"
[[nodiscard]] std::optional<ActionStatus> parse_status(std::string_view code);
/// It stands in every log until it is closed.
[[nodiscard]] constexpr bool is_open(ActionStatus status) {
  return status < ActionStatus::Closed;
}

/// Apart from the status: superseded is not done.
enum class ClosingReason { Completed, Superseded, Transferred, Merged, NoLongerNeeded, Lapsed };
inline constexpr ClosingReason kClosingReasons[] = {ClosingReason::Completed,      ClosingReason::Superseded,
                                                    ClosingReason::Transferred,    ClosingReason::Merged,
                                                    ClosingReason::NoLongerNeeded, ClosingReason::Lapsed};
[[nodiscard]] std::string_view reason_code(ClosingReason reason);
[[nodiscard]] std::string_view reason_words(ClosingReason reason);  ///< "Superseded"
[[nodiscard]] std::optional<ClosingReason> parse_reason(std::string_view code);
/// Superseded by what, transferred to whom, merged into which.
[[nodiscard]] bool names_another(ClosingReason reason);

enum class StepKind {
  Raised,
  Reworded,
  Struck,
  Accepted,
  Declined,
  OnTrack,
  WillMiss,
  SaidDone,
  NotAgreed,
  Assigned,
  DateMoved,
  RatingSet,
  RatingCleared,
  Closed,
  TakenOver,
  Reopened,
};
/// Who takes it: the record itself as the meeting's entries say, the owner or the secretary for the owner, or the
/// secretary alone.
enum class StepTaker { Meeting, Owner, Secretary };

struct StepRule {
  StepKind kind;
  std::string_view code;   ///< stored, and in forms
  std::string_view words;  ///< "The owner accepted it": in a history
  StepTaker taker;
  std::span<const ActionStatus> from;
  std::optional<ActionStatus> to;  ///< none: the status stays
  bool needs_note = false;
  bool needs_decision = false;  ///< of a meeting, at an item: closing is for the committee
};
/// In the order of StepKind.
[[nodiscard]] std::span<const StepRule> step_rules();
[[nodiscard]] const StepRule& rule_of(StepKind kind);
[[nodiscard]] std::optional<StepKind> parse_step(std::string_view code);

/// What a person is to an action.
struct ActionRole {
  bool is_owner = false;
  bool is_secretary = false;  ///< of its committee
};
/// Forbidden where the step is another's to take, Conflict where the action stands where it has no place.
[[nodiscard]] base::Result<void> may_take(StepKind kind, ActionStatus status, ActionRole role);

}  // namespace governance
