#include "record/postgres_connection.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include <poll.h>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "base/log.h"

namespace record {
namespace {

// Writers take turns, as on SQLite: docs/decisions/postgres-writers-take-turns.md. The number is arbitrary but for
// ever: programs of two versions must mean the same lock.
constexpr const char* kTakeTurn = "SELECT pg_advisory_lock(5278126049311760225)";
constexpr const char* kEndTurn = "SELECT pg_advisory_unlock(5278126049311760225)";

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

std::string_view text_of(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

std::string_view field_of(const PGresult* result, int field) {
  return text_of(PQresultErrorField(result, field));
}

Failure::Kind kind_of(std::string_view sqlstate) {
  // No code: the connection broke before the server could say why.
  if (sqlstate.empty()) return Failure::Kind::Unavailable;
  if (sqlstate == "40001" || sqlstate == "40P01") return Failure::Kind::Conflict;
  if (sqlstate == "55P03" || sqlstate == "25P03") return Failure::Kind::Unavailable;
  // Parameters that do not fit the statement, although it stands in the class of connection faults.
  if (sqlstate == "08P01") return Failure::Kind::Broken;
  const auto family = sqlstate.substr(0, 2);
  if (family == "23") return Failure::Kind::Constraint;
  for (const std::string_view outside : {"08", "28", "3D", "53", "57", "58"})
    if (family == outside) return Failure::Kind::Unavailable;
  return Failure::Kind::Broken;
}

std::string constraint_of(const PGresult* result, std::string_view sqlstate) {
  if (sqlstate == "23502")
    return std::string(field_of(result, PG_DIAG_TABLE_NAME)) + "." + std::string(field_of(result, PG_DIAG_COLUMN_NAME));
  return std::string(field_of(result, PG_DIAG_CONSTRAINT_NAME));
}

// The server's own words, but never its DETAIL, nor (class 22) a sentence that quotes the value: both hold what people
// typed, and this goes to the log.
std::string words_of(const PGresult* result, std::string_view sqlstate, const PGconn* connection) {
  if (sqlstate.starts_with("22")) return "a value does not fit its column or operator";
  const auto primary = field_of(result, PG_DIAG_MESSAGE_PRIMARY);
  std::string words(primary.empty() ? text_of(PQerrorMessage(connection)) : primary);
  std::ranges::replace(words, '\n', ' ');
  return words;
}

void log_notice(void*, const PGresult* result) {
  base::log(base::LogLevel::Debug, "database notice", {{"code", std::string(field_of(result, PG_DIAG_SQLSTATE))}});
}

// The types as pg_type.dat numbers them; fixed since they are part of the protocol.
enum TypeId : Oid {
  kBool = 16,
  kBytes = 17,
  kChar = 18,
  kName = 19,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kText = 25,
  kUnknown = 705,
  kBpchar = 1042,
  kVarchar = 1043,
  kNumeric = 1700
};

[[noreturn]] void fail_on_type(std::string_view what, std::string_view sql) {
  throw Failure(Failure::Kind::Broken, "a column is " + std::string(what) + " in: " + shortened(sql));
}

std::int64_t whole_number(std::string_view text, std::string_view sql) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  // sum() of BIGINT is NUMERIC: whole, but perhaps too large.
  if (error != std::errc() || end != text.data() + text.size())
    fail_on_type("not a whole number of 64 bits, which the record does not know,", sql);
  return number;
}

Blob bytes_of(const char* text) {
  std::size_t size = 0;
  const std::unique_ptr<unsigned char, decltype(&PQfreemem)> bytes(
      PQunescapeBytea(reinterpret_cast<const unsigned char*>(text), &size), &PQfreemem);
  if (bytes == nullptr) throw std::bad_alloc();
  return Blob{{bytes.get(), bytes.get() + size}};
}

Value value_at(const PGresult* result, int row, int column, std::string_view sql) {
  if (PQgetisnull(result, row, column) == 1) return std::monostate();
  const char* text = PQgetvalue(result, row, column);
  const std::string_view whole(text, static_cast<std::size_t>(PQgetlength(result, row, column)));
  switch (PQftype(result, column)) {
    case kBool:
      return std::int64_t{whole == "t"};
    case kInt2:
    case kInt4:
    case kInt8:
    case kNumeric:
      return whole_number(whole, sql);
    case kText:
    case kVarchar:
    case kBpchar:
    case kName:
    case kChar:
    case kUnknown:
      return std::string(whole);
    case kBytes:
      return bytes_of(text);
    default:
      fail_on_type("of a type that the record does not know", sql);
  }
}

std::string hexadecimal(const Blob& blob) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "\\x";
  out.reserve(2 + blob.bytes.size() * 2);
  for (const auto byte : blob.bytes) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

// Parameters as text, their types left to the server, which takes them from where they stand.
class TextParams {
 public:
  explicit TextParams(std::span<const Value> values) {
    texts_.reserve(values.size());
    for (const auto& value : values) texts_.push_back(text_of_value(value));
    for (const auto& text : texts_) pointers_.push_back(text ? text->c_str() : nullptr);
  }
  [[nodiscard]] int count() const { return static_cast<int>(pointers_.size()); }
  [[nodiscard]] const char* const* data() const { return pointers_.data(); }

