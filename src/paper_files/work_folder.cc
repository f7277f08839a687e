#include "paper_files/work_folder.h"

#include <fstream>
#include <iterator>
#include <system_error>

#include <stdlib.h>

#include "documents/failure.h"

namespace paper_files {
namespace fs = std::filesystem;

WorkFolder::WorkFolder() {
  std::string pattern = (fs::temp_directory_path() / "sightline-papers-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw documents::Failure("No temporary folder can be made.");
  path_ = pattern;
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path WorkFolder::write(std::string_view name, std::string_view bytes) const {
  const fs::path to = path_ / name;
  fs::create_directories(to.parent_path());
  std::ofstream file(to, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) throw documents::Failure("The temporary folder does not take a file of " + std::to_string(bytes.size()));
  return to;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace paper_files
