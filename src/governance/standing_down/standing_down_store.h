// A standing down in the record: one document a committee with a version, and what the record tells beside it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/actions/action_log_store.h"
#include "governance/decisions/decision_store.h"
#include "governance/standing_down/standing_down.h"

namespace governance {

struct StoredEnding {
  StandingDown it;
  int version = 0;  ///< 0: nothing is set down yet
};
[[nodiscard]] StoredEnding find_ending(record::Reader& reader, std::string_view committee);
/// Conflict where somebody else has changed it since. The committee's end follows the last day once it is resolved, and
/// the last minutes' route is told where the checks look for it.
[[nodiscard]] base::Result<void> save_ending(record::Transaction& transaction, const StoredCommittee& committee,
                                             const StoredEnding& ending, const Change& change);

/// Everything about a committee that its checklist asks for.
struct EndingRecord {
  EndingFacts facts;
  std::vector<RegisteredDecision> candidates;  ///< decisions that speak of its end, the newest first
  std::vector<LoggedAction> open_actions;
  std::vector<LoggedAction> not_taken_over;
};
[[nodiscard]] EndingRecord ending_record(record::Reader& reader, const StoredCommittee& committee,
                                         const StandingDown& ending, base::Date today);

}  // namespace governance
