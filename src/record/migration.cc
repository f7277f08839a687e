#include "record/migration.h"

#include <algorithm>
#include <cctype>

#include "base/log.h"
#include "base/number.h"
#include "record/catalogue.h"
#include "record/sha256.h"

namespace record {
namespace {

constexpr std::string_view kTable =
    "CREATE TABLE IF NOT EXISTS schema_migration ("
    "  number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, at INTEGER NOT NULL) STRICT";

struct Applied {
  int number = 0;
  std::string name;
  std::string sha256;
};

// Over both engines' texts, so that an edit of either is noticed on both.
std::string fingerprint(const Migration& migration) {
  return sha256(length_prefixed({migration.sqlite, migration.postgres}));
}

void require_no_gap(std::span<const Migration> all) {
  for (std::size_t i = 0; i < all.size(); ++i)
    base::check(all[i].number == static_cast<int>(i) + 1, "migrations are not numbered 1, 2, 3 ... without a gap");
}

std::vector<Applied> applied_to(Reader& reader) {
  if (!has_table(reader, "schema_migration")) return {};
  return reader.all("SELECT number, name, sha256 FROM schema_migration ORDER BY number", [](const Row& row) {
    return Applied{row.get<int>(0), row.get<std::string>(1), row.get<std::string>(2)};
  });
}

// The number of migrations that ran, where they are the first ones of `all`.
base::Result<std::size_t> progress(std::span<const Migration> all, const std::vector<Applied>& applied) {
  if (applied.size() > all.size())
    return base::conflict("The database is newer than this program: it has " +
                          base::counted(static_cast<std::int64_t>(applied.size()), "change", "changes") +
                          " and this program knows " + std::to_string(all.size()) +
                          ". Use the newer program, or restore a backup from before.");
  for (std::size_t i = 0; i < applied.size(); ++i) {
    const bool same = applied[i].number == all[i].number && applied[i].name == all[i].name &&
                      applied[i].sha256 == fingerprint(all[i]);
    if (!same)
      return base::conflict("Change " + std::to_string(applied[i].number) + " of the database (" + applied[i].name +
                            ") is not the one this program knows (" + std::string(all[i].name) +
                            "). Use the program that made this database, or restore a backup that fits this one.");
  }
  return applied.size();
}

std::string text_for(Engine engine, const Migration& migration) {
  if (engine == Engine::Sqlite) return std::string(migration.sqlite);
  return migration.postgres.empty() ? postgres_from_sqlite(migration.sqlite) : std::string(migration.postgres);
}

void apply(Transaction& transaction, const Migration& migration, base::Instant at) {
  transaction.script(text_for(transaction.engine(), migration));
  transaction.change("INSERT INTO schema_migration (number, name, sha256, at) VALUES ($1, $2, $3, $4)",
                     migration.number, migration.name, fingerprint(migration), at);
  base::log(base::LogLevel::Info, "migration", {{"number", migration.number}, {"name", std::string(migration.name)}});
}

// Runs the next one, if any: looked up in the transaction that runs it, so that it cannot have run meanwhile.
base::Result<bool> run_next(Transaction& transaction, std::span<const Migration> all, const base::Clock& clock) {
  transaction.script(transaction.engine() == Engine::Sqlite ? std::string(kTable) : postgres_from_sqlite(kTable));
  const auto done = progress(all, applied_to(transaction));
  if (!done) return std::unexpected(done.error());
  if (*done == all.size()) return false;
  apply(transaction, all[*done], clock.now());
  return true;
}

base::Result<std::size_t> progress_of(Database& database, std::span<const Migration> all) {
  return progress(all, database.read([](Reader& reader) { return applied_to(reader); }));
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Where the quoted text or comment that starts at `from` ends; `from` itself where none starts there.
std::size_t end_of_quoted(std::string_view sql, std::size_t from) {
  const auto after = [&](std::string_view mark, std::size_t start) {
    const auto found = sql.find(mark, start);
    return found == std::string_view::npos ? sql.size() : found + mark.size();
  };
  const auto rest = sql.substr(from);
  if (rest.starts_with("--")) return after("\n", from);
  if (rest.starts_with("/*")) return after("*/", from + 2);
  if (rest.starts_with("'") || rest.starts_with("\"")) return after(rest.substr(0, 1), from + 1);
  return from;
}

std::string_view postgres_word(std::string_view word) {
  if (word == "INTEGER") return "BIGINT";
  if (word == "BLOB") return "BYTEA";
  if (word == "STRICT") return "";
  return word;
}

}  // namespace

std::string postgres_from_sqlite(std::string_view sql) {
  std::string out;
  for (std::size_t at = 0; at < sql.size();) {
    auto end = end_of_quoted(sql, at);
    if (end > at) {
      out += sql.substr(at, end - at);
    } else if (!is_word(sql[at])) {
      out += sql[end++];
    } else {
      while (end < sql.size() && is_word(sql[end])) ++end;
      out += postgres_word(sql.substr(at, end - at));
    }
    at = end;
  }
  return out;
}

base::Result<int> migrate(Database& database, std::span<const Migration> all, const base::Clock& clock) {
  require_no_gap(all);
  const auto done = progress_of(database, all);
  if (!done) return std::unexpected(done.error());
  if (*done == all.size()) return 0;
  for (int ran = 0;; ++ran) {
    const auto more = database.write([&](Transaction& transaction) { return run_next(transaction, all, clock); });
    if (!more) return std::unexpected(more.error());
    if (!*more) return ran;
  }
}

base::Result<void> schema_is_current(Database& database, std::span<const Migration> all) {
  require_no_gap(all);
  const auto done = progress_of(database, all);
  if (!done) return std::unexpected(done.error());
  if (*done == all.size()) return {};
  return base::conflict("The database lacks changes that this program needs: it has " + std::to_string(*done) + " of " +
                        std::to_string(all.size()) + ". Run: sightline migrate");
}

}  // namespace record
