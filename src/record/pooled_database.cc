#include "record/pooled_database.h"

#include <algorithm>

#include "base/log.h"

namespace record {
namespace {

constexpr int kRetries = 3;

// Which databases this thread is in the middle of using. A read or write inside another of the same database would wait
// for a connection that its own thread holds, or read another view than the one it was handed.
thread_local std::vector<const Database*> in_use;

class Use {
 public:
  explicit Use(const Database& database) {
    base::check(std::ranges::find(in_use, &database) == in_use.end(),
                "a database was read or written inside another read or write of it: pass the Reader or Transaction on");
    in_use.push_back(&database);
  }
  ~Use() { in_use.pop_back(); }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
};

// A connection that died while idle may show it only now. Nothing has been done with it, so another may take its place.
std::unique_ptr<TransactionScope> begun(ConnectionPool::Lease& lease, Purpose purpose) {
  try {
    return std::make_unique<TransactionScope>(*lease, purpose);
  } catch (const Failure& failure) {
    if (lease->is_usable()) throw;
    base::log(base::LogLevel::Warning, "database connection replaced", {{"cause", failure.what()}});
  }
  lease.replace();
  return std::make_unique<TransactionScope>(*lease, purpose);
}

}  // namespace

PooledDatabase::PooledDatabase(DatabaseUrl url, const DatabaseOptions& options, ConnectionPool::Open reader,
                               ConnectionPool::Open writer, std::unique_ptr<LockFile> lock)
    : url_(std::move(url)),
      lock_(std::move(lock)),
      writer_(writer ? std::make_unique<ConnectionPool>(1, options.patience, std::move(writer)) : nullptr),
      readers_(std::make_unique<ConnectionPool>(options.connections, options.patience, std::move(reader))) {
  base::check(1 <= options.connections && options.connections <= 64, "a database wants 1 to 64 connections");
}

void PooledDatabase::try_out() {
  if (writer_ != nullptr) (void)writer_->lend();
  (void)readers_->lend();
}

void PooledDatabase::do_read(const std::function<void(Reader&)>& work) {
  const Use use(*this);
  auto lease = readers_->lend();
  const auto scope = begun(lease, Purpose::Read);
  Reader reader(*lease);
  work(reader);
}

void PooledDatabase::do_write(const std::function<bool(Transaction&)>& work) {
  base::check(writer_ != nullptr, "a database that was opened to be read only was to be written");
  const Use use(*this);
  for (int retries = 0;; ++retries) {
    try {
      return write_once(work);
    } catch (const Failure& failure) {
      if (failure.kind() != Failure::Kind::Conflict || retries == kRetries) throw;
      base::log(base::LogLevel::Info, "database write tried again", {{"cause", failure.what()}});
    }
  }
}

void PooledDatabase::write_once(const std::function<bool(Transaction&)>& work) {
  auto lease = writer_->lend();
  const auto scope = begun(lease, Purpose::Write);
  Transaction transaction(*lease);
  if (work(transaction)) scope->commit();
}

}  // namespace record
