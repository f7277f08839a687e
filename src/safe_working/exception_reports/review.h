// The way of a report through its review: states, events, who may do what. The tables are the rule; pages and tests are
// drawn from them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/uuid.h"
#include "people/person.h"
#include "safe_working/exception_reports/era.h"
#include "safe_working/exception_reports/remedy.h"

namespace safe_working {

using ReviewPartId = base::Id<struct ReviewPartTag>;

/// Who answers. Under the reform a report of both kinds is split in two parts.
enum class Reviewer { Supervisor, MedicalHr, MedicalEducation };
inline constexpr Reviewer kReviewers[] = {Reviewer::Supervisor, Reviewer::MedicalHr, Reviewer::MedicalEducation};
[[nodiscard]] std::string_view reviewer_code(Reviewer reviewer);
[[nodiscard]] std::optional<Reviewer> parse_reviewer(std::string_view code);
[[nodiscard]] std::string_view reviewer_name(Reviewer reviewer);

enum class ReviewState {
  Submitted,
  UnderReview,      ///< the supervisor has opened it (2016 and 2019 rules)
  Clarification,    ///< the reviewer asked the doctor something (reform)
  OutcomeProposed,  ///< answered; the doctor accepts or disagrees
  WithGuardian,
  Closed,
  Withdrawn,
};
inline constexpr ReviewState kReviewStates[] = {
    ReviewState::Submitted,    ReviewState::UnderReview, ReviewState::Clarification, ReviewState::OutcomeProposed,
    ReviewState::WithGuardian, ReviewState::Closed,      ReviewState::Withdrawn};
[[nodiscard]] std::string_view state_code(ReviewState state);
[[nodiscard]] std::optional<ReviewState> parse_state(std::string_view code);
[[nodiscard]] std::string_view state_name(ReviewState state);  ///< for people: "Waiting for an answer"
[[nodiscard]] constexpr bool is_open(ReviewState state) {
  return state != ReviewState::Closed && state != ReviewState::Withdrawn;
}
/// Waiting for the reviewer, so that the reply deadline counts.
[[nodiscard]] constexpr bool awaits_reply(ReviewState state) {
  return state == ReviewState::Submitted || state == ReviewState::UnderReview || state == ReviewState::Clarification;
}

enum class ReviewEvent {
  StartReview,     ///< supervisor
  AskForDetail,    ///< HR or DME, reform; the clock is shown and not reset
  GiveDetail,      ///< doctor
  ProposeOutcome,  ///< reviewer
  NotEvidenced,    ///< HR or DME, reform: cannot confirm; goes to the guardian
  Accept,          ///< doctor
  Disagree,        ///< doctor: takes it to the guardian
  TakeToGuardian,  ///< doctor, when the reply is overdue
  Decide,          ///< guardian
  Withdraw,        ///< doctor, before it is answered
};
inline constexpr ReviewEvent kReviewEvents[] = {
    ReviewEvent::StartReview,  ReviewEvent::AskForDetail, ReviewEvent::GiveDetail, ReviewEvent::ProposeOutcome,
    ReviewEvent::NotEvidenced, ReviewEvent::Accept,       ReviewEvent::Disagree,   ReviewEvent::TakeToGuardian,
    ReviewEvent::Decide,       ReviewEvent::Withdraw};
[[nodiscard]] std::string_view event_code(ReviewEvent event);
[[nodiscard]] std::optional<ReviewEvent> parse_event(std::string_view code);
[[nodiscard]] std::string_view event_name(ReviewEvent event);  ///< past tense, for the history: "Outcome proposed"

enum class Actor { Doctor, Reviewer, Guardian };
inline constexpr Actor kActors[] = {Actor::Doctor, Actor::Reviewer, Actor::Guardian};
[[nodiscard]] std::string_view actor_code(Actor actor);
[[nodiscard]] std::optional<Actor> parse_actor(std::string_view code);

/// docs/review-states.md is drawn from these rows.
struct Transition {
  std::span<const Era> eras;
  ReviewState from;
  ReviewEvent event;
  Actor actor;
  ReviewState to;
  bool only_when_overdue;
};
[[nodiscard]] std::span<const Transition> transitions();
/// The row for this, or nothing. A row for overdue answers alone is given only when `is_overdue`.
[[nodiscard]] const Transition* find_transition(Era era, ReviewState from, ReviewEvent event, Actor actor,
                                                bool is_overdue);

enum class Outcome { NoAction, TimeOff, Pay, WorkScheduleReview, OrganisationalChange, OpportunityRestored, Penalty };
inline constexpr Outcome kOutcomes[] = {Outcome::NoAction,
                                        Outcome::TimeOff,
                                        Outcome::Pay,
                                        Outcome::WorkScheduleReview,
                                        Outcome::OrganisationalChange,
                                        Outcome::OpportunityRestored,
                                        Outcome::Penalty};
[[nodiscard]] std::string_view outcome_code(Outcome outcome);
[[nodiscard]] std::optional<Outcome> parse_outcome(std::string_view code);
[[nodiscard]] std::string_view outcome_name(Outcome outcome);
/// What this actor may give at most: a supervisor under the 2016 and 2019 rules anything but a penalty; HR under the
/// reform what does not belong to education (narrowed to the doctor's own choice by outcomes_for in
/// exception_report.h); the director of medical education an opportunity restored or no action; the guardian all; a
/// doctor none.
[[nodiscard]] std::vector<Outcome> outcomes_for(Era era, Reviewer reviewer, Actor actor);

/// The one to count a closed report of several parts under: the first of penalty, time off, pay, work schedule review,
/// organisational change, opportunity restored, no action. Nothing where there is none.
[[nodiscard]] std::optional<Outcome> weightiest(std::span<const Outcome> outcomes);

/// One reviewer's share of a report.
struct ReviewPart {
  ReviewPartId id;
  Reviewer reviewer = Reviewer::MedicalHr;
  ReviewState state = ReviewState::Submitted;
  base::Instant due;                      ///< when the reply is due
  std::optional<base::Instant> answered;  ///< first outcome (the guardian's where the reviewer gave none), or passed to
                                          ///< the guardian by the reviewer
  std::optional<base::Instant> closed;    ///< closed or withdrawn
  std::optional<Outcome> outcome;         ///< proposed or decided
  std::string outcome_note;
  [[nodiscard]] bool is_overdue(base::Instant now) const { return awaits_reply(state) && now > due; }
};

/// What was done to a part: one line of the report's history.
struct ReviewStep {
  ReviewPartId part;
  ReviewEvent event;
  ReviewState from;
  ReviewState to;
  people::PersonId by;
  Actor as = Actor::Doctor;
  base::Instant at;
  std::string note;
  std::optional<Outcome> outcome;
};

/// The longest note that is taken, in characters.
inline constexpr std::size_t kLongestNote = 4000;

struct ReviewInput {
  ReviewEvent event = ReviewEvent::Withdraw;
  std::string note;                ///< needed for AskForDetail, GiveDetail, NotEvidenced, Disagree, Decide
  std::optional<Outcome> outcome;  ///< needed for ProposeOutcome and Decide
  std::optional<Remedy> wanted;    ///< with GiveDetail: the doctor's choice anew
};

/// The part after the event, and the step to be kept. Forbidden where the event is never this actor's; Conflict where
/// the table has no such transition ("This report was closed on ...": the message says what state it is in); Invalid
/// with the field ("note", "outcome") where input is missing.
struct Reviewed {
  ReviewPart part;
  ReviewStep step;
};
[[nodiscard]] base::Result<Reviewed> apply(Era era, const ReviewPart& part, const ReviewInput& input,
                                           people::PersonId by, Actor as, base::Instant now);

/// Whether a person is asked for a note with this event: needed, or at most welcome.
enum class NoteRule { None, Welcome, Needed };
[[nodiscard]] NoteRule note_rule(ReviewEvent event);
[[nodiscard]] bool needs_outcome(ReviewEvent event);

}  // namespace safe_working
