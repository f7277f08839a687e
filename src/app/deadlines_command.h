// `sightline deadlines`: what is due, and which way a report goes, for one event. Needs no database.
#pragma once

namespace CLI {
class App;
}

namespace app {

/// Adds the command; once it has run, `status` is the program's exit status.
void add_deadlines(CLI::App& top, int& status);

}  // namespace app
