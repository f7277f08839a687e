#include "safe_working/exception_reports/review.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/check.h"
#include "base/london_time.h"
#include "base/text.h"

namespace safe_working {
namespace {

template <class Value, std::size_t count>
std::optional<Value> find_by_code(const Value (&all)[count], std::string_view (*code_of)(Value),
                                  std::string_view code) {
  const auto* const found = std::ranges::find(all, code, code_of);
  if (found == std::end(all)) return std::nullopt;
  return *found;
}

constexpr std::array kBeforeReform = {Era::Original, Era::Refresh};
constexpr std::array kReform = {Era::Reform};

using enum ReviewState;
using E = ReviewEvent;
using A = Actor;

constexpr std::array kTransitions = {
    // The 2016 and 2019 rules: the educational supervisor answers.
    Transition{kBeforeReform, Submitted, E::StartReview, A::Reviewer, UnderReview, false},
    Transition{kBeforeReform, Submitted, E::ProposeOutcome, A::Reviewer, OutcomeProposed, false},
    Transition{kBeforeReform, UnderReview, E::ProposeOutcome, A::Reviewer, OutcomeProposed, false},
    Transition{kBeforeReform, Submitted, E::TakeToGuardian, A::Doctor, WithGuardian, true},
    Transition{kBeforeReform, UnderReview, E::TakeToGuardian, A::Doctor, WithGuardian, true},
    Transition{kBeforeReform, Submitted, E::TakeToGuardian, A::Guardian, WithGuardian, true},
    Transition{kBeforeReform, UnderReview, E::TakeToGuardian, A::Guardian, WithGuardian, true},
    Transition{kBeforeReform, OutcomeProposed, E::Accept, A::Doctor, Closed, false},
    Transition{kBeforeReform, OutcomeProposed, E::Disagree, A::Doctor, WithGuardian, false},
    Transition{kBeforeReform, WithGuardian, E::Decide, A::Guardian, Closed, false},
    Transition{kBeforeReform, Submitted, E::Withdraw, A::Doctor, Withdrawn, false},
    Transition{kBeforeReform, UnderReview, E::Withdraw, A::Doctor, Withdrawn, false},
    // The 2026 reform: HR answers for hours, the director of medical education for education.
    Transition{kReform, Submitted, E::AskForDetail, A::Reviewer, Clarification, false},
    Transition{kReform, Clarification, E::GiveDetail, A::Doctor, Submitted, false},
    Transition{kReform, Submitted, E::ProposeOutcome, A::Reviewer, OutcomeProposed, false},
    Transition{kReform, Clarification, E::ProposeOutcome, A::Reviewer, OutcomeProposed, false},
    Transition{kReform, Submitted, E::NotEvidenced, A::Reviewer, WithGuardian, false},
    Transition{kReform, Clarification, E::NotEvidenced, A::Reviewer, WithGuardian, false},
    Transition{kReform, Submitted, E::TakeToGuardian, A::Doctor, WithGuardian, true},
    Transition{kReform, Clarification, E::TakeToGuardian, A::Doctor, WithGuardian, true},
    Transition{kReform, Submitted, E::TakeToGuardian, A::Guardian, WithGuardian, true},
    Transition{kReform, Clarification, E::TakeToGuardian, A::Guardian, WithGuardian, true},
    Transition{kReform, OutcomeProposed, E::Accept, A::Doctor, Closed, false},
    Transition{kReform, OutcomeProposed, E::Disagree, A::Doctor, WithGuardian, false},
    Transition{kReform, WithGuardian, E::Decide, A::Guardian, Closed, false},
    Transition{kReform, Submitted, E::Withdraw, A::Doctor, Withdrawn, false},
    Transition{kReform, Clarification, E::Withdraw, A::Doctor, Withdrawn, false},
};

bool holds_in(const Transition& row, Era era) {
  return std::ranges::find(row.eras, era) != row.eras.end();
}

bool is_ever_for(Era era, ReviewEvent event, Actor actor) {
  return std::ranges::any_of(kTransitions, [&](const Transition& row) {
    return holds_in(row, era) && row.event == event && row.actor == actor;
  });
}

std::string why_not(const ReviewPart& part) {
  switch (part.state) {
    case Submitted:
    case UnderReview:
      return fmt::format(
          "This report is waiting for an answer, which is due by the end of {}, so this cannot be done now.",
          base::long_date(base::date_of(part.due)));
    case Clarification:
      return "The doctor has been asked for more detail, so this cannot be done now.";
    case OutcomeProposed:
      return "This report has been answered and waits for the doctor to accept or disagree.";
    case WithGuardian:
      return "This report is with the guardian of safe working hours, who decides on it.";
    case Closed:
    case Withdrawn:
      base::check(part.closed.has_value(), "a closed part knows when it was closed");
      return fmt::format("This report was {} on {}. Nothing more can be done to it.",
                         part.state == Closed ? "closed" : "withdrawn", base::long_date_time(*part.closed));
  }
  throw base::OurMistake("a state without words");
}

base::Result<void> check_note(const ReviewInput& input) {
  if (note_rule(input.event) == NoteRule::Needed && base::trimmed(input.note).empty()) {
    switch (input.event) {
      case E::AskForDetail:
        return base::invalid("note", "Say what you need to know.");
      case E::GiveDetail:
        return base::invalid("note", "Write your answer.");
      case E::Disagree:
        return base::invalid("note", "Say why you disagree, so that the guardian knows.");
      default:
        return base::invalid("note", "Give your reasons.");
    }
  }
  if (!base::is_utf8(input.note))
    return base::invalid("note", "Write it again: it holds characters that cannot be read.");
  if (base::length_utf8(input.note) > kLongestNote)
    return base::invalid("note", fmt::format("Write at most {} characters.", kLongestNote));
  return {};
}

base::Result<void> check_outcome(Era era, const ReviewPart& part, const ReviewInput& input, Actor as) {
  if (!needs_outcome(input.event)) return {};
  if (!input.outcome) return base::invalid("outcome", "Choose an outcome.");
  const auto allowed = outcomes_for(era, part.reviewer, as);
  if (std::ranges::find(allowed, *input.outcome) == allowed.end())
    return base::invalid("outcome", "Choose one of the outcomes shown.");
  return {};
}

ReviewPart after(const ReviewPart& part, const ReviewInput& input, const std::string& note, ReviewState to,
                 base::Instant now) {
  ReviewPart out = part;
  out.state = to;
  const bool is_answer = needs_outcome(input.event) || input.event == E::NotEvidenced;
  if (is_answer && !out.answered) out.answered = now;
  if (!is_open(to)) out.closed = now;
  if (needs_outcome(input.event)) {
    out.outcome = input.outcome;
    out.outcome_note = note;
  }
  return out;
}

}  // namespace

std::string_view reviewer_code(Reviewer reviewer) {
  switch (reviewer) {
    case Reviewer::Supervisor:
      return "supervisor";
    case Reviewer::MedicalHr:
      return "medical_hr";
    case Reviewer::MedicalEducation:
      return "medical_education";
  }
  throw base::OurMistake("a reviewer without a code");
}
std::optional<Reviewer> parse_reviewer(std::string_view code) {
  return find_by_code(kReviewers, reviewer_code, code);
}
std::string_view reviewer_name(Reviewer reviewer) {
  switch (reviewer) {
    case Reviewer::Supervisor:
      return "Educational supervisor";
    case Reviewer::MedicalHr:
      return "Medical workforce";
    case Reviewer::MedicalEducation:
      return "Director of medical education";
  }
  throw base::OurMistake("a reviewer without a name");
}

std::string_view state_code(ReviewState state) {
  switch (state) {
    case Submitted:
      return "submitted";
    case UnderReview:
      return "under_review";
    case Clarification:
      return "clarification";
    case OutcomeProposed:
      return "outcome_proposed";
    case WithGuardian:
      return "with_guardian";
    case Closed:
      return "closed";
    case Withdrawn:
      return "withdrawn";
  }
  throw base::OurMistake("a state without a code");
}
std::optional<ReviewState> parse_state(std::string_view code) {
  return find_by_code(kReviewStates, state_code, code);
}
std::string_view state_name(ReviewState state) {
  switch (state) {
    case Submitted:
      return "Waiting for an answer";
    case UnderReview:
      return "Under review";
    case Clarification:
      return "More detail asked for";
    case OutcomeProposed:
      return "Answered";
    case WithGuardian:
      return "With the guardian";
    case Closed:
      return "Closed";
    case Withdrawn:
      return "Withdrawn";
  }
  throw base::OurMistake("a state without a name");
}

std::string_view event_code(ReviewEvent event) {
  switch (event) {
    case E::StartReview:
      return "start_review";
    case E::AskForDetail:
      return "ask_for_detail";
    case E::GiveDetail:
      return "give_detail";
    case E::ProposeOutcome:
      return "propose_outcome";
    case E::NotEvidenced:
      return "not_evidenced";
    case E::Accept:
      return "accept";
    case E::Disagree:
      return "disagree";
    case E::TakeToGuardian:
      return "take_to_guardian";
    case E::Decide:
      return "decide";
    case E::Withdraw:
      return "withdraw";
  }
  throw base::OurMistake("an event without a code");
}
std::optional<ReviewEvent> parse_event(std::string_view code) {
  return find_by_code(kReviewEvents, event_code, code);
}
std::string_view event_name(ReviewEvent event) {
  switch (event) {
    case E::StartReview:
      return "Review started";
    case E::AskForDetail:
      return "More detail asked for";
    case E::GiveDetail:
      return "Detail given";
    case E::ProposeOutcome:
      return "Outcome proposed";
    case E::NotEvidenced:
      return "Could not be confirmed; passed to the guardian";
    case E::Accept:
      return "Outcome accepted";
    case E::Disagree:
      return "Outcome disagreed with; passed to the guardian";
    case E::TakeToGuardian:
      return "Taken to the guardian because the answer is overdue";
    case E::Decide:
      return "Decided by the guardian";
    case E::Withdraw:
      return "Withdrawn";
  }
  throw base::OurMistake("an event without a name");
}

std::string_view actor_code(Actor actor) {
  switch (actor) {
    case Actor::Doctor:
      return "doctor";
    case Actor::Reviewer:
      return "reviewer";
    case Actor::Guardian:
      return "guardian";
  }
  throw base::OurMistake("an actor without a code");
}
std::optional<Actor> parse_actor(std::string_view code) {
  return find_by_code(kActors, actor_code, code);
}

std::span<const Transition> transitions() {
  return kTransitions;
}

const Transition* find_transition(Era era, ReviewState from, ReviewEvent event, Actor actor, bool is_overdue) {
  for (const Transition& row : kTransitions) {
    if (!holds_in(row, era) || row.from != from || row.event != event || row.actor != actor) continue;
    if (!row.only_when_overdue || is_overdue) return &row;
  }
  return nullptr;
}

std::string_view outcome_code(Outcome outcome) {
  switch (outcome) {
    case Outcome::NoAction:
      return "no_action";
    case Outcome::TimeOff:
      return "time_off";
    case Outcome::Pay:
      return "pay";
    case Outcome::WorkScheduleReview:
      return "work_schedule_review";
    case Outcome::OrganisationalChange:
      return "organisational_change";
    case Outcome::OpportunityRestored:
      return "opportunity_restored";
    case Outcome::Penalty:
      return "penalty";
  }
  throw base::OurMistake("an outcome without a code");
}
std::optional<Outcome> parse_outcome(std::string_view code) {
  return find_by_code(kOutcomes, outcome_code, code);
}
std::string_view outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::NoAction:
      return "No action";
    case Outcome::TimeOff:
      return "Time off in lieu";
    case Outcome::Pay:
      return "Pay";
    case Outcome::WorkScheduleReview:
      return "Work schedule review";
    case Outcome::OrganisationalChange:
      return "Change in the organisation";
    case Outcome::OpportunityRestored:
      return "Training opportunity restored";
    case Outcome::Penalty:
      return "Penalty";
  }
  throw base::OurMistake("an outcome without a name");
}

