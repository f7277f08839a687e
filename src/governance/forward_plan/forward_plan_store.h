// Forward plans in the record. Every change writes the audit trail in the same transaction.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "governance/committee_record/committee_record_store.h"
#include "governance/forward_plan/forward_plan.h"

namespace governance {

/// Those that ended too, by id.
[[nodiscard]] std::vector<PlanEntry> plan_entries(record::Reader& reader, std::string_view committee);
/// In the order in which they were set down.
[[nodiscard]] std::vector<PlanOutcome> plan_outcomes(record::Reader& reader, std::string_view committee);

/// Adds it where `version` is 0; else Conflict where somebody else has changed it since. REQUIRES: check_entry.
[[nodiscard]] base::Result<void> save_plan_entry(record::Transaction& transaction, std::string_view committee,
                                                 const PlanEntry& entry, const Change& change);
/// NotFound where the committee has no such entry. REQUIRES: check_outcome.
[[nodiscard]] base::Result<void> add_plan_outcome(record::Transaction& transaction, std::string_view committee,
                                                  const PlanOutcome& outcome, const Change& change);

/// Number 12.
[[nodiscard]] record::Migration forward_plan_migration();

}  // namespace governance
