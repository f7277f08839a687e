// A file that one process at a time can hold. The kernel lets go of it when that process ends, however it ends.
#pragma once

#include <filesystem>
#include <memory>

namespace record {

class LockFile {
 public:
  /// Null where another holds it. Throws Failure where the file cannot be made. The file itself stays when it is let
  /// go: removing it would let two processes hold two files of one name.
  [[nodiscard]] static std::unique_ptr<LockFile> take(const std::filesystem::path& path);
  ~LockFile();
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;

 private:
  explicit LockFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace record