std::vector<Outcome> outcomes_for(Era era, Reviewer reviewer, Actor actor) {
  using enum Outcome;
  if (actor == Actor::Doctor) return {};
  if (actor == Actor::Guardian) return {std::begin(kOutcomes), std::end(kOutcomes)};
  switch (reviewer) {
    case Reviewer::Supervisor:
      if (era == Era::Reform) return {};
      return {NoAction, TimeOff, Pay, WorkScheduleReview, OrganisationalChange, OpportunityRestored};
    case Reviewer::MedicalHr:
      return {NoAction, TimeOff, Pay, WorkScheduleReview, OrganisationalChange};
    case Reviewer::MedicalEducation:
      return {OpportunityRestored, NoAction};
  }
  throw base::OurMistake("a reviewer without outcomes");
}

std::optional<Outcome> weightiest(std::span<const Outcome> outcomes) {
  using enum Outcome;
  for (const Outcome heavy :
       {Penalty, TimeOff, Pay, WorkScheduleReview, OrganisationalChange, OpportunityRestored, NoAction}) {
    if (std::ranges::find(outcomes, heavy) != outcomes.end()) return heavy;
  }
  return std::nullopt;
}

NoteRule note_rule(ReviewEvent event) {
  switch (event) {
    case E::AskForDetail:
    case E::GiveDetail:
    case E::NotEvidenced:
    case E::Disagree:
    case E::Decide:
      return NoteRule::Needed;
    case E::ProposeOutcome:
    case E::TakeToGuardian:
    case E::Withdraw:
      return NoteRule::Welcome;
    case E::StartReview:
    case E::Accept:
      return NoteRule::None;
  }
  throw base::OurMistake("an event without a rule for its note");
}

bool needs_outcome(ReviewEvent event) {
  return event == E::ProposeOutcome || event == E::Decide;
}

base::Result<Reviewed> apply(Era era, const ReviewPart& part, const ReviewInput& input, people::PersonId by, Actor as,
                             base::Instant now) {
  if (!is_ever_for(era, input.event, as)) return base::forbidden("You may not do this to this report.");
  const Transition* const row = find_transition(era, part.state, input.event, as, part.is_overdue(now));
  if (row == nullptr) return base::conflict(why_not(part));
  if (const auto note = check_note(input); !note) return std::unexpected(note.error());
  if (const auto outcome = check_outcome(era, part, input, as); !outcome) return std::unexpected(outcome.error());
  const std::string note(base::trimmed(input.note));
  return Reviewed{after(part, input, note, row->to, now),
                  ReviewStep{.part = part.id,
                             .event = input.event,
                             .from = part.state,
                             .to = row->to,
                             .by = by,
                             .as = as,
                             .at = now,
                             .note = note,
                             .outcome = needs_outcome(input.event) ? input.outcome : std::nullopt}};
}

}  // namespace safe_working
