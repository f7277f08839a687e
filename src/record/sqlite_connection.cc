#include "record/sqlite_connection.h"

#include <array>
#include <limits>

#include <sqlite3.h>

namespace record {
namespace {

constexpr int kStepsBetweenLooksAtTheClock = 4'000;

Failure::Kind kind_of(int extended_code) {
  // A value of the wrong type for its column is a mistake in our SQL, not a rule of the data.
  if (extended_code == SQLITE_CONSTRAINT_DATATYPE) return Failure::Kind::Broken;
  if (extended_code == SQLITE_BUSY_SNAPSHOT) return Failure::Kind::Conflict;
  switch (extended_code & 0xff) {
    case SQLITE_CONSTRAINT:
      return Failure::Kind::Constraint;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
    case SQLITE_PROTOCOL:
      return Failure::Kind::Unavailable;
    default:
      return Failure::Kind::Broken;
  }
}

// "account.email, account.site" as "account_email_site": the stem of the name that PostgreSQL gives.
std::string joined_columns(std::string_view columns) {
  std::string out;
  while (!columns.empty()) {
    const auto comma = columns.find(", ");
    const auto column = columns.substr(0, comma);
    out += out.empty() ? column.substr(0, column.find('.')) : "";
    out += "_" + std::string(column.substr(column.find('.') + 1));
    columns = comma == std::string_view::npos ? "" : columns.substr(comma + 2);
  }
  return out;
}

// From "UNIQUE constraint failed: account.email" and its kin.
std::string constraint_of(int extended_code, std::string_view message) {
  if ((extended_code & 0xff) != SQLITE_CONSTRAINT) return "";
  const auto colon = message.find("failed: ");
  const auto detail = colon == std::string_view::npos ? "" : message.substr(colon + 8);
  switch (extended_code) {
    case SQLITE_CONSTRAINT_UNIQUE:
      return joined_columns(detail) + "_key";
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return std::string(detail.substr(0, detail.find('.'))) + "_pkey";
    case SQLITE_CONSTRAINT_TRIGGER:
      return std::string(message);
    default:
      return std::string(detail);
  }
}

[[noreturn]] void fail_with(int extended_code, const std::string& message, std::string_view doing) {
  const auto words = extended_code == SQLITE_INTERRUPT ? "a statement ran for longer than its limit" : message;
  throw Failure(kind_of(extended_code),
                "SQLite " + std::to_string(extended_code) + ": " + words + " in: " + shortened(doing),
                constraint_of(extended_code, message));
}

Value value_at(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
      return std::monostate();
    case SQLITE_INTEGER:
      return std::int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
    }
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, column));
      return Blob{{bytes, bytes + sqlite3_column_bytes(statement, column)}};
    }
    default:
      throw Failure(Failure::Kind::Broken,
                    std::string("a column is a floating point number, which the record does not ") +
                        "know, in: " + shortened(sqlite3_sql(statement)));
  }
}

int bind_value(sqlite3_stmt* statement, int place, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, place, *number);
  // The parameters outlive the run and are cleared after it, so SQLite need not copy them.
  if (const auto* text = std::get_if<std::string>(&value))
    return sqlite3_bind_text64(statement, place, text->data(), text->size(), nullptr, SQLITE_UTF8);
  if (const auto* blob = std::get_if<Blob>(&value)) {
    // A null pointer, which an empty vector may give, would be bound as NULL.
    if (blob->bytes.empty()) return sqlite3_bind_zeroblob(statement, place, 0);
    return sqlite3_bind_blob64(statement, place, blob->bytes.data(), blob->bytes.size(), nullptr);
  }
  return sqlite3_bind_null(statement, place);
}

int past_deadline(void* deadline) {
  const auto at = *static_cast<const std::chrono::steady_clock::time_point*>(deadline);
  return at != std::chrono::steady_clock::time_point::max() && std::chrono::steady_clock::now() > at ? 1 : 0;
}

}  // namespace

void SqliteConnection::CloseDatabase::operator()(sqlite3* database) const {
  sqlite3_close_v2(database);
}
void SqliteConnection::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

