#include "record/catalogue.h"

namespace record {

bool has_table(Reader& reader, std::string_view name) {
  const auto* sql = reader.engine() == Engine::Sqlite
                        ? "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = $1"
                        : "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1";
  return reader.scalar<std::int64_t>(sql, name) > 0;
}

std::int64_t table_count(Reader& reader) {
  const auto* sql =
      reader.engine() == Engine::Sqlite
          ? "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
          : "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()";
  return reader.scalar<std::int64_t>(sql);
}

}  // namespace record
