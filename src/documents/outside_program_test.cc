#include "documents/outside_program_test.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"

namespace documents {
namespace {

namespace fs = std::filesystem;

std::string all_of(int file) {
  std::string out;
  std::array<char, 65536> buffer{};
  for (;;) {
    const auto count = ::read(file, buffer.data(), buffer.size());
    if (count <= 0) return out;
    out.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "sightline-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path TemporaryFolder::write(const std::string& name, const std::string& bytes) const {
  std::ofstream(path(name), std::ios::binary) << bytes;
  return path(name);
}

std::string TemporaryFolder::read(const std::string& name) const {
  return content(path(name));
}

bool is_installed(const std::string& program) {
  const char* folders = std::getenv("PATH");
  for (const auto folder : base::split(folders == nullptr ? "/usr/bin" : folders, ':'))
    if (::access((fs::path(folder) / program).c_str(), X_OK) == 0) return true;
  return false;
}

Outcome run(const std::vector<std::string>& command) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int fault = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  Outcome outcome;
  if (fault == 0) {
    outcome.output = all_of(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  }
  ::close(ends[0]);
  return outcome;
}

std::string pdf_text(const std::string& bytes) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.pdf", bytes);
  return run({"pdftotext", "-layout", "-enc", "UTF-8", file.string(), "-"}).output;
}

namespace {

std::vector<fs::path> convert(const TemporaryFolder& folder, const fs::path& file, const std::string& to) {
  const auto out = folder.path("out");
  fs::create_directory(out);
  const auto outcome = run({"soffice", "-env:UserInstallation=file://" + folder.path("profile").string(), "--headless",
                            "--convert-to", to, "--outdir", out.string(), file.string()});
  std::vector<fs::path> made;
  for (const auto& entry : fs::directory_iterator(out)) made.push_back(entry.path());
  std::ranges::sort(made);
  if (made.empty()) throw std::runtime_error("LibreOffice made nothing: " + outcome.output);
  return made;
}

}  // namespace

std::string converted(const std::string& bytes, const std::string& from, const std::string& to) {
  const TemporaryFolder folder;
  return content(convert(folder, folder.write("a." + from, bytes), to).front());
}

std::string workbook_text(const std::string& bytes) {
  const TemporaryFolder folder;
  // Comma, double quotes, UTF-8, cells as shown, every sheet into a file of its own (the last -1).
  const std::string to = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";
  std::string all;
  for (const auto& file : convert(folder, folder.write("a.xlsx", bytes), to))
    all += "[" + file.filename().string() + "]\n" + content(file);
  return all;
}

}  // namespace documents
