// The thread that sends what waits in the outbox, while the program serves.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "mail/smtp_sender.h"
#include "record/database.h"

namespace app {

/// From its making to its end; both must outlive it. A failure of the record is logged, and the next round tries again.
class MailSending {
 public:
  MailSending(record::Database& database, const base::Clock& clock, mail::SmtpSettings settings);

 private:
  void run(const std::stop_token& stop);
  void round();

  record::Database& database_;
  const base::Clock& clock_;
  mail::SmtpSettings settings_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;  ///< last: it is ended before what it uses
};

}  // namespace app