/// A prepared statement, taken out of the cache while it runs, so that a statement inside its own rows gets another.
class SqliteConnection::Borrowed {
 public:
  Borrowed(SqliteConnection& connection, std::string_view sql)
      : connection_(connection), sql_(sql), statement_(connection.take(sql)) {}
  ~Borrowed() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    connection_.keep(sql_, std::move(statement_));
  }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  [[nodiscard]] sqlite3_stmt* get() const { return statement_.get(); }

  // A parameter is found by its name, "$2": SQLite numbers them by where they first stand in the text.
  void bind(std::span<const Value> params) {
    bool fits = sqlite3_bind_parameter_count(get()) == static_cast<int>(params.size());
    for (std::size_t i = 0; fits && i < params.size(); ++i) {
      const int place = sqlite3_bind_parameter_index(get(), ("$" + std::to_string(i + 1)).c_str());
      fits = place != 0 && bind_value(get(), place, params[i]) == SQLITE_OK;
    }
    if (!fits) throw Failure(Failure::Kind::Broken, "the parameters do not fit the statement: " + shortened(sql_));
  }

 private:
  SqliteConnection& connection_;
  std::string_view sql_;
  Statement statement_;
};

/// The time by which a statement must be done; the one around it gets its own back.
class SqliteConnection::Limit {
 public:
  explicit Limit(SqliteConnection& connection) : connection_(connection), before_(connection.deadline_) {
    connection_.deadline_ = std::chrono::steady_clock::now() + connection.statement_limit_;
  }
  ~Limit() { connection_.deadline_ = before_; }
  Limit(const Limit&) = delete;
  Limit& operator=(const Limit&) = delete;

 private:
  SqliteConnection& connection_;
  std::chrono::steady_clock::time_point before_;
};

SqliteConnection::SqliteConnection(const std::string& path, SqliteAccess access, const DatabaseOptions& options)
    : access_(access), patience_(options.patience), statement_limit_(options.statement_limit) {
  open(path);
  harden();
  configure();
}

SqliteConnection::~SqliteConnection() = default;

void SqliteConnection::open(const std::string& path) {
  const int how = access_ == SqliteAccess::Read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &opened, how | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  database_.reset(opened);
  if (code != SQLITE_OK) fail_with(code, sqlite3_errstr(code), "open");
}

void SqliteConnection::harden() {
  sqlite3* database = database_.get();
  sqlite3_extended_result_codes(database, 1);
  sqlite3_busy_timeout(database, static_cast<int>(patience_.count()));
  sqlite3_progress_handler(database, kStepsBetweenLooksAtTheClock, past_deadline, &deadline_);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
}

void SqliteConnection::configure() {
  // LIKE minds case, as on PostgreSQL; sorting spills to memory, so that no personal data lands in a temporary folder.
  execute(
      "PRAGMA case_sensitive_like = ON; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0; PRAGMA cache_size = -16384");
  if (access_ == SqliteAccess::Exclusive) {
    execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL");
    return;
  }
  if (access_ == SqliteAccess::Read) {
    // Only the writer may checkpoint: two that do so at one instant can damage the file
    // (sqlite.org/wal.html#walresetbug).
    execute("PRAGMA wal_autocheckpoint = 0; PRAGMA query_only = ON");
    execute("SELECT count(*) FROM sqlite_schema");
    return;
  }
  execute(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1000;"
      "PRAGMA journal_size_limit = 67108864");
  std::string mode;
  run("PRAGMA journal_mode", {}, [&](const Row& row) { mode = row.get<std::string>(0); });
  if (mode != "wal")
    throw Failure(Failure::Kind::Unavailable, "SQLite cannot keep a write-ahead log here (is this a network drive?)");
}

bool SqliteConnection::is_usable() {
  return !in_transaction();
}

bool SqliteConnection::in_transaction() const {
  return sqlite3_get_autocommit(database_.get()) == 0;
}

