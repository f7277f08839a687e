// What becomes of a committee and of its terms over time: the versions of its terms, the steps of its life, when it
// ends; and what waits for its next agenda.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/committee_record/committee_record_store.h"
#include "governance/committees/committee_life.h"

namespace governance {

/// The committee as its terms had it from then on.
struct CommitteeVersion {
  int version = 1;
  Body body;
  std::optional<base::Instant> saved_at;  ///< none: it stood so before versions were kept
  std::string saved_by;                   ///< an account's person, or "command line"; empty as above
};
/// The oldest first; the last is in force.
[[nodiscard]] std::vector<CommitteeVersion> committee_versions(record::Reader& reader, std::string_view committee);

struct LifeStepTaken {
  LifeStep step = LifeStep::Establish;
  CommitteeLife to = CommitteeLife::Established;
  std::string reason;
  std::string by;
  base::Instant at;
};
/// In order.
[[nodiscard]] std::vector<LifeStepTaken> life_of(record::Reader& reader, std::string_view committee);

/// Conflict where the step has no place in its life as the record has it, or somebody changed the committee since;
/// Invalid without a reason where one is needed. Whether the checklist is closed is for who calls.
[[nodiscard]] base::Result<void> take_life_step(record::Transaction& transaction, const StoredCommittee& committee,
                                                LifeStep step, std::string_view reason, const Change& change);

/// From the day after it holds no meeting. None: it goes on.
void set_end(record::Transaction& transaction, std::string_view committee, std::optional<base::Date> ends_on,
             const Change& change);

/// The item stands on the agenda of the next meeting that is planned for the committee. `id`: said twice, it waits
/// once.
void await_next_agenda(record::Transaction& transaction, std::string_view committee, std::string_view id,
                       const AgendaItem& item);
[[nodiscard]] std::vector<AgendaItem> awaiting_agenda(record::Reader& reader, std::string_view committee);
/// What waits, which waits no longer from now on.
[[nodiscard]] std::vector<AgendaItem> take_awaiting(record::Transaction& transaction, std::string_view committee);

/// Keeps what the committee's terms are from now on. REQUIRES: no version of that number is kept.
void keep_version(record::Transaction& transaction, const Body& body, int version, const Change& change);

/// Number 17: decisions, their ratification, decisions between meetings, standing down, versions of terms.
[[nodiscard]] record::Migration decisions_migration();
[[nodiscard]] record::Migration decision_parts_migration();

}  // namespace governance
