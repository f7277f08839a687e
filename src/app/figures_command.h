// `sightline figures`: figures of places and systems, into the record and out of it.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace app {

/// Adds the group `figures`. `database` is read when a command runs; once one has run, `status` is the program's exit
/// status.
void add_figures(CLI::App& top, const std::string& database, int& status);

}  // namespace app
