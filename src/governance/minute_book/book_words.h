// The words that stand for choices in a minute book's file ("nhs_provider"), which pages and exports use too.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "governance/minute_book/action.h"
#include "governance/minute_book/agenda_item.h"
#include "governance/minute_book/meeting.h"
#include "governance/minute_book/parties.h"

namespace governance {

/// In the order of the enumerators.
template <class E>
inline constexpr std::array<std::string_view, 0> kWordsOf{};
template <>
inline constexpr auto kWordsOf<Sector> = std::to_array<std::string_view>(
    {"nhs_commissioner", "nhs_provider", "local_authority", "nhs_national", "programme", "clinical_network", "other"});
template <>
inline constexpr auto kWordsOf<InterestKind> =
    std::to_array<std::string_view>({"financial", "non_financial_professional", "non_financial_personal", "indirect"});
template <>
inline constexpr auto kWordsOf<Circulation> = std::to_array<std::string_view>({"not_allowed", "majority", "unanimous"});
template <>
inline constexpr auto kWordsOf<ItemKind> = std::to_array<std::string_view>(
    {"opening", "coi", "minutes", "action_log", "substantive", "aob_notice", "aob", "next_meeting"});
template <>
inline constexpr auto kWordsOf<AgendaPart> = std::to_array<std::string_view>({"public", "private"});
template <>
inline constexpr auto kWordsOf<Medium> = std::to_array<std::string_view>({"paper", "verbal", "none"});
template <>
inline constexpr auto kWordsOf<ScreeningOutcome> = std::to_array<std::string_view>(
    {"not_screened", "nothing_noted", "regular_conflicts_only", "declare_outcome_not_stated", "declare_and_participate",
     "declare_discuss_not_decide", "stay_silent", "leave_for_item", "withhold_papers", "remove_from_role"});
template <>
inline constexpr auto kWordsOf<Declared> = std::to_array<std::string_view>({"yes", "no", "not_asked"});
template <>
inline constexpr auto kWordsOf<Verb> = std::to_array<std::string_view>(
    {"approve", "agree", "decide", "ratify", "endorse", "support", "recommend", "accept", "receive", "note", "discuss",
     "advise", "defer", "refer", "withdraw", "reject"});
template <>
inline constexpr auto kWordsOf<DecisionForm> = std::to_array<std::string_view>({"resolved", "recorded_agreement"});
template <>
inline constexpr auto kWordsOf<AttendanceKind> = std::to_array<std::string_view>(
    {"present", "in_attendance", "apologies", "joined_for_item", "spoke_not_listed", "named_absent_not_listed"});
template <>
inline constexpr auto kWordsOf<AttendanceMode> =
    std::to_array<std::string_view>({"in_person", "remote_video", "remote_audio"});
template <>
inline constexpr auto kWordsOf<FinalState> =
    std::to_array<std::string_view>({"open", "closed", "closed_superseded", "closed_transferred", "unknown"});

template <class E>
concept HasWords = kWordsOf<E>.size() > 0;

template <HasWords E>
[[nodiscard]] constexpr std::string_view word_of(E choice) {
  return kWordsOf<E>[static_cast<std::size_t>(choice)];
}
template <HasWords E>
[[nodiscard]] constexpr std::optional<E> choice_of(std::string_view word) {
  const auto at = std::ranges::find(kWordsOf<E>, word);
  if (at == kWordsOf<E>.end()) return std::nullopt;
  return static_cast<E>(at - kWordsOf<E>.begin());
}

}  // namespace governance
