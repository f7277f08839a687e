// A connection to PostgreSQL. With sqlite_connection.cc the only place that knows an engine's own interface.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "record/connection.h"

struct pg_conn;
struct pg_result;

namespace record {

/// What a URL says, as libpq reads it.
struct PostgresAddress {
  std::string without_password;  ///< keyword/value text that any PostgreSQL tool takes as its database name; no secret
  std::string password;          ///< may be empty
  std::string shown;             ///< postgresql://user@host:port/database

  [[nodiscard]] static std::optional<PostgresAddress> parse(const std::string& url);
  friend bool operator==(const PostgresAddress&, const PostgresAddress&) = default;
};

class PostgresConnection final : public Connection {
 public:
  /// Throws Failure where the server cannot be reached or its database is not in UTF-8.
  PostgresConnection(const std::string& url, const DatabaseOptions& options);
  ~PostgresConnection() override;

  [[nodiscard]] Engine engine() const override { return Engine::Postgres; }
  /// Also notices, without asking it, that the server has closed the connection meanwhile.
  [[nodiscard]] bool is_usable() override;

 private:
  struct Finish {
    void operator()(pg_conn* connection) const;
  };
  struct Clear {
    void operator()(pg_result* result) const;
  };
  using Result = std::unique_ptr<pg_result, Clear>;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  void do_begin(Purpose purpose) override;
  std::int64_t do_run(std::string_view sql, std::span<const Value> params, const OnRow& row) override;
  void do_script(const std::string& sql) override;
  void do_commit() override;
  void do_rollback() noexcept override;

  void connect(const std::string& url, const DatabaseOptions& options);
  void configure(const DatabaseOptions& options);
  [[nodiscard]] const std::string& prepared(std::string_view sql);
  Result execute(const std::string& sql);
  [[nodiscard]] Result checked(pg_result* result, std::string_view doing);
  [[noreturn]] void fail(const pg_result* result, std::string_view doing);
  void end_turn();

  std::unique_ptr<pg_conn, Finish> connection_;
  std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> statements_;  // SQL to name
  std::uint64_t prepared_so_far_ = 0;
  bool has_turn_ = false;  // holds the lock that writers take in turn
  bool spoiled_ = false;   // must not be lent again
};

}  // namespace record
