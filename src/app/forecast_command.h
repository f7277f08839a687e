// `sightline forecast`: what a series will be, within what range, and how likely it reaches a target. Needs no
// database.
#pragma once

namespace CLI {
class App;
}

namespace app {

/// Adds the command; once it has run, `status` is the program's exit status.
void add_forecast(CLI::App& top, int& status);

}  // namespace app
