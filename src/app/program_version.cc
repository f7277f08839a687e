#include "app/program_version.h"

namespace app {

std::string_view program_version() {
  return SIGHTLINE_VERSION;
}

}  // namespace app
