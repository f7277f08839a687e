// Signing in and changing a password: the two places where a password is checked.
//
// The order of work is the defence. First the try is counted, in a transaction of its own; then the password is
// checked, against a hash that nothing fits where there is no open account; then the outcome is written. Each way takes
// the same steps, so neither the answer nor the time it takes tells whether an account exists.
#include <fmt/format.h>

#include "base/log.h"
#include "base/text.h"
#include "people/account_store.h"
#include "people/account_trail_store.h"
#include "people/sign_in_throttle_store.h"

namespace people {
namespace {

struct FoundAccount {
  PersonId person;
  std::string email;
  std::string password_hash;
  bool is_closed = false;
};

FoundAccount account_of(const record::Row& row) {
  return {.person = row.get<PersonId>(0),
          .email = row.get<std::string>(1),
          .password_hash = row.get<std::string>(2),
          .is_closed = row.get<bool>(3)};
}

std::optional<FoundAccount> find_account(record::Reader& reader, std::string_view email) {
  return reader.one(
      "SELECT person, email, password_hash, CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END FROM account "
      "WHERE email = $1",
      account_of, email);
}

std::optional<FoundAccount> find_account(record::Reader& reader, PersonId person) {
  return reader.one(
      "SELECT person, email, password_hash, CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END FROM account "
      "WHERE person = $1",
      account_of, person);
}

std::unexpected<base::Error> held_back() {
  base::log(base::LogLevel::Warning, "sign_in_held_back");
  return base::forbidden("Too many tries to sign in. Wait 15 minutes, then try again.");
}

std::unexpected<base::Error> busy() {
  return std::unexpected(base::Error{base::ErrorCode::Unavailable, "",
                                     "Many people are signing in at this moment. Wait a few seconds, then try again."});
}

std::unexpected<base::Error> wrong() {
  return base::invalid("email", "The e-mail address or the password is not right. Check both, then try again.");
}

/// False where this try is one too many.
bool count_unless_held_back(record::Database& database, const TryKeys& keys, base::Instant now) {
  const auto is_over = [&](record::Reader& reader) { return is_held_back(reader, keys, now); };
  if (database.read(is_over)) return false;
  return database.write([&](record::Transaction& transaction) {
    if (is_over(transaction)) return false;
    count_try(transaction, keys, now);
    return true;
  });
}

std::string refusal_json(const std::optional<FoundAccount>& account) {
  const std::string_view reason = !account             ? "unknown e-mail address"
                                  : account->is_closed ? "account closed"
                                                       : "wrong password";
  return fmt::format(R"({{"reason":{}}})", base::json_quoted(reason));
}

/// The account may have been closed, or its password changed, while this one was being checked.
bool is_unchanged(record::Reader& reader, const FoundAccount& account) {
  const auto now = find_account(reader, account.person);
  return now && !now->is_closed && now->password_hash == account.password_hash;
}

void replace_hash(record::Transaction& transaction, PersonId person, std::string_view hash) {
  transaction.change("UPDATE account SET password_hash = $2 WHERE person = $1", person, hash);
}

void note_refused_sign_in(record::Database& database, base::Instant now, const std::optional<FoundAccount>& account) {
  const PersonId person = account ? account->person : PersonId();
  database.write([&](record::Transaction& transaction) {
    note_account_action(transaction, now, kSystemActor, AccountAction::SignInRefused, person, refusal_json(account));
  });
}

base::Result<NewSession> let_in(record::Transaction& transaction, base::Instant now, base::Random& random,
                                const FoundAccount& account, const TryKeys& keys, std::string_view new_hash) {
  if (!is_unchanged(transaction, account)) return wrong();
  if (!new_hash.empty()) replace_hash(transaction, account.person, new_hash);
  forget_tries(transaction, keys);
  NewSession session = start_session(transaction, now, random, account.person);
  note_account_action(transaction, now, account.person.text(), AccountAction::SignedIn, account.person);
  return session;
}

base::Result<void> keep_new_password(record::Transaction& transaction, base::Instant now, const FoundAccount& account,
                                     const TryKeys& keys, std::string_view cookie, std::string_view new_hash) {
  if (!is_unchanged(transaction, account)) {
    return base::conflict("Your password was changed elsewhere meanwhile. Sign in again, then try once more.");
  }
  replace_hash(transaction, account.person, new_hash);
  forget_tries(transaction, keys);
  end_other_sessions(transaction, account.person, cookie);
  note_account_action(transaction, now, account.person.text(), AccountAction::PasswordChanged, account.person);
  return {};
}

base::Result<void> check_current_password(record::Database& database, base::Instant now, const FoundAccount& account,
                                          const TryKeys& keys, std::string_view password) {
  if (!count_unless_held_back(database, keys, now)) return held_back();
  const PasswordCheck checked = check_password(password, account.password_hash);
  if (checked == PasswordCheck::Busy) return busy();
  if (checked == PasswordCheck::Right) return {};
  database.write([&](record::Transaction& transaction) {
    note_account_action(transaction, now, account.person.text(), AccountAction::PasswordChangeRefused, account.person);
  });
  return base::invalid("current-password", "This is not your current password. Check it, then try again.");
}

}  // namespace

base::Result<NewSession> sign_in(record::Database& database, const base::Clock& clock, base::Random& random,
                                 std::string_view email, std::string_view password, std::string_view remote_address,
                                 PasswordCost cost) {
  const base::Instant now = clock.now();
  const std::string address = base::lower(base::trimmed(email));
  const TryKeys keys = try_keys(address, remote_address);
  if (!count_unless_held_back(database, keys, now)) return held_back();

  const auto account = database.read([&](record::Reader& reader) { return find_account(reader, address); });
  const bool is_open = account && !account->is_closed;
  const PasswordCheck checked = check_password(password, is_open ? account->password_hash : unmatched_hash(cost));
  if (checked == PasswordCheck::Busy) return busy();
  if (!is_open || checked == PasswordCheck::Wrong) {
    note_refused_sign_in(database, now, account);
    return wrong();
  }
  const std::string new_hash = needs_new_hash(account->password_hash, cost) ? hash_password(password, cost) : "";
  return database.write(
      [&](record::Transaction& transaction) { return let_in(transaction, now, random, *account, keys, new_hash); });
}

base::Result<void> change_password(record::Database& database, const base::Clock& clock, PersonId person,
                                   const PasswordChange& change, PasswordCost cost) {
  const base::Instant now = clock.now();
  const auto account = database.read([&](record::Reader& reader) { return find_account(reader, person); });
  if (!account || account->is_closed)
    return base::conflict("You sign in without a password, so there is none to change.");
  if (const auto fine = check_new_password(change.new_password, account->email); !fine) return fine;

  const TryKeys keys = try_keys(account->email, change.remote_address);
  if (const auto right = check_current_password(database, now, *account, keys, change.current_password); !right) {
    return right;
  }
  const std::string new_hash = hash_password(change.new_password, cost);
  return database.write([&](record::Transaction& transaction) {
    return keep_new_password(transaction, now, *account, keys, change.cookie, new_hash);
  });
}

}  // namespace people
