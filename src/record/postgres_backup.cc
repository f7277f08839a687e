// The record lives in the schema `public`. A restore sets the schema that is there aside, restores into a new one,
// checks it, and only then drops the old: whatever goes wrong, the old is put back. Where the machine stops in between,
// the next restore puts it back first.
#include "record/catalogue.h"
#include "record/child_process.h"
#include "record/connection.h"
#include "record/engine_backup.h"
#include "record/partial_file.h"
#include "record/postgres_connection.h"

namespace record {
namespace {

namespace fs = std::filesystem;

// pg_dump or pg_restore on one database.
std::optional<base::Error> run_tool(std::vector<std::string> words, const DatabaseUrl& url) {
  const auto address = PostgresAddress::parse(url.target);
  base::check(address.has_value(), "a database URL was not parsed before it was used");
  words.push_back("--dbname=" + address->without_password);
  std::vector<std::pair<std::string, std::string>> secrets;
  if (!address->password.empty()) secrets.emplace_back("PGPASSWORD", address->password);
  const auto done = run_program(words, secrets);
  if (done.found && done.status == 0) return std::nullopt;
  const auto why = done.found ? words[0] + " failed: " + done.errors
                              : words[0] + " is not installed. Install it: apt-get install postgresql-client";
  return base::Error{base::ErrorCode::Unavailable, "", why};
}

// The dump is taken from the very view of the data in which the trail is checked.
base::Result<AuditVerdict> dump(const DatabaseUrl& from, const fs::path& to) {
  PostgresConnection connection(from.target, unhurried());
  const TransactionScope scope(connection, Purpose::Read);
  Reader reader(connection);
  const auto trail = trail_of(connection);
  if (!trail) return std::unexpected(not_a_record(from.shown()));
  const auto snapshot = reader.scalar<std::string>("SELECT pg_export_snapshot()");
  auto fault = run_tool({"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--schema=public",
                         "--snapshot=" + snapshot, "--file=" + to.string()},
                        from);
  if (fault) return std::unexpected(*std::move(fault));
  return *trail;
}

constexpr const char* kSetAside =
    "ALTER SCHEMA public RENAME TO sightline_before_restore;"
    "CREATE SCHEMA public AUTHORIZATION pg_database_owner;"
    "GRANT USAGE ON SCHEMA public TO PUBLIC";
constexpr const char* kPutBack =
    "DROP SCHEMA IF EXISTS public CASCADE; ALTER SCHEMA sightline_before_restore RENAME TO public";
constexpr const char* kForget = "DROP SCHEMA sightline_before_restore CASCADE";

std::int64_t number(Connection& connection, std::string_view sql) {
  const TransactionScope scope(connection, Purpose::Read);
  return Reader(connection).scalar<std::int64_t>(sql);
}

class SetAside {
 public:
  explicit SetAside(Connection& connection) : connection_(connection) { connection_.script(kSetAside); }
  ~SetAside() {
    if (!forgotten_) put_back();
  }
  SetAside(const SetAside&) = delete;
  SetAside& operator=(const SetAside&) = delete;
  void forget() {
    connection_.script(kForget);
    forgotten_ = true;
  }
  static void put_back_what_was_left(Connection& connection) {
    const auto left =
        number(connection, "SELECT count(*) FROM pg_namespace WHERE nspname = 'sightline_before_restore'");
    if (left > 0) connection.script(kPutBack);
  }

 private:
  void put_back() noexcept {
    try {
      connection_.script(kPutBack);
    } catch (const std::exception&) {
      // The server is gone; the next restore puts it back.
      return;
    }
  }
  Connection& connection_;
  bool forgotten_ = false;
};

// Counted while the turn to write is held: besides ourselves and the one that holds it.
bool is_in_use(Connection& connection) {
  return number(connection,
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND backend_type = 'client backend' AND application_name <> 'sightline restore' "
                "AND pid <> pg_backend_pid()") > 0;
}

base::Result<AuditVerdict> restored(const fs::path& from, const DatabaseUrl& to, Connection& connection) {
  SetAside old(connection);
  auto fault = run_tool({"pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
                         "--schema=public", from.string()},
                        to);
  if (fault) return std::unexpected(*std::move(fault));
  const TransactionScope scope(connection, Purpose::Read);
  const auto trail = trail_of(connection);
  fault = fault_of(trail, from);
  connection.rollback();
  if (fault) return std::unexpected(*std::move(fault));
  old.forget();
  return *trail;
}

}  // namespace

base::Result<BackupSummary> backup_postgres(const DatabaseUrl& from, const fs::path& to) {
  PartialFile file(to);
  const auto trail = dump(from, file.path());
  if (!trail) return std::unexpected(trail.error());
  if (!file.put_in_place(PartialFile::Existing::Refuse)) return std::unexpected(already_exists(to));
  return summary_of(to, *trail);
}

base::Result<BackupSummary> restore_postgres(const fs::path& from, const DatabaseUrl& to, bool replace) {
  PostgresConnection connection(to.target, unhurried());
  PostgresConnection turn(to.target, unhurried());
  turn.script("SET application_name TO 'sightline restore'");
  const TransactionScope held(turn, Purpose::Write);
  if (is_in_use(connection))
    return base::conflict("Other programs are connected to " + to.shown() +
                          ". Stop Sightline and any other, then try again.");
  SetAside::put_back_what_was_left(connection);
  if (!replace && number(connection, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") > 0)
    return std::unexpected(has_tables(to));
  const auto trail = restored(from, to, connection);
  if (!trail) return std::unexpected(trail.error());
  auto summary = summary_of(from, *trail);
  summary.file = to.shown();
  return summary;
}

}  // namespace record
