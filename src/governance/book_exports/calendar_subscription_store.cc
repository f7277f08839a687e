#include "governance/book_exports/calendar_subscription_store.h"

#include "people/token.h"
#include "record/audit_trail.h"

namespace governance {
namespace {

constexpr std::string_view kPurpose = "sightline calendar address";

constexpr std::string_view kTables = R"sql(
CREATE TABLE calendar_subscription (
  account      TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
  fingerprint  BLOB NOT NULL UNIQUE,
  made_at      INTEGER NOT NULL
) STRICT;
)sql";

record::Blob fingerprint_of(std::string_view secret) {
  return {people::fingerprint(kPurpose, secret)};
}

void note(record::Transaction& transaction, people::PersonId account, std::string_view action, const Change& change) {
  record::append_audit(transaction, change.at,
                       {.actor = change.by,
                        .action = std::string(action),
                        .subject_kind = "calendar_subscription",
                        .subject_id = account.text(),
                        .person_id = account.text(),
                        .before = "",
                        .after = ""});
}

}  // namespace

std::string start_calendar(record::Transaction& transaction, people::PersonId account, const Change& change,
                           base::Random& random) {
  auto secret = people::new_token(random);
  transaction.change("DELETE FROM calendar_subscription WHERE account = $1", account.text());
  transaction.change("INSERT INTO calendar_subscription (account, fingerprint, made_at) VALUES ($1, $2, $3)",
                     account.text(), fingerprint_of(secret), change.at);
  note(transaction, account, "calendar address made", change);
  return secret;
}

void end_calendar(record::Transaction& transaction, people::PersonId account, const Change& change) {
  if (transaction.change("DELETE FROM calendar_subscription WHERE account = $1", account.text()) > 0)
    note(transaction, account, "calendar address ended", change);
}

bool has_calendar(record::Reader& reader, people::PersonId account) {
  return reader.scalar<std::int64_t>("SELECT count(*) FROM calendar_subscription WHERE account = $1", account.text()) >
         0;
}

std::optional<people::PersonId> calendar_owner(record::Reader& reader, std::string_view secret) {
  if (!people::has_shape_of_token(secret)) return std::nullopt;
  const auto account = reader.one(
      "SELECT account FROM calendar_subscription WHERE fingerprint = $1",
      [](const record::Row& row) { return row.get<std::string>(0); }, fingerprint_of(secret));
  if (!account) return std::nullopt;
  return people::PersonId{base::Uuid::parse(*account).value()};
}

record::Migration calendar_subscription_migration() {
  return {13, "calendar addresses", kTables, ""};
}

}  // namespace governance
