#include "governance/actions/action_state.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"

namespace governance {
namespace {

using enum ActionStatus;

template <class E>
struct Named {
  E value;
  std::string_view code;
  std::string_view words;
};
constexpr auto kStatusNames = std::to_array<Named<ActionStatus>>({
    {Proposed, "proposed", "Proposed, not accepted yet"},
    {Open, "open", "Open"},
    {InProgress, "in_progress", "In progress"},
    {DoneAwaitingAgreement, "done_awaiting_agreement", "Done, to be agreed"},
    {Closed, "closed", "Closed"},
    {Withdrawn, "withdrawn", "Withdrawn"},
});
static_assert(std::ranges::equal(kStatusNames, kActionStatuses, {}, &Named<ActionStatus>::value));

constexpr auto kReasonNames = std::to_array<Named<ClosingReason>>({
    {ClosingReason::Completed, "completed", "Completed"},
    {ClosingReason::Superseded, "superseded", "Superseded"},
    {ClosingReason::Transferred, "transferred", "Transferred"},
    {ClosingReason::Merged, "merged", "Merged into another"},
    {ClosingReason::NoLongerNeeded, "no_longer_needed", "No longer needed"},
    {ClosingReason::Lapsed, "lapsed", "Lapsed with the committee"},
});
static_assert(std::ranges::equal(kReasonNames, kClosingReasons, {}, &Named<ClosingReason>::value));

constexpr std::array kProposedOnly = {Proposed};
constexpr std::array kAccepted = {Open, InProgress, DoneAwaitingAgreement};
constexpr std::array kSaidDone = {DoneAwaitingAgreement};
constexpr std::array kNotClosed = {Proposed, Open, InProgress, DoneAwaitingAgreement};
constexpr std::array kClosedOnly = {Closed};
constexpr std::array kAnyButWithdrawn = {Proposed, Open, InProgress, DoneAwaitingAgreement, Closed};

constexpr auto kRules = std::to_array<StepRule>({
    {StepKind::Raised, "raised", "Raised at the meeting", StepTaker::Meeting, {}, {}},
    {StepKind::Reworded,
     "reworded",
     "Worded anew in the record of the meeting",
     StepTaker::Meeting,
     kAnyButWithdrawn,
     {}},
    {StepKind::Struck, "struck", "Struck from the record of the meeting", StepTaker::Meeting, kAnyButWithdrawn,
     Withdrawn},
    {StepKind::Accepted, "accepted", "Accepted", StepTaker::Owner, kProposedOnly, Open},
    {StepKind::Declined, "declined", "Declined", StepTaker::Owner, kProposedOnly, {}, true},
    {StepKind::OnTrack, "on_track", "On track", StepTaker::Owner, kAccepted, InProgress},
    {StepKind::WillMiss, "will_miss", "Will miss the date", StepTaker::Owner, kAccepted, InProgress},
    {StepKind::SaidDone, "said_done", "Said to be done", StepTaker::Owner, kAccepted, DoneAwaitingAgreement},
    {StepKind::NotAgreed, "not_agreed", "Not agreed to be done", StepTaker::Secretary, kSaidDone, InProgress, true},
    {StepKind::Assigned, "assigned", "Given to another owner", StepTaker::Secretary, kNotClosed, Proposed},
    {StepKind::DateMoved, "date_moved", "Date changed", StepTaker::Secretary, kNotClosed, {}, true},
    {StepKind::RatingSet, "rating_set", "Rating set by hand", StepTaker::Secretary, kNotClosed, {}, true},
    {StepKind::RatingCleared, "rating_cleared", "Rating left to the rule again", StepTaker::Secretary, kNotClosed, {}},
    {StepKind::Closed, "closed", "Closed", StepTaker::Secretary, kNotClosed, Closed, false, true},
    {StepKind::TakenOver,
     "taken_over",
     "Accepted by whom it was transferred to",
     StepTaker::Secretary,
     kClosedOnly,
     {}},
    {StepKind::Reopened, "reopened", "Opened again", StepTaker::Secretary, kClosedOnly, Open, true},
});
constexpr bool stands_in_its_place() {
  for (std::size_t i = 0; i < kRules.size(); ++i)
    if (static_cast<std::size_t>(std::to_underlying(kRules[i].kind)) != i) return false;
  return kRules.size() == static_cast<std::size_t>(std::to_underlying(StepKind::Reopened)) + 1;
}
static_assert(stands_in_its_place(), "each kind of step has its rule, in their order");

template <class E, std::size_t n>
std::optional<E> parsed(const std::array<Named<E>, n>& names, std::string_view code) {
  const auto* const found = std::ranges::find(names, code, &Named<E>::code);
  return found == names.end() ? std::nullopt : std::optional(found->value);
}

base::Result<void> is_theirs(const StepRule& rule, ActionRole role) {
  const bool may = rule.taker == StepTaker::Owner ? role.is_owner || role.is_secretary
                                                  : rule.taker == StepTaker::Secretary && role.is_secretary;
  if (may) return {};
  return base::forbidden(rule.taker == StepTaker::Owner
                             ? "Only the action's owner, or the committee's secretary for the owner, does this."
                             : "Only the committee's secretary does this.");
}

}  // namespace

std::string_view status_code(ActionStatus status) {
  return kStatusNames[static_cast<std::size_t>(std::to_underlying(status))].code;
}
std::string_view status_words(ActionStatus status) {
  return kStatusNames[static_cast<std::size_t>(std::to_underlying(status))].words;
}
std::optional<ActionStatus> parse_status(std::string_view code) {
  return parsed(kStatusNames, code);
}

std::string_view reason_code(ClosingReason reason) {
  return kReasonNames[static_cast<std::size_t>(std::to_underlying(reason))].code;
}
std::string_view reason_words(ClosingReason reason) {
  return kReasonNames[static_cast<std::size_t>(std::to_underlying(reason))].words;
}
std::optional<ClosingReason> parse_reason(std::string_view code) {
  return parsed(kReasonNames, code);
}
bool names_another(ClosingReason reason) {
  return reason == ClosingReason::Superseded || reason == ClosingReason::Transferred || reason == ClosingReason::Merged;
}

std::span<const StepRule> step_rules() {
  return kRules;
}
const StepRule& rule_of(StepKind kind) {
  return kRules[static_cast<std::size_t>(std::to_underlying(kind))];
}
std::optional<StepKind> parse_step(std::string_view code) {
  const auto* const found = std::ranges::find(kRules, code, &StepRule::code);
  return found == kRules.end() ? std::nullopt : std::optional(found->kind);
}

base::Result<void> may_take(StepKind kind, ActionStatus status, ActionRole role) {
  const StepRule& rule = rule_of(kind);
  if (const auto theirs = is_theirs(rule, role); !theirs) return theirs;
  if (std::ranges::find(rule.from, status) != rule.from.end()) return {};
  if (status == Proposed) return base::conflict("The owner has not accepted this action yet. That comes first.");
  return base::conflict(fmt::format("This action is {} now. Look at it as it stands, then choose what to do.",
                                    base::lower(status_words(status))));
}

}  // namespace governance
