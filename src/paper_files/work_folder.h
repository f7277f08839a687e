// A private folder for files on their way, gone at the end.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace paper_files {

class WorkFolder {
 public:
  /// Only its owner may read it. Throws documents::Failure where none can be made.
  WorkFolder();
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Throws documents::Failure where the disk does not take it.
  std::filesystem::path write(std::string_view name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

/// The whole file; nothing where it cannot be read.
[[nodiscard]] std::string bytes_of(const std::filesystem::path& file);

}  // namespace paper_files
