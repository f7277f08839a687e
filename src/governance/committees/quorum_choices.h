// The words of a rule's and an attendance's file for choices, and its options.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "governance/committees/quorum_rule.h"
#include "governance/minute_book/book_words.h"

namespace governance {

template <>
inline constexpr auto kWordsOf<PresentAs> = std::to_array<std::string_view>({"holder", "deputy", "substitute"});
template <>
inline constexpr auto kWordsOf<PresentMode> = std::to_array<std::string_view>({"in_person", "remote"});
template <>
inline constexpr auto kWordsOf<FractionBase> = std::to_array<std::string_view>({"seats", "filled_seats", "present"});
template <>
inline constexpr auto kWordsOf<FractionRounding> = std::to_array<std::string_view>({"up", "down"});

/// All but substitutes_count, which may be left to follow deputies_count.
inline constexpr auto kQuorumOptions = std::to_array<std::pair<std::string_view, bool QuorumOptions::*>>(
    {{"deputies_count", &QuorumOptions::deputies_count},
     {"remote_counts", &QuorumOptions::remote_counts},
     {"conflicted_counts", &QuorumOptions::conflicted_counts},
     {"chair_counts", &QuorumOptions::chair_counts},
     {"vacancies_in_base", &QuorumOptions::vacancies_in_base}});
inline constexpr std::string_view kSubstitutesCount = "substitutes_count";

}  // namespace governance
