#include "record/backup.h"

#include <atomic>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "record/audit_trail.h"
#include "record/child_process.h"
#include "record/partial_file.h"
#include "record/testing/fresh_database.h"

namespace record {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

constexpr Migration kAccounts{
    2, "accounts",
    "CREATE TABLE account (id INTEGER PRIMARY KEY, pence INTEGER NOT NULL, stamp BLOB) STRICT;"
    "INSERT INTO account (id, pence) VALUES (1, 500), (2, 500);",
    ""};
const std::vector<Migration> kAll{audit_migration(), kAccounts};

AuditEvent moved(int pence) {
  return {"anna", "money moved", "account", "1", "", "", std::to_string(pence)};
}

// One transaction changes both accounts and the trail: a copy that held half of it would show.
void move(Database& database, int pence) {
  database.write([&](Transaction& t) {
    t.change("UPDATE account SET pence = pence - $1 WHERE id = 1", pence);
    t.change("UPDATE account SET pence = pence + $1 WHERE id = 2", pence);
    append_audit(t, base::Instant(), moved(pence));
  });
}

std::int64_t first_account(Database& database) {
  return database.read([](Reader& r) { return r.scalar<std::int64_t>("SELECT pence FROM account WHERE id = 1"); });
}

void tamper(Database& database) {
  const bool sqlite = database.engine() == Engine::Sqlite;
  database.write([&](Transaction& t) {
    t.script(sqlite ? "DROP TRIGGER audit_entry_keeps_updates_out;" : "ALTER TABLE audit_entry DISABLE TRIGGER ALL;");
    t.script("UPDATE audit_entry SET actor = 'nobody' WHERE sequence = 2;");
  });
}

class BackupOn : public EachEngine {
 protected:
  void SetUp() override {
    EachEngine::SetUp();
    std::string name = (fs::temp_directory_path() / "sightline-backup-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  fs::path folder_;
};

TEST_P(BackupOn, PutsBackWhatItCopied) {
  auto database = fresh_database(kAll);
  for (int i = 1; i <= 5; ++i) move(*database, i);
  const auto file = folder_ / "record.backup";
  const auto made = backup(database.url(), file);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->file, file);
  EXPECT_EQ(made->bytes, fs::file_size(file));
  EXPECT_EQ(made->audit_entries, 5);
  EXPECT_EQ(made->audit_head.size(), 64u);
  EXPECT_EQ(made->audit_fault, "");
  EXPECT_EQ(files(), 1u);
  struct stat found{};
  ASSERT_EQ(::stat(file.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600u);

  for (int i = 1; i <= 3; ++i) move(*database, 100);
  database.close();
  const auto restored = restore(file, database.url(), true);
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_EQ(restored->audit_entries, 5);
  EXPECT_EQ(restored->audit_head, made->audit_head);
  const auto again = Database::open(database.url()).value();
  EXPECT_EQ(first_account(*again), 485);
  EXPECT_TRUE(schema_is_current(*again, kAll));
  move(*again, 1);
  EXPECT_EQ(again->read([](Reader& r) { return verify_audit(r).entries; }), 6);
  EXPECT_THROW(again->write([](Transaction& t) { t.change("DELETE FROM audit_entry"); }), Failure)
      << "guards are restored";
}

TEST_P(BackupOn, RestoresToAnEmptyDatabase) {
  const auto database = fresh_database(kAll);
  move(*database, 7);
  ASSERT_TRUE(backup(database.url(), folder_ / "b"));
  auto empty = fresh_database({});
  empty->write([](Transaction& t) { t.script("DROP TABLE IF EXISTS schema_migration;"); });
  empty.close();
  const auto restored = restore(folder_ / "b", empty.url(), false);
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_EQ(first_account(*Database::open(empty.url()).value()), 493);
}

TEST_P(BackupOn, NeverWritesOverAFile) {
  const auto database = fresh_database(kAll);
  std::ofstream(folder_ / "b") << "mine";
  const auto refused = backup(database.url(), folder_ / "b");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::Conflict);
  EXPECT_EQ(fs::file_size(folder_ / "b"), 4u);
}

TEST_P(BackupOn, SaysWhereItCannotWrite) {
  const auto database = fresh_database(kAll);
  const auto refused = backup(database.url(), folder_ / "no" / "such" / "folder");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::Unavailable);
}

TEST_P(BackupOn, RefusesToReplaceUnlessAsked) {
  auto database = fresh_database(kAll);
  ASSERT_TRUE(backup(database.url(), folder_ / "b"));
  move(*database, 7);
  database.close();
  const auto refused = restore(folder_ / "b", database.url(), false);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::Conflict);
  EXPECT_EQ(first_account(*Database::open(database.url()).value()), 493);
}

