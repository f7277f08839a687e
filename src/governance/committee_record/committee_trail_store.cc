#include "governance/committee_record/committee_trail_store.h"

#include <utility>

#include "record/audit_trail.h"

namespace governance {

void write_down(record::Transaction& transaction, const Change& change, std::string action,
                std::string_view subject_kind, std::string_view subject, std::string before, std::string after) {
  record::append_audit(transaction, change.at,
                       {.actor = change.by,
                        .action = std::move(action),
                        .subject_kind = std::string(subject_kind),
                        .subject_id = std::string(subject),
                        .person_id = "",
                        .before = std::move(before),
                        .after = std::move(after)});
}

}  // namespace governance
