// An action as the logs show it.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace governance {

enum class FinalState { Open, Closed, ClosedSuperseded, ClosedTransferred, Unknown };
inline constexpr FinalState kFinalStates[] = {FinalState::Open, FinalState::Closed, FinalState::ClosedSuperseded,
                                              FinalState::ClosedTransferred, FinalState::Unknown};
[[nodiscard]] bool is_closed(FinalState state);

struct ActionEntry {
  std::string at;  ///< id of the meeting whose log says so
  std::optional<std::string> status;
  std::optional<std::string> note;

  friend bool operator==(const ActionEntry&, const ActionEntry&) = default;
};
struct Action {
  std::string id;
  std::optional<std::string> reference;  ///< as recorded
  std::optional<std::string> raised_at;  ///< id of a meeting, which need not be in the book
  std::optional<std::string> raised_item;
  std::string text;
  std::vector<std::string> owners;  ///< people's ids, perhaps with a remark in brackets; or words: "All partners"
  std::optional<std::string> accountable;  ///< the one person who answers for it, where there are several owners
  std::optional<std::string> due;          ///< a date, or words: "November 2017 SLT"
  std::vector<ActionEntry> history;
  FinalState final_state = FinalState::Unknown;
  std::optional<std::string> closing_reason;
  std::optional<std::string> receiving_body;  ///< where the body that raised it has ended
  std::optional<bool> update_sought;          ///< in writing, of an owner who sent apologies
  std::optional<bool> accepted_by_owner;      ///< by an owner who was not there

  friend bool operator==(const Action&, const Action&) = default;
};

}  // namespace governance
