#include "record/testing/fresh_database.h"

#include <atomic>
#include <filesystem>
#include <stdexcept>

#include <stdlib.h>
#include <unistd.h>

#include "record/postgres_connection.h"

namespace record {
namespace {

constexpr const char* kVariable = "SIGHTLINE_TEST_POSTGRES";

std::string server_url() {
  const char* url = ::getenv(kVariable);
  return url == nullptr ? "" : url;
}

// postgresql://user@host/postgres?port=1 with another database's name.
std::string with_database(const std::string& url, const std::string& name) {
  const auto authority = url.find("://") + 3;
  const auto query = url.find('?', authority);
  const auto slash = url.find('/', authority);
  const auto parameters = query == std::string::npos ? "" : url.substr(query);
  return url.substr(0, std::min(slash, query)) + "/" + name + parameters;
}

// Creating or dropping a database cannot stand in a transaction, so it goes round Database.
void on_server(const std::string& sql) {
  PostgresConnection connection(server_url(), {});
  connection.script(sql);
}

std::string new_folder() {
  std::string folder = (std::filesystem::temp_directory_path() / "sightline-test-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no folder for a test database");
  return folder;
}

std::string new_name() {
  static std::atomic<int> made = 0;
  return "sightline_test_" + std::to_string(::getpid()) + "_" + std::to_string(++made);
}

std::unique_ptr<Database> opened(const DatabaseUrl& url, std::span<const Migration> migrations) {
  auto database = Database::open(url);
  if (!database) throw std::runtime_error(database.error().message);
  const auto ran = migrate(**database, migrations, base::FixedClock(base::Instant()));
  if (!ran) throw std::runtime_error(ran.error().message);
  return *std::move(database);
}

}  // namespace

FreshDatabase::FreshDatabase(Engine engine, std::span<const Migration> migrations) {
  if (engine == Engine::Sqlite) {
    folder_ = new_folder();
    url_ = {engine, folder_ + "/test.db"};
  } else {
    name_ = new_name();
    url_ = {engine, with_database(server_url(), name_)};
    // A process of the same number may have left one behind.
    on_server("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
    on_server("CREATE DATABASE " + name_ + " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
  }
  database_ = opened(url_, migrations);
}

FreshDatabase::FreshDatabase(FreshDatabase&& other) noexcept
    : url_(std::move(other.url_)),
      folder_(std::exchange(other.folder_, "")),
      name_(std::exchange(other.name_, "")),
      database_(std::move(other.database_)) {}

FreshDatabase::~FreshDatabase() {
  database_.reset();
  std::error_code ignored;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
  if (name_.empty()) return;
  try {
    on_server("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
  } catch (const Failure& failure) {
    ADD_FAILURE() << failure.what();
  }
}

void EachEngine::SetUp() {
  if (GetParam() == Engine::Postgres && server_url().empty())
    GTEST_SKIP() << "no PostgreSQL: set " << kVariable << ", or run ./test, which starts one";
}

std::string engine_name(const testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::Sqlite ? "Sqlite" : "Postgres";
}

}  // namespace record
