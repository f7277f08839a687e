#include "mail/outbox_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/account_store.h"
#include "people/people_store.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"

namespace mail {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const people::PersonId kReader = {base::Uuid::parse("00000000-0000-7000-8000-000000000001").value()};
const base::Instant kNow = std::chrono::sys_days(2026y / 11 / 19) + 9h;

class Outbox : public record::EachEngine {
 protected:
  void SetUp() override {
    EachEngine::SetUp();
    if (IsSkipped()) return;
    std::vector<record::Migration> all = {record::audit_migration(), people::people_migration(),
                                          people::account_migration(), mail_migration()};
    all.back().number = 4;
    fresh_.emplace(fresh_database(all));
    database().write([&](record::Transaction& transaction) {
      people::add_person(transaction, {.id = kReader, .name = "Rae Example", .gmc_number = {}});
      base::check(people::add_account(transaction, kNow, kReader, "rae@trust.example", "hash").has_value(), "added");
    });
  }
  record::Database& database() { return **fresh_; }
  void queue() {
    database().write([&](record::Transaction& transaction) {
      queue_mail(transaction, kReader, "Sightline: an agenda is issued", "Read it.\n", clock_at(kNow), random_);
    });
  }
  static base::Instant clock_at(base::Instant at) { return at; }
  MailRound round(base::Instant at, bool is_taken = true) {
    return send_waiting(database(), base::FixedClock(at), [&](const MailMessage& message) -> base::Result<void> {
      seen_.push_back(message);
      if (is_taken) return {};
      return std::unexpected(base::Error{base::ErrorCode::Unavailable, "", "451 later"});
    });
  }
  std::int64_t waiting() {
    return database().read([](record::Reader& reader) { return waiting_mail(reader); });
  }

  std::vector<MailMessage> seen_;
  base::SeededRandom random_{7};

 private:
  std::optional<record::FreshDatabase> fresh_;
};
SIGHTLINE_ON_EACH_ENGINE(Outbox);

TEST_P(Outbox, SendsWhatWaitsOnce) {
  queue();
  EXPECT_EQ(round(kNow).sent, 1);
  ASSERT_EQ(seen_.size(), 1U);
  EXPECT_EQ(seen_[0].to, "rae@trust.example");
  EXPECT_EQ(seen_[0].text, "Read it.\n");
  EXPECT_EQ(waiting(), 0);
  EXPECT_EQ(round(kNow + 1h).sent, 0);
}

TEST_P(Outbox, QueuesNothingOfATransactionThatFails) {
  EXPECT_THROW(database().write([&](record::Transaction& transaction) {
    queue_mail(transaction, kReader, "Sightline", "Read it.", kNow, random_);
    throw std::runtime_error("what the mail tells of did not happen");
  }),
               std::runtime_error);
  EXPECT_EQ(waiting(), 0);
}

TEST_P(Outbox, TriesAgainLaterWithTheSameId) {
  queue();
  EXPECT_EQ(round(kNow, false).failed, 1);
  EXPECT_EQ(round(kNow + 59s).sent, 0) << "not before a minute is over";
  EXPECT_EQ(round(kNow + 1min, false).failed, 1);
  EXPECT_EQ(round(kNow + 2min).sent, 0) << "not before two more are";
  EXPECT_EQ(round(kNow + 3min).sent, 1);
  ASSERT_EQ(seen_.size(), 3U);
  EXPECT_EQ(seen_[0].id, seen_[2].id);
}

TEST_P(Outbox, GivesUpAfterTheLastTry) {
  queue();
  auto at = kNow;
  MailRound last;
  for (int i = 0; i < kMostTries; ++i, at += 6h) last = round(at, false);
  EXPECT_EQ(last.dropped, 1);
  EXPECT_EQ(waiting(), 0);
}

TEST_P(Outbox, DropsWhatTellsNoNewsAnyMore) {
  queue();
  EXPECT_EQ(round(kNow + kOldestMail + 1min).dropped, 1);
  EXPECT_THAT(seen_, IsEmpty());
}

TEST_P(Outbox, SendsNothingToAnAccountThatWasClosed) {
  queue();
  database().write([&](record::Transaction& transaction) {
    base::check(people::close_account(transaction, kNow, "system", kReader).has_value(), "closed");
  });
  EXPECT_EQ(round(kNow).dropped, 1);
  EXPECT_THAT(seen_, IsEmpty());
}

TEST_P(Outbox, LetsOneProcessAloneTakeAMessageAtATime) {
  queue();
  send_waiting(database(), base::FixedClock(kNow), [&](const MailMessage&) -> base::Result<void> {
    EXPECT_EQ(round(kNow + 9min).sent, 0) << "another takes it only when the first was away for long";
    return {};
  });
  EXPECT_THAT(seen_, IsEmpty());
}

TEST(MailMessage, HoldsNoHeadThatCouldBecomeAnother) {
  EXPECT_TRUE(is_head_text("Sightline: an agenda is issued"));
  for (const auto* text : {"", "a\r\nBcc: someone@else.example", "tab\there", "caf\xc3\xa9"})
    EXPECT_FALSE(is_head_text(text)) << text;
}

}  // namespace
}  // namespace mail
