#include "governance/minutes/minutes_state.h"

#include <algorithm>

#include "base/check.h"

namespace governance {
namespace {

using enum MinutesState;
using S = MinutesStep;
using A = MinutesActor;
using N = StepNeeds;

// A secretary who sets down that the chair has checked, or sends back, says how or why: the chair may have answered by
// telephone, and the history has to show it.
constexpr std::array kTransitions = {
    MinutesTransition{Notes, S::DrawUp, A::Secretary, Draft, N::Nothing},
    MinutesTransition{Draft, S::Check, A::Chair, ChairChecked, N::Nothing},
    MinutesTransition{Draft, S::Check, A::Secretary, ChairChecked, N::Note},
    MinutesTransition{Draft, S::DrawAgain, A::Secretary, Notes, N::Note},
    MinutesTransition{ChairChecked, S::Circulate, A::Secretary, Circulated, N::Nothing},
    MinutesTransition{ChairChecked, S::SendBack, A::Chair, Draft, N::Note},
    MinutesTransition{ChairChecked, S::SendBack, A::Secretary, Draft, N::Note},
    MinutesTransition{Circulated, S::Approve, A::Secretary, Approved, N::Approval},
    MinutesTransition{Circulated, S::Approve, A::Chair, Approved, N::Approval},
    MinutesTransition{Circulated, S::ApproveWithAmendments, A::Secretary, ApprovedWithAmendments, N::Approval},
    MinutesTransition{Circulated, S::ApproveWithAmendments, A::Chair, ApprovedWithAmendments, N::Approval},
    MinutesTransition{Approved, S::Finish, A::Secretary, Final, N::Nothing},
    MinutesTransition{Approved, S::Finish, A::Chair, Final, N::Nothing},
    MinutesTransition{ApprovedWithAmendments, S::Finish, A::Secretary, Final, N::Nothing},
    MinutesTransition{ApprovedWithAmendments, S::Finish, A::Chair, Final, N::Nothing},
};

}  // namespace

std::span<const MinutesTransition> minutes_transitions() {
  return kTransitions;
}

const MinutesTransition* find_transition(MinutesState from, MinutesStep step, MinutesActor actor) {
  const auto* const found = std::ranges::find_if(kTransitions, [&](const MinutesTransition& row) {
    return row.from == from && row.step == step && row.actor == actor;
  });
  return found == kTransitions.end() ? nullptr : found;
}

std::vector<const MinutesTransition*> open_steps(MinutesState from, std::span<const MinutesActor> actors) {
  std::vector<const MinutesTransition*> out;
  for (const auto& row : kTransitions) {
    const bool is_theirs = std::ranges::find(actors, row.actor) != actors.end();
    const bool is_there = std::ranges::any_of(out, [&](const auto* one) { return one->step == row.step; });
    if (row.from == from && is_theirs && !is_there) out.push_back(&row);
  }
  return out;
}

std::string_view state_name(MinutesState state) {
  switch (state) {
    case Notes:
      return "Not drawn up yet";
    case Draft:
      return "Draft";
    case ChairChecked:
      return "Checked by the chair";
    case Circulated:
      return "Circulated as a draft";
    case Approved:
      return "Approved";
    case ApprovedWithAmendments:
      return "Approved with amendments";
    case Final:
      return "Final";
  }
  throw base::OurMistake("a state of minutes that has no name");
}

std::string_view step_words(MinutesStep step) {
  switch (step) {
    case S::DrawUp:
      return "Draw up the draft";
    case S::DrawAgain:
      return "Put this draft aside and go back to the record";
    case S::Check:
      return "The chair has checked them";
    case S::SendBack:
      return "Send back for changes";
    case S::Circulate:
      return "Circulate to members";
    case S::Approve:
      return "Approve as they are";
    case S::ApproveWithAmendments:
      return "Approve with the agreed amendments";
    case S::Finish:
      return "Make them final";
  }
  throw base::OurMistake("a step of minutes that has no words");
}

std::string_view step_done(MinutesStep step) {
  switch (step) {
    case S::DrawUp:
      return "Draft drawn up from the record";
    case S::DrawAgain:
      return "Draft put aside, to be drawn up again";
    case S::Check:
      return "Checked by the chair";
    case S::SendBack:
      return "Sent back for changes";
    case S::Circulate:
      return "Circulated to members";
    case S::Approve:
      return "Approved";
    case S::ApproveWithAmendments:
      return "Approved with amendments";
    case S::Finish:
      return "Made final";
  }
  throw base::OurMistake("a step of minutes that has no words");
}

std::string_view minutes_mark(MinutesState state) {
  if (state == ApprovedWithAmendments) return "APPROVED SUBJECT TO AMENDMENTS";
  return is_approved(state) ? "CONFIRMED" : "DRAFT";
}

}  // namespace governance
