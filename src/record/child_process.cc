#include "record/child_process.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/mapped.h"
#include "record/database.h"

namespace record {
namespace {

void require(int error, const char* doing) {
  if (error != 0)
    throw Failure(Failure::Kind::Unavailable, std::string(doing) + ": " + std::generic_category().message(error));
}

class Pipe {
 public:
  Pipe() { require(::pipe2(ends_.data(), O_CLOEXEC) == 0 ? 0 : errno, "pipe"); }
  ~Pipe() {
    ::close(ends_[0]);
    close_write_end();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_write_end() {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }
  [[nodiscard]] int read_end() const { return ends_[0]; }
  [[nodiscard]] int write_end() const { return ends_[1]; }

 private:
  std::array<int, 2> ends_{-1, -1};
};

class FileActions {
 public:
  FileActions() { require(::posix_spawn_file_actions_init(&actions_), "posix_spawn_file_actions_init"); }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  void open_null(int descriptor, int how) {
    require(::posix_spawn_file_actions_addopen(&actions_, descriptor, "/dev/null", how, 0), "/dev/null");
  }
  void copy(int from, int to) { require(::posix_spawn_file_actions_adddup2(&actions_, from, to), "dup2"); }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

std::vector<std::string> environment_with(const std::vector<std::pair<std::string, std::string>>& secrets) {
  // The added come first: of two of one name the first counts.
  auto out =
      base::mapped(secrets, [](const auto& secret) { return fmt::format("{}={}", secret.first, secret.second); });
  for (char** entry = ::environ; *entry != nullptr; ++entry) out.emplace_back(*entry);
  return out;
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  auto out = base::mapped(words, [](std::string& word) { return word.data(); });
  out.push_back(nullptr);
  return out;
}

std::string read_all(int descriptor) {
  constexpr std::size_t kMost = 4'000;
  std::string out;
  std::array<char, 1024> buffer{};
  for (;;) {
    const auto got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return out;
    // What is beyond the limit is read all the same, so that the program is not held up by a full pipe.
    const auto room = kMost - out.size();
    out.append(buffer.data(), std::min(room, static_cast<std::size_t>(got)));
  }
}

int exit_status(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) require(errno == EINTR ? 0 : errno, "waitpid");
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

ChildResult run_program(const std::vector<std::string>& words,
                        const std::vector<std::pair<std::string, std::string>>& secrets) {
  auto arguments = words;
  auto environment = environment_with(secrets);
  Pipe errors;
  FileActions actions;
  actions.open_null(STDIN_FILENO, O_RDONLY);
  actions.open_null(STDOUT_FILENO, O_WRONLY);
  actions.copy(errors.write_end(), STDERR_FILENO);
  pid_t child = 0;
  const int fault = ::posix_spawnp(&child, arguments[0].c_str(), actions.get(), nullptr, pointers_to(arguments).data(),
                                   pointers_to(environment).data());
  if (fault == ENOENT) return {};
  require(fault, "posix_spawn");
  errors.close_write_end();
  ChildResult result{.found = true};
  result.errors = read_all(errors.read_end());
  result.status = exit_status(child);
  return result;
}

}  // namespace record
