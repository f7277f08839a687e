// A zip archive made in memory, the same bytes for the same entries.
#pragma once

#include <string>
#include <vector>

namespace documents {

struct ZipEntry {
  std::string name;
  std::string bytes;
};

/// The entries in order, compressed, each dated 1 January 1980. Throws Failure where the library cannot.
[[nodiscard]] std::string zip_file(const std::vector<ZipEntry>& entries);

}  // namespace documents
