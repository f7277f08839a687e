// `sightline spc`: is a change real, or chance? Control charts of a file of series. Needs no database.
#pragma once

namespace CLI {
class App;
}

namespace app {

/// Adds the command; once it has run, `status` is the program's exit status.
void add_spc(CLI::App& top, int& status);

}  // namespace app
