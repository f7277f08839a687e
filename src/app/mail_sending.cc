#include "app/mail_sending.h"

#include <chrono>

#include "base/log.h"
#include "mail/outbox_store.h"

namespace app {
namespace {

constexpr std::chrono::seconds kBetweenRounds{5};

}  // namespace

MailSending::MailSending(record::Database& database, const base::Clock& clock, mail::SmtpSettings settings)
    : database_(database),
      clock_(clock),
      settings_(std::move(settings)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void MailSending::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    round();
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stop, kBetweenRounds, [] { return false; });
  }
}

void MailSending::round() {
  try {
    const auto done = mail::send_waiting(database_, clock_, [this](const mail::MailMessage& message) {
      return mail::send(settings_, message, clock_.now());
    });
    if (done.sent + done.failed + done.dropped > 0)
      base::log(base::LogLevel::Info, "mail round",
                {{"sent", std::int64_t{done.sent}},
                 {"failed", std::int64_t{done.failed}},
                 {"dropped", std::int64_t{done.dropped}}});
  } catch (const std::exception& failure) {
    base::log(base::LogLevel::Error, "mail round failed", {{"cause", std::string(failure.what())}});
  }
}

}  // namespace app
