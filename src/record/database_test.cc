// What holds on both engines alike. What only one of them can do wrong is in sqlite_database_test and
// postgres_database_test.
#include "record/database.h"

#include <limits>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "record/testing/fresh_database.h"

namespace record {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr Migration kShelf{1, "shelf", R"(
  CREATE TABLE shelf (id INTEGER PRIMARY KEY, room TEXT NOT NULL, UNIQUE (room)) STRICT;
  CREATE TABLE book (
    id INTEGER PRIMARY KEY,
    shelf INTEGER REFERENCES shelf (id),
    title TEXT NOT NULL,
    pages INTEGER CONSTRAINT book_has_pages CHECK (pages > 0),
    cover BLOB,
    UNIQUE (shelf, title)
  ) STRICT;
)",
                           ""};

std::int64_t number(const Row& row) {
  return row.get<std::int64_t>(0);
}
std::string text(const Row& row) {
  return row.get<std::string>(0);
}

// The failure that `work` ends in.
template <class Work>
Failure failure_of(Database& database, Work work) {
  try {
    database.write([&](Transaction& t) { work(t); });
  } catch (const Failure& failure) {
    return failure;
  }
  ADD_FAILURE() << "no failure";
  return Failure(Failure::Kind::Broken, "");
}

class DatabaseOn : public EachEngine {
 protected:
  void SetUp() override {
    EachEngine::SetUp();
    if (!IsSkipped()) fresh_.emplace(fresh_database({&kShelf, 1}));
  }
  [[nodiscard]] Database& database() { return **fresh_; }
  std::int64_t books() {
    return database().read([](Reader& r) { return r.scalar<std::int64_t>("SELECT count(*) FROM book"); });
  }
  std::optional<FreshDatabase> fresh_;
};

void add_book(Transaction& t, int id, std::string_view title) {
  t.change("INSERT INTO book (id, title) VALUES ($1, $2)", id, title);
}

