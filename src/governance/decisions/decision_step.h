// What is set down about a decision after it was taken, beside what meetings do: rows that are only ever added.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/date.h"
#include "base/result.h"
#include "governance/minute_book/book_words.h"

namespace governance {

enum class DecisionStatus {
  OnRecord,  ///< its verb only records: there is nothing to be in force
  InForce,
  Provisional,  ///< taken without a quorum, or between meetings: stands once it is ratified
  Ratified,
  Lapsed,
  Superseded,
};
inline constexpr DecisionStatus kDecisionStatuses[] = {DecisionStatus::OnRecord,    DecisionStatus::InForce,
                                                       DecisionStatus::Provisional, DecisionStatus::Ratified,
                                                       DecisionStatus::Lapsed,      DecisionStatus::Superseded};
[[nodiscard]] std::string_view status_words(DecisionStatus status);  ///< "Provisional until ratified"

enum class DecisionStepKind { Route, RatifiedByParent, Lapse, Supersede };
inline constexpr DecisionStepKind kDecisionStepKinds[] = {DecisionStepKind::Route, DecisionStepKind::RatifiedByParent,
                                                          DecisionStepKind::Lapse, DecisionStepKind::Supersede};
template <>
inline constexpr auto kWordsOf<DecisionStatus> =
    std::to_array<std::string_view>({"on_record", "in_force", "provisional", "ratified", "lapsed", "superseded"});
template <>
inline constexpr auto kWordsOf<DecisionStepKind> =
    std::to_array<std::string_view>({"route", "ratified_by_parent", "lapse", "supersede"});

struct DecisionStep {
  std::string decision;  ///< its place: "MEETING/ITEM/DECISION"
  DecisionStepKind kind = DecisionStepKind::Route;
  std::string words;  ///< who ratifies it, who ratified it and where, why it lapsed, by what it is superseded
  std::optional<base::Date> day;  ///< by when, or of the event
  std::string by = {};            ///< an account's person
  base::Instant at = {};

  friend bool operator==(const DecisionStep&, const DecisionStep&) = default;
};

struct DecisionStepRule {
  DecisionStepKind kind;
  std::span<const DecisionStatus> from;
  std::optional<DecisionStatus> to;  ///< none: the status stays
  std::string_view words;            ///< on a button
  std::string_view asks;             ///< for the words
};
/// In the order of DecisionStepKind.
[[nodiscard]] std::span<const DecisionStepRule> decision_step_rules();
[[nodiscard]] const DecisionStepRule& rule_of(DecisionStepKind kind);

/// Conflict where the decision stands where the step has no place; Invalid without words, or, for what has happened,
/// on a day before the decision's or after today.
[[nodiscard]] base::Result<void> check_decision_step(const DecisionStep& step, DecisionStatus status, base::Date taken,
                                                     base::Date today);

inline constexpr std::size_t kLongestDecisionWords = 4'000;  ///< code points

/// What a verb of resolutions does, in plain words: "takes effect under the body's own power".
[[nodiscard]] std::string_view verb_meaning(Verb verb);

}  // namespace governance
