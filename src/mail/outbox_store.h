// Mail that waits in the record: queued in the transaction of what it tells of, so that it is sent if and only if that
// happened; tried until a server has taken it. It keeps no address: whoever it is for has one, or has none any more.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "mail/mail_message.h"
#include "people/person.h"
#include "record/database.h"
#include "record/migration.h"

namespace mail {

/// REQUIRES: a subject that is a head text.
void queue_mail(record::Transaction& transaction, people::PersonId recipient, std::string_view subject,
                std::string_view text, base::Instant now, base::Random& random);

/// What becomes of a round.
struct MailRound {
  int sent = 0;
  int failed = 0;   ///< to be tried again
  int dropped = 0;  ///< too old, tried too often, or for one who has no address any more
};
using SendMail = std::function<base::Result<void>(const MailMessage&)>;

inline constexpr std::chrono::hours kOldestMail{72};  ///< older mail tells no news, and is dropped
inline constexpr int kMostTries = 12;

/// Takes what is due, hands each to `send`, and notes what became of it. Several processes may do so at once: a message
/// is taken by one of them, and by another only if that one has not noted its end within ten minutes, so that a message
/// may come twice but is never lost. After a failure it waits 1, 2, 4 ... minutes, at most 6 hours.
MailRound send_waiting(record::Database& database, const base::Clock& clock, const SendMail& send);

/// How many wait: for metrics and tests.
[[nodiscard]] std::int64_t waiting_mail(record::Reader& reader);

/// Number 14.
[[nodiscard]] record::Migration mail_migration();

}  // namespace mail
