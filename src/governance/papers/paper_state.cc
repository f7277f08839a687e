#include "governance/papers/paper_state.h"

#include <algorithm>

#include "base/check.h"

namespace governance {
namespace {

using enum PaperState;
using S = PaperStep;
using A = PaperActor;
using N = PaperStepNeeds;

// A secretary acts for an author or a sponsor who answered by telephone; for the sponsor a note says how.
constexpr std::array kTransitions = {
    PaperTransition{Requested, S::Start, A::Author, Drafting, N::Nothing},
    PaperTransition{Requested, S::Start, A::Secretary, Drafting, N::Nothing},
    PaperTransition{Returned, S::Start, A::Author, Drafting, N::Nothing},
    PaperTransition{Returned, S::Start, A::Secretary, Drafting, N::Nothing},
    PaperTransition{Drafting, S::ApproveAsSponsor, A::Sponsor, SponsorApproved, N::File},
    PaperTransition{Drafting, S::ApproveAsSponsor, A::Secretary, SponsorApproved, N::Note},
    PaperTransition{Drafting, S::Submit, A::Author, Submitted, N::FileNoSponsor},
    PaperTransition{Drafting, S::Submit, A::Secretary, Submitted, N::FileNoSponsor},
    PaperTransition{SponsorApproved, S::Submit, A::Author, Submitted, N::File},
    PaperTransition{SponsorApproved, S::Submit, A::Sponsor, Submitted, N::File},
    PaperTransition{SponsorApproved, S::Submit, A::Secretary, Submitted, N::File},
    PaperTransition{Submitted, S::Accept, A::Secretary, Accepted, N::File},
    PaperTransition{Submitted, S::Return, A::Secretary, Returned, N::Note},
    PaperTransition{Accepted, S::Issue, A::Secretary, Issued, N::IssuedAgenda},
    PaperTransition{Accepted, S::Return, A::Secretary, Returned, N::Note},
    PaperTransition{Issued, S::Replace, A::Secretary, Replaced, N::Note},
    PaperTransition{Replaced, S::Replace, A::Secretary, Replaced, N::Note},
    PaperTransition{Requested, S::Withdraw, A::Secretary, Withdrawn, N::Note},
    PaperTransition{Drafting, S::Withdraw, A::Author, Withdrawn, N::Note},
    PaperTransition{Drafting, S::Withdraw, A::Secretary, Withdrawn, N::Note},
    PaperTransition{SponsorApproved, S::Withdraw, A::Author, Withdrawn, N::Note},
    PaperTransition{SponsorApproved, S::Withdraw, A::Secretary, Withdrawn, N::Note},
    PaperTransition{Submitted, S::Withdraw, A::Secretary, Withdrawn, N::Note},
    PaperTransition{Accepted, S::Withdraw, A::Secretary, Withdrawn, N::Note},
    PaperTransition{Returned, S::Withdraw, A::Author, Withdrawn, N::Note},
    PaperTransition{Returned, S::Withdraw, A::Secretary, Withdrawn, N::Note},
    PaperTransition{Issued, S::Withdraw, A::Secretary, Withdrawn, N::Note},
    PaperTransition{Replaced, S::Withdraw, A::Secretary, Withdrawn, N::Note},
};

bool is_one_of(PaperActor actor, std::span<const PaperActor> actors) {
  return std::ranges::find(actors, actor) != actors.end();
}

}  // namespace

std::span<const PaperTransition> paper_transitions() {
  return kTransitions;
}

const PaperTransition* find_transition(PaperState from, PaperStep step, std::span<const PaperActor> actors) {
  const auto* const found = std::ranges::find_if(kTransitions, [&](const PaperTransition& row) {
    return row.from == from && row.step == step && is_one_of(row.actor, actors);
  });
  return found == kTransitions.end() ? nullptr : found;
}

std::vector<const PaperTransition*> open_steps(PaperState from, std::span<const PaperActor> actors) {
  std::vector<const PaperTransition*> out;
  for (const auto& row : kTransitions) {
    const bool comes_about = row.step == S::Start || row.step == S::Replace;
    const bool is_there = std::ranges::any_of(out, [&](const auto* one) { return one->step == row.step; });
    if (row.from == from && !comes_about && !is_there && is_one_of(row.actor, actors)) out.push_back(&row);
  }
  return out;
}

std::string_view state_name(PaperState state) {
  switch (state) {
    case Requested:
      return "Asked for";
    case Drafting:
      return "Being written";
    case SponsorApproved:
      return "Approved by the sponsor";
    case Submitted:
      return "With the secretary";
    case Accepted:
      return "Accepted";
    case Returned:
      return "Sent back to the author";
    case Issued:
      return "Issued";
    case Replaced:
      return "Issued, replaced by a newer version";
    case Withdrawn:
      return "Withdrawn";
  }
  throw base::OurMistake("a state of a paper that has no name");
}

std::string_view step_words(PaperStep step) {
  switch (step) {
    case S::Start:
      return "Begin to write";
    case S::ApproveAsSponsor:
      return "The sponsor approves it";
    case S::Submit:
      return "Send it to the secretary";
    case S::Accept:
      return "Accept it";
    case S::Return:
      return "Send it back to the author";
    case S::Issue:
      return "Issue it to members";
    case S::Replace:
      return "Replace it by a newer version";
    case S::Withdraw:
      return "Withdraw it";
  }
  throw base::OurMistake("a step of a paper that has no words");
}

std::string_view step_done(PaperStep step) {
  switch (step) {
    case S::Start:
      return "Writing began";
    case S::ApproveAsSponsor:
      return "Approved by the sponsor";
    case S::Submit:
      return "Sent to the secretary";
    case S::Accept:
      return "Accepted";
    case S::Return:
      return "Sent back to the author";
    case S::Issue:
      return "Issued to members";
    case S::Replace:
      return "Replaced by a newer version";
    case S::Withdraw:
      return "Withdrawn";
  }
  throw base::OurMistake("a step of a paper that has no words");
}

}  // namespace governance