 private:
  static std::optional<std::string> text_of_value(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* blob = std::get_if<Blob>(&value)) return hexadecimal(*blob);
    return std::nullopt;
  }
  std::vector<std::optional<std::string>> texts_;
  std::vector<const char*> pointers_;
};

std::int64_t rows_changed(PGresult* result) {
  if (std::string_view(PQcmdStatus(result)).starts_with("SELECT")) return 0;
  const auto count = text_of(PQcmdTuples(result));
  std::int64_t changed = 0;
  std::from_chars(count.data(), count.data() + count.size(), changed);
  return changed;
}

std::string quoted(std::string_view value) {
  std::string out = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string milliseconds(std::chrono::milliseconds time) {
  return std::to_string(std::max<std::int64_t>(1, time.count()));
}

}  // namespace

std::optional<PostgresAddress> PostgresAddress::parse(const std::string& url) {
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfoParse(url.c_str(), nullptr));
  if (options == nullptr) return std::nullopt;
  PostgresAddress out;
  std::string user;
  std::string place;
  std::string database;
  for (const auto* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    const std::string_view name = option->keyword;
    if (name == "password") {
      out.password = option->val;
      continue;
    }
    // libpq marks what is secret, the passphrase of a key for one, with a star.
    if (text_of(option->dispchar) == "*") continue;
    out.without_password += fmt::format("{}={} ", name, quoted(option->val));
    if (name == "user") user = std::string(option->val) + "@";
    if (name == "host") place.insert(0, option->val);
    if (name == "port") place += std::string(":") + option->val;
    if (name == "dbname") database = option->val;
  }
  out.shown = "postgresql://" + user + place + "/" + database;
  return out;
}

void PostgresConnection::Finish::operator()(pg_conn* connection) const {
  PQfinish(connection);
}
void PostgresConnection::Clear::operator()(pg_result* result) const {
  PQclear(result);
}

PostgresConnection::PostgresConnection(const std::string& url, const DatabaseOptions& options) {
  connect(url, options);
  configure(options);
}

PostgresConnection::~PostgresConnection() = default;

void PostgresConnection::connect(const std::string& url, const DatabaseOptions& options) {
  const auto seconds = std::to_string(std::max<std::int64_t>(2, (options.patience.count() + 999) / 1000));
  // What stands before dbname the URL may override; what stands after it, not.
  const std::array<const char*, 9> names{"connect_timeout",  "keepalives_idle",  "keepalives_interval",
                                         "keepalives_count", "tcp_user_timeout", "fallback_application_name",
                                         "dbname",           "client_encoding",  nullptr};
  const std::array<const char*, 9> values{seconds.c_str(), "30",        "10",   "3",    "60000",
                                          "sightline",     url.c_str(), "UTF8", nullptr};
  connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
  if (PQstatus(connection_.get()) != CONNECTION_OK) fail(nullptr, "connect");
  PQsetNoticeReceiver(connection_.get(), log_notice, nullptr);
  if (text_of(PQparameterStatus(connection_.get(), "server_encoding")) != "UTF8")
    throw Failure(Failure::Kind::Broken, "the PostgreSQL database must be in UTF-8: create it with ENCODING 'UTF8'");
}

