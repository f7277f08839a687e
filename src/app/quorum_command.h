// `sightline quorum`: whether a quorum is there, by how much, and who it hangs on. Needs no database.
#pragma once

namespace CLI {
class App;
}

namespace app {

/// Adds the command; once it has run, `status` is the program's exit status.
void add_quorum(CLI::App& top, int& status);

}  // namespace app
