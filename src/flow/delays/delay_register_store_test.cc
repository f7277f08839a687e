#include "flow/delays/delay_register_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/measures/measure_store.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr base::Period kSeptember{2017y / 9 / 1, 2017y / 9 / 30};
constexpr base::Date kToday = 2017y / 9 / 20;
const DelayCause kNursingHome{DelayReason::Dii, Attribution::Both, CareType::Acute};

DelaySpell spell(std::string patient, base::Date from, std::optional<base::Date> to = {}) {
  return {.patient = std::move(patient),
          .provider = "RWE",
          .council = "E06000016",
          .cause = {DelayReason::E, Attribution::SocialCare, CareType::Acute},
          .from = from,
          .to = to};
}

class DelayRegister : public record::EachEngine {
 protected:
  template <class Work>
  auto write(Work work) {
    return (*fresh_)->write(work);
  }
  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    std::vector<record::Migration> all{record::audit_migration(), measure_migration(), delay_register_migration(),
                                       measure_choices_migration()};
    for (std::size_t i = 0; i < all.size(); ++i) all[i].number = static_cast<int>(i) + 1;
    fresh_.emplace(fresh_database(all));
    write([&](record::Transaction& transaction) {
      keep_place(transaction, {"RWE", "Example Hospitals", PlaceKind::Provider, ""}, "test", now());
      keep_place(transaction, {"E06000016", "Example City", PlaceKind::Council, ""}, "test", now());
    });
  }
  base::Checked<DelayRow> add(const DelaySpell& one) {
    return write([&](record::Transaction& t) { return add_delay(t, one, change(), random); });
  }
  std::vector<DelayRow> rows(base::Instant known_at) {
    return (*fresh_)->read([&](record::Reader& reader) { return delay_rows(reader, kSeptember, known_at); });
  }
  std::vector<DelayRow> rows() { return rows(now()); }
  std::vector<std::string> audited(const DelayRowId& id) {
    std::vector<std::string> out;
    (*fresh_)->read([&](record::Reader& reader) {
      for (const auto& entry : record::audit_of_subject(reader, "delay", id.text())) out.push_back(entry.event.action);
    });
    return out;
  }
  [[nodiscard]] base::Instant now() const { return clock.now(); }
  [[nodiscard]] DelayChange change() const { return {.by = "analyst", .at = now(), .today = kToday}; }
  void an_hour_on() { clock.set(now() + 1h); }

  base::FixedClock clock{base::start_of_day(kToday) + 9h};
  base::SeededRandom random{4};
  std::optional<record::FreshDatabase> fresh_;
};

SIGHTLINE_ON_EACH_ENGINE(DelayRegister);

TEST_P(DelayRegister, KeepsWhatWasAdded) {
  const auto added = add(spell("D1000", 2017y / 9 / 4));
  ASSERT_TRUE(added);
  ASSERT_THAT(rows(), SizeIs(1));
  EXPECT_EQ(rows().front().spell, spell("D1000", 2017y / 9 / 4));
  EXPECT_THAT(audited(added->id), ElementsAre("delay added"));
}

TEST_P(DelayRegister, ShowsOnlyRowsThatShareADayWithTheMonth) {
  EXPECT_TRUE(add(spell("D1000", 2017y / 8 / 1, 2017y / 8 / 31)));
  EXPECT_TRUE(add(spell("D1001", 2017y / 8 / 1, 2017y / 9 / 1)));
  ASSERT_THAT(rows(), SizeIs(1));
  EXPECT_EQ(rows().front().spell.patient, "D1001");
}

TEST_P(DelayRegister, RefusesASecondRowOnTheSameDay) {
  EXPECT_TRUE(add(spell("D1000", 2017y / 9 / 4, 2017y / 9 / 8)));
  const auto second = add(spell("D1000", 2017y / 9 / 8));
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().front().subject, "from");
  EXPECT_THAT(second.error().front().message, AllOf(HasSubstr("already"), Not(HasSubstr("September"))))
      << "nobody has said whose rows this keeper may see";
  EXPECT_TRUE(add(spell("D1000", 2017y / 9 / 9)));
}

