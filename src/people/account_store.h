// Accounts, passwords, sessions and throttling of sign-in.
//
// Passwords: argon2id (libsodium), hashed on the caller's worker thread, at most two at once in a process. Sessions: 32
// random bytes in the cookie; the database keeps only a BLAKE2b hash, so that a copied database signs no one in.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "people/person.h"
#include "record/database.h"
#include "record/migration.h"

namespace people {

struct PasswordCost {
  unsigned long long operations = 2;
  std::size_t memory_bytes = std::size_t{64} * 1024 * 1024;
};

/// Refuses fewer than 12 characters, more than 1,024 bytes, and the account's own e-mail address.
[[nodiscard]] base::Result<void> check_new_password(std::string_view password, std::string_view email);
[[nodiscard]] std::string hash_password(std::string_view password, PasswordCost cost = {});

/// `email` is trimmed and lower-cased. Conflict where another account has it.
[[nodiscard]] base::Result<void> add_account(record::Transaction& transaction, base::Instant now, PersonId person,
                                             std::string_view email, std::string_view password_hash);

struct SessionLimits {
  std::chrono::minutes idle{30};           ///< without a request
  std::chrono::minutes idle_with_names{15};  ///< for roles that see other people's names
  std::chrono::hours absolute{12};         ///< since sign-in
};

struct NewSession {
  std::string cookie;  ///< base64url; goes to the browser and nowhere else
};

/// Who is signed in, read once a request.
struct SignedIn {
  Person person;
  std::vector<RoleGrant> grants;
  std::string session_secret;  ///< for anti-forgery tokens; never shown
  base::Instant signed_in_at;
  [[nodiscard]] bool has_role(Role role, base::Date today) const;
};

/// Tries e-mail and password. The refusal is the same for an unknown e-mail, a wrong password, a closed account, and the
/// same work is done for each; after 5 refusals for one e-mail or 50 from one address within 15 minutes it says to wait.
/// Every try is written to the audit trail without the e-mail. Runs its own transactions.
[[nodiscard]] base::Result<NewSession> sign_in(record::Database& database, const base::Clock& clock, base::Random& random,
                                               std::string_view email, std::string_view password,
                                               std::string_view remote_address, PasswordCost cost = {});
/// Without a password: only for the demonstration's personas; the caller has checked that it may.
[[nodiscard]] NewSession start_session(record::Transaction& transaction, base::Instant now, base::Random& random, PersonId person);

/// Nothing where the cookie is unknown, signed out, idle too long or too old. Refreshes "last seen" at most once a minute
/// (through `database.write`), so that reading a page is not a write.
[[nodiscard]] std::optional<SignedIn> find_session(record::Database& database, const base::Clock& clock,
                                                   std::string_view cookie, const SessionLimits& limits = {});
void sign_out(record::Transaction& transaction, base::Instant now, std::string_view cookie);
/// Ends every session of the person; gives how many.
std::int64_t sign_out_everywhere(record::Transaction& transaction, base::Instant now, PersonId person);

[[nodiscard]] record::Migration account_migration();

}  // namespace people
