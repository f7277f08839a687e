#include "record/lock_file.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "record/database.h"

namespace record {

std::unique_ptr<LockFile> LockFile::take(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0)
    throw Failure(Failure::Kind::Unavailable,
                  "the lock file " + path.string() + ": " + std::generic_category().message(errno));
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return std::unique_ptr<LockFile>(new LockFile(descriptor));
  const int why = errno;
  ::close(descriptor);
  if (why == EWOULDBLOCK) return nullptr;
  throw Failure(Failure::Kind::Unavailable,
                "the lock on " + path.string() + ": " + std::generic_category().message(why));
}

LockFile::~LockFile() {
  ::close(descriptor_);
}

}  // namespace record
