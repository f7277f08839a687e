// `sightline queue`: the closed forms of queueing theory for beds. Needs no database.
#pragma once

namespace CLI {
class App;
}

namespace app {

/// Adds the command; once it has run, `status` is the program's exit status.
void add_queue(CLI::App& top, int& status);

}  // namespace app
