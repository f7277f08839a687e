// Slows down those who guess passwords: tries are counted by e-mail address and by network address, over 15 minutes.
//
// A try is counted before its password is checked, so that many at once cannot slip past the count. Neither address is
// kept, only fingerprints, and those no longer than they count.
#pragma once

#include <string_view>

#include "base/clock.h"
#include "record/database.h"

namespace people {

inline constexpr int kMostTriesForOneEmail = 5;
inline constexpr int kMostTriesFromOneAddress = 50;
inline constexpr std::chrono::minutes kTriesCountFor{15};

struct TryKeys {
  record::Blob email;
  record::Blob address;
};
/// `email` as account_store.h keeps it: trimmed, in lower case. An IPv6 address counts by its first 64 bits, which is
/// what one customer has.
[[nodiscard]] TryKeys try_keys(std::string_view email, std::string_view remote_address);

[[nodiscard]] bool is_held_back(record::Reader& reader, const TryKeys& keys, base::Instant now);
/// Counts a try; also forgets those that count no more.
void count_try(record::Transaction& transaction, const TryKeys& keys, base::Instant now);
/// After a success: the person's earlier slips no longer count.
void forget_tries(record::Transaction& transaction, const TryKeys& keys);

}  // namespace people