TEST_P(DatabaseOn, GivesBackEveryKindOfValue) {
  base::SeededRandom random(1);
  Blob cover;
  cover.bytes.resize(70'000);
  random.fill(cover.bytes);
  cover.bytes[0] = 0;
  const std::string title = "O'Brien's \\ \"Môn\" 日本 \x01 $1 %s ;--";
  const auto largest = std::numeric_limits<std::int64_t>::max();
  database().write([&](Transaction& t) {
    return t.change("INSERT INTO book (id, title, pages, cover) VALUES ($1, $2, $3, $4)", largest, title,
                    std::optional<int>(), cover);
  });
  database().read([&](Reader& r) {
    r.each("SELECT id, title, pages, cover FROM book", [&](const Row& row) {
      EXPECT_EQ(row.get<std::int64_t>(0), largest);
      EXPECT_EQ(row.get<std::string>(1), title);
      EXPECT_EQ(row.get<std::optional<int>>(2), std::nullopt);
      EXPECT_EQ(row.get<Blob>(3), cover);
    });
  });
}

TEST_P(DatabaseOn, TellsEmptyFromNull) {
  database().write([](Transaction& t) {
    t.change("INSERT INTO book (id, title, cover) VALUES (1, $1, $2)", "", Blob());
    t.change("INSERT INTO book (id, title, cover) VALUES (2, 'x', $1)", std::nullopt);
  });
  const auto covers = database().read([](Reader& r) {
    return r.all("SELECT cover, title FROM book ORDER BY id",
                 [](const Row& row) { return row.get<std::optional<Blob>>(0); });
  });
  EXPECT_THAT(covers, ElementsAre(std::optional(Blob()), std::nullopt));
}

TEST_P(DatabaseOn, CountsAndSumsAsWholeNumbers) {
  const auto sums = [&] {
    return database().read([](Reader& r) {
      return r.one(
          "SELECT count(*), sum(pages), max(pages), count(*) FILTER (WHERE pages > 100), "
          "sum(CASE WHEN pages > 100 THEN 1 ELSE 0 END) FROM book",
          [](const Row& row) {
            return std::vector{row.get<std::optional<std::int64_t>>(0), row.get<std::optional<std::int64_t>>(1),
                               row.get<std::optional<std::int64_t>>(2), row.get<std::optional<std::int64_t>>(3),
                               row.get<std::optional<std::int64_t>>(4)};
          });
    });
  };
  EXPECT_THAT(*sums(), ElementsAre(0, std::nullopt, std::nullopt, 0, std::nullopt));
  database().write([](Transaction& t) {
    for (int i = 1; i <= 3; ++i)
      t.change("INSERT INTO book (id, title, pages) VALUES ($1, $2, $3)", i, "b" + std::to_string(i),
               i * 5'000'000'000);
  });
  EXPECT_THAT(*sums(), ElementsAre(3, 30'000'000'000, 15'000'000'000, 3, 3));
}

TEST_P(DatabaseOn, FindsAParameterByItsNumberNotItsPlace) {
  const auto titles = database().write([](Transaction& t) {
    t.change("INSERT INTO book (title, pages, id) VALUES ($2, $3, $1)", 7, "seven", 70);
    return t.all("SELECT title FROM book WHERE pages = $2 AND title = $1 AND pages > $3 AND pages = $2", text, "seven",
                 70, 1);
  });
  EXPECT_THAT(titles, ElementsAre("seven"));
}

TEST_P(DatabaseOn, FindsTheTenthParameter) {
  const auto sum = database().read([](Reader& r) {
    return r.all("SELECT id FROM shelf WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) OR room = $11", number, 1,
                 2, 3, 4, 5, 6, 7, 8, 9, 10, "eleventh");
  });
  EXPECT_TRUE(sum.empty());
}

TEST_P(DatabaseOn, RefusesParametersThatDoNotFit) {
  EXPECT_EQ(failure_of(database(), [](Transaction& t) { t.change("DELETE FROM book WHERE id = $1"); }).kind(),
            Failure::Kind::Broken);
  EXPECT_EQ(failure_of(database(), [](Transaction& t) { t.change("DELETE FROM book WHERE id = $1", 1, 2); }).kind(),
            Failure::Kind::Broken);
}

TEST_P(DatabaseOn, ReturnsWhatItInserted) {
  const auto id = database().write([](Transaction& t) {
    return t.one("INSERT INTO book (id, title) VALUES ($1, $2) RETURNING id", number, 3, "three");
  });
  EXPECT_EQ(id, 3);
}

TEST_P(DatabaseOn, CountsTheRowsItChanged) {
  database().write([](Transaction& t) {
    for (int i = 1; i <= 4; ++i) add_book(t, i, "b" + std::to_string(i));
    EXPECT_EQ(t.change("UPDATE book SET pages = $1 WHERE id > $2", 9, 1), 3);
    EXPECT_EQ(t.change("DELETE FROM book WHERE id = 99"), 0);
    EXPECT_EQ(t.change("INSERT INTO book (id, title) VALUES (1, 'x') ON CONFLICT (id) DO NOTHING"), 0);
    EXPECT_EQ(
        t.change("INSERT INTO book (id, title) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET title = excluded.title"),
        1);
  });
}

TEST_P(DatabaseOn, AsksInsideItsOwnRows) {
  const auto seen = database().write([](Transaction& t) {
    for (int i = 1; i <= 3; ++i) add_book(t, i, "b" + std::to_string(i));
    std::vector<std::int64_t> pairs;
    const auto* sql = "SELECT id FROM book WHERE id <= $1 ORDER BY id";
    t.each(
        sql,
        [&](const Row& outer) {
          t.each(sql, [&](const Row& inner) { pairs.push_back(number(outer) * 10 + number(inner)); }, number(outer));
        },
        3);
    return pairs;
  });
  EXPECT_THAT(seen, ElementsAre(11, 21, 22, 31, 32, 33));
}

TEST_P(DatabaseOn, GivesNoRowOneRowOrAMistake) {
  database().write([](Transaction& t) { add_book(t, 1, "a"), add_book(t, 2, "b"); });
  database().read([](Reader& r) {
    EXPECT_EQ(r.one("SELECT title FROM book WHERE id = $1", text, 9), std::nullopt);
    EXPECT_EQ(r.one("SELECT title FROM book WHERE id = $1", text, 2), "b");
    EXPECT_THROW((void)r.one("SELECT title FROM book", text), base::OurMistake);
    EXPECT_THROW((void)r.scalar<std::string>("SELECT title FROM book WHERE id = 9"), base::OurMistake);
  });
}

TEST_P(DatabaseOn, KeepsNothingOfARefusedWrite) {
  const auto refused = database().write([](Transaction& t) -> base::Result<int> {
    add_book(t, 1, "a");
    return base::invalid("title", "Enter a title.");
  });
  EXPECT_EQ(refused.error().subject, "title");
  EXPECT_EQ(books(), 0);
  const auto kept = database().write([](Transaction& t) -> base::Result<int> {
    add_book(t, 1, "a");
    return 1;
  });
  EXPECT_EQ(kept, 1);
  EXPECT_EQ(books(), 1);
}

TEST_P(DatabaseOn, KeepsNothingOfAWriteThatThrew) {
  EXPECT_THROW(database().write([](Transaction& t) {
    add_book(t, 1, "a");
    throw std::runtime_error("half way");
  }),
               std::runtime_error);
  EXPECT_EQ(books(), 0);
  database().write([](Transaction& t) { add_book(t, 1, "a"); });
  EXPECT_EQ(books(), 1);
}

TEST_P(DatabaseOn, KeepsNothingOfAScriptThatFailedHalfWay) {
  const auto failure =
      failure_of(database(), [](Transaction& t) { t.script("CREATE TABLE half (id INTEGER); SELEKT;"); });
  EXPECT_EQ(failure.kind(), Failure::Kind::Broken);
  database().read([](Reader& r) { EXPECT_EQ(r.scalar<std::int64_t>("SELECT count(*) FROM book"), 0); });
  database().write([](Transaction& t) { t.script("CREATE TABLE half (id INTEGER);"); });
}

TEST_P(DatabaseOn, RefusesAScriptThatEndsItsTransaction) {
  const auto failure =
      failure_of(database(), [](Transaction& t) { t.script("INSERT INTO shelf (id, room) VALUES (1, 'a'); COMMIT;"); });
  EXPECT_EQ(failure.kind(), Failure::Kind::Broken);
  database().write([](Transaction& t) { add_book(t, 1, "still works"); });
}

TEST_P(DatabaseOn, RefusesSeveralStatementsInOneChange) {
  const auto failure = failure_of(database(), [](Transaction& t) { t.change("DELETE FROM book; DELETE FROM shelf"); });
  EXPECT_EQ(failure.kind(), Failure::Kind::Broken);
}

TEST_P(DatabaseOn, NamesTheRuleThatWasBroken) {
  database().write([](Transaction& t) {
    t.change("INSERT INTO shelf (id, room) VALUES (1, 'hall')");
    t.change("INSERT INTO book (id, shelf, title) VALUES (1, 1, 'a')");
  });
  const auto rule = [&](std::string_view sql) {
    const auto failure = failure_of(database(), [&](Transaction& t) { t.change(sql); });
    EXPECT_EQ(failure.kind(), Failure::Kind::Constraint) << sql << failure.what();
    return failure.constraint();
  };
  EXPECT_EQ(rule("INSERT INTO shelf (id, room) VALUES (2, 'hall')"), "shelf_room_key");
  EXPECT_EQ(rule("INSERT INTO book (id, shelf, title) VALUES (2, 1, 'a')"), "book_shelf_title_key");
  EXPECT_EQ(rule("INSERT INTO book (id, title) VALUES (1, 'b')"), "book_pkey");
  EXPECT_EQ(rule("INSERT INTO book (id, title, pages) VALUES (3, 'c', 0)"), "book_has_pages");
  EXPECT_EQ(rule("INSERT INTO book (id, title) VALUES (4, NULL)"), "book.title");
  rule("INSERT INTO book (id, shelf, title) VALUES (5, 99, 'd')");
  rule("DELETE FROM shelf WHERE id = 1");
}

TEST_P(DatabaseOn, SaysNothingOfTheValuesInItsFailures) {
  const std::string secret = "Dr Nobody";
  const auto unique = failure_of(database(), [&](Transaction& t) {
    for (int id : {1, 2}) t.change("INSERT INTO shelf (id, room) VALUES ($1, $2)", id, secret);
  });
  EXPECT_THAT(unique.what(), Not(HasSubstr(secret)));
  const auto type = failure_of(
      database(), [&](Transaction& t) { t.change("INSERT INTO book (id, title, pages) VALUES (1, 'a', $1)", secret); });
  EXPECT_EQ(type.kind(), Failure::Kind::Broken);
  EXPECT_THAT(type.what(), Not(HasSubstr(secret)));
}

TEST_P(DatabaseOn, EndsATransactionWithItsFirstFailure) {
  EXPECT_THROW(database().write([](Transaction& t) {
    add_book(t, 1, "a");
    EXPECT_THROW(add_book(t, 1, "again"), Failure);
    add_book(t, 2, "b");
  }),
               base::OurMistake);
  EXPECT_THROW(database().write([](Transaction& t) {
    add_book(t, 1, "a");
    EXPECT_THROW(add_book(t, 1, "again"), Failure);
  }),
               base::OurMistake);
  EXPECT_EQ(books(), 0);
  database().write([](Transaction& t) { add_book(t, 3, "after"); });
  EXPECT_EQ(books(), 1);
}

TEST_P(DatabaseOn, RefusesTextThatOneEngineCouldNotHold) {
  const auto title = [&](std::string_view given) { database().write([&](Transaction& t) { add_book(t, 1, given); }); };
  EXPECT_THROW(title(std::string_view("a\0b", 3)), base::OurMistake);
  EXPECT_THROW(title("\xff\xfe"), base::OurMistake);
}

TEST_P(DatabaseOn, RefusesFloatingPointNumbers) {
  EXPECT_EQ(failure_of(database(), [](Transaction& t) { (void)t.scalar<std::int64_t>("SELECT 1.5"); }).kind(),
            Failure::Kind::Broken);
}

TEST_P(DatabaseOn, MindsCaseAndComparesByBytes) {
  const auto titles = database().write([](Transaction& t) {
    for (int id = 1; const auto* title : {"b", "B", "a", "É", "Z"}) add_book(t, id++, title);
    EXPECT_EQ(t.all("SELECT title FROM book WHERE title LIKE $1", text, "b%").size(), 1u);
    return t.all("SELECT title FROM book ORDER BY title", text);
  });
  EXPECT_THAT(titles, ElementsAre("B", "Z", "a", "b", "É"));
}

TEST_P(DatabaseOn, ReadsOneViewHoweverOthersWrite) {
  database().write([](Transaction& t) { add_book(t, 1, "a"); });
  database().read([&](Reader& r) {
    EXPECT_EQ(r.scalar<std::int64_t>("SELECT count(*) FROM book"), 1);
    std::thread([&] { database().write([](Transaction& t) { add_book(t, 2, "b"); }); }).join();
    EXPECT_EQ(r.scalar<std::int64_t>("SELECT count(*) FROM book"), 1);
  });
  EXPECT_EQ(books(), 2);
}

TEST_P(DatabaseOn, ShowsWhatWasWrittenToTheNextReader) {
  for (int i = 1; i <= 20; ++i) {
    database().write([&](Transaction& t) { add_book(t, i, "b" + std::to_string(i)); });
    ASSERT_EQ(books(), i);
  }
}

TEST_P(DatabaseOn, LetsNoReaderWrite) {
  try {
    database().read([](Reader& r) { r.each("INSERT INTO book (id, title) VALUES (1, 'a')", {}); });
    ADD_FAILURE() << "a reader wrote";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.kind(), Failure::Kind::Broken);
  }
  EXPECT_EQ(books(), 0);
}

TEST_P(DatabaseOn, RefusesUseInsideItsOwnUse) {
  const auto nothing = [](Reader&) {};
  EXPECT_THROW(database().write([&](Transaction&) { database().write(nothing); }), base::OurMistake);
  EXPECT_THROW(database().write([&](Transaction&) { database().read(nothing); }), base::OurMistake);
  EXPECT_THROW(database().read([&](Reader&) { database().read(nothing); }), base::OurMistake);
  EXPECT_EQ(books(), 0);
}

TEST_P(DatabaseOn, LosesNoUpdateOfSeveralThreads) {
  database().write([](Transaction& t) { t.change("INSERT INTO book (id, title, pages) VALUES (1, 'counter', 1)"); });
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 10; ++n) {
        database().write([](Transaction& t) {
          const auto pages = t.scalar<std::int64_t>("SELECT pages FROM book WHERE id = 1");
          t.change("UPDATE book SET pages = $1 WHERE id = 1", pages + 1);
        });
      }
    });
  }
  for (auto& thread : threads) thread.join();
  database().read([](Reader& r) { EXPECT_EQ(r.scalar<std::int64_t>("SELECT pages FROM book"), 81); });
}

