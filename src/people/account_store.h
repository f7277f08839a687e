// Accounts: an e-mail address and a password for a person; signing in by them; adding people who may sign in.
//
// Passwords (password.h) are hashed on the caller's worker thread. Sessions are in session_store.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "people/password.h"
#include "people/person.h"
#include "people/session_store.h"
#include "record/database.h"
#include "record/migration.h"

namespace people {

/// Trimmed and in lower case. Refuses what cannot be an address: one "@" with something before it and a dotted name
/// after it, ASCII without spaces, at most 254 characters.
[[nodiscard]] base::Result<std::string> parse_email(std::string_view text, std::string subject = "email");

/// `email` is trimmed and lower-cased. Conflict where another account has it, or where the person has an account.
[[nodiscard]] base::Result<void> add_account(record::Transaction& transaction, base::Instant now, PersonId person,
                                             std::string_view email, std::string_view password_hash);
/// Ends the person's sessions too. NotFound where there is no open account.
[[nodiscard]] base::Result<void> close_account(record::Transaction& transaction, base::Instant now,
                                               std::string_view actor, PersonId person);
/// For the person alone. Nothing where there is no open account (a persona of the demonstration).
[[nodiscard]] std::optional<std::string> email_of(record::Reader& reader, PersonId person);
/// Who signs in by this address, however it is written. Nothing where no open account has it. For commands, not pages:
/// the answer tells whether an account exists.
[[nodiscard]] std::optional<PersonId> person_with_email(record::Reader& reader, std::string_view email);

/// grant_role, with its entry in the audit trail. NotFound where the organisation is not known, or the directorate not
/// one of its own; Conflict where the person has the very same role from the same day; Invalid where it ends before it
/// starts.
[[nodiscard]] base::Result<void> give_role(record::Transaction& transaction, base::Instant now, std::string_view actor,
                                           PersonId person, const RoleGrant& grant);

/// A person with an account and a first role: what `user add` makes, in one transaction and with its audit entries.
struct NewUser {
  Person person;
  std::string email;
  std::string password_hash;
  RoleGrant grant;
};
/// Refuses as add_account and give_role do, and with Conflict where another person has the GMC number.
[[nodiscard]] base::Result<void> add_user(record::Transaction& transaction, base::Instant now, std::string_view actor,
                                          const NewUser& user);

/// Tries e-mail and password. The refusal (Invalid) is the same for an unknown e-mail, a wrong password and a closed
/// account, and the same work is done for each; after 5 tries for one e-mail or 50 from one address within 15 minutes
/// further ones are Forbidden and say to wait. Unavailable where too many sign in at once. Every try whose password is
/// checked is written to the audit trail without the e-mail; one that is held back is only logged, so that nobody can
/// fill the trail from outside. Runs its own transactions.
[[nodiscard]] base::Result<NewSession> sign_in(record::Database& database, const base::Clock& clock,
                                               base::Random& random, std::string_view email, std::string_view password,
                                               std::string_view remote_address, PasswordCost cost = {});

struct PasswordChange {
  std::string_view current_password;
  std::string_view new_password;
  std::string_view cookie;  ///< the session that goes on; all others of the person end
  std::string_view remote_address;
};
/// Refuses with the subject "current-password" or "new-password"; a wrong current password counts as a try to sign in.
/// Conflict where the person has no account, or the password was changed meanwhile. Runs its own transactions.
[[nodiscard]] base::Result<void> change_password(record::Database& database, const base::Clock& clock, PersonId person,
                                                 const PasswordChange& change, PasswordCost cost = {});

/// Accounts, sessions, counted tries, the demonstration's personas. Number 3.
[[nodiscard]] record::Migration account_migration();

}  // namespace people
