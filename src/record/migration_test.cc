#include "record/migration.h"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "record/testing/fresh_database.h"

namespace record {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const base::FixedClock kClock(base::Instant(std::chrono::seconds(1'504'224'000)));  // 1 September 2017

const std::vector<Migration> kThree{
    {1, "people", "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, photo BLOB) STRICT;", ""},
    {2, "posts", "CREATE TABLE post (id INTEGER PRIMARY KEY, holder INTEGER REFERENCES person (id)) STRICT;", ""},
    {3, "first person", "INSERT INTO person (id, name) VALUES (1, 'STRICT -- INTEGER');", ""},
};
const std::span<const Migration> kAll(kThree);

class MigrationOn : public EachEngine {};

std::vector<std::string> applied(Database& database) {
  return database.read([](Reader& r) {
    return r.all("SELECT number, name FROM schema_migration ORDER BY number",
                 [](const Row& row) { return std::to_string(row.get<int>(0)) + " " + row.get<std::string>(1); });
  });
}

TEST_P(MigrationOn, RunsWhatIsMissing) {
  const auto database = fresh_database({});
  EXPECT_EQ(migrate(*database, kAll.first(1), kClock), 1);
  EXPECT_EQ(migrate(*database, kAll, kClock), 2);
  EXPECT_EQ(migrate(*database, kAll, kClock), 0);
  EXPECT_THAT(applied(*database), ElementsAre("1 people", "2 posts", "3 first person"));
  database->read([](Reader& r) {
    EXPECT_EQ(r.scalar<std::string>("SELECT name FROM person"), "STRICT -- INTEGER");
    EXPECT_EQ(r.scalar<base::Instant>("SELECT min(at) FROM schema_migration"), kClock.now());
  });
}

TEST_P(MigrationOn, RefusesADatabaseNewerThanItself) {
  const auto database = fresh_database(kAll);
  const auto refused = migrate(*database, kAll.first(2), kClock);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::Conflict);
  EXPECT_THAT(refused.error().message, HasSubstr("newer than this program"));
  EXPECT_FALSE(schema_is_current(*database, kAll.first(2)));
}

TEST_P(MigrationOn, RefusesAMigrationThatWasEdited) {
  const auto database = fresh_database(kAll.first(2));
  auto renamed = kThree;
  renamed[1].name = "jobs";
  auto edited = kThree;
  edited[0].sqlite = "CREATE TABLE person (id INTEGER PRIMARY KEY) STRICT;";
  auto edited_for_the_other = kThree;
  edited_for_the_other[0].postgres = "CREATE TABLE person (id BIGINT PRIMARY KEY);";
  for (const auto& changed : {renamed, edited, edited_for_the_other}) {
    const auto refused = migrate(*database, changed, kClock);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::ErrorCode::Conflict);
  }
  EXPECT_EQ(applied(*database).size(), 2u);
}

TEST_P(MigrationOn, KeepsNothingOfOneThatFails) {
  const auto database = fresh_database(kAll.first(1));
  auto wrong = kThree;
  wrong[1].sqlite = "CREATE TABLE post (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);";
  EXPECT_THROW((void)migrate(*database, wrong, kClock), Failure);
  EXPECT_THAT(applied(*database), ElementsAre("1 people"));
  EXPECT_EQ(migrate(*database, kAll, kClock), 2);
}

TEST_P(MigrationOn, KnowsWhetherTheSchemaIsCurrent) {
  const auto database = fresh_database({});
  const auto empty = schema_is_current(*database, kAll);
  ASSERT_FALSE(empty);
  EXPECT_THAT(empty.error().message, HasSubstr("0 of 3. Run: sightline migrate"));
  ASSERT_TRUE(migrate(*database, kAll, kClock));
  EXPECT_TRUE(schema_is_current(*database, kAll));
}

TEST_P(MigrationOn, RefusesNumbersWithAGap) {
  const auto database = fresh_database({});
  EXPECT_THROW((void)migrate(*database, kAll.subspan(1), kClock), base::OurMistake);
}

SIGHTLINE_ON_EACH_ENGINE(MigrationOn);

class MigrationOnPostgres : public EachEngine {};

// Two programs started at once; SQLite refuses the second before it comes to this.
TEST_P(MigrationOnPostgres, RunsOnceWhereTwoProgramsStart) {
  const auto database = fresh_database({});
  std::vector<int> ran(4);
  std::vector<std::thread> programs;
  for (auto& count : ran) {
    programs.emplace_back([&] {
      const auto own = Database::open(database.url());
      count = migrate(**own, kAll, kClock).value();
    });
  }
  for (auto& program : programs) program.join();
  EXPECT_EQ(ran[0] + ran[1] + ran[2] + ran[3], 3);
  EXPECT_THAT(applied(*database), ElementsAre("1 people", "2 posts", "3 first person"));
}

INSTANTIATE_TEST_SUITE_P(Database, MigrationOnPostgres, testing::Values(Engine::Postgres), engine_name);

TEST(PostgresFromSqlite, ChangesWholeWordsOutsideQuotation) {
  EXPECT_EQ(postgres_from_sqlite("CREATE TABLE t (a INTEGER, b BLOB) STRICT;"), "CREATE TABLE t (a BIGINT, b BYTEA) ;");
  EXPECT_EQ(postgres_from_sqlite("INTEGER"), "BIGINT");
  EXPECT_EQ(postgres_from_sqlite("MY_INTEGER INTEGERS a.INTEGER_2 blob"), "MY_INTEGER INTEGERS a.INTEGER_2 blob");
  EXPECT_EQ(postgres_from_sqlite("'INTEGER ''STRICT'' BLOB' \"BLOB\" BLOB"),
            "'INTEGER ''STRICT'' BLOB' \"BLOB\" BYTEA");
  EXPECT_EQ(postgres_from_sqlite("-- it's an INTEGER\nINTEGER /* BLOB ' */ BLOB"),
            "-- it's an INTEGER\nBIGINT /* BLOB ' */ BYTEA");
  EXPECT_EQ(postgres_from_sqlite("'open INTEGER"), "'open INTEGER");
  EXPECT_EQ(postgres_from_sqlite(""), "");
}

}  // namespace
}  // namespace record
