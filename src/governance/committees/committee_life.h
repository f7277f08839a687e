// The life of a body, from its proposal to the archive: a table of steps. Pages and tests are drawn from it.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "governance/minute_book/book_words.h"

namespace governance {

enum class CommitteeLife { Proposed, Established, Suspended, StoodDown, Archived };
inline constexpr CommitteeLife kCommitteeLives[] = {CommitteeLife::Proposed, CommitteeLife::Established,
                                                    CommitteeLife::Suspended, CommitteeLife::StoodDown,
                                                    CommitteeLife::Archived};
enum class LifeStep { Establish, Suspend, Resume, StandDown, Archive };
inline constexpr LifeStep kLifeSteps[] = {LifeStep::Establish, LifeStep::Suspend, LifeStep::Resume, LifeStep::StandDown,
                                          LifeStep::Archive};

template <>
inline constexpr auto kWordsOf<CommitteeLife> =
    std::to_array<std::string_view>({"proposed", "established", "suspended", "stood_down", "archived"});
template <>
inline constexpr auto kWordsOf<LifeStep> =
    std::to_array<std::string_view>({"establish", "suspend", "resume", "stand_down", "archive"});

struct LifeTransition {
  CommitteeLife from;
  LifeStep step;
  CommitteeLife to;
  std::string_view words;  ///< on a button: "Suspend it"
  bool needs_reason = false;
  bool needs_checklist = false;  ///< every line of the standing-down checklist is closed
};
[[nodiscard]] std::span<const LifeTransition> life_transitions();
/// Null where the step has no place there.
[[nodiscard]] const LifeTransition* find_life_transition(CommitteeLife from, LifeStep step);
[[nodiscard]] std::string_view life_words(CommitteeLife life);  ///< "Stood down"

/// It meets and decides.
[[nodiscard]] constexpr bool may_meet(CommitteeLife life) {
  return life == CommitteeLife::Established;
}
/// It has ended: it stays readable.
[[nodiscard]] constexpr bool has_ended(CommitteeLife life) {
  return life >= CommitteeLife::StoodDown;
}

}  // namespace governance