TEST_P(DelayRegister, RefusesPlacesThatAreNotKnown) {
  auto wrong = spell("D1000", 2017y / 9 / 4);
  wrong.provider = "E06000016";  // a council
  wrong.council = "E99999999";
  const auto refused = add(wrong);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error(), SizeIs(2));
  EXPECT_THAT(rows(), IsEmpty());
}

TEST_P(DelayRegister, ChangesAReasonByEndingOneRowAndBeginningAnother) {
  const auto added = add(spell("D1000", 2017y / 9 / 4));
  const auto before = now();
  an_hour_on();
  const auto changed = write([&](record::Transaction& t) {
    return change_delay_cause(t, added->id, 1, kNursingHome, 2017y / 9 / 11, change(), random);
  });
  ASSERT_TRUE(changed);
  ASSERT_THAT(rows(), SizeIs(2));
  EXPECT_EQ(rows()[0].spell.to, base::Date(2017y / 9 / 10));
  EXPECT_EQ(rows()[1].spell.cause, kNursingHome);
  ASSERT_THAT(rows(before), SizeIs(1)) << "what was known before stays";
  EXPECT_TRUE(rows(before)[0].spell.is_open());
  EXPECT_THAT(audited(added->id), ElementsAre("delay added", "delay's reason changed"));
}

TEST_P(DelayRegister, LetsTheSecondOfTwoChangesWait) {
  const auto added = add(spell("D1000", 2017y / 9 / 4));
  const auto end = [&](base::Date last) {
    return write([&](record::Transaction& t) { return end_delay(t, added->id, 1, last, change()); });
  };
  EXPECT_TRUE(end(2017y / 9 / 9));
  const auto second = end(2017y / 9 / 10);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().front().code, base::ErrorCode::Conflict);
  EXPECT_EQ(rows().front().spell.to, base::Date(2017y / 9 / 9));
}

TEST_P(DelayRegister, TakesOutWhatWasEnteredInErrorAndKeepsItsHistory) {
  const auto added = add(spell("D1000", 2017y / 9 / 4));
  an_hour_on();
  EXPECT_TRUE(write([&](record::Transaction& t) { return withdraw_delay(t, added->id, 1, change()); }));
  EXPECT_THAT(rows(), IsEmpty());
  const auto revisions = (*fresh_)->read([&](record::Reader& reader) { return revisions_of(reader, added->id); });
  EXPECT_THAT(revisions, SizeIs(2));
  EXPECT_TRUE(add(spell("D1000", 2017y / 9 / 4))) << "its days are free again";
}

TEST_P(DelayRegister, TakesAFileWholeOrNotAtAll) {
  const std::vector<DelaySpell> spells{spell("D1000", 2017y / 9 / 1, 2017y / 9 / 5), spell("D1001", 2017y / 9 / 1),
                                       spell("D1000", 2017y / 9 / 5)};
  const auto refused = write([&](record::Transaction& t) { return add_delays(t, spells, change(), random); });
  ASSERT_FALSE(refused);
  ASSERT_THAT(refused.error(), SizeIs(1));
  EXPECT_EQ(refused.error().front().subject, "2 from");
  EXPECT_THAT(rows(), IsEmpty());
  const auto kept =
      write([&](record::Transaction& t) { return add_delays(t, std::span(spells).first(2), change(), random); });
  EXPECT_TRUE(kept);
  EXPECT_THAT(rows(), SizeIs(2));
}

TEST_P(DelayRegister, WritesDownWhoReadIt) {
  write([&](record::Transaction& t) { note_register_read(t, "2017-09", "RWE", change()); });
  (*fresh_)->read([&](record::Reader& reader) {
    const auto entries = record::audit_of_subject(reader, "delay_register", "2017-09");
    ASSERT_THAT(entries, SizeIs(1));
    EXPECT_EQ(entries.front().event.actor, "analyst");
  });
}

}  // namespace
}  // namespace flow
