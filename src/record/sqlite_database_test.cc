// What can go wrong with a file: it is held, locked, full, missing, not a database.
#include <filesystem>
#include <fstream>

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "record/testing/fresh_database.h"

namespace record {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::HasSubstr;

constexpr Migration kNotes{1, "notes", "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;", ""};

FreshDatabase fresh() {
  return FreshDatabase(Engine::Sqlite, {&kNotes, 1});
}

void add_note(Database& database, int id, std::size_t size = 10) {
  database.write(
      [&](Transaction& t) { t.change("INSERT INTO note (id, body) VALUES ($1, $2)", id, std::string(size, 'x')); });
}

std::int64_t notes(Database& database) {
  return database.read([](Reader& r) { return r.scalar<std::int64_t>("SELECT count(*) FROM note"); });
}

template <class Work>
Failure::Kind kind_of(Work work) {
  try {
    work();
  } catch (const Failure& failure) {
    return failure.kind();
  }
  ADD_FAILURE() << "no failure";
  return Failure::Kind::Broken;
}

// SQLite as another program would use it.
class Outsider {
 public:
  explicit Outsider(const std::string& path) { EXPECT_EQ(sqlite3_open(path.c_str(), &database_), SQLITE_OK); }
  ~Outsider() { sqlite3_close(database_); }
  Outsider(const Outsider&) = delete;
  Outsider& operator=(const Outsider&) = delete;
  void run(const char* sql) {
    EXPECT_EQ(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database_);
  }

 private:
  sqlite3* database_ = nullptr;
};

// No file may grow beyond this many bytes while the object lives: the kernel's own refusal to write.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    handler_ = ::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    ::signal(SIGXFSZ, handler_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit before_{};
  sighandler_t handler_ = nullptr;
};

TEST(SqliteDatabase, MakesItsFolderAndAFileForItsOwnerOnly) {
  const auto elsewhere = fresh();
  const fs::path folder = fs::path(elsewhere.url().target).parent_path() / "var" / "deep";
  const DatabaseUrl url{Engine::Sqlite, folder / "record.db"};
  const auto database = Database::open(url);
  ASSERT_TRUE(database) << database.error().message;
  (*database)->write([](Transaction& t) { t.script("CREATE TABLE t (a INTEGER) STRICT;"); });
  for (const auto* companion : {"", "-wal", "-shm", ".lock"}) {
    struct stat found{};
    ASSERT_EQ(::stat((url.target + companion).c_str(), &found), 0) << companion;
    EXPECT_EQ(found.st_mode & 0777, 0600u) << companion;
  }
}

TEST(SqliteDatabase, LeavesOneFileAndTheLockWhenClosed) {
  auto database = fresh();
  add_note(*database, 1);
  EXPECT_EQ(notes(*database), 1);
  database.close();
  EXPECT_TRUE(fs::exists(database.url().target));
  EXPECT_FALSE(fs::exists(database.url().target + "-wal"));
}

TEST(SqliteDatabase, RefusesASecondWriter) {
  auto database = fresh();
  const auto second = Database::open(database.url());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, base::ErrorCode::Conflict);
  EXPECT_THAT(second.error().message, HasSubstr("Another Sightline process is using sqlite:"));
  EXPECT_THAT(second.error().message, HasSubstr("Stop it first, or run this command through it."));
  database.close();
  EXPECT_TRUE(Database::open(database.url()));
}

TEST(SqliteDatabase, RefusesToReadWhatIsNotThere) {
  const auto database = fresh();
  const DatabaseUrl missing{Engine::Sqlite, database.url().target + ".missing"};
  const auto refused = Database::open(missing, {.read_only = true});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::Unavailable);
  EXPECT_THAT(refused.error().message, HasSubstr("There is no database at sqlite:"));
  EXPECT_FALSE(fs::exists(missing.target));
  EXPECT_FALSE(fs::exists(missing.target + ".lock"));
}

TEST(SqliteDatabase, ReadsAloneWhatAnotherLeft) {
  auto database = fresh();
  add_note(*database, 1);
  database.close();
  const auto alone = Database::open(database.url(), {.read_only = true});
  ASSERT_TRUE(alone) << alone.error().message;
  EXPECT_EQ(notes(**alone), 1);
}

TEST(SqliteDatabase, RefusesAFileThatIsNoDatabase) {
  const auto database = fresh();
  const DatabaseUrl letter{Engine::Sqlite, database.url().target + ".txt"};
  std::ofstream(letter.target) << std::string(5000, 'a');
  for (const bool read_only : {false, true}) {
    const auto refused = Database::open(letter, {.read_only = read_only});
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("Check that it is a Sightline database"));
  }
  EXPECT_EQ(fs::file_size(letter.target), 5000u);
}

