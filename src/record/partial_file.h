// A file under a temporary name beside its final one, so that a file with the final name is always whole.
#pragma once

#include <filesystem>

namespace record {

class PartialFile {
 public:
  /// Makes an empty file that only its owner may read. Throws Failure where it cannot.
  explicit PartialFile(std::filesystem::path final_path);
  /// Removes what was not put in its place.
  ~PartialFile();
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  enum class Existing { Refuse, Replace };
  /// Flushes it to the disk and gives it its final name; false where that name is taken and not to be replaced.
  [[nodiscard]] bool put_in_place(Existing existing);

 private:
  std::filesystem::path final_;
  std::filesystem::path path_;
};

}  // namespace record
