#include "governance/actions/action_course.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"

namespace governance {
namespace {

struct RatingName {
  Rating rating;
  std::string_view word;
  std::string_view letter;
  std::string_view code;
};
constexpr auto kRatingNames = std::to_array<RatingName>({{Rating::Blue, "Blue", "B", "blue"},
                                                         {Rating::Green, "Green", "G", "green"},
                                                         {Rating::Amber, "Amber", "A", "amber"},
                                                         {Rating::Red, "Red", "R", "red"}});
static_assert(std::ranges::equal(kRatingNames, kRatings, {}, &RatingName::rating));

const RatingName& name_of(Rating rating) {
  return kRatingNames[static_cast<std::size_t>(std::to_underlying(rating))];
}

bool is_owners_word(StepKind kind) {
  return kind == StepKind::OnTrack || kind == StepKind::WillMiss || kind == StepKind::SaidDone;
}

std::string_view other_asked(ClosingReason reason) {
  if (reason == ClosingReason::Superseded) return "Enter what superseded it: an action's reference, or an item.";
  if (reason == ClosingReason::Transferred) return "Enter the body or the person that it was transferred to.";
  return "Enter the reference of the action that it was merged into.";
}

base::Result<void> check_closing(const ActionStep& step) {
  if (!step.reason) return base::invalid("reason", "Choose why it is closed.");
  if (names_another(*step.reason) && base::trimmed(step.other).empty())
    return base::invalid("other", std::string(other_asked(*step.reason)));
  if (!names_another(*step.reason) && !step.other.empty())
    return base::invalid("other", "Leave this empty: the reason names nothing else.");
  return {};
}

FinalState final_state(const ActionCourse& course, FinalState before) {
  if (!course.closing) return before == FinalState::Unknown ? before : FinalState::Open;
  if (course.closing->reason == ClosingReason::Superseded) return FinalState::ClosedSuperseded;
  if (course.closing->reason == ClosingReason::Transferred) return FinalState::ClosedTransferred;
  return FinalState::Closed;
}

std::string closing_words(const Closing& closing) {
  const std::string reason = base::lower(reason_words(closing.reason));
  return closing.other.empty() ? reason : fmt::format("{}: {}", reason, closing.other);
}

/// Of an action that was brought in closed.
Closing closing_of(const Action& action) {
  Closing out;
  const std::string said = base::lower(action.closing_reason.value_or(""));
  if (action.final_state == FinalState::ClosedSuperseded)
    out.reason = ClosingReason::Superseded;
  else if (action.final_state == FinalState::ClosedTransferred)
    out.reason = ClosingReason::Transferred;
  else
    for (const auto reason : kClosingReasons)
      if (said.starts_with(base::lower(reason_words(reason)))) out.reason = reason;
  out.other = action.receiving_body.value_or("");
  out.is_accepted = action.accepted_by_owner.value_or(false);
  if (!action.history.empty()) out.meeting = action.history.back().at;
  return out;
}

}  // namespace

std::string_view rating_word(Rating rating) {
  return name_of(rating).word;
}
std::string_view rating_letter(Rating rating) {
  return name_of(rating).letter;
}
std::string_view rating_code(Rating rating) {
  return name_of(rating).code;
}
std::optional<Rating> parse_rating(std::string_view code) {
  const auto* const found = std::ranges::find(kRatingNames, code, &RatingName::code);
  return found == kRatingNames.end() ? std::nullopt : std::optional(found->rating);
}

base::Result<void> check_step(const ActionStep& step) {
  const StepRule& rule = rule_of(step.kind);
  if (!base::is_utf8(step.note) || base::length_utf8(step.note) > kLongestNote)
    return base::invalid("note", fmt::format("Enter at most {} characters.", kLongestNote));
  if (rule.needs_note && base::trimmed(step.note).empty()) return base::invalid("note", "Say why.");
  if (rule.needs_decision && (step.meeting.empty() || step.item.empty()))
    return base::invalid(step.meeting.empty() ? "meeting" : "item",
                         "Closing is for the committee: say at which meeting and item it decided so.");
  if (step.kind == StepKind::Closed) return check_closing(step);
  if (step.kind == StepKind::Assigned && step.owner.empty()) return base::invalid("owner", "Choose the new owner.");
  if (step.kind == StepKind::DateMoved && step.due.empty()) return base::invalid("due", "Enter the new date.");
  if (step.kind == StepKind::RatingSet && !step.rating) return base::invalid("rating", "Choose a rating.");
  return {};
}

ActionCourse after_step(ActionCourse course, const ActionStep& step) {
  const StepRule& rule = rule_of(step.kind);
  if (rule.to) course.status = *rule.to;
  switch (step.kind) {
    case StepKind::Raised:
    case StepKind::Reworded:
      if (step.is_proposed) course.is_declined = false;
      if (step.is_proposed && is_open(course.status))
        course.status = *step.is_proposed ? ActionStatus::Proposed : ActionStatus::Open;
      course.owner = step.owner;
      course.due = step.due;
      break;
    case StepKind::Declined:
      course.is_declined = true;
      break;
    case StepKind::Accepted:
      course.is_declined = false;
      break;
    case StepKind::Assigned:
      course.owner = step.owner;
      course.is_declined = false;
      course.will_miss = false;
      course.updated_at.reset();
      break;
    case StepKind::DateMoved:
      course.due = step.due;
      course.will_miss = false;
      if (step.is_later) ++course.times_moved;
      break;
    case StepKind::RatingSet:
      course.by_hand = RatingByHand{*step.rating, step.note};
      break;
    case StepKind::RatingCleared:
      course.by_hand.reset();
      break;
    case StepKind::Closed:
      course.closing = Closing{.reason = *step.reason, .other = step.other, .meeting = step.meeting, .item = step.item};
      break;
    case StepKind::TakenOver:
      if (course.closing) course.closing->is_accepted = true;
      break;
    case StepKind::Reopened:
      course.closing.reset();
      break;
    case StepKind::OnTrack:
    case StepKind::WillMiss:
    case StepKind::SaidDone:
    case StepKind::NotAgreed:
    case StepKind::Struck:
      break;
  }
  if (is_owners_word(step.kind)) {
    course.will_miss = step.kind == StepKind::WillMiss;
    course.updated_at = step.at;
  }
  return course;
}

std::string accountable_of(const Action& action) {
  if (action.accountable) return *action.accountable;
  std::string out;
  for (const auto& owner : action.owners) {
    if (!out.empty()) out += kBetweenOwners;
    out += base::trimmed(owner.substr(0, owner.find('(')));
  }
  return out;
}

ActionCourse course_of(const Action& action) {
  ActionCourse out;
  out.owner = accountable_of(action);
  out.due = action.due.value_or("");
  if (action.accepted_by_owner == false) out.status = ActionStatus::Proposed;
  if (is_closed(action.final_state)) {
    out.status = ActionStatus::Closed;
    out.closing = closing_of(action);
  }
  return out;
}

Action recorded(Action action, const ActionCourse& course) {
  if (course.owner != accountable_of(action)) {
    action.accountable = course.owner.empty() ? std::nullopt : std::optional(course.owner);
    action.owners.clear();
    if (!course.owner.empty()) action.owners.push_back(course.owner);
    action.accepted_by_owner.reset();
  }
  if (course.due != action.due.value_or("")) action.due = course.due.empty() ? std::nullopt : std::optional(course.due);
  if (course.status == ActionStatus::Proposed)
    action.accepted_by_owner = false;
  else if (is_open(course.status) && action.accepted_by_owner == false)
    action.accepted_by_owner = true;
  const bool was_closed = is_closed(action.final_state);
  action.final_state = final_state(course, action.final_state);
  if (!course.closing) {
    action.closing_reason.reset();
    action.receiving_body.reset();
  } else if (!was_closed) {
    action.closing_reason = closing_words(*course.closing);
    if (course.closing->reason == ClosingReason::Transferred) action.receiving_body = course.closing->other;
    // A parent that ended the committee decided it at no meeting of the book.
    if (!course.closing->meeting.empty())
      action.history.push_back({.at = course.closing->meeting, .status = "closed", .note = action.closing_reason});
  }
  if (course.closing && course.closing->is_accepted) action.accepted_by_owner = true;
  return action;
}

}  // namespace governance
