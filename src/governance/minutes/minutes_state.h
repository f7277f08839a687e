// The way of minutes from notes to the final record: states, steps, and who may take which. The table is the rule;
// pages and tests are drawn from it.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "governance/minute_book/book_words.h"

namespace governance {

enum class MinutesState {
  Notes,                   ///< what the record holds, still following it
  Draft,                   ///< drawn up; the secretary may word it anew
  ChairChecked,            ///< the chair has read it
  Circulated,              ///< members have it; from here on words change by amendment alone
  Approved,                ///< as circulated
  ApprovedWithAmendments,  ///< subject to agreed amendments, which are not made yet
  Final,                   ///< the record; a later correction is a new minute of a later meeting
};
inline constexpr MinutesState kMinutesStates[] = {MinutesState::Notes,        MinutesState::Draft,
                                                  MinutesState::ChairChecked, MinutesState::Circulated,
                                                  MinutesState::Approved,     MinutesState::ApprovedWithAmendments,
                                                  MinutesState::Final};

enum class MinutesStep { DrawUp, DrawAgain, Check, SendBack, Circulate, Approve, ApproveWithAmendments, Finish };
inline constexpr MinutesStep kMinutesSteps[] = {MinutesStep::DrawUp,
                                                MinutesStep::DrawAgain,
                                                MinutesStep::Check,
                                                MinutesStep::SendBack,
                                                MinutesStep::Circulate,
                                                MinutesStep::Approve,
                                                MinutesStep::ApproveWithAmendments,
                                                MinutesStep::Finish};

enum class MinutesActor { Secretary, Chair };
inline constexpr MinutesActor kMinutesActors[] = {MinutesActor::Secretary, MinutesActor::Chair};

template <>
inline constexpr auto kWordsOf<MinutesState> = std::to_array<std::string_view>(
    {"notes", "draft", "chair_checked", "circulated", "approved", "approved_with_amendments", "final"});
template <>
inline constexpr auto kWordsOf<MinutesStep> = std::to_array<std::string_view>(
    {"draw_up", "draw_again", "check", "send_back", "circulate", "approve", "approve_with_amendments", "finish"});
template <>
inline constexpr auto kWordsOf<MinutesActor> = std::to_array<std::string_view>({"secretary", "chair"});

/// What a step asks of whoever takes it.
enum class StepNeeds { Nothing, Note, Approval };

struct MinutesTransition {
  MinutesState from;
  MinutesStep step;
  MinutesActor actor;
  MinutesState to;
  StepNeeds needs;
};
[[nodiscard]] std::span<const MinutesTransition> minutes_transitions();
/// The row for this, or nothing.
[[nodiscard]] const MinutesTransition* find_transition(MinutesState from, MinutesStep step, MinutesActor actor);
/// What the actors may do now, in the table's order; each step once.
[[nodiscard]] std::vector<const MinutesTransition*> open_steps(MinutesState from, std::span<const MinutesActor> actors);

[[nodiscard]] std::string_view state_name(MinutesState state);  ///< "Checked by the chair"
[[nodiscard]] std::string_view step_words(MinutesStep step);    ///< on a button: "Circulate to members"
[[nodiscard]] std::string_view step_done(MinutesStep step);     ///< in the history: "Circulated to members"
/// At the top of every page: "DRAFT", "APPROVED SUBJECT TO AMENDMENTS" or "CONFIRMED".
[[nodiscard]] std::string_view minutes_mark(MinutesState state);

/// Members may read them.
[[nodiscard]] constexpr bool is_circulated(MinutesState state) {
  return state >= MinutesState::Circulated;
}
[[nodiscard]] constexpr bool is_approved(MinutesState state) {
  return state >= MinutesState::Approved;
}

}  // namespace governance
