#include "record/postgres_database.h"

#include "base/log.h"
#include "record/pooled_database.h"
#include "record/postgres_connection.h"

namespace record {

base::Result<std::unique_ptr<Database>> open_postgres(const DatabaseUrl& url, const DatabaseOptions& options) {
  const ConnectionPool::Open opener = [=] { return std::make_unique<PostgresConnection>(url.target, options); };
  auto database = std::make_unique<PooledDatabase>(url, options, opener, options.read_only ? nullptr : opener, nullptr);
  try {
    database->try_out();
  } catch (const Failure& failure) {
    base::log(base::LogLevel::Error, "database cannot be opened", {{"cause", failure.what()}});
    return std::unexpected(
        base::Error{base::ErrorCode::Unavailable, url.shown(),
                    "The database " + url.shown() +
                        " cannot be reached. Check that the server runs, and the address, user, password " +
                        "and database name in --database. The cause: " + failure.what()});
  }
  return database;
}

}  // namespace record
