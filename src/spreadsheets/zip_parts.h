// The parts of a zip archive held in memory, within limits: what the archive says of their sizes is not believed.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace spreadsheets {

class ZipParts {
 public:
  /// `bytes` outlive this. Nothing where they are no archive, or are damaged.
  [[nodiscard]] static std::optional<ZipParts> opened(std::string_view bytes);
  ~ZipParts();
  ZipParts(ZipParts&&) noexcept;
  ZipParts& operator=(ZipParts&&) noexcept;

  enum class Outcome { Read, Missing, Damaged, TooLarge };
  /// Appends the part to `out`. All parts together may unpack to 160 MB, one to 80 MB.
  [[nodiscard]] Outcome read(const std::string& name, std::string& out);
  [[nodiscard]] bool has(const std::string& name) const;

 private:
  struct Archive;
  explicit ZipParts(std::unique_ptr<Archive> archive);
  std::unique_ptr<Archive> archive_;
};

}  // namespace spreadsheets
