// The program's commands. Every setting is a flag, an environment variable, or a line of one file; `--help` lists them.
#pragma once

namespace app {

/// Exit status: 0 done; 1 the outside failed (database, disk, port); 2 the person's input needs mending.
int run(int argc, char** argv);

}  // namespace app
