// `sightline fine price`: what a breach of safe working hours costs. Needs no database.
#pragma once

namespace CLI {
class App;
}

namespace app {

/// Adds the command; once it has run, `status` is the program's exit status.
void add_fine(CLI::App& top, int& status);

}  // namespace app
