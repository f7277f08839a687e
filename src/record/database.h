// The one door to the database: SQLite on one file, or PostgreSQL by setting one URL. The same SQL text serves both:
// the common subset (RETURNING, ON CONFLICT, CTEs, window functions), parameters as $1, $2 ...
//
// SQLite: one writing connection in one process (a lock file beside the database says which), readers on connections
// opened read-only; WAL, synchronous=FULL, foreign keys on. See docs/decisions/sqlite-one-writer.md.
// PostgreSQL: a pool of connections that heals itself; writers take turns, so that a write means the same on both. See
// docs/decisions/postgres-writers-take-turns.md.
//
// A Database is safe for several threads. A Reader or Transaction belongs to the one call it was handed to: a read or
// write of a database inside another of the same database is our mistake.
//
// Where the engines differ and SQL must be written with care: text sorts by its bytes on SQLite and by the database's
// collation on PostgreSQL (create it with LC_COLLATE 'C'); lower() knows only ASCII on SQLite; LIKE minds case on both;
// a parameter that stands where PostgreSQL cannot tell its type wants one, CAST($1 AS TEXT) IS NULL; PostgreSQL's
// result is held in memory whole, so long lists are read page by page.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/check.h"
#include "base/result.h"
#include "record/value.h"

namespace record {

/// The database failed us: gone, full, locked for too long, or a statement it refuses. `what()` is for the log, never
/// for a person. Caught once a request.
class Failure : public std::runtime_error {
 public:
  enum class Kind {
    Unavailable,  ///< cannot be reached, disk full, read-only, locked or too slow: trying later may help
    Conflict,     ///< two transactions got in each other's way; Database::write has already tried again
    Constraint,   ///< a unique, foreign key, check or not-null rule; `constraint()` names it
    Broken,       ///< SQL it does not understand, a damaged file: our mistake or a repair
  };
  Failure(Kind kind, const std::string& what, std::string constraint = "")
      : std::runtime_error(what), kind_(kind), constraint_(std::move(constraint)) {}
  [[nodiscard]] Kind kind() const { return kind_; }
  /// As PostgreSQL names them, on both engines: TABLE_COLUMN_key or TABLE_A_B_key (unique), TABLE_pkey, the name of a
  /// CHECK that has one, TABLE.COLUMN (not null). Name a unique index so too. SQLite does not name foreign keys.
  [[nodiscard]] const std::string& constraint() const { return constraint_; }

 private:
  Kind kind_;
  std::string constraint_;
};

enum class Engine { Sqlite, Postgres };

/// `sqlite:PATH` (relative to the working folder) or `postgresql://...` (as libpq reads it).
struct DatabaseUrl {
  Engine engine = Engine::Sqlite;
  std::string target;  ///< the path, or the whole URL

  [[nodiscard]] static base::Result<DatabaseUrl> parse(std::string_view text);
  /// For people and logs: without a password.
  [[nodiscard]] std::string shown() const;
};

class Connection;  // one engine's connection; record/connection.h, for this room only

/// Can ask, inside one consistent view of the database.
class Reader {
 public:
  explicit Reader(Connection& connection) : connection_(&connection) {}

  /// Calls `row` for each row of the result, in order. `sql` is prepared once a connection and kept.
  /// REQUIRES: `sql` is a literal or built only from literals; what a person typed goes in as a parameter.
  template <class... Params>
  void each(std::string_view sql, const std::function<void(const Row&)>& row, const Params&... params) {
    run(sql, std::vector<Value>{to_value(params)...}, row);
  }
  /// The rows, each made into a T by `make`.
  template <class Make, class... Params>
  [[nodiscard]] auto all(std::string_view sql, Make make, const Params&... params) {
    std::vector<std::invoke_result_t<Make, const Row&>> out;
    each(sql, [&](const Row& row) { out.push_back(make(row)); }, params...);
    return out;
  }
  /// The only row, or nothing. More than one row is our mistake.
  template <class Make, class... Params>
  [[nodiscard]] auto one(std::string_view sql, Make make, const Params&... params) {
    std::optional<std::invoke_result_t<Make, const Row&>> out;
    each(
        sql,
        [&](const Row& row) {
          base::check(!out.has_value(), "a query for one row gave several");
          out.emplace(make(row));
        },
        params...);
    return out;
  }
  /// The first column of the only row. REQUIRES: there is one (count(*), for instance).
  template <class T, class... Params>
  [[nodiscard]] T scalar(std::string_view sql, const Params&... params) {
    auto out = one(sql, [](const Row& row) { return row.get<T>(0); }, params...);
    base::check(out.has_value(), "a query for one value gave none");
    return std::move(*out);
  }
  [[nodiscard]] Engine engine() const;
  [[nodiscard]] Connection& connection() const { return *connection_; }  ///< for this room only

