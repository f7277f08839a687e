// The serving process: opens the record, starts the HTTP server, waits for a signal, stops gracefully.
#include <algorithm>
#include <iostream>

#include <signal.h>

#include <fmt/format.h>

#include "app/clock_option.h"
#include "app/commands.h"
#include "app/mail_sending.h"
#include "app/open_record.h"
#include "app/web_application.h"
#include "base/log.h"
#include "flow/beds/beds_pages.h"
#include "people/persona_store.h"
#include "site/http_server.h"

namespace app {
namespace {

bool is_loopback(const std::string& address) {
  return address.starts_with("127.") || address == "::1";
}

mail::SmtpSettings mail_settings(const ServeOptions& options) {
  return {.server = options.mail_server, .from = options.mail_from, .requires_tls = options.requires_mail_tls};
}

base::Result<void> check_options(const ServeOptions& options) {
  if (options.is_demonstration && !is_loopback(options.address))
    return base::invalid("--demo",
                         "The demonstration lets anyone in, so it is served on a loopback address only. Leave out "
                         "--address, or leave out --demo.");
  if (!options.clock.empty() && !options.is_demonstration)
    return base::invalid("--clock", "Only the demonstration may tell another time. Add --demo, or leave out --clock.");
  if (options.certificate_file.empty() != options.key_file.empty())
    return base::invalid("--certificate", "HTTPS needs both --certificate and --key.");
  if (!options.mail_server.empty()) return mail::check_settings(mail_settings(options));
  return {};
}

site::ServerOptions server_options(const ServeOptions& options) {
  site::ServerOptions out;
  out.address = options.address;
  out.port = options.port;
  out.io_threads = options.io_threads;
  out.worker_threads = options.workers;
  out.upload_paths = upload_paths();
  out.trusted_proxies = options.trusted_proxies;
  out.certificate_file = options.certificate_file;
  out.key_file = options.key_file;
  return out;
}

people::ServiceSettings service_settings(const ServeOptions& options) {
  people::ServiceSettings out;
  out.is_demonstration = options.is_demonstration;
  if (!options.safety_contact.empty()) out.safety_contact = options.safety_contact;
  if (!options.support_contact.empty()) out.support_contact = options.support_contact;
  return out;
}

void print_welcome(const ServeOptions& options, std::uint16_t port, record::Database& database) {
  const auto scheme = options.certificate_file.empty() ? "http" : "https";
  fmt::print("Sightline is at {}://{}:{}\n", scheme, options.address, port);
  if (options.is_demonstration) {
    fmt::print("Sign in at {}://{}:{}/sign-in as one of:\n", scheme, options.address, port);
    for (const auto& persona : database.read([](record::Reader& reader) { return people::personas(reader); }))
      fmt::print("  {}\n", persona.title);
  }
  std::cout.flush();
}

/// Blocked in every thread from here on, so that only wait_for_stop takes them.
sigset_t block_stop_signals() {
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGINT);
  sigaddset(&stops, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &stops, nullptr);
  signal(SIGPIPE, SIG_IGN);
  return stops;
}

}  // namespace

int serve(const std::string& url, const ServeOptions& options) {
  if (const auto fine = check_options(options); !fine) return refused(fine.error());
  const auto clock = clock_starting_at(options.clock);
  if (!clock) return refused(clock.error());
  const auto stops = block_stop_signals();
  const auto database = open_record(url, Opening::Write, {.connections = options.workers});
  if (!database) return database.error();

  base::SystemRandom random;
  const auto settings = service_settings(options);
  // An answer about beds holds a worker for seconds: half of them are left for everyone else.
  flow::allow_bed_answers(std::max(1, options.workers / 2));
  site::HttpServer* counted = nullptr;
  WebApplication application(**database, **clock, random, settings,
                             [&counted] { return counted == nullptr ? site::ServerCounts{} : counted->counts(); });
  site::HttpServer server(server_options(options),
                          [&](const site::Request& request) { return application.answer(request); });
  counted = &server;
  if (const auto started = server.start(); !started) return refused(started.error());
  std::optional<MailSending> mail_sending;
  if (!options.mail_server.empty()) mail_sending.emplace(**database, **clock, mail_settings(options));
  print_welcome(options, server.port(), **database);
  base::log(base::LogLevel::Info, "serving",
            {{"port", std::int64_t{server.port()}}, {"database", (*database)->url().shown()}});

  int signal_number = 0;
  sigwait(&stops, &signal_number);
  base::log(base::LogLevel::Info, "stopping", {{"signal", std::int64_t{signal_number}}});
  server.stop();
  base::log(base::LogLevel::Info, "stopped", {});
  return 0;
}

}  // namespace app
