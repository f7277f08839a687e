// What each command does. Each writes what a person needs to standard output and standard error and gives the program's
// exit status: 0 done, 1 the outside failed, 2 the input needs mending.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "app/options.h"

namespace app {

int serve(const std::string& database, const ServeOptions& options);
int migrate(const std::string& database);
int demo_load(const std::string& database, const DemoLoadOptions& options);
int demo_generate(const std::string& database, std::int64_t reports);
int report_guardian(const std::string& database, const ReportOptions& options);
int import_establishment(const std::string& database, const ImportOptions& options);
/// The password is read from standard input: one line, without echo on a terminal.
int user_add(const std::string& database, const UserOptions& options);
int audit_verify(const std::string& database);
int backup(const std::string& database, const std::filesystem::path& to);
int restore(const std::string& database, const std::filesystem::path& from, bool replace);

}  // namespace app
