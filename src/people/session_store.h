// Sessions: who is signed in. 32 random bytes are in the browser's cookie; the database keeps only a BLAKE2b
// fingerprint of them, so that a copied database signs no one in.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "people/person.h"
#include "record/database.h"

namespace people {

struct SessionLimits {
  std::chrono::minutes idle{30};             ///< without a request
  std::chrono::minutes idle_with_names{15};  ///< for roles that see other people's names (sees_other_names)
  std::chrono::hours absolute{12};           ///< since sign-in
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

/// Without a password: only for the demonstration's personas; the caller has checked that it may, and writes the trail.
[[nodiscard]] NewSession start_session(record::Transaction& transaction, base::Instant now, base::Random& random,
                                       PersonId person);

/// Nothing where the cookie is unknown, signed out, idle too long or too old, or where its account is closed. Refreshes
/// "last seen" at most once a minute (through `database.write`), so that reading a page is not a write; where that
/// write fails the visit goes on.
[[nodiscard]] std::optional<SignedIn> find_session(record::Database& database, const base::Clock& clock,
                                                   std::string_view cookie, const SessionLimits& limits = {});

/// One of a person's sessions, for that person.
struct SessionSummary {
  base::Instant signed_in_at;
  base::Instant last_seen;  ///< to the minute
  bool is_this_one = false;
};
/// Those still alive, newest first. `cookie` tells which is this one.
[[nodiscard]] std::vector<SessionSummary> sessions_of(record::Reader& reader, PersonId person, base::Instant now,
                                                      std::string_view cookie, const SessionLimits& limits = {});

/// Nothing happens where the cookie is unknown.
void sign_out(record::Transaction& transaction, base::Instant now, std::string_view cookie);
/// Ends every session of the person; gives how many.
std::int64_t sign_out_everywhere(record::Transaction& transaction, base::Instant now, PersonId person);
/// Ends every session of the person but that of `cookie`, without an entry of its own in the trail: part of a change of
/// password, which writes one.
void end_other_sessions(record::Transaction& transaction, PersonId person, std::string_view cookie);

}  // namespace people
