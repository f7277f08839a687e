// Hands messages to a mail server (SMTP, RFC 5321), by libcurl.
#pragma once

#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "mail/mail_message.h"

namespace mail {

struct SmtpSettings {
  std::string server;         ///< smtp://host:25, or smtps://host:465; smtp:// uses TLS where the server offers it
  std::string from;           ///< the address that mail comes from
  bool requires_tls = false;  ///< refuse a server that offers none
};
/// Refuses what is no such address, with the subject "--mail-server" or "--mail-from".
[[nodiscard]] base::Result<void> check_settings(const SmtpSettings& settings);

/// Once the server has taken it. Unavailable, in the server's or libcurl's words, where it was not taken; it may be
/// tried again. Takes at most 30 seconds. REQUIRES: settings that passed, and a message whose heads are head texts.
[[nodiscard]] base::Result<void> send(const SmtpSettings& settings, const MailMessage& message, base::Instant now);

}  // namespace mail