TEST_P(DatabaseOn, StopsAStatementThatRunsTooLong) {
  fresh_->close();
  auto hasty = Database::open(fresh_->url(), {.statement_limit = std::chrono::milliseconds(500)});
  ASSERT_TRUE(hasty) << hasty.error().message;
  try {
    (*hasty)->read([](Reader& r) {
      return r.scalar<std::int64_t>(
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) "
          "SELECT count(*) FROM n");
    });
    ADD_FAILURE() << "it ended";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.kind(), Failure::Kind::Unavailable) << failure.what();
  }
  (*hasty)->read([](Reader& r) { EXPECT_EQ(r.scalar<std::int64_t>("SELECT count(*) FROM book"), 0); });
}

TEST_P(DatabaseOn, SaysWhenEveryConnectionIsInUse) {
  fresh_->close();
  auto small = Database::open(fresh_->url(), {.connections = 1, .patience = std::chrono::milliseconds(20)});
  ASSERT_TRUE(small) << small.error().message;
  (*small)->read([&](Reader&) {
    std::thread([&] {
      EXPECT_THROW((*small)->read([](Reader&) {}), Failure);
      (*small)->write([](Transaction& t) { add_book(t, 1, "the writer is another"); });
    }).join();
  });
  (*small)->read([](Reader& r) { EXPECT_EQ(r.scalar<std::int64_t>("SELECT count(*) FROM book"), 1); });
}

