// Ending a body: who resolved it and from when, and the checklist that must be closed before it is done. What the
// record tells is taken from it; the rest the secretary answers.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "governance/decisions/decision_register.h"
#include "governance/minute_book/book_words.h"

namespace governance {

enum class EndingLine {
  Resolution,
  Limbs,
  EffectiveDate,
  LastMeeting,
  Duties,
  OpenActions,
  OpenDecisions,
  LastMinutes,
  SubGroups,
  Risks,
  ForwardPlan,
  DelegatedPowers,
  LeavingMembers,
  PublicNotice,
  Records,
};
inline constexpr EndingLine kEndingLines[] = {
    EndingLine::Resolution,     EndingLine::Limbs,        EndingLine::EffectiveDate, EndingLine::LastMeeting,
    EndingLine::Duties,         EndingLine::OpenActions,  EndingLine::OpenDecisions, EndingLine::LastMinutes,
    EndingLine::SubGroups,      EndingLine::Risks,        EndingLine::ForwardPlan,   EndingLine::DelegatedPowers,
    EndingLine::LeavingMembers, EndingLine::PublicNotice, EndingLine::Records};
template <>
inline constexpr auto kWordsOf<EndingLine> =
    std::to_array<std::string_view>({"resolution", "limbs", "effective_date", "last_meeting", "duties", "open_actions",
                                     "open_decisions", "last_minutes", "sub_groups", "risks", "forward_plan",
                                     "delegated_powers", "leaving_members", "public_notice", "records"});

struct EndingRule {
  EndingLine line;
  std::string_view title;
  std::string_view asks;     ///< what closes it
  bool is_answered = false;  ///< by the secretary, in words
};
/// In the order of EndingLine.
[[nodiscard]] std::span<const EndingRule> ending_rules();
[[nodiscard]] const EndingRule& rule_of(EndingLine line);

/// Who approves the last minutes, as nobody meets any more.
enum class LastMinutesRoute { LastMembers, Parent, Successor };
inline constexpr LastMinutesRoute kLastMinutesRoutes[] = {LastMinutesRoute::LastMembers, LastMinutesRoute::Parent,
                                                          LastMinutesRoute::Successor};
template <>
inline constexpr auto kWordsOf<LastMinutesRoute> =
    std::to_array<std::string_view>({"last_members", "parent", "successor"});
[[nodiscard]] std::string_view route_words(LastMinutesRoute route);  ///< "Circulated to the last members"

struct EndingAnswer {
  EndingLine line = EndingLine::Risks;
  std::string words;
  friend bool operator==(const EndingAnswer&, const EndingAnswer&) = default;
};
struct Duty {
  std::string duty;
  std::string successor;  ///< a body or post; empty: the duty ends
  friend bool operator==(const Duty&, const Duty&) = default;
};
/// The parent's decision to end it.
struct ParentsResolution {
  std::string words;  ///< who, where: "Governing Body, item 7"
  base::Date on;
  friend bool operator==(const ParentsResolution&, const ParentsResolution&) = default;
};

struct StandingDown {
  std::optional<std::string> resolution;       ///< the place of a decision of the body's own
  std::optional<ParentsResolution> by_parent;  ///< goes before it
  std::optional<base::Date> effective;         ///< its last day
  std::string successor = {};                  ///< of the whole; empty: none
  std::vector<Duty> duties = {};
  std::optional<LastMinutesRoute> last_minutes;
  std::vector<EndingAnswer> answers = {};

  friend bool operator==(const StandingDown&, const StandingDown&) = default;
};

/// What the record tells.
struct EndingFacts {
  std::optional<RegisteredDecision> resolution;  ///< the one chosen
  std::vector<std::string> open_limbs = {};      ///< what of its proposal has no outcome, in words
  std::optional<base::Date> last_meeting = {};
  std::vector<base::Date> meetings_to_come = {};
  /// References, empty for an action that has none.
  std::vector<std::string> open_actions = {};
  std::vector<std::string> not_taken_over = {};  ///< references of those transferred and not accepted
  std::vector<std::string> provisional = {};     ///< references, without the resolution itself
  std::vector<std::string> sub_groups = {};      ///< names of bodies that answer to it and go on
};

struct LineState {
  EndingLine line = EndingLine::Resolution;
  bool is_closed = false;
  std::string words;  ///< how it stands, or what is to be done
};
/// In the order of EndingLine.
[[nodiscard]] std::vector<LineState> checklist(const StandingDown& it, const EndingFacts& facts);

/// Whether the body ends by it: the parent's resolution, or an own one that is in force or ratified and takes effect
/// under its own power.
[[nodiscard]] bool is_resolved(const StandingDown& it, const EndingFacts& facts);

/// Conflict where a line is open, named by its title, or where the last day is still to come.
[[nodiscard]] base::Result<void> may_complete(const StandingDown& it, const EndingFacts& facts, base::Date today);

// Each changes it, or says what to do instead.
[[nodiscard]] base::Result<void> answer(StandingDown& it, EndingLine line, std::string_view words);
[[nodiscard]] base::Result<void> add_duty(StandingDown& it, std::string_view duty, std::string_view successor,
                                          bool ends);
[[nodiscard]] base::Result<void> set_parents_resolution(StandingDown& it, std::string_view words,
                                                        std::optional<base::Date> on, base::Date today);

inline constexpr std::size_t kLongestAnswer = 4'000;  ///< code points

}  // namespace governance
