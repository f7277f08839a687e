// `sightline governance`: committees' minute books from files. Checking one needs no database.
#pragma once

namespace CLI {
class App;
}

namespace app {

/// Adds the group of commands; once one has run, `status` is the program's exit status.
void add_governance(CLI::App& top, int& status);

}  // namespace app