TEST_P(DatabaseOn, ReadsBesideARunningServer) {
  database().write([](Transaction& t) { add_book(t, 1, "a"); });
  auto beside = Database::open(fresh_->url(), {.read_only = true});
  ASSERT_TRUE(beside) << beside.error().message;
  (*beside)->read([](Reader& r) { EXPECT_EQ(r.scalar<std::int64_t>("SELECT count(*) FROM book"), 1); });
  EXPECT_THROW((*beside)->write([](Transaction&) {}), base::OurMistake);
}

TEST_P(DatabaseOn, KeepsManyDifferentStatements) {
  database().read([](Reader& r) {
    for (int i = 0; i < 600; ++i) EXPECT_EQ(r.scalar<std::int64_t>("SELECT " + std::to_string(i)), i);
    EXPECT_EQ(r.scalar<std::int64_t>("SELECT 599"), 599);
  });
}

SIGHTLINE_ON_EACH_ENGINE(DatabaseOn);

TEST(DatabaseUrl, ReadsBothKinds) {
  EXPECT_EQ(DatabaseUrl::parse("sqlite:var/sightline.db")->target, "var/sightline.db");
  EXPECT_EQ(DatabaseUrl::parse("postgresql://anna@db.example:5433/record")->engine, Engine::Postgres);
  EXPECT_EQ(DatabaseUrl::parse("postgres:///record?host=/run/postgresql")->engine, Engine::Postgres);
}

TEST(DatabaseUrl, RefusesAllElse) {
  for (const auto* text : {"", "sqlite:", "sqlite::memory:", "sqlite:var/", "mysql://x", "var/sightline.db",
                           "postgresql://anna@db:not-a-port-%zz/record"})
    EXPECT_FALSE(DatabaseUrl::parse(text)) << text;
}

TEST(DatabaseUrl, NeverShowsAPassword) {
  for (const auto* text : {"postgresql://anna:geheim@db.example:5433/record",
                           "postgresql://db.example:5433/record?user=anna&password=geheim",
                           "postgresql://anna:geheim@db.example:5433/record?sslpassword=geheim"}) {
    const auto url = DatabaseUrl::parse(text);
    ASSERT_TRUE(url) << text;
    EXPECT_EQ(url->shown(), "postgresql://anna@db.example:5433/record");
  }
  const auto bad = DatabaseUrl::parse("postgresql://anna:geheim%zz@db/record");
  ASSERT_FALSE(bad);
  EXPECT_THAT(bad.error().message, Not(HasSubstr("geheim")));
}

}  // namespace
}  // namespace record
