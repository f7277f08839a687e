#include "governance/committees/committee_life.h"

#include <algorithm>

#include "base/check.h"

namespace governance {
namespace {

using enum CommitteeLife;

constexpr auto kTransitions = std::to_array<LifeTransition>({
    {Proposed, LifeStep::Establish, Established, "Establish it"},
    {Established, LifeStep::Suspend, Suspended, "Suspend it", true},
    {Suspended, LifeStep::Resume, Established, "Let it meet again", true},
    {Established, LifeStep::StandDown, StoodDown, "Stand it down", false, true},
    {Suspended, LifeStep::StandDown, StoodDown, "Stand it down", false, true},
    {StoodDown, LifeStep::Archive, Archived, "Archive it"},
});

}  // namespace

std::span<const LifeTransition> life_transitions() {
  return kTransitions;
}

const LifeTransition* find_life_transition(CommitteeLife from, LifeStep step) {
  const auto* const found = std::ranges::find_if(
      kTransitions, [&](const LifeTransition& one) { return one.from == from && one.step == step; });
  return found == kTransitions.end() ? nullptr : found;
}

std::string_view life_words(CommitteeLife life) {
  switch (life) {
    case Proposed:
      return "Proposed";
    case Established:
      return "Established";
    case Suspended:
      return "Suspended";
    case StoodDown:
      return "Stood down";
    case Archived:
      return "Archived";
  }
  throw base::OurMistake("a committee's life without words");
}

}  // namespace governance
