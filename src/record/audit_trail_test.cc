#include "record/audit_trail.h"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "record/sha256.h"
#include "record/testing/fresh_database.h"

namespace record {
namespace {

using testing::HasSubstr;

const base::Instant kStart(std::chrono::seconds(1'504'224'000));  // 1 September 2017

AuditEvent event(int i) {
  return {"person-" + std::to_string(i % 3),
          "report answered",
          "exception_report",
          "report-" + std::to_string(i % 5),
          i % 2 == 0 ? "doctor" : "",
          "{\"state\":\"open\"}",
          "{\"state\":\"Môn " + std::to_string(i) + "\"}"};
}

class AuditTrailOn : public EachEngine {
 protected:
  void SetUp() override {
    EachEngine::SetUp();
    if (IsSkipped()) return;
    const auto migration = audit_migration();
    fresh_.emplace(fresh_database({&migration, 1}));
  }
  [[nodiscard]] Database& database() { return **fresh_; }
  void append(int from, int to) {
    database().write([&](Transaction& t) {
      for (int i = from; i <= to; ++i) append_audit(t, kStart + std::chrono::seconds(i), event(i));
    });
  }
  AuditVerdict verdict() {
    return database().read([](Reader& r) { return verify_audit(r); });
  }
  // As someone would who has the database itself in hand.
  void tamper(std::string_view sql) {
    database().write([&](Transaction& t) {
      t.script(GetParam() == Engine::Sqlite
                   ? "DROP TRIGGER IF EXISTS audit_entry_keeps_updates_out; DROP TRIGGER IF EXISTS "
                     "audit_entry_keeps_deletes_out; DROP TRIGGER IF EXISTS audit_entry_keeps_replaces_out;"
                   : "ALTER TABLE audit_entry DISABLE TRIGGER ALL;");
      t.script(sql);
    });
  }
  void expect_broken_at(std::int64_t sequence, std::string_view reason) {
    const auto found = verdict();
    EXPECT_EQ(found.first_broken, sequence) << found.reason;
    EXPECT_THAT(found.reason, HasSubstr(std::string(reason)));
  }
  std::optional<FreshDatabase> fresh_;
};

TEST_P(AuditTrailOn, IsWholeWhenEmpty) {
  const auto found = verdict();
  EXPECT_EQ(found.entries, 0);
  EXPECT_EQ(found.first_broken, std::nullopt);
  EXPECT_EQ(found.head, std::string(64, '0'));
}

TEST_P(AuditTrailOn, ChainsEveryEntryToTheLast) {
  append(1, 40);
  append(41, 42);
  const auto found = verdict();
  EXPECT_EQ(found.entries, 42);
  EXPECT_EQ(found.first_broken, std::nullopt) << found.reason;
  EXPECT_EQ(found.head.size(), 64u);
}

// Worked out by hand from the header's words, so that another program can check a trail.
TEST_P(AuditTrailOn, HashesAsTheHeaderSays) {
  database().write([](Transaction& t) {
    append_audit(t, base::Instant(std::chrono::microseconds(5)), {"a", "did", "k", "i", "", "", "é"});
  });
  EXPECT_EQ(verdict().head,
            sha256("17:sightline audit 1,64:" + std::string(64, '0') + ",1:1,1:5,1:a,3:did,1:k,1:i,0:,0:,2:é,"));
}

TEST_P(AuditTrailOn, VerifiesMoreThanOnePage) {
  append(1, 2'500);
  EXPECT_EQ(verdict().entries, 2'500);
  tamper("UPDATE audit_entry SET actor = 'nobody' WHERE sequence = 2001");
  expect_broken_at(2001, "changed");
  EXPECT_EQ(verdict().entries, 2'000);
}

TEST_P(AuditTrailOn, CannotBeVerifiedByATransactionThatAppends) {
  database().write([](Transaction& t) {
    append_audit(t, kStart, event(1));
    EXPECT_THROW((void)verify_audit(t), base::OurMistake);
  });
  EXPECT_EQ(verdict().entries, 1);
}

TEST_P(AuditTrailOn, KeepsNoEntryOfAChangeThatWasNotKept) {
  append(1, 3);
  const auto refused = database().write([](Transaction& t) -> base::Result<int> {
    append_audit(t, kStart, event(4));
    return base::conflict("no");
  });
  EXPECT_FALSE(refused);
  append(4, 4);
  EXPECT_EQ(verdict().entries, 4);
  EXPECT_EQ(verdict().first_broken, std::nullopt);
}

TEST_P(AuditTrailOn, GivesTheEntriesOfASubjectOldestFirst) {
  append(1, 12);
  const auto entries = database().read([](Reader& r) { return audit_of_subject(r, "exception_report", "report-2"); });
  ASSERT_EQ(entries.size(), 3u);
  EXPECT_EQ(entries[0].sequence, 2);
  EXPECT_EQ(entries[2].sequence, 12);
  EXPECT_EQ(entries[1].at, kStart + std::chrono::seconds(7));
  EXPECT_EQ(entries[1].event.after, event(7).after);
  EXPECT_EQ(entries[1].event.actor, event(7).actor);
}

TEST_P(AuditTrailOn, GivesTheEntriesOfAPersonNewestFirst) {
  append(1, 12);
  const auto entries = database().read([](Reader& r) { return audit_of_person(r, "doctor", 4); });
  ASSERT_EQ(entries.size(), 4u);
  EXPECT_EQ(entries.front().sequence, 12);
  EXPECT_EQ(entries.back().sequence, 6);
}

TEST_P(AuditTrailOn, RefusesChangeFromTheInside) {
  append(1, 3);
  for (const auto* sql :
       {"UPDATE audit_entry SET actor = 'x' WHERE sequence = 2", "DELETE FROM audit_entry WHERE sequence = 3"}) {
    try {
      database().write([&](Transaction& t) { t.change(sql); });
      ADD_FAILURE() << sql;
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.kind(), Failure::Kind::Constraint) << failure.what();
      EXPECT_EQ(failure.constraint(), "audit_entry_append_only");
    }
  }
  const auto* emptied = GetParam() == Engine::Sqlite
                            ? "INSERT OR REPLACE INTO audit_entry SELECT sequence, at, 'x', action, subject_kind, "
                              "subject_id, person_id, before, after, hash FROM audit_entry WHERE sequence = 1"
                            : "TRUNCATE audit_entry";
  EXPECT_THROW(database().write([&](Transaction& t) { t.change(emptied); }), Failure);
  EXPECT_EQ(verdict().entries, 3);
  EXPECT_EQ(verdict().first_broken, std::nullopt);
}

TEST_P(AuditTrailOn, FindsAChangeInAnyField) {
  append(1, 12);
  int sequence = 12;
  // From the last to the first, so that each is the first broken one in its turn.
  for (const auto* column :
       {"at", "actor", "action", "subject_kind", "subject_id", "person_id", "before", "after", "hash"}) {
    const std::string value = std::string(column) == "at" ? "at + 1" : std::string(column) + " || ' '";
    tamper("UPDATE audit_entry SET " + std::string(column) + " = " + value +
           " WHERE sequence = " + std::to_string(sequence));
    expect_broken_at(sequence, "changed");
    --sequence;
  }
}

TEST_P(AuditTrailOn, FindsTextMovedFromOneFieldToTheNext) {
  append(1, 3);
  tamper("UPDATE audit_entry SET actor = 'person-', action = '2' || action WHERE sequence = 2");
  expect_broken_at(2, "changed");
}

TEST_P(AuditTrailOn, FindsARemovedEntry) {
  append(1, 9);
  tamper("DELETE FROM audit_entry WHERE sequence = 5");
  expect_broken_at(5, "entry 5 is missing");
  tamper("DELETE FROM audit_entry WHERE sequence IN (3, 4)");
  expect_broken_at(3, "entries 3 to 5 are missing");
  tamper("DELETE FROM audit_entry WHERE sequence = 1");
  expect_broken_at(1, "entry 1 is missing");
}

TEST_P(AuditTrailOn, FindsARemovedEntryWhoseGapWasClosed) {
  append(1, 9);
  tamper(
      "DELETE FROM audit_entry WHERE sequence = 5; "
      "UPDATE audit_entry SET sequence = -sequence WHERE sequence > 5; "
      "UPDATE audit_entry SET sequence = -sequence - 1 WHERE sequence < 0; "
      "UPDATE audit_head SET sequence = 8");
  expect_broken_at(5, "changed, or was put in");
}

TEST_P(AuditTrailOn, FindsAnEntryPutInTheMiddle) {
  append(1, 9);
  tamper(
      "UPDATE audit_entry SET sequence = -sequence - 1 WHERE sequence > 4; "
      "UPDATE audit_entry SET sequence = -sequence WHERE sequence < 0; "
      "INSERT INTO audit_entry SELECT 5, at, actor, action, subject_kind, subject_id, person_id, before, after, hash "
      "FROM audit_entry WHERE sequence = 4; "
      "UPDATE audit_head SET sequence = 10");
  expect_broken_at(5, "put in afterwards");
}

TEST_P(AuditTrailOn, FindsAnEntryPutBeforeTheFirst) {
  append(1, 3);
  tamper(
      "INSERT INTO audit_entry SELECT 0, at, actor, action, subject_kind, subject_id, person_id, before, after, hash "
      "FROM audit_entry WHERE sequence = 1");
  expect_broken_at(0, "before the first");
}

TEST_P(AuditTrailOn, FindsTwoEntriesThatChangedPlaces) {
  append(1, 9);
  tamper(
      "UPDATE audit_entry SET sequence = 100 WHERE sequence = 4; UPDATE audit_entry SET sequence = 4 WHERE sequence = "
      "5; "
      "UPDATE audit_entry SET sequence = 5 WHERE sequence = 100");
  expect_broken_at(4, "changed");
}

TEST_P(AuditTrailOn, FindsAnEntryThatTheHeadDoesNotKnow) {
  append(1, 3);
  tamper("UPDATE audit_head SET sequence = 2");
  expect_broken_at(3, "unknown to the head");
}

TEST_P(AuditTrailOn, FindsEntriesCutOffTheEnd) {
  append(1, 9);
  tamper("DELETE FROM audit_entry WHERE sequence > 6");
  expect_broken_at(7, "up to 9, were cut off");
}

TEST_P(AuditTrailOn, FindsEntriesCutOffTheEndEvenWhenMoreHaveCome) {
  append(1, 9);
  tamper("DELETE FROM audit_entry WHERE sequence > 6");
  append(10, 11);
  expect_broken_at(7, "entries 7 to 9 are missing");
}

TEST_P(AuditTrailOn, FindsAHeadThatDoesNotFit) {
  append(1, 3);
  tamper("UPDATE audit_head SET hash = '0'");
  expect_broken_at(3, "head of the trail does not fit");
  tamper("DELETE FROM audit_head");
  expect_broken_at(4, "head of the trail is missing");
}

TEST_P(AuditTrailOn, LosesNoEntryOfSeveralThreads) {
  constexpr int kThreads = 8;
  constexpr int kWrites = 25;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i)
    threads.emplace_back([&, i] {
      for (int n = 0; n < kWrites; ++n) append(i * kWrites + n, i * kWrites + n);
    });
  for (auto& thread : threads) thread.join();
  const auto found = verdict();
  EXPECT_EQ(found.entries, kThreads * kWrites);
  EXPECT_EQ(found.first_broken, std::nullopt) << found.reason;
  const auto different = database().read(
      [](Reader& r) { return r.scalar<std::int64_t>("SELECT count(DISTINCT after) FROM audit_entry"); });
  EXPECT_EQ(different, kThreads * kWrites);
}

SIGHTLINE_ON_EACH_ENGINE(AuditTrailOn);

TEST(Sha256, GivesThePublishedDigests) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(LengthPrefixed, KeepsFieldsApart) {
  EXPECT_EQ(length_prefixed({"ab", "", "c"}), "2:ab,0:,1:c,");
  EXPECT_NE(length_prefixed({"a", "1:b,"}), length_prefixed({"a,1:b", ""}));
}

}  // namespace
}  // namespace record
