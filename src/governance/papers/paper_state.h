// The way of a paper from the request to the meeting: states, steps, and who may take which. The table is the rule;
// pages and tests are drawn from it.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "governance/minute_book/book_words.h"

namespace governance {

enum class PaperState {
  Requested,
  Drafting,
  SponsorApproved,
  Submitted,
  Accepted,
  Returned,
  Issued,
  Replaced,  ///< issued, and a newer version has taken the place of what was
  Withdrawn,
};
inline constexpr PaperState kPaperStates[] = {PaperState::Requested, PaperState::Drafting, PaperState::SponsorApproved,
                                              PaperState::Submitted, PaperState::Accepted, PaperState::Returned,
                                              PaperState::Issued,    PaperState::Replaced, PaperState::Withdrawn};

enum class PaperStep { Start, ApproveAsSponsor, Submit, Accept, Return, Issue, Replace, Withdraw };
inline constexpr PaperStep kPaperSteps[] = {PaperStep::Start,   PaperStep::ApproveAsSponsor, PaperStep::Submit,
                                            PaperStep::Accept,  PaperStep::Return,           PaperStep::Issue,
                                            PaperStep::Replace, PaperStep::Withdraw};

enum class PaperActor { Author, Sponsor, Secretary };
inline constexpr PaperActor kPaperActors[] = {PaperActor::Author, PaperActor::Sponsor, PaperActor::Secretary};

template <>
inline constexpr auto kWordsOf<PaperState> =
    std::to_array<std::string_view>({"requested", "drafting", "sponsor_approved", "submitted", "accepted", "returned",
                                     "issued", "replaced", "withdrawn"});
template <>
inline constexpr auto kWordsOf<PaperStep> = std::to_array<std::string_view>(
    {"start", "approve_as_sponsor", "submit", "accept", "return", "issue", "replace", "withdraw"});

/// What a step asks for beside the right person and state.
enum class PaperStepNeeds {
  Nothing,
  File,           ///< a version has been sent in
  FileNoSponsor,  ///< that, and no sponsor is named who must approve first
  Note,
  IssuedAgenda,  ///< the meeting's agenda is issued: numbers and letters stay put
};

struct PaperTransition {
  PaperState from;
  PaperStep step;
  PaperActor actor;
  PaperState to;
  PaperStepNeeds needs;
};
[[nodiscard]] std::span<const PaperTransition> paper_transitions();
/// The row by which one of the actors may take the step, or nothing.
[[nodiscard]] const PaperTransition* find_transition(PaperState from, PaperStep step,
                                                     std::span<const PaperActor> actors);
/// What the actors may do now, in the table's order; each step once. Starting and replacing come about by writing the
/// cover and sending a file, so they are not among them.
[[nodiscard]] std::vector<const PaperTransition*> open_steps(PaperState from, std::span<const PaperActor> actors);

[[nodiscard]] std::string_view state_name(PaperState state);  ///< "Approved by the sponsor"
[[nodiscard]] std::string_view step_words(PaperStep step);    ///< on a button: "Send it to the secretary"
[[nodiscard]] std::string_view step_done(PaperStep step);     ///< in the history: "Sent to the secretary"

/// Members may read it.
[[nodiscard]] constexpr bool is_issued(PaperState state) {
  return state == PaperState::Issued || state == PaperState::Replaced;
}
/// The author may still write.
[[nodiscard]] constexpr bool is_with_author(PaperState state) {
  return state == PaperState::Requested || state == PaperState::Drafting || state == PaperState::Returned;
}

}  // namespace governance
