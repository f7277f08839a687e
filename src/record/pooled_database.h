// A Database over connections of either engine: one that writes, several that read.
#pragma once

#include <memory>

#include "record/connection_pool.h"
#include "record/database.h"
#include "record/lock_file.h"

namespace record {

class PooledDatabase final : public Database {
 public:
  /// `writer` opens the connection that writes; empty for a database that is only read. `lock` is held as long as this
  /// is.
  PooledDatabase(DatabaseUrl url, const DatabaseOptions& options, ConnectionPool::Open reader,
                 ConnectionPool::Open writer, std::unique_ptr<LockFile> lock);

  /// Opens what is needed first, so that a fault shows now. Throws Failure.
  void try_out();
  [[nodiscard]] const DatabaseUrl& url() const override { return url_; }

 private:
  void do_read(const std::function<void(Reader&)>& work) override;
  void do_write(const std::function<bool(Transaction&)>& work) override;
  void write_once(const std::function<bool(Transaction&)>& work);

  // In this order: the lock is let go last, and the writer, which tidies up as it closes, closes after the readers.
  DatabaseUrl url_;
  std::unique_ptr<LockFile> lock_;
  std::unique_ptr<ConnectionPool> writer_;
  std::unique_ptr<ConnectionPool> readers_;
};

}  // namespace record
