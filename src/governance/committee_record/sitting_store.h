// Sittings of committees in common, in the record.
#pragma once

#include <string_view>
#include <vector>

#include "governance/committee_record/committee_record_store.h"

namespace governance {

/// The meeting and those that it sits with, itself first. REQUIRES: the meeting is in the record.
[[nodiscard]] std::vector<StoredMeeting> sitting_of(record::Reader& reader, std::string_view meeting);

/// Joins the sittings of both, with everyone of each on the lists of all. Conflict where they are not on one day, are
/// of one body, were brought in as minuted elsewhere, or something is set down at one of them already.
[[nodiscard]] base::Result<void> join_sittings(record::Transaction& transaction, std::string_view meeting,
                                               std::string_view with, const Change& change);
/// Conflict once something is set down.
[[nodiscard]] base::Result<void> leave_sitting(record::Transaction& transaction, std::string_view meeting,
                                               const Change& change);

/// Puts the items at these places on the agendas of the others too, but for those that are there already, and gives how
/// many were put there. REQUIRES: the places are the meeting's.
[[nodiscard]] base::Result<int> share_items(record::Transaction& transaction, std::string_view meeting,
                                            const std::vector<std::size_t>& places, const Change& change,
                                            base::Random& random);

/// As add_entries; unless `is_alone` also at each meeting of the sitting, as entry_at has it. All or none.
[[nodiscard]] base::Result<void> add_to_sitting(record::Transaction& transaction, std::string_view meeting,
                                                const std::vector<MeetingEntry>& entries, bool is_alone,
                                                const Change& change);

}  // namespace governance
