// The programs that readers open our files with, run by the tests.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace documents {

/// A folder of its own, gone at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] std::filesystem::path path(const std::string& name) const { return path_ / name; }
  std::filesystem::path write(const std::string& name, const std::string& bytes) const;
  [[nodiscard]] std::string read(const std::string& name) const;

 private:
  std::filesystem::path path_;
};

[[nodiscard]] bool is_installed(const std::string& program);

struct Outcome {
  int exit_code = -1;
  std::string output;  ///< standard output and standard error
};
/// Without a shell: the arguments arrive as they are.
[[nodiscard]] Outcome run(const std::vector<std::string>& command);

/// The text of a PDF as pdftotext -layout gives it, and of a Word file as LibreOffice does.
[[nodiscard]] std::string pdf_text(const std::string& bytes);
/// Converts by LibreOffice with a profile of its own; the content of the one file it makes, "" when it makes none.
[[nodiscard]] std::string converted(const std::string& bytes, const std::string& from, const std::string& to);
/// All sheets of a workbook, as comma-separated values one after the other.
[[nodiscard]] std::string workbook_text(const std::string& bytes);

}  // namespace documents

/// A test that needs a program which is not here says so by name.
#define SIGHTLINE_NEEDS(program) \
  if (!documents::is_installed(program)) GTEST_SKIP() << (program) << " is not installed"
