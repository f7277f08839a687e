#include "record/database.h"

#include "record/connection.h"
#include "record/postgres_connection.h"
#include "record/postgres_database.h"
#include "record/sqlite_database.h"

namespace record {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

std::unexpected<base::Error> not_a_database(std::string message) {
  return base::invalid("database", std::move(message));
}

base::Result<DatabaseUrl> sqlite_url(std::string_view path) {
  if (path.empty() || path.starts_with(":") || path.ends_with("/"))
    return not_a_database("Give the database a file name, for example sqlite:var/sightline.db.");
  if (path.find('\0') != std::string_view::npos) return not_a_database("A file name cannot hold a NUL character.");
  return DatabaseUrl{Engine::Sqlite, std::string(path)};
}

}  // namespace

base::Result<DatabaseUrl> DatabaseUrl::parse(std::string_view text) {
  if (text.starts_with(kSqlite)) return sqlite_url(text.substr(kSqlite.size()));
  if (!text.starts_with("postgresql://") && !text.starts_with("postgres://"))
    return not_a_database("Write the database as sqlite:PATH or postgresql://USER@HOST/DATABASE.");
  const std::string url(text);
  // What libpq says of a bad URL may quote the password, so it is not shown.
  if (!PostgresAddress::parse(url))
    return not_a_database(
        "The PostgreSQL address cannot be read. Write it as postgresql://USER:PASSWORD@HOST:PORT/DATABASE, "
        "with any @ : / ? or % in the password as %40 %3A %2F %3F %25.");
  return DatabaseUrl{Engine::Postgres, url};
}

std::string DatabaseUrl::shown() const {
  if (engine == Engine::Sqlite) return std::string(kSqlite) + target;
  const auto address = PostgresAddress::parse(target);
  return address ? address->shown : "postgresql:";
}

Engine Reader::engine() const {
  return connection_->engine();
}

std::int64_t Reader::run(std::string_view sql, const std::vector<Value>& params,
                         const std::function<void(const Row&)>& row) {
  return connection_->run(sql, params, row);
}

void Transaction::script(std::string_view sql) {
  connection_->script(std::string(sql));
}

base::Result<std::unique_ptr<Database>> Database::open(const DatabaseUrl& url, DatabaseOptions options) {
  return url.engine == Engine::Sqlite ? open_sqlite(url, options) : open_postgres(url, options);
}

}  // namespace record
