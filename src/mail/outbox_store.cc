#include "mail/outbox_store.h"

#include <algorithm>
#include <vector>

#include "base/check.h"
#include "base/log.h"
#include "people/account_store.h"

namespace mail {
namespace {

constexpr int kMostAtOnce = 20;
constexpr std::chrono::minutes kLease{10};
constexpr std::chrono::minutes kLongestWait{360};

constexpr std::string_view kTables = R"sql(
CREATE TABLE mail_outbox (
  id         TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  recipient  TEXT NOT NULL REFERENCES person (id),
  subject    TEXT NOT NULL,
  body       TEXT NOT NULL,
  made_at    INTEGER NOT NULL,
  tries      INTEGER NOT NULL CHECK (tries >= 0),
  next_try   INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_outbox_next_try ON mail_outbox (next_try);
)sql";

struct Waiting {
  std::string id;
  std::string recipient;
  std::string subject;
  std::string text;
  base::Instant made_at;
  int tries;
};

Waiting waiting_from(const record::Row& row) {
  return {.id = row.get<std::string>(0),
          .recipient = row.get<std::string>(1),
          .subject = row.get<std::string>(2),
          .text = row.get<std::string>(3),
          .made_at = row.get<base::Instant>(4),
          .tries = row.get<int>(5)};
}

/// Theirs for the time of the lease.
std::vector<Waiting> take_due(record::Database& database, base::Instant now) {
  return database.write([&](record::Transaction& transaction) {
    auto due = transaction.all(
        "SELECT id, recipient, subject, body, made_at, tries FROM mail_outbox WHERE next_try <= $1"
        " ORDER BY made_at, id LIMIT $2",
        waiting_from, now, kMostAtOnce);
    for (const auto& one : due)
      transaction.change("UPDATE mail_outbox SET next_try = $2 WHERE id = $1", one.id, now + kLease);
    return due;
  });
}

void remove(record::Database& database, const std::string& id) {
  database.write(
      [&](record::Transaction& transaction) { transaction.change("DELETE FROM mail_outbox WHERE id = $1", id); });
}

void put_off(record::Database& database, const Waiting& one, base::Instant now) {
  const auto wait = std::min(std::chrono::minutes(1 << std::min(one.tries, 9)), kLongestWait);
  database.write([&](record::Transaction& transaction) {
    transaction.change("UPDATE mail_outbox SET tries = tries + 1, next_try = $2 WHERE id = $1", one.id, now + wait);
  });
}

std::optional<std::string> address_of(record::Database& database, const Waiting& one) {
  return database.read([&](record::Reader& reader) {
    return people::email_of(reader, people::PersonId{base::Uuid::parse(one.recipient).value()});
  });
}

void drop(record::Database& database, const Waiting& one, std::string_view why, MailRound& round) {
  base::log(base::LogLevel::Warning, "mail dropped", {{"mail", one.id}, {"why", std::string(why)}});
  remove(database, one.id);
  ++round.dropped;
}

void send_one(record::Database& database, const base::Clock& clock, const SendMail& send, const Waiting& one,
              MailRound& round) {
  if (clock.now() - one.made_at > kOldestMail) return drop(database, one, "too old", round);
  const auto address = address_of(database, one);
  if (!address) return drop(database, one, "nobody to send it to", round);
  const auto sent = send({.id = one.id, .to = *address, .subject = one.subject, .text = one.text});
  if (sent) {
    remove(database, one.id);
    ++round.sent;
    return;
  }
  base::log(base::LogLevel::Warning, "mail not taken", {{"mail", one.id}, {"tries", std::int64_t{one.tries + 1}}});
  if (one.tries + 1 >= kMostTries) return drop(database, one, "tried too often", round);
  put_off(database, one, clock.now());
  ++round.failed;
}

}  // namespace

void queue_mail(record::Transaction& transaction, people::PersonId recipient, std::string_view subject,
                std::string_view text, base::Instant now, base::Random& random) {
  base::check(is_head_text(subject), "a subject is one line of ASCII");
  transaction.change(
      "INSERT INTO mail_outbox (id, recipient, subject, body, made_at, tries, next_try)"
      " VALUES ($1, $2, $3, $4, $5, 0, $5)",
      base::Uuid::v7(now, random).text(), recipient.text(), subject, text, now);
}

MailRound send_waiting(record::Database& database, const base::Clock& clock, const SendMail& send) {
  MailRound round;
  for (const auto& one : take_due(database, clock.now())) send_one(database, clock, send, one, round);
  return round;
}

std::int64_t waiting_mail(record::Reader& reader) {
  return reader.scalar<std::int64_t>("SELECT count(*) FROM mail_outbox");
}

record::Migration mail_migration() {
  return {14, "mail that waits", kTables, ""};
}

}  // namespace mail
