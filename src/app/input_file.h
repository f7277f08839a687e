// A file that a command reads, seen as text without being copied.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace app {

class InputFile {
 public:
  /// "-" is standard input, which is read to its end.
  static base::Result<InputFile> open(const std::filesystem::path& path);

  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;
  ~InputFile();

  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  InputFile() = default;

  std::string read_;  ///< what cannot be mapped
  void* mapped_ = nullptr;
  std::size_t length_ = 0;
  std::string_view text_;
};

}  // namespace app
