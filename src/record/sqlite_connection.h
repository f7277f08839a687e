// A connection to one SQLite file. With postgres_connection.cc the only place that knows an engine's own interface.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>

#include "record/connection.h"

struct sqlite3;
struct sqlite3_stmt;

namespace record {

enum class SqliteAccess {
  Read,      ///< the file must exist and is not changed
  Write,     ///< the one writer: sets WAL and checkpoints; creates the file
  Exclusive  ///< a copy that nobody else has open: no WAL, so that it stays one file
};

class SqliteConnection final : public Connection {
 public:
  /// Throws Failure where the file cannot be opened or is not a database.
  SqliteConnection(const std::string& path, SqliteAccess access, const DatabaseOptions& options);
  ~SqliteConnection() override;

  [[nodiscard]] Engine engine() const override { return Engine::Sqlite; }
  [[nodiscard]] bool is_usable() override;

  /// Makes `target` the whole of this database as it stands at one moment, while others go on writing to it.
  void copy_to(SqliteConnection& target);
  /// "" where every page, index and row fits; otherwise the first fault.
  [[nodiscard]] std::string integrity_fault();

 private:
  struct CloseDatabase {
    void operator()(sqlite3* database) const;
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  class Borrowed;
  class Limit;

  void do_begin(Purpose purpose) override;
  std::int64_t do_run(std::string_view sql, std::span<const Value> params, const OnRow& row) override;
  void do_script(const std::string& sql) override;
  void do_commit() override;
  void do_rollback() noexcept override;

  void open(const std::string& path);
  void harden();
  void configure();
  [[nodiscard]] Statement prepare(std::string_view sql);
  [[nodiscard]] Statement take(std::string_view sql);
  void keep(std::string_view sql, Statement statement);
  void execute(const char* sql);
  [[noreturn]] void fail(std::string_view doing) const;
  [[nodiscard]] bool in_transaction() const;

  std::unique_ptr<sqlite3, CloseDatabase> database_;
  std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
  SqliteAccess access_;
  std::chrono::milliseconds patience_;
  std::chrono::milliseconds statement_limit_;
  std::chrono::steady_clock::time_point deadline_ = std::chrono::steady_clock::time_point::max();
  Purpose purpose_ = Purpose::Write;
};

}  // namespace record