void SqliteConnection::fail(std::string_view doing) const {
  fail_with(sqlite3_extended_errcode(database_.get()), sqlite3_errmsg(database_.get()), doing);
}

void SqliteConnection::execute(const char* sql) {
  if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

SqliteConnection::Statement SqliteConnection::prepare(std::string_view sql) {
  sqlite3_stmt* prepared = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared, &rest);
  Statement statement(prepared);
  if (code != SQLITE_OK) fail(sql);
  const auto left = sql.substr(static_cast<std::size_t>(rest - sql.data()));
  if (statement == nullptr || left.find_first_not_of(" \t\r\n;") != std::string_view::npos)
    throw Failure(Failure::Kind::Broken, "one statement was expected in: " + shortened(sql));
  return statement;
}

SqliteConnection::Statement SqliteConnection::take(std::string_view sql) {
  const auto found = statements_.find(sql);
  return found != statements_.end() && found->second != nullptr ? std::move(found->second) : prepare(sql);
}

void SqliteConnection::keep(std::string_view sql, Statement statement) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) {
    if (found->second == nullptr) found->second = std::move(statement);
    return;
  }
  if (statements_.size() >= kMostKeptStatements) statements_.clear();
  statements_.emplace(sql, std::move(statement));
}

void SqliteConnection::do_begin(Purpose purpose) {
  purpose_ = purpose;
  // A transaction that starts as a reader and writes later fails at once, without waiting: BUSY_SNAPSHOT.
  execute(purpose == Purpose::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

std::int64_t SqliteConnection::do_run(std::string_view sql, std::span<const Value> params, const OnRow& row) {
  Borrowed statement(*this, sql);
  const bool changes = sqlite3_stmt_readonly(statement.get()) == 0;
  if (changes && purpose_ == Purpose::Read && in_transaction())
    throw Failure(Failure::Kind::Broken, "a reader was asked to change something: " + shortened(sql));
  statement.bind(params);
  const Limit limit(*this);
  std::vector<Value> values(static_cast<std::size_t>(sqlite3_column_count(statement.get())));
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {
    if (!row) continue;
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = value_at(statement.get(), static_cast<int>(i));
    row(Row(values));
  }
  if (code != SQLITE_DONE) fail(sql);
  return changes ? std::int64_t{sqlite3_changes64(database_.get())} : 0;
}

void SqliteConnection::do_script(const std::string& sql) {
  const bool before = in_transaction();
  execute(sql.c_str());
  if (in_transaction() != before)
    throw Failure(Failure::Kind::Broken, "a script started or ended a transaction: " + shortened(sql));
}

void SqliteConnection::do_commit() {
  execute("COMMIT");
}

void SqliteConnection::do_rollback() noexcept {
  // Where the disk is full or a statement was interrupted SQLite has rolled back already.
  if (in_transaction()) sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void SqliteConnection::copy_to(SqliteConnection& target) {
  sqlite3_backup* copying = sqlite3_backup_init(target.database_.get(), "main", database_.get(), "main");
  if (copying == nullptr) target.fail("backup");
  // All pages in one step are one read transaction: writers are not held up, and nothing of theirs is copied in half.
  const int code = sqlite3_backup_step(copying, -1);
  const int finished = sqlite3_backup_finish(copying);
  if (code != SQLITE_DONE) fail_with(code, sqlite3_errstr(code), "backup");
  if (finished != SQLITE_OK) fail_with(finished, sqlite3_errstr(finished), "backup");
  // The copy took over the mark of a write-ahead log.
  target.execute("PRAGMA journal_mode = DELETE");
}

std::string SqliteConnection::integrity_fault() {
  std::string fault;
  const auto note = [&](const Row& row) {
    const auto text = row.get<std::string>(0);
    if (fault.empty() && text != "ok") fault = text;
  };
  run("PRAGMA integrity_check(1)", {}, note);
  run("PRAGMA foreign_key_check", {}, [&](const Row& row) {
    if (fault.empty()) fault = "a row of " + row.get<std::string>(0) + " points at one that is not there";
  });
  return fault;
}

}  // namespace record
