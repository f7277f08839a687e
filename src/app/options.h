// What a person asked for on the command line, as plain values.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace app {

inline constexpr const char* kDefaultDatabase = "sqlite:var/sightline.db";

struct ServeOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  bool is_demonstration = false;
  std::string clock;  ///< "2017-11-21T09:00": what time it is when the server starts; demonstration only
  int io_threads = 1;
  int workers = 4;
  std::string certificate_file;
  std::string key_file;
  std::vector<std::string> trusted_proxies;
  std::string safety_contact;
  std::string support_contact;
  std::string mail_server;  ///< empty: mail is not sent
  std::string mail_from;
  bool requires_mail_tls = false;
};

struct DemoLoadOptions {
  bool only_if_new = false;
  std::string clock;
};

struct ReportOptions {
  std::string organisation;  ///< ODS code; empty: the only one
  std::string from;
  std::string to;
  std::string cut_off;  ///< a date: its end counts; empty: the end of the period, or now
  std::string format = "pdf";
  std::string out;  ///< a file; "-" is standard output
};

struct ImportOptions {
  std::filesystem::path file;
  std::string organisation;
  std::string as_at;
};

struct UserOptions {
  std::string name;
  std::string email;
  std::string role;
  std::string organisation;
  std::string organisation_name;  ///< adds the organisation where it is new
  std::string directorate;
};

}  // namespace app
