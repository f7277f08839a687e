// One engine's connection, behind the same few verbs. For this room only: other rooms use database.h.
//
// What must hold alike on both engines is decided here, not twice: text is UTF-8 without NUL, and a transaction in
// which a statement failed is over. (PostgreSQL ends it by itself, and then answers COMMIT by quietly rolling back;
// SQLite would go on.)
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "record/database.h"
#include "record/value.h"

namespace record {

enum class Purpose { Read, Write };

/// How many prepared statements a connection keeps.
inline constexpr std::size_t kMostKeptStatements = 256;

/// Where the audit trail ends: audit_trail.h.
struct AuditHead {
  std::int64_t sequence = 0;
  std::string hash;
};

class Connection {
 public:
  using OnRow = std::function<void(const Row&)>;

  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection() = default;

  [[nodiscard]] virtual Engine engine() const = 0;
  /// False where it must be thrown away instead of lent again. Costs no round trip.
  [[nodiscard]] virtual bool is_usable() = 0;

  /// Starts a transaction with one consistent view; for Write, alone among all that write.
  void begin(Purpose purpose);
  /// Prepares (once) and runs one statement; gives the number of rows it changed. `row` may run further statements.
  std::int64_t run(std::string_view sql, std::span<const Value> params, const OnRow& row);
  /// Several statements, with no limit on their time; inside a transaction or outside one, but it may not start or end
  /// one.
  void script(const std::string& sql);
  void commit();
  /// Does nothing where there is no transaction.
  void rollback() noexcept;
  /// The head of the audit trail while a transaction appends to it; written down once, by commit(). Were it written for
  /// each entry, PostgreSQL would step over every version of it that the same transaction had left.
  [[nodiscard]] std::optional<AuditHead>& audit_head() { return audit_head_; }

 private:
  virtual void do_begin(Purpose purpose) = 0;
  virtual std::int64_t do_run(std::string_view sql, std::span<const Value> params, const OnRow& row) = 0;
  virtual void do_script(const std::string& sql) = 0;
  virtual void do_commit() = 0;
  virtual void do_rollback() noexcept = 0;

  bool failed_ = false;
  std::optional<AuditHead> audit_head_;
};

/// A transaction as long as the object: rolled back unless committed.
class TransactionScope {
 public:
  TransactionScope(Connection& connection, Purpose purpose) : connection_(connection) { connection_.begin(purpose); }
  ~TransactionScope() { connection_.rollback(); }
  TransactionScope(const TransactionScope&) = delete;
  TransactionScope& operator=(const TransactionScope&) = delete;
  void commit() { connection_.commit(); }

 private:
  Connection& connection_;
};

/// The statement's start, for a Failure's what(): SQL is made of literals, so it may stand in a log.
[[nodiscard]] std::string shortened(std::string_view sql);

}  // namespace record
