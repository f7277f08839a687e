// Addresses at which a person's calendar program fetches the meetings of that person's committees. Whoever has the
// address has the calendar, so it is a secret: the record keeps only its fingerprint, and a new one ends the old.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "governance/committee_record/committee_record_store.h"

namespace governance {

/// The secret part of the new address.
[[nodiscard]] std::string start_calendar(record::Transaction& transaction, people::PersonId account,
                                         const Change& change, base::Random& random);
/// Nothing happens where there is none.
void end_calendar(record::Transaction& transaction, people::PersonId account, const Change& change);
[[nodiscard]] bool has_calendar(record::Reader& reader, people::PersonId account);
/// Whose calendar it is; nothing for an address that was never given or has ended.
[[nodiscard]] std::optional<people::PersonId> calendar_owner(record::Reader& reader, std::string_view secret);

/// Number 13.
[[nodiscard]] record::Migration calendar_subscription_migration();

}  // namespace governance
