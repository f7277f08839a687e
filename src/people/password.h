// Passwords: which are accepted, and their hashes (argon2id by libsodium).
//
// A hash takes tens of milliseconds and tens of megabytes, so at most two are worked on at once in a process; others
// wait their turn.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace people {

struct PasswordCost {
  unsigned long long operations = 2;
  std::size_t memory_bytes = std::size_t{64} * 1024 * 1024;
};

/// Refuses fewer than 12 characters, more than 1,024 bytes, one character over and over, and the account's own e-mail
/// address. Subject "new-password".
[[nodiscard]] base::Result<void> check_new_password(std::string_view password, std::string_view email);

/// Waits its turn for as long as it takes.
[[nodiscard]] std::string hash_password(std::string_view password, PasswordCost cost = {});

enum class PasswordCheck { Right, Wrong, Busy };
/// Busy where no turn came within two seconds.
[[nodiscard]] PasswordCheck check_password(std::string_view password, std::string_view hash);

/// Whether `hash` was made at another cost than `cost`.
[[nodiscard]] bool needs_new_hash(std::string_view hash, PasswordCost cost);

/// A hash that no password fits, as dear to check as one made at `cost`: so that an e-mail address without an account
/// takes as long to refuse as one with. REQUIRES: the memory is a whole number of KiB.
[[nodiscard]] std::string unmatched_hash(PasswordCost cost);

}  // namespace people
