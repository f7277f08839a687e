// `sightline governance import` and `export`: a minute book into the record, and a body's part of it out again.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "governance/minute_book/minute_book.h"

namespace CLI {
class App;
}

namespace app {

/// A body's part of the book as a file: "json" is a minute book, "xlsx" a workbook, "ics" a calendar. `host` names this
/// Sightline in the calendar's events. NotFound, with the bodies there are, where the book has no such body. REQUIRES:
/// one of the three formats.
[[nodiscard]] base::Result<std::string> exported_body(const governance::MinuteBook& book, std::string_view body,
                                                      std::string_view format, std::string_view host,
                                                      base::Instant now);

/// Adds the commands to the group `governance`. `database` is read when a command runs; once one has run, `status` is
/// the program's exit status. REQUIRES: add_governance has made the group.
void add_book(CLI::App& top, const std::string& database, int& status);

}  // namespace app
