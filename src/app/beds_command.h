// `sightline beds`: the simulation of beds, the number required, scenarios, and the audit of wrong settings. Needs no
// database.
#pragma once

namespace CLI {
class App;
}

namespace app {

/// Adds the command; once it has run, `status` is the program's exit status.
void add_beds(CLI::App& top, int& status);

}  // namespace app
