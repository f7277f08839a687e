// What governance leads said of a meeting's items, and breaches of the rules on interests, in the record.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/committee_record/committee_record_store.h"
#include "governance/interests/breach.h"
#include "governance/interests/screening_plan.h"

namespace governance {

/// In the order in which they were said.
[[nodiscard]] std::vector<Look> looks_of(record::Reader& reader, std::string_view meeting);
void add_look(record::Transaction& transaction, std::string_view meeting, const Look& look, const Change& change);

/// The newest first.
[[nodiscard]] std::vector<Breach> breaches(record::Reader& reader);
[[nodiscard]] std::optional<Breach> find_breach(record::Reader& reader, std::string_view id);
/// Adds it where its version is 0; otherwise its next version, Conflict where somebody else has changed it since.
[[nodiscard]] base::Result<void> save_breach(record::Transaction& transaction, const Breach& breach,
                                             const Change& change);

}  // namespace governance
