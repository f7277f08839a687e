#include "app/output_file.h"

#include <fstream>
#include <iostream>

namespace app {

base::Result<void> write_file(const std::filesystem::path& path, const std::string& bytes) {
  const auto unavailable = [&] {
    return std::unexpected(
        base::Error{base::ErrorCode::Unavailable, path.string(),
                    "The file could not be written. Check that the folder exists, that you may write there "
                    "and that the disk is not full."});
  };
  if (path == "-") {
    std::cout.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush();
    if (!std::cout) return unavailable();
    return {};
  }
  const std::filesystem::path part = path.string() + ".part";
  {
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush();
    if (!out) {
      std::error_code ignored;
      std::filesystem::remove(part, ignored);
      return unavailable();
    }
  }
  std::error_code failed;
  std::filesystem::rename(part, path, failed);
  if (failed) return unavailable();
  return {};
}

}  // namespace app
