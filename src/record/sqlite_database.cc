#include "record/sqlite_database.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/log.h"
#include "record/pooled_database.h"
#include "record/sqlite_connection.h"

namespace record {
namespace {

namespace fs = std::filesystem;

std::unexpected<base::Error> unavailable(const DatabaseUrl& url, const std::string& what_to_do) {
  return std::unexpected(base::Error{base::ErrorCode::Unavailable, url.shown(), what_to_do});
}

std::unexpected<base::Error> cannot_open(const DatabaseUrl& url, const Failure& failure) {
  base::log(base::LogLevel::Error, "database cannot be opened", {{"cause", failure.what()}});
  return unavailable(url,
                     "The database " + url.shown() + " cannot be opened. Check that it is a Sightline database, that " +
                         "you may write to its folder and that the disk is not full. The cause: " + failure.what());
}

ConnectionPool::Open opener(const DatabaseUrl& url, SqliteAccess access, const DatabaseOptions& options) {
  return [=] { return std::make_unique<SqliteConnection>(url.target, access, options); };
}

// SQLite would let everyone on the machine read a new file, and gives its companions the same rights.
void create_for_owner_only(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor >= 0) ::close(descriptor);
}

base::Result<std::unique_ptr<Database>> opened(const DatabaseUrl& url, const DatabaseOptions& options,
                                               ConnectionPool::Open writer, std::unique_ptr<LockFile> lock) {
  auto database = std::make_unique<PooledDatabase>(url, options, opener(url, SqliteAccess::Read, options),
                                                   std::move(writer), std::move(lock));
  try {
    database->try_out();
  } catch (const Failure& failure) {
    return cannot_open(url, failure);
  }
  return database;
}

}  // namespace

base::Result<std::unique_ptr<LockFile>> take_sqlite_lock(const DatabaseUrl& url) {
  const fs::path path = url.target;
  std::error_code fault;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), fault);
  if (fault)
    return unavailable(url, "The folder " + path.parent_path().string() + " cannot be made: " + fault.message() +
                                ". Make it, or choose another with --database sqlite:PATH.");
  try {
    auto lock = LockFile::take(url.target + ".lock");
    if (lock == nullptr)
      return base::conflict("Another Sightline process is using " + url.shown() +
                            ". Stop it first, or run this command through it.");
    return lock;
  } catch (const Failure& failure) {
    return cannot_open(url, failure);
  }
}

base::Result<std::unique_ptr<Database>> open_sqlite(const DatabaseUrl& url, const DatabaseOptions& options) {
  if (options.read_only) {
    if (!fs::exists(url.target))
      return unavailable(url, "There is no database at " + url.shown() +
                                  ". Start Sightline once to make it, or give the " +
                                  "right place with --database sqlite:PATH.");
    return opened(url, options, nullptr, nullptr);
  }
  auto lock = take_sqlite_lock(url);
  if (!lock) return std::unexpected(lock.error());
  create_for_owner_only(url.target);
  return opened(url, options, opener(url, SqliteAccess::Write, options), *std::move(lock));
}

}  // namespace record
