#include "record/partial_file.h"

#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "record/database.h"

namespace record {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* doing, const fs::path& path) {
  throw Failure(Failure::Kind::Unavailable,
                std::string(doing) + " " + path.string() + ": " + std::generic_category().message(errno));
}

// Of a folder: the names in it.
void flush(const fs::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) fail("cannot open", path);
  const int done = ::fsync(descriptor);
  const int why = errno;
  ::close(descriptor);
  errno = why;
  // Some network drives cannot flush a folder.
  if (done != 0 && why != EINVAL) fail("cannot flush", path);
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

bool renamed_to_free_name(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL) return false;
  // A file system that cannot do both in one step.
  errno = EEXIST;
  return !fs::exists(to) && ::rename(from.c_str(), to.c_str()) == 0;
}

}  // namespace

PartialFile::PartialFile(fs::path final_path) : final_(std::move(final_path)) {
  std::string name = (folder_of(final_) / ("." + final_.filename().string() + ".XXXXXX")).string();
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) fail("cannot make a file in", folder_of(final_));
  ::close(descriptor);
  path_ = name;
}

PartialFile::~PartialFile() {
  std::error_code ignored;
  fs::remove(path_, ignored);
  fs::remove(path_.string() + "-journal", ignored);
}

bool PartialFile::put_in_place(Existing existing) {
  flush(path_, O_RDONLY);
  const bool renamed = existing == Existing::Replace ? ::rename(path_.c_str(), final_.c_str()) == 0
                                                     : renamed_to_free_name(path_, final_);
  if (!renamed && existing == Existing::Refuse && errno == EEXIST) return false;
  if (!renamed) fail("cannot rename to", final_);
  flush(folder_of(final_), O_RDONLY | O_DIRECTORY);
  return true;
}

}  // namespace record