void PostgresConnection::configure(const DatabaseOptions& options) {
  execute(
      "SET TimeZone TO 'UTC'; SET bytea_output TO 'hex'; SET standard_conforming_strings TO on;"
      "SET statement_timeout TO " +
      milliseconds(options.statement_limit) + "; SET lock_timeout TO " + milliseconds(options.patience) +
      "; SET idle_in_transaction_session_timeout TO " + milliseconds(options.statement_limit * 2) +
      // So that a machine that lost power gives back its turn to write.
      "; SET tcp_keepalives_idle TO 30; SET tcp_keepalives_interval TO 10; SET tcp_keepalives_count TO 3;"
      // What was acknowledged must be on disk; a server set to wait for its replicas too goes on doing so.
      "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
  if (options.read_only) execute("SET default_transaction_read_only TO on");
}

bool PostgresConnection::is_usable() {
  if (spoiled_ || has_turn_ || PQstatus(connection_.get()) != CONNECTION_OK) return false;
  if (PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) return false;
  // An idle server has nothing to say: something to read is its farewell.
  pollfd waiting{PQsocket(connection_.get()), POLLIN, 0};
  if (::poll(&waiting, 1, 0) == 0) return true;
  return PQconsumeInput(connection_.get()) == 1 && PQstatus(connection_.get()) == CONNECTION_OK;
}

void PostgresConnection::fail(const pg_result* result, std::string_view doing) {
  const std::string sqlstate(field_of(result, PG_DIAG_SQLSTATE));
  // 0A000: among others a kept statement whose table has since changed shape; a new connection prepares it anew.
  if (PQstatus(connection_.get()) != CONNECTION_OK || sqlstate == "0A000") spoiled_ = true;
  throw Failure(
      kind_of(sqlstate),
      "PostgreSQL " + sqlstate + ": " + words_of(result, sqlstate, connection_.get()) + " in: " + shortened(doing),
      constraint_of(result, sqlstate));
}

PostgresConnection::Result PostgresConnection::checked(pg_result* result, std::string_view doing) {
  Result owned(result);
  const auto status = PQresultStatus(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result, doing);
  return owned;
}

PostgresConnection::Result PostgresConnection::execute(const std::string& sql) {
  return checked(PQexec(connection_.get(), sql.c_str()), sql);
}

const std::string& PostgresConnection::prepared(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end()) return found->second;
  if (statements_.size() >= kMostKeptStatements) {
    execute("DEALLOCATE ALL");
    statements_.clear();
  }
  const std::string text(sql);
  const std::string name = "s" + std::to_string(++prepared_so_far_);
  const auto done = checked(PQprepare(connection_.get(), name.c_str(), text.c_str(), 0, nullptr), sql);
  return statements_.emplace(text, name).first->second;
}

void PostgresConnection::do_begin(Purpose purpose) {
  if (purpose == Purpose::Read) {
    execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return;
  }
  // Before BEGIN, so that the view of the data is taken after the turn has come.
  execute(kTakeTurn);
  has_turn_ = true;
  execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE");
}

std::int64_t PostgresConnection::do_run(std::string_view sql, std::span<const Value> params, const OnRow& row) {
  const TextParams texts(params);
  const auto result = checked(
      PQexecPrepared(connection_.get(), prepared(sql).c_str(), texts.count(), texts.data(), nullptr, nullptr, 0), sql);
  if (row) {
    std::vector<Value> values(static_cast<std::size_t>(PQnfields(result.get())));
    for (int r = 0; r < PQntuples(result.get()); ++r) {
      for (std::size_t c = 0; c < values.size(); ++c) values[c] = value_at(result.get(), r, static_cast<int>(c), sql);
      row(Row(values));
    }
  }
  return rows_changed(result.get());
}

void PostgresConnection::do_script(const std::string& sql) {
  const auto before = PQtransactionStatus(connection_.get());
  if (before == PQTRANS_INTRANS) execute("SET LOCAL statement_timeout TO 0");
  execute(sql);
  if (PQtransactionStatus(connection_.get()) != before) {
    spoiled_ = true;
    throw Failure(Failure::Kind::Broken, "a script started or ended a transaction: " + shortened(sql));
  }
}

void PostgresConnection::do_commit() {
  const auto done = execute("COMMIT");
  if (std::string_view(PQcmdStatus(done.get())) != "COMMIT")
    throw Failure(Failure::Kind::Broken, "PostgreSQL rolled back what was to be kept");
  end_turn();
}

void PostgresConnection::end_turn() {
  if (!has_turn_) return;
  // Where this fails the connection is not lent again, and closing it ends the turn.
  const Result done(PQexec(connection_.get(), kEndTurn));
  has_turn_ = PQresultStatus(done.get()) != PGRES_TUPLES_OK;
}

void PostgresConnection::do_rollback() noexcept {
  if (PQstatus(connection_.get()) != CONNECTION_OK) return;
  if (PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) {
    const Result done(PQexec(connection_.get(), "ROLLBACK"));
    if (PQresultStatus(done.get()) != PGRES_COMMAND_OK) spoiled_ = true;
  }
  end_turn();
}

}  // namespace record
