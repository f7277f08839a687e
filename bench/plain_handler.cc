// Our own server with a handler that does nothing: one file for every path. Beside bare_beast it shows what the server
// costs before any page is made.
//
//   plain_handler --port 8091 [--log] FILE
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "base/log.h"
#include "site/http_server.h"

int main(int count, char** arguments) {
  const bool is_logging = count == 5 && std::string_view(arguments[3]) == "--log";
  if ((count != 4 && !is_logging) || std::string_view(arguments[1]) != "--port") {
    std::fputs("usage: plain_handler --port N [--log] FILE\n", stderr);
    return 2;
  }
  std::ifstream file(arguments[count - 1], std::ios::binary);
  const std::string page((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  base::set_log_level(is_logging ? base::LogLevel::Info : base::LogLevel::Warning);

  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  site::HttpServer server({.port = static_cast<std::uint16_t>(std::stoi(arguments[2]))},
                          [&](const site::Request&) { return site::Response::html(page); });
  if (const auto started = server.start(); !started) {
    std::fprintf(stderr, "%s\n", started.error().message.c_str());
    return 1;
  }
  int signal = 0;
  sigwait(&signals, &signal);
}