 protected:
  /// Returns the number of rows changed.
  std::int64_t run(std::string_view sql, const std::vector<Value>& params, const std::function<void(const Row&)>& row);
  Connection* connection_;
};

/// Can also change; everything it does is kept together or not at all.
class Transaction : public Reader {
 public:
  using Reader::Reader;
  /// Runs an INSERT, UPDATE or DELETE; gives the number of rows it changed.
  template <class... Params>
  std::int64_t change(std::string_view sql, const Params&... params) {
    return run(sql, std::vector<Value>{to_value(params)...}, {});
  }
  /// The same with parameters made beforehand: for rows of many columns.
  std::int64_t change_with(std::string_view sql, const std::vector<Value>& params) { return run(sql, params, {}); }
  /// Several statements with no parameters and no limit on their time, as in a migration.
  void script(std::string_view sql);
};

struct DatabaseOptions {
  int connections = 4;                        ///< that read, 1 to 64; one more writes
  std::chrono::milliseconds patience{5'000};  ///< how long to wait for a connection or a lock before Unavailable
  std::chrono::milliseconds statement_limit{30'000};  ///< the longest that one statement may run
  bool read_only = false;  ///< opens no writer and takes no lock: reports beside a running server
};

class Database {
 public:
  /// Opens or (SQLite, unless read_only) creates it. Unavailable where it cannot be opened, Conflict where another
  /// process is the writer; the message says what to do. Does not migrate.
  [[nodiscard]] static base::Result<std::unique_ptr<Database>> open(const DatabaseUrl& url,
                                                                    DatabaseOptions options = {});
  virtual ~Database() = default;

  /// Runs `work` with a consistent view. Throws Failure.
  template <class Work>
  auto read(Work work) -> std::invoke_result_t<Work, Reader&> {
    using Out = std::invoke_result_t<Work, Reader&>;
    if constexpr (std::is_void_v<Out>) {
      do_read([&](Reader& reader) { work(reader); });
    } else {
      std::optional<Out> out;
      do_read([&](Reader& reader) { out.emplace(work(reader)); });
      return std::move(*out);
    }
  }
  /// Runs `work` in one transaction and makes it durable before it returns. Where another transaction got in the way
  /// `work` is run again, at most three times: it must have no effect outside the transaction. `work` may give back a
  /// base::Result: an unexpected one rolls back. An exception rolls back and goes on. Throws Failure. A Failure thrown
  /// inside `work` ends the transaction: catch it outside. Writers wait for each other, so do nothing slow in `work`.
  template <class Work>
  auto write(Work work) -> std::invoke_result_t<Work, Transaction&> {
    using Out = std::invoke_result_t<Work, Transaction&>;
    if constexpr (std::is_void_v<Out>) {
      do_write([&](Transaction& transaction) { return work(transaction), true; });
    } else {
      std::optional<Out> out;
      do_write([&](Transaction& transaction) {
        out.emplace(work(transaction));
        return is_kept(*out);
      });
      return std::move(*out);
    }
  }

  [[nodiscard]] virtual const DatabaseUrl& url() const = 0;
  [[nodiscard]] Engine engine() const { return url().engine; }

 protected:
  virtual void do_read(const std::function<void(Reader&)>& work) = 0;
  /// `work` says whether to commit (true) or roll back.
  virtual void do_write(const std::function<bool(Transaction&)>& work) = 0;

 private:
  template <class Out>
  static bool is_kept(const Out& out) {
    if constexpr (requires {
                    out.has_value();
                    out.error();
                  }) {
      return out.has_value();
    } else {
      return true;
    }
  }
};

}  // namespace record