TEST(SqliteDatabase, RefusesAFolderThatCannotBeMade) {
  const auto database = fresh();
  const auto refused = Database::open({Engine::Sqlite, database.url().target + "/below-a-file/record.db"});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("cannot be made"));
}

TEST(SqliteDatabase, IsUnavailableWhileAnotherProgramHoldsALock) {
  auto database = fresh();
  add_note(*database, 1);
  database.close();
  const auto hasty = Database::open(database.url(), {.patience = 30ms});
  ASSERT_TRUE(hasty);
  Outsider outsider(database.url().target);
  outsider.run("BEGIN EXCLUSIVE");
  EXPECT_EQ(kind_of([&] { add_note(**hasty, 2); }), Failure::Kind::Unavailable);
  EXPECT_EQ(notes(**hasty), 1);
  outsider.run("ROLLBACK");
  add_note(**hasty, 2);
  EXPECT_EQ(notes(**hasty), 2);
}

TEST(SqliteDatabase, KeepsWhatItHasWhenItsPagesRunOut) {
  const auto database = fresh();
  add_note(*database, 1);
  const auto pages = database->read([](Reader& r) { return r.scalar<std::int64_t>("PRAGMA page_count"); });
  const auto limit = [&](std::int64_t most) {
    database->write([&](Transaction& t) { t.script("PRAGMA max_page_count = " + std::to_string(most)); });
  };
  limit(pages + 4);
  EXPECT_EQ(kind_of([&] {
              database->write([](Transaction& t) {
                t.change("UPDATE note SET body = 'changed'");
                t.change("INSERT INTO note (id, body) VALUES (2, $1)", std::string(100'000, 'x'));
              });
            }),
            Failure::Kind::Unavailable);
  EXPECT_EQ(database->read([](Reader& r) { return r.scalar<std::string>("SELECT body FROM note"); }), "xxxxxxxxxx");
  limit(pages + 1000);
  add_note(*database, 2, 100'000);
  EXPECT_EQ(notes(*database), 2);
}

TEST(SqliteDatabase, KeepsWhatItHasWhenTheDiskTakesNoMore) {
  const auto database = fresh();
  add_note(*database, 1);
  auto kind = Failure::Kind::Broken;
  {
    const SmallDisk small(200'000);
    kind = kind_of([&] { add_note(*database, 2, 5'000'000); });
  }
  EXPECT_EQ(kind, Failure::Kind::Unavailable);
  EXPECT_EQ(notes(*database), 1);
  add_note(*database, 2, 5'000'000);
  EXPECT_EQ(notes(*database), 2);
  EXPECT_EQ(database->read([](Reader& r) { return r.scalar<std::string>("PRAGMA integrity_check"); }), "ok");
}

TEST(SqliteDatabase, IsUnavailableWhereItMayNotWrite) {
  const auto database = fresh();
  database->write([](Transaction& t) { t.script("PRAGMA query_only = ON"); });
  EXPECT_EQ(kind_of([&] { add_note(*database, 1); }), Failure::Kind::Unavailable);
}

TEST(SqliteDatabase, IsBrokenWhereThePagesAreDamaged) {
  auto database = fresh();
  for (int i = 1; i <= 300; ++i) add_note(*database, i, 500);
  database.close();
  {
    std::fstream file(database.url().target, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096 * 2);
    file << std::string(4096 * 20, '\xa5');
  }
  const auto damaged = Database::open(database.url());
  ASSERT_TRUE(damaged);
  EXPECT_EQ(
      kind_of([&] {
        (void)(*damaged)->read([](Reader& r) { return r.scalar<std::int64_t>("SELECT sum(length(body)) FROM note"); });
      }),
      Failure::Kind::Broken);
}

TEST(SqliteDatabase, FlushesEveryCommitAndMindsForeignKeys) {
  const auto database = fresh();
  database->write([](Transaction& t) {
    EXPECT_EQ(t.scalar<int>("PRAGMA synchronous"), 2);
    EXPECT_EQ(t.scalar<int>("PRAGMA foreign_keys"), 1);
    EXPECT_EQ(t.scalar<int>("PRAGMA trusted_schema"), 0);
    EXPECT_EQ(t.scalar<std::string>("PRAGMA journal_mode"), "wal");
    EXPECT_EQ(t.scalar<int>("PRAGMA wal_autocheckpoint"), 1000);
  });
  database->read([](Reader& r) { EXPECT_EQ(r.scalar<int>("PRAGMA wal_autocheckpoint"), 0); });
  EXPECT_EQ(kind_of([&] {
              database->write([](Transaction& t) { t.change("DELETE FROM note WHERE body = \"no such column\""); });
            }),
            Failure::Kind::Broken);
}

}  // namespace
}  // namespace record
