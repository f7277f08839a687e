// What can go wrong with a server: it cuts us off, is gone, has others writing to it.
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libpq-fe.h>

#include "record/postgres_connection.h"
#include "record/testing/fresh_database.h"

namespace record {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

constexpr Migration kNotes{1, "notes", "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;", ""};

// libpq as another program would use it.
class Outsider {
 public:
  explicit Outsider(const std::string& url) : connection_(PQconnectdb(url.c_str())) {
    EXPECT_EQ(PQstatus(connection_), CONNECTION_OK) << PQerrorMessage(connection_);
  }
  ~Outsider() { PQfinish(connection_); }
  Outsider(const Outsider&) = delete;
  Outsider& operator=(const Outsider&) = delete;
  void run(const char* sql) {
    PGresult* result = PQexec(connection_, sql);
    EXPECT_NE(PQresultStatus(result), PGRES_FATAL_ERROR) << PQerrorMessage(connection_);
    PQclear(result);
  }
  // Every connection to this database but its own, and waits until they are gone.
  void cut_all_off() {
    run("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }

 private:
  PGconn* connection_;
};

class PostgresDatabase : public EachEngine {
 protected:
  void SetUp() override {
    EachEngine::SetUp();
    if (!IsSkipped()) fresh_.emplace(fresh_database({&kNotes, 1}));
  }
  [[nodiscard]] Database& database() { return **fresh_; }
  [[nodiscard]] const DatabaseUrl& url() const { return fresh_->url(); }
  void add_note(int id) {
    database().write([&](Transaction& t) { t.change("INSERT INTO note (id, body) VALUES ($1, 'x')", id); });
  }
  std::int64_t notes() {
    return database().read([](Reader& r) { return r.scalar<std::int64_t>("SELECT count(*) FROM note"); });
  }
  std::optional<FreshDatabase> fresh_;
};
INSTANTIATE_TEST_SUITE_P(Database, PostgresDatabase, testing::Values(Engine::Postgres), engine_name);

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

TEST_P(PostgresDatabase, ReplacesIdleConnectionsThatDied) {
  add_note(1);
  EXPECT_EQ(notes(), 1);
  Outsider(url().target).cut_all_off();
  EXPECT_EQ(notes(), 1);
  add_note(2);
  EXPECT_EQ(notes(), 2);
}

TEST_P(PostgresDatabase, HealsAfterItWasCutOffInTheMiddle) {
  Outsider outsider(url().target);
  EXPECT_EQ(kind_of([&] {
              database().write([&](Transaction& t) {
                t.change("INSERT INTO note (id, body) VALUES (1, 'x')");
                outsider.cut_all_off();
                t.change("INSERT INTO note (id, body) VALUES (2, 'x')");
              });
            }),
            Failure::Kind::Unavailable);
  EXPECT_EQ(kind_of([&] {
              database().read([&](Reader& r) {
                outsider.cut_all_off();
                (void)r.scalar<std::int64_t>("SELECT count(*) FROM note");
              });
            }),
            Failure::Kind::Unavailable);
  EXPECT_EQ(notes(), 0);
  add_note(1);
  EXPECT_EQ(notes(), 1);
}

TEST_P(PostgresDatabase, KeepsNothingWhenCutOffBeforeTheCommit) {
  Outsider outsider(url().target);
  EXPECT_EQ(kind_of([&] {
              database().write([&](Transaction& t) {
                t.change("INSERT INTO note (id, body) VALUES (1, 'x')");
                outsider.cut_all_off();
              });
            }),
            Failure::Kind::Unavailable);
  EXPECT_EQ(notes(), 0);
}

TEST_P(PostgresDatabase, WritesAgainWhereAnotherProgramGotInTheWay) {
  add_note(1);
  int runs = 0;
  database().write([&](Transaction& t) {
    const auto body = t.scalar<std::string>("SELECT body FROM note WHERE id = 1");
    if (++runs <= 2) Outsider(url().target).run("UPDATE note SET body = body || 'o' WHERE id = 1");
    t.change("UPDATE note SET body = $1 WHERE id = 1", body + "w");
  });
  EXPECT_EQ(runs, 3);
  EXPECT_EQ(database().read([](Reader& r) { return r.scalar<std::string>("SELECT body FROM note"); }), "xoow");
}

TEST_P(PostgresDatabase, GivesUpAfterThreeMoreTries) {
  add_note(1);
  int runs = 0;
  EXPECT_EQ(kind_of([&] {
              database().write([&](Transaction& t) {
                (void)t.scalar<std::string>("SELECT body FROM note WHERE id = 1");
                ++runs;
                Outsider(url().target).run("UPDATE note SET body = 'o' WHERE id = 1");
                t.change("UPDATE note SET body = 'w' WHERE id = 1");
              });
            }),
            Failure::Kind::Conflict);
  EXPECT_EQ(runs, 4);
  add_note(2);
}

TEST_P(PostgresDatabase, WaitsItsTurnAmongSeveralPrograms) {
  database().write(
      [](Transaction& t) { t.script("CREATE TABLE counter (n INTEGER NOT NULL); INSERT INTO counter VALUES (0);"); });
  std::vector<std::thread> programs;
  for (int i = 0; i < 4; ++i) {
    programs.emplace_back([&] {
      const auto own = Database::open(url()).value();
      for (int n = 0; n < 20; ++n)
        own->write([](Transaction& t) {
          t.change("UPDATE counter SET n = $1", t.scalar<std::int64_t>("SELECT n FROM counter") + 1);
        });
    });
  }
  for (auto& program : programs) program.join();
  EXPECT_EQ(database().read([](Reader& r) { return r.scalar<std::int64_t>("SELECT n FROM counter"); }), 80);
}

TEST_P(PostgresDatabase, IsUnavailableWhenItsTurnDoesNotCome) {
  const auto hasty = Database::open(url(), {.patience = 30ms}).value();
  database().write([&](Transaction&) {
    EXPECT_EQ(kind_of([&] { hasty->write([](Transaction&) {}); }), Failure::Kind::Unavailable);
  });
  hasty->write([](Transaction& t) { t.change("INSERT INTO note (id, body) VALUES (1, 'x')"); });
  EXPECT_EQ(notes(), 1);
}

TEST_P(PostgresDatabase, IsUnavailableWhileAnotherProgramHoldsALock) {
  const auto hasty = Database::open(url(), {.patience = 30ms}).value();
  Outsider outsider(url().target);
  outsider.run("BEGIN");
  outsider.run("LOCK TABLE note IN ACCESS EXCLUSIVE MODE");
  EXPECT_EQ(kind_of([&] {
              (void)hasty->read([](Reader& r) { return r.scalar<std::int64_t>("SELECT count(*) FROM note"); });
            }),
            Failure::Kind::Unavailable);
  outsider.run("ROLLBACK");
  EXPECT_EQ(hasty->read([](Reader& r) { return r.scalar<std::int64_t>("SELECT count(*) FROM note"); }), 0);
}

TEST_P(PostgresDatabase, WorksOnAfterATableChangedShape) {
  const auto first = [&] {
    return database().read(
        [](Reader& r) { return r.all("SELECT * FROM note", [](const Row& row) { return row.size(); }); });
  };
  add_note(1);
  EXPECT_EQ(first().at(0), 2u);
  Outsider(url().target).run("ALTER TABLE note ADD COLUMN more BIGINT");
  // One failure is owed to the kept statement; the connection that kept it is not lent again.
  EXPECT_EQ(kind_of([&] { (void)first(); }), Failure::Kind::Broken);
  EXPECT_EQ(first().at(0), 3u);
}

TEST_P(PostgresDatabase, IsUnavailableWhenTheServerIsGone) {
  fresh_->close();
  const auto refused = Database::open({Engine::Postgres, "postgresql://anna:geheim@/record?host=/nowhere"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::ErrorCode::Unavailable);
  EXPECT_THAT(refused.error().message, HasSubstr("cannot be reached"));
  EXPECT_THAT(refused.error().message, Not(HasSubstr("geheim")));
}

TEST_P(PostgresDatabase, FlushesEveryCommitWhateverTheServersDefault) {
  Outsider(url().target)
      .run("DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET synchronous_commit TO off'; END $$");
  const auto later = Database::open(url()).value();
  later->write([](Transaction& t) {
    EXPECT_EQ(t.scalar<std::string>("SELECT current_setting('synchronous_commit')"), "on");
    EXPECT_EQ(t.scalar<std::string>("SELECT current_setting('TimeZone')"), "UTC");
  });
}

TEST_P(PostgresDatabase, RefusesASumThatDoesNotFit) {
  EXPECT_EQ(kind_of([&] {
              (void)database().read([](Reader& r) {
                return r.scalar<std::int64_t>("SELECT sum(n) FROM (VALUES (9223372036854775807), (1)) AS t (n)");
              });
            }),
            Failure::Kind::Broken);
}

TEST(PostgresAddress, KeepsThePasswordApart) {
  const auto address = PostgresAddress::parse("postgresql://anna:it's%20geheim@db:5433/re%27cord?sslpassword=geheim");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->password, "it's geheim");
  EXPECT_THAT(address->without_password, Not(HasSubstr("geheim")));
  EXPECT_THAT(address->without_password, HasSubstr("dbname='re\\'cord'"));
  EXPECT_EQ(PostgresAddress::parse("postgresql://db:5433:5/x%zz"), std::nullopt);
}

}  // namespace
}  // namespace record
