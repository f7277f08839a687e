// The register of a body's decisions, worked out from its meetings as they are recorded, from the meetings that
// ratified them, and from what was set down about them since.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "governance/decisions/decision_step.h"
#include "governance/minute_book/minute_book.h"

namespace governance {

/// A meeting as it is recorded, with the numbers of its decisions.
struct NumberedMeeting {
  Meeting meeting;
  /// By "ITEM/DECISION": which of the decisions ever set down at the item it is, from 1 on, so that striking one does
  /// not give its number to another. One that is not told has its place among the item's decisions.
  std::map<std::string, int> numbers = {};
};

struct RegisteredDecision {
  std::string place;      ///< "MEETING/ITEM/DECISION"
  std::string reference;  ///< "SLT/19/142/D1"
  std::string meeting;
  base::Date date;
  std::string item;  ///< its label
  Decision decision;
  std::vector<Limb> limbs;         ///< of the decision, else of the item's proposal
  std::optional<bool> is_quorate;  ///< none: not told
  DecisionStatus status = DecisionStatus::OnRecord;
  std::string ratified_by = {};     ///< the place of the decision that ratified it; empty: none of a meeting
  std::string words = {};           ///< the route while it is provisional; else what the last step says
  std::optional<base::Date> since;  ///< by when it is to be ratified; else since when it has its status

  friend bool operator==(const RegisteredDecision&, const RegisteredDecision&) = default;
};

/// By date, the newest first; within a meeting in the order of its agenda. `others` are meetings of other bodies that
/// may have ratified a decision: the parents'.
[[nodiscard]] std::vector<RegisteredDecision> decision_register(const Body& body,
                                                                std::span<const NumberedMeeting> meetings,
                                                                std::span<const Meeting> others,
                                                                std::span<const DecisionStep> steps);

/// By date, the newest first; those of one day in the order in which they stand.
[[nodiscard]] std::vector<RegisteredDecision> newest_first(std::vector<RegisteredDecision> decisions);

/// Whether the meeting was quorate when it decided this; nothing where the minutes do not tell.
[[nodiscard]] std::optional<bool> was_quorate(const Meeting& meeting, const AgendaItem& item, const Decision& decision);

/// "SLT/19/142/D1": from the item's own reference; without one "VPC/261118/4/D1", by the meeting's day.
[[nodiscard]] std::string decision_reference(const Body& body, const Meeting& meeting, const AgendaItem& item,
                                             int number);

/// The place of a decision that ratified this one with a quorum, on its day or later; empty where none did.
struct RatifiedAt {
  std::string place;
  base::Date date;
};
[[nodiscard]] std::optional<RatifiedAt> ratification_of(std::string_view place, base::Date taken,
                                                        std::span<const Meeting* const> meetings);

}  // namespace governance
