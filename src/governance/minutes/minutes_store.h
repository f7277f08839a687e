// Minutes in the record: one document a meeting with a version, and the steps that it went through, which are only ever
// added. Every change writes the audit trail in the same transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/committee_record/committee_record_store.h"
#include "governance/minutes/minutes.h"

namespace governance {

struct StoredMinutes {
  Minutes minutes;
  int version = 0;  ///< 0: nothing was ever drawn up
};
/// Notes where nothing was drawn up, or a draft was put aside.
[[nodiscard]] StoredMinutes find_minutes(record::Reader& reader, std::string_view meeting);

struct StepTaken {
  MinutesStep step = MinutesStep::DrawUp;
  MinutesState to = MinutesState::Draft;
  std::string by;  ///< an account's person
  base::Instant at;
  std::string note;  ///< may be empty
};
/// In order.
[[nodiscard]] std::vector<StepTaken> steps_of_minutes(record::Reader& reader, std::string_view meeting);

/// Keeps them as a step has made them. Conflict where somebody else has changed them since `stored.version`.
[[nodiscard]] base::Result<void> save_step(record::Transaction& transaction, std::string_view meeting,
                                           const StoredMinutes& stored, MinutesStep step, std::string_view note,
                                           const Change& change);
/// Keeps new words of a draft, or an amendment: `what` happened, for the audit trail ("minutes worded anew"). Conflict
/// where somebody else has changed them since. REQUIRES: not notes.
[[nodiscard]] base::Result<void> save_words(record::Transaction& transaction, std::string_view meeting,
                                            const StoredMinutes& stored, std::string_view what, const Change& change);

/// People of the minute book who confirmed the minutes of a body that meets no more, in the order in which they did.
[[nodiscard]] std::vector<std::string> confirmations_of(record::Reader& reader, std::string_view meeting);
/// Once for each person: said again, it changes nothing.
void add_confirmation(record::Transaction& transaction, std::string_view meeting, std::string_view person,
                      const Change& change);

/// Number 9.
[[nodiscard]] record::Migration minutes_migration();

}  // namespace governance
