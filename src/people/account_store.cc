#include "people/account_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/log.h"
#include "base/text.h"
#include "people/account_trail_store.h"
#include "people/people_store.h"

namespace people {
namespace {

constexpr std::string_view kAccountTables = R"sql(
CREATE TABLE account (
  person         TEXT PRIMARY KEY REFERENCES person (id),
  email          TEXT NOT NULL UNIQUE CHECK (email = lower(email) AND email <> ''),
  password_hash  TEXT NOT NULL CHECK (password_hash <> ''),
  added_at       INTEGER NOT NULL,
  closed_at      INTEGER
) STRICT;

CREATE TABLE session (
  token         BLOB PRIMARY KEY,
  person        TEXT NOT NULL REFERENCES person (id),
  secret        TEXT NOT NULL CHECK (secret <> ''),
  signed_in_at  INTEGER NOT NULL,
  last_seen     INTEGER NOT NULL
) STRICT;
CREATE INDEX session_person ON session (person);
CREATE INDEX session_last_seen ON session (last_seen);

CREATE TABLE sign_in_try (
  email    BLOB NOT NULL,
  address  BLOB NOT NULL,
  at       INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_try_email ON sign_in_try (email, at);
CREATE INDEX sign_in_try_address ON sign_in_try (address, at);
CREATE INDEX sign_in_try_at ON sign_in_try (at);

CREATE TABLE demo_persona (
  person    TEXT PRIMARY KEY REFERENCES person (id),
  chapter   TEXT NOT NULL CHECK (chapter <> ''),
  position  INTEGER NOT NULL,
  title     TEXT NOT NULL CHECK (title <> ''),
  story     TEXT NOT NULL
) STRICT;
)sql";

constexpr std::size_t kLongestEmail = 254;

bool has_shape_of_email(std::string_view email) {
  const auto parts = base::split(email, '@');
  if (email.size() > kLongestEmail || parts.size() != 2 || parts[0].empty()) return false;
  const auto labels = base::split(parts[1], '.');
  // Letters beyond ASCII would be lower-cased by PostgreSQL and not by us or SQLite.
  const bool is_plain = std::ranges::all_of(email, [](char c) { return c > ' ' && c < '\x7f'; });
  return is_plain && labels.size() >= 2 && std::ranges::none_of(labels, &std::string_view::empty);
}

bool exists(record::Reader& reader, std::string_view count_sql, std::string_view value) {
  return reader.scalar<std::int64_t>(count_sql, value) > 0;
}

bool is_directorate_of(record::Reader& reader, const OdsCode& organisation, DirectorateId directorate) {
  return reader.scalar<std::int64_t>("SELECT count(*) FROM directorate WHERE organisation = $1 AND id = $2",
                                     organisation.text(), directorate) > 0;
}

bool has_grant(record::Reader& reader, PersonId person, const RoleGrant& grant) {
  const auto is_same = [&](const RoleGrant& other) {
    return other.role == grant.role && other.organisation == grant.organisation &&
           other.directorate == grant.directorate && other.specialty == grant.specialty && other.starts == grant.starts;
  };
  return std::ranges::any_of(grants_of(reader, person), is_same);
}

std::string quoted_or_null(const std::optional<std::string>& text) {
  return text ? base::json_quoted(*text) : "null";
}

std::string grant_json(const RoleGrant& grant) {
  const auto directorate = grant.directorate ? std::optional(grant.directorate->text()) : std::nullopt;
  const auto ends = grant.ends ? std::optional(base::iso(*grant.ends)) : std::nullopt;
  return fmt::format(R"({{"role":{},"organisation":{},"directorate":{},"specialty":{},"starts":{},"ends":{}}})",
                     base::json_quoted(role_code(grant.role)), base::json_quoted(grant.organisation.text()),
                     quoted_or_null(directorate), quoted_or_null(grant.specialty),
                     base::json_quoted(base::iso(grant.starts)), quoted_or_null(ends));
}

base::Result<void> insert_account(record::Transaction& transaction, base::Instant now, std::string_view actor,
                                  PersonId person, std::string_view email, std::string_view password_hash) {
  const auto address = parse_email(email);
  if (!address) return std::unexpected(address.error());
  if (exists(transaction, "SELECT count(*) FROM account WHERE email = $1", *address)) {
    return base::conflict("Another account has this e-mail address. Use a different one.");
  }
  if (exists(transaction, "SELECT count(*) FROM account WHERE person = $1", person.text())) {
    return base::conflict("This person has an account already.");
  }
  transaction.change("INSERT INTO account (person, email, password_hash, added_at) VALUES ($1, $2, $3, $4)", person,
                     *address, password_hash, now);
  note_account_action(transaction, now, actor, AccountAction::AccountAdded, person);
  return {};
}

}  // namespace

base::Result<std::string> parse_email(std::string_view text, std::string subject) {
  std::string email = base::lower(base::trimmed(text));
  if (!has_shape_of_email(email)) {
    return base::invalid(std::move(subject), "Enter an e-mail address, for example name@example.org.");
  }
  return email;
}

base::Result<void> add_account(record::Transaction& transaction, base::Instant now, PersonId person,
                               std::string_view email, std::string_view password_hash) {
  return insert_account(transaction, now, kSystemActor, person, email, password_hash);
}

base::Result<void> close_account(record::Transaction& transaction, base::Instant now, std::string_view actor,
                                 PersonId person) {
  const auto closed =
      transaction.change("UPDATE account SET closed_at = $2 WHERE person = $1 AND closed_at IS NULL", person, now);
  if (closed == 0) return base::not_found("This person has no open account.");
  transaction.change("DELETE FROM session WHERE person = $1", person);
  note_account_action(transaction, now, actor, AccountAction::AccountClosed, person);
  return {};
}

std::optional<std::string> email_of(record::Reader& reader, PersonId person) {
  return reader.one(
      "SELECT email FROM account WHERE person = $1 AND closed_at IS NULL",
      [](const record::Row& row) { return row.get<std::string>(0); }, person);
}

std::optional<PersonId> person_with_email(record::Reader& reader, std::string_view email) {
  return reader.one(
      "SELECT person FROM account WHERE email = $1 AND closed_at IS NULL",
      [](const record::Row& row) { return row.get<PersonId>(0); }, base::lower(base::trimmed(email)));
}

base::Result<void> give_role(record::Transaction& transaction, base::Instant now, std::string_view actor,
                             PersonId person, const RoleGrant& grant) {
  if (grant.ends && *grant.ends < grant.starts)
    return base::invalid("ends", "Enter a last day that is not before the first.");
  if (!find_organisation(transaction, grant.organisation)) {
    return base::not_found("There is no organisation with the code " + grant.organisation.text() + " in this record.");
  }
  if (grant.directorate && !is_directorate_of(transaction, grant.organisation, *grant.directorate)) {
    return base::not_found("There is no such directorate in " + grant.organisation.text() + ".");
  }
  if (has_grant(transaction, person, grant)) return base::conflict("This person has that role from that day already.");
  grant_role(transaction, person, grant);
  note_account_action(transaction, now, actor, AccountAction::RoleGranted, person, grant_json(grant));
  return {};
}

base::Result<void> add_user(record::Transaction& transaction, base::Instant now, std::string_view actor,
                            const NewUser& user) {
  const auto& gmc_number = user.person.gmc_number;
  if (gmc_number && exists(transaction, "SELECT count(*) FROM person WHERE gmc_number = $1", *gmc_number)) {
    return base::conflict("Another person has this GMC number.");
  }
  add_person(transaction, user.person);
  auto added = insert_account(transaction, now, actor, user.person.id, user.email, user.password_hash);
  if (!added) return added;
  return give_role(transaction, now, actor, user.person.id, user.grant);
}

record::Migration account_migration() {
  return {.number = 3, .name = "accounts and sessions", .sqlite = kAccountTables, .postgres = {}};
}

}  // namespace people
