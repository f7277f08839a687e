// The register of delayed people in the record. A revision is a row of its own: who, when, and what was known before
// stays as it was.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/uuid.h"
#include "flow/delays/delay_spell.h"
#include "flow/delays/register_scope.h"
#include "record/database.h"
#include "record/migration.h"

namespace flow {

using DelayRowId = base::Id<struct DelayRowTag>;

struct DelayRow {
  DelayRowId id;
  int version = 1;
  DelaySpell spell;
  bool is_withdrawn = false;  ///< entered in error; counts nowhere
  std::string recorded_by;    ///< person id
  base::Instant recorded_at;
};

/// The rows as they were known at a moment that share a day with the period, withdrawn ones left out; by provider,
/// reference and first day.
[[nodiscard]] std::vector<DelayRow> delay_rows(record::Reader& reader, base::Period period, base::Instant known_at);
[[nodiscard]] std::optional<DelayRow> find_delay_row(record::Reader& reader, DelayRowId id);
/// All revisions of a row, the oldest first.
[[nodiscard]] std::vector<DelayRow> revisions_of(record::Reader& reader, DelayRowId id);
/// Whether the register holds any row.
[[nodiscard]] bool has_delay_rows(record::Reader& reader);

/// Who does it, when, what day it is for them, and which rows they keep.
struct DelayChange {
  std::string by;
  base::Instant at;
  base::Date today;
  const RegisterScope* keeps = nullptr;  ///< a refusal names the days of these rows alone; of none where it is left out
};

// Each refuses what delay_spell.h refuses, a provider or council that is not a place of that kind, and days that
// another row of the same person has; each writes the audit trail.

[[nodiscard]] base::Checked<DelayRow> add_delay(record::Transaction& transaction, const DelaySpell& spell,
                                                const DelayChange& change, base::Random& random);
/// All of them or none. The subject of a refusal is "N", the place in `spells`, a space, and the field.
[[nodiscard]] base::Checked<std::vector<DelayRow>> add_delays(record::Transaction& transaction,
                                                              std::span<const DelaySpell> spells,
                                                              const DelayChange& change, base::Random& random);
/// Conflict where the row is no longer at `version`: somebody else changed it. The same for those below.
[[nodiscard]] base::Checked<DelayRow> end_delay(record::Transaction& transaction, DelayRowId id, int version,
                                                base::Date last_day, const DelayChange& change);
/// The new row.
[[nodiscard]] base::Checked<DelayRow> change_delay_cause(record::Transaction& transaction, DelayRowId id, int version,
                                                         const DelayCause& cause, base::Date from,
                                                         const DelayChange& change, base::Random& random);
/// Entered in error.
[[nodiscard]] base::Checked<DelayRow> withdraw_delay(record::Transaction& transaction, DelayRowId id, int version,
                                                     const DelayChange& change);

/// Somebody read the register: `what` is "2017-09" or a row's id, `of` the organisations whose rows they keep. Writes
/// the audit trail.
void note_register_read(record::Transaction& transaction, std::string_view what, std::string_view of,
                        const DelayChange& change);
/// Somebody asked for a row that is not theirs, and was given nothing. Writes the audit trail.
void note_register_refused(record::Transaction& transaction, std::string_view what, std::string_view of,
                           const DelayChange& change);

/// Number 20.
[[nodiscard]] record::Migration delay_register_migration();

}  // namespace flow
