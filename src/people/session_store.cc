#include "people/session_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/log.h"
#include "base/london_time.h"
#include "people/account_trail_store.h"
#include "people/people_store.h"
#include "people/token.h"

namespace people {
namespace {

using namespace std::chrono_literals;

constexpr auto kRefreshAfter = 1min;
/// Long over by any limit: removed when the next session starts.
constexpr auto kForgottenAfter = 24h * 31;
/// A session from the future comes of a clock set back, which must not lengthen it. Servers' clocks differ a little.
constexpr auto kClockDifference = 5min;

record::Blob fingerprint_of(std::string_view cookie) {
  return {fingerprint("sightline session cookie", cookie)};
}

struct Times {
  base::Instant signed_in_at;
  base::Instant last_seen;
};

bool is_over(const Times& times, std::span<const RoleGrant> grants, base::Instant now, const SessionLimits& limits) {
  const auto idle =
      sees_other_names(grants, base::date_of(now)) ? std::min(limits.idle, limits.idle_with_names) : limits.idle;
  return now - times.last_seen > idle || now - times.signed_in_at > limits.absolute ||
         times.signed_in_at > now + kClockDifference;
}

struct Found {
  SignedIn who;
  base::Instant last_seen;
};

std::optional<Found> read_session(record::Reader& reader, const record::Blob& token) {
  const auto found_of = [](const record::Row& row) {
    return Found{.who = {.person = {.id = row.get<PersonId>(0),
                                    .name = row.get<std::string>(1),
                                    .gmc_number = row.get<std::optional<std::string>>(2)},
                         .grants = {},
                         .session_secret = row.get<std::string>(3),
                         .signed_in_at = row.get<base::Instant>(4)},
                 .last_seen = row.get<base::Instant>(5)};
  };
  auto found = reader.one(
      "SELECT person.id, person.name, person.gmc_number, session.secret, session.signed_in_at, session.last_seen "
      "FROM session JOIN person ON person.id = session.person LEFT JOIN account ON account.person = session.person "
      "WHERE session.token = $1 AND account.closed_at IS NULL",
      found_of, token);
  if (found) found->who.grants = grants_of(reader, found->who.person.id);
  return found;
}

// A page that can be read stays readable while the database refuses to write: the session then ends early, not late.
void refresh(record::Database& database, const record::Blob& token, base::Instant now) {
  try {
    database.write([&](record::Transaction& transaction) {
      transaction.change("UPDATE session SET last_seen = $2 WHERE token = $1 AND last_seen < $2", token, now);
    });
  } catch (const record::Failure& failure) {
    base::log(base::LogLevel::Warning, "session_not_refreshed", {{"cause", std::string(failure.what())}});
  }
}

}  // namespace

bool SignedIn::has_role(Role role, base::Date today) const {
  return std::ranges::any_of(grants,
                             [&](const RoleGrant& grant) { return grant.role == role && grant.is_in_force(today); });
}

NewSession start_session(record::Transaction& transaction, base::Instant now, base::Random& random, PersonId person) {
  transaction.change("DELETE FROM session WHERE last_seen < $1", now - kForgottenAfter);
  NewSession session{.cookie = new_token(random)};
  transaction.change("INSERT INTO session (token, person, secret, signed_in_at, last_seen) VALUES ($1, $2, $3, $4, $4)",
                     fingerprint_of(session.cookie), person, new_token(random), now);
  return session;
}

std::optional<SignedIn> find_session(record::Database& database, const base::Clock& clock, std::string_view cookie,
                                     const SessionLimits& limits) {
  if (!has_shape_of_token(cookie)) return std::nullopt;
  const record::Blob token = fingerprint_of(cookie);
  auto found = database.read([&](record::Reader& reader) { return read_session(reader, token); });
  const base::Instant now = clock.now();
  if (!found || is_over({found->who.signed_in_at, found->last_seen}, found->who.grants, now, limits))
    return std::nullopt;
  if (now - found->last_seen >= kRefreshAfter) refresh(database, token, now);
  return std::move(found->who);
}

std::vector<SessionSummary> sessions_of(record::Reader& reader, PersonId person, base::Instant now,
                                        std::string_view cookie, const SessionLimits& limits) {
  const record::Blob token = fingerprint_of(cookie);
  const auto grants = grants_of(reader, person);
  const auto summary_of = [&](const record::Row& row) {
    return SessionSummary{.signed_in_at = row.get<base::Instant>(0),
                          .last_seen = row.get<base::Instant>(1),
                          .is_this_one = row.get<record::Blob>(2) == token};
  };
  auto sessions = reader.all(
      "SELECT signed_in_at, last_seen, token FROM session WHERE person = $1 ORDER BY signed_in_at DESC, last_seen DESC",
      summary_of, person);
  std::erase_if(sessions, [&](const SessionSummary& session) {
    return is_over({session.signed_in_at, session.last_seen}, grants, now, limits);
  });
  return sessions;
}

void sign_out(record::Transaction& transaction, base::Instant now, std::string_view cookie) {
  const record::Blob token = fingerprint_of(cookie);
  const auto person = transaction.one(
      "DELETE FROM session WHERE token = $1 RETURNING person",
      [](const record::Row& row) { return row.get<PersonId>(0); }, token);
  if (person) note_account_action(transaction, now, person->text(), AccountAction::SignedOut, *person);
}

std::int64_t sign_out_everywhere(record::Transaction& transaction, base::Instant now, PersonId person) {
  const std::int64_t ended = transaction.change("DELETE FROM session WHERE person = $1", person);
  note_account_action(transaction, now, person.text(), AccountAction::SignedOutEverywhere, person,
                      fmt::format(R"({{"sessions":{}}})", ended));
  return ended;
}

void end_other_sessions(record::Transaction& transaction, PersonId person, std::string_view cookie) {
  transaction.change("DELETE FROM session WHERE person = $1 AND token <> $2", person, fingerprint_of(cookie));
}

}  // namespace people