TEST_P(BackupOn, RefusesWhileAServerHoldsTheDatabase) {
  const auto database = fresh_database(kAll);
  ASSERT_TRUE(backup(database.url(), folder_ / "b"));
  move(*database, 7);
  const auto refused = restore(folder_ / "b", database.url(), true);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::Conflict);
  EXPECT_EQ(first_account(*database), 493);
}

TEST_P(BackupOn, RefusesACopyWhoseTrailIsBroken) {
  auto database = fresh_database(kAll);
  for (int i = 1; i <= 3; ++i) move(*database, i);
  tamper(*database);
  const auto made = backup(database.url(), folder_ / "b");
  ASSERT_TRUE(made) << "a record whose trail is broken is still worth a copy";
  EXPECT_THAT(made->audit_fault, HasSubstr("entry 2"));
  database->write([](Transaction& t) { t.change("UPDATE account SET pence = 1 WHERE id = 1"); });
  database.close();
  const auto refused = restore(folder_ / "b", database.url(), true);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("entry 2 was changed"));
  EXPECT_EQ(first_account(*Database::open(database.url()).value()), 1) << "nothing was changed";
}

TEST_P(BackupOn, RefusesWhatIsNoBackup) {
  auto database = fresh_database(kAll);
  database.close();
  std::ofstream(folder_ / "letter") << std::string(10'000, 'a');
  std::ofstream(folder_ / "empty");
  EXPECT_FALSE(restore(folder_ / "letter", database.url(), true));
  EXPECT_FALSE(restore(folder_ / "empty", database.url(), true));
  EXPECT_EQ(restore(folder_ / "missing", database.url(), true).error().code, base::ErrorCode::NotFound);
  EXPECT_EQ(first_account(*Database::open(database.url()).value()), 500);
}

TEST_P(BackupOn, RefusesACopyThatWasCutShort) {
  auto database = fresh_database(kAll);
  for (int i = 1; i <= 200; ++i) move(*database, 1);
  ASSERT_TRUE(backup(database.url(), folder_ / "b"));
  database.close();
  fs::resize_file(folder_ / "b", fs::file_size(folder_ / "b") / 2);
  const auto refused = restore(folder_ / "b", database.url(), true);
  ASSERT_FALSE(refused);
  EXPECT_EQ(first_account(*Database::open(database.url()).value()), 300);
}

TEST_P(BackupOn, CopiesWholeTransactionsWhileOthersWrite) {
  const auto database = fresh_database(kAll);
  std::atomic<bool> stop = false;
  std::atomic<int> written = 0;
  std::thread writer([&] {
    for (; !stop; ++written) move(*database, 1);
  });
  std::vector<BackupSummary> made;
  for (int i = 0; i < 5; ++i) {
    const int before = written;
    const auto file = folder_ / ("b" + std::to_string(i));
    auto summary = backup(database.url(), file);
    if (!summary) {
      ADD_FAILURE() << summary.error().message;
      break;
    }
    EXPECT_GE(summary->audit_entries, before) << "what was acknowledged before it began is in it";
    made.push_back(*std::move(summary));
    while (written < before + 5) std::this_thread::yield();
  }
  stop = true;
  writer.join();
  for (const auto& summary : made) {
    auto copy = fresh_database({});
    copy.close();
    ASSERT_TRUE(restore(summary.file, copy.url(), true));
    const auto open = Database::open(copy.url()).value();
    open->read([&](Reader& r) {
      EXPECT_EQ(r.scalar<std::int64_t>("SELECT sum(pence) FROM account"), 1000);
      EXPECT_EQ(r.scalar<std::int64_t>("SELECT pence FROM account WHERE id = 1"), 500 - summary.audit_entries);
      EXPECT_EQ(verify_audit(r).head, summary.audit_head);
      EXPECT_EQ(verify_audit(r).first_broken, std::nullopt);
    });
  }
}

SIGHTLINE_ON_EACH_ENGINE(BackupOn);

class RestoreToSqlite : public BackupOn {};
INSTANTIATE_TEST_SUITE_P(Database, RestoreToSqlite, testing::Values(Engine::Sqlite), engine_name);

// A server that was killed leaves its log behind; taken for the new file's own it would damage it.
TEST_P(RestoreToSqlite, LeavesNoLogOfTheOldFileBehind) {
  auto database = fresh_database(kAll);
  ASSERT_TRUE(backup(database.url(), folder_ / "b"));
  for (int i = 0; i < 20; ++i) move(*database, 1);
  const DatabaseUrl killed{Engine::Sqlite, folder_ / "killed.db"};
  for (const auto* part : {"", "-wal"}) fs::copy_file(database.url().target + part, killed.target + part);
  ASSERT_GT(fs::file_size(killed.target + "-wal"), 0u);
  ASSERT_TRUE(restore(folder_ / "b", killed, true));
  EXPECT_FALSE(fs::exists(killed.target + "-wal"));
  EXPECT_EQ(first_account(*Database::open(killed).value()), 500);
}

TEST_P(RestoreToSqlite, ReplacesADatabaseTooDamagedToOpen) {
  auto database = fresh_database(kAll);
  ASSERT_TRUE(backup(database.url(), folder_ / "b"));
  const DatabaseUrl damaged{Engine::Sqlite, folder_ / "damaged.db"};
  std::ofstream(damaged.target) << std::string(9'000, 'a');
  EXPECT_FALSE(restore(folder_ / "b", damaged, false));
  ASSERT_TRUE(restore(folder_ / "b", damaged, true));
  EXPECT_EQ(first_account(*Database::open(damaged).value()), 500);
}

class RestoreToPostgres : public BackupOn {};
INSTANTIATE_TEST_SUITE_P(Database, RestoreToPostgres, testing::Values(Engine::Postgres), engine_name);

TEST_P(RestoreToPostgres, PutsBackFirstWhatAnInterruptedRestoreSetAside) {
  auto database = fresh_database(kAll);
  ASSERT_TRUE(backup(database.url(), folder_ / "b"));
  move(*database, 7);
  database->write([](Transaction& t) {
    t.script("ALTER SCHEMA public RENAME TO sightline_before_restore; CREATE SCHEMA public;");
  });
  database.close();
  EXPECT_FALSE(restore(folder_ / "b", database.url(), false)) << "what was set aside holds data";
  EXPECT_EQ(first_account(*Database::open(database.url()).value()), 493);
}

TEST_P(RestoreToPostgres, RefusesACopyOfTheOtherEngine) {
  const FreshDatabase file(Engine::Sqlite, kAll);
  ASSERT_TRUE(backup(file.url(), folder_ / "b"));
  auto database = fresh_database(kAll);
  database.close();
  const auto refused = restore(folder_ / "b", database.url(), true);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("was made from SQLite"));
}

TEST(ChildProcess, TellsHowAProgramEnded) {
  const auto failed = run_program({"sh", "-c", "echo \"not today $SECRET\" >&2; exit 3"}, {{"SECRET", "x"}});
  EXPECT_TRUE(failed.found);
  EXPECT_EQ(failed.status, 3);
  EXPECT_EQ(failed.errors, "not today x\n");
  EXPECT_EQ(run_program({"sh", "-c", "kill -9 $$"}, {}).status, 137);
  EXPECT_FALSE(run_program({"no-such-program-here"}, {}).found);
  EXPECT_EQ(run_program({"sh", "-c", "head -c 100000 /dev/zero >&2"}, {}).errors.size(), 4'000u);
}

TEST(PartialFile, LeavesNothingUnlessPutInPlace) {
  const FreshDatabase beside(Engine::Sqlite, {});
  const auto final_path = fs::path(beside.url().target).parent_path() / "final";
  fs::path partial;
  {
    const PartialFile file(final_path);
    partial = file.path();
    EXPECT_TRUE(fs::exists(partial));
  }
  EXPECT_FALSE(fs::exists(partial));
  EXPECT_FALSE(fs::exists(final_path));
}

TEST(PartialFile, ReplacesOnlyWhenTold) {
  const FreshDatabase beside(Engine::Sqlite, {});
  const auto final_path = fs::path(beside.url().target).parent_path() / "final";
  std::ofstream(final_path) << "old";
  PartialFile file(final_path);
  EXPECT_FALSE(file.put_in_place(PartialFile::Existing::Refuse));
  EXPECT_EQ(fs::file_size(final_path), 3u);
  EXPECT_TRUE(file.put_in_place(PartialFile::Existing::Replace));
  EXPECT_EQ(fs::file_size(final_path), 0u);
}

}  // namespace
}  // namespace record
