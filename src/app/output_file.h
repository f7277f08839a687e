// A file that a command writes: whole or not at all.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace app {

/// Written beside its place, then renamed; "-" is standard output. Unavailable where it cannot be written.
[[nodiscard]] base::Result<void> write_file(const std::filesystem::path& path, const std::string& bytes);

}  // namespace app
