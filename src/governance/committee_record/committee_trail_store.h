// What is done to the committee record, written into the audit trail.
#pragma once

#include <string>
#include <string_view>

#include "governance/committee_record/committee_record_store.h"

namespace governance {

/// `subject_kind` is "committee", "meeting", "committee_person" or "committee_action"; the documents may be empty.
void write_down(record::Transaction& transaction, const Change& change, std::string action,
                std::string_view subject_kind, std::string_view subject, std::string before, std::string after);

}  // namespace governance
