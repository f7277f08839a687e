#include "governance/committee_record/committee_record_store.h"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/committee_record/committee_life_store.h"
#include "governance/committee_record/committee_record_testing.h"
#include "people/account_store.h"
#include "people/people_store.h"
#include "record/audit_trail.h"
#include "record/testing/fresh_database.h"

namespace governance {
namespace {

using namespace testing_help;
using ::testing::HasSubstr;

const people::PersonId kSecretary{base::Uuid::parse("00000000-0000-7000-8000-000000000001").value()};
const Change kChange{.by = kSecretary.text(), .at = at(9, 0)};

class CommitteeRecord : public record::EachEngine {
 protected:
  void SetUp() override {
    record::EachEngine::SetUp();
    if (IsSkipped()) return;
    std::array migrations = {record::audit_migration(),    people::people_migration(),   people::account_migration(),
                             committee_record_migration(), committee_action_migration(), decisions_migration(),
                             decision_parts_migration()};
    for (std::size_t i = 0; i < migrations.size(); ++i) migrations[i].number = static_cast<int>(i) + 1;
    fresh_.emplace(fresh_database(migrations));
    database().write([](record::Transaction& transaction) {
      people::add_person(transaction, {.id = kSecretary, .name = "Sam Example-Secretary", .gmc_number = {}});
    });
  }
  record::Database& database() { return **fresh_; }

  base::Checked<ImportedBook> import(const MinuteBook& book) {
    return database().write(
        [&](record::Transaction& transaction) { return import_book(transaction, book, kChange, random_); });
  }
  /// The meeting as the secretary runs it: its agenda issued.
  void issue() {
    const auto done = database().write([](record::Transaction& transaction) {
      auto stored = *find_meeting(transaction, "jc-2026-11-19");
      stored.state = MeetingState::Issued;
      return save_meeting(transaction, stored, kChange);
    });
    ASSERT_TRUE(done);
  }
  base::Result<void> add(std::string_view line, std::string id, base::Instant now) {
    return database().write([&](record::Transaction& transaction) -> base::Result<void> {
      const auto meeting = *find_meeting(transaction, "jc-2026-11-19");
      const auto committee = *find_committee(transaction, "jc");
      const MeetingPlan made = plan_of(transaction, meeting.meeting, committee.body);
      const auto entries = entries_of(transaction, "jc-2026-11-19");
      auto read = read_line(line, LiveMeeting(made, entries), now);
      if (!read) return std::unexpected(read.error());
      for (std::size_t i = 0; i < read->size(); ++i) (*read)[i].id = id + (i == 0 ? "" : std::to_string(i));
      return add_entries(transaction, "jc-2026-11-19", *read, kChange);
    });
  }
  base::SeededRandom random_{7};

 private:
  std::optional<record::FreshDatabase> fresh_;
};
SIGHTLINE_ON_EACH_ENGINE(CommitteeRecord);

TEST_P(CommitteeRecord, GivesBackTheBookThatWasBroughtIn) {
  const auto imported = import(joint_committee());
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->added, 5 + 1 + 8 + 1 + 1);
  auto book = database().read([](record::Reader& reader) { return load_book(reader); });
  const auto meant = joint_committee();
  EXPECT_EQ(book.meetings, meant.meetings);
  EXPECT_EQ(book.bodies, meant.bodies);
  EXPECT_EQ(book.actions, meant.actions);
  EXPECT_EQ(book.people.size(), meant.people.size());
}

TEST_P(CommitteeRecord, TakesTheSameBookTwiceWithoutChangingAnything) {
  ASSERT_TRUE(import(joint_committee()));
  const auto again = import(joint_committee());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->added, 0);
  EXPECT_EQ(again->unchanged, 16);
}

TEST_P(CommitteeRecord, TakesNothingOfABookThatSaysSomethingElse) {
  ASSERT_TRUE(import(joint_committee()));
  auto other = joint_committee();
  other.meetings[0].items[0].title = "Another title";
  other.people.push_back({.id = "new", .name = "Invented Newcomer"});
  const auto refused = import(other);
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().size(), 1U);
  EXPECT_EQ(refused.error()[0].subject, "$.meetings[0]");
  EXPECT_EQ(refused.error()[0].code, base::ErrorCode::Conflict);
  const auto people = database().read([](record::Reader& reader) { return committee_people(reader); });
  EXPECT_EQ(people.size(), 8U);
}

TEST_P(CommitteeRecord, RefusesIdsThatCannotStandInAnAddressAndQuorumsThatAreNone) {
  auto book = joint_committee();
  book.meetings[0].id = "JC 19/11";
  book.bodies[0].quorum_rule = R"({"at_least":"three"})";
  const auto refused = import(book);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error()[0].subject, "$.bodies[0].quorum_rule.at_least");
  EXPECT_EQ(refused.error().back().subject, "$.meetings[0].id");
}

TEST_P(CommitteeRecord, RefusesAReferencePatternThatIsNone) {
  auto book = joint_committee();
  book.bodies[0].reference_pattern = "{body}/{month}/{seq}";
  const auto refused = import(book);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error()[0].subject, "$.bodies[0].reference_pattern");
  EXPECT_THAT(refused.error()[0].message, HasSubstr("{month}"));
}

TEST_P(CommitteeRecord, KeepsWhatHappensAtAMeetingAndWorksOutItsQuorum) {
  ASSERT_TRUE(import(joint_committee()));
  issue();
  ASSERT_TRUE(add("NC, SC, EC and TM here", "a", at(9, 0)));
  ASSERT_TRUE(add("open", "b", at(9, 3)));
  ASSERT_TRUE(add("item 1", "c", at(9, 4)));
  ASSERT_TRUE(add("action SC by 16 January: write", "d", at(9, 10)));
  ASSERT_TRUE(add("EC left at 9.20", "e", at(9, 25)));
  ASSERT_TRUE(add("APPROVE the plan", "f", at(9, 30)));
  const auto book = database().read([](record::Reader& reader) { return load_book(reader); });
  const Meeting& meeting = book.meetings.front();
  EXPECT_EQ(meeting.quorum.is_quorate, true);
  ASSERT_EQ(meeting.items[0].decisions.size(), 1U);
  EXPECT_EQ(meeting.items[0].decisions[0].is_inquorate, true);
  ASSERT_NE(book.action("d"), nullptr);
  EXPECT_EQ(book.action("d")->accountable, "south");
}

TEST_P(CommitteeRecord, KeepsAnEntryOnceThatIsSentTwice) {
  ASSERT_TRUE(import(joint_committee()));
  issue();
  ASSERT_TRUE(add("open", "a", at(9, 3)));
  ASSERT_TRUE(add("item 1", "b", at(9, 3)));
  ASSERT_TRUE(add("Words.", "c", at(9, 5)));
  ASSERT_TRUE(add("Words.", "c", at(9, 6)));
  const auto entries = database().read([](record::Reader& reader) { return entries_of(reader, "jc-2026-11-19"); });
  EXPECT_EQ(entries.size(), 3U);
}

TEST_P(CommitteeRecord, KeepsNothingOfALineThatCannotFollow) {
  ASSERT_TRUE(import(joint_committee()));
  EXPECT_THAT(add("open", "a", at(9, 0)).error().message, HasSubstr("Issue the agenda first"));
  issue();
  ASSERT_TRUE(add("NC here", "a", at(9, 0)));
  EXPECT_FALSE(add("NC, SC left", "b", at(9, 5)));
  const auto entries = database().read([](record::Reader& reader) { return entries_of(reader, "jc-2026-11-19"); });
  EXPECT_EQ(entries.size(), 1U);
}

TEST_P(CommitteeRecord, RefusesAChangeToWhatSomebodyElseHasChanged) {
  ASSERT_TRUE(import(joint_committee()));
  const auto seen = database().read([](record::Reader& reader) { return *find_meeting(reader, "jc-2026-11-19"); });
  issue();
  const auto late =
      database().write([&](record::Transaction& transaction) { return save_meeting(transaction, seen, kChange); });
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, base::ErrorCode::Conflict);
}

TEST_P(CommitteeRecord, LinksOneAccountToOnePerson) {
  ASSERT_TRUE(import(joint_committee()));
  const auto link = [&](std::string_view person) {
    return database().write(
        [&](record::Transaction& transaction) { return link_account(transaction, person, kSecretary, kChange); });
  };
  EXPECT_TRUE(link("secretary"));
  EXPECT_FALSE(link("north"));
  const auto person = database().read([](record::Reader& reader) { return person_of_account(reader, kSecretary); });
  EXPECT_EQ(person->person.id, "secretary");
}

TEST_P(CommitteeRecord, WritesTheTrailForEachChange) {
  ASSERT_TRUE(import(joint_committee()));
  issue();
  ASSERT_TRUE(add("NC here", "a", at(9, 0)));
  const auto trail = database().read(
      [](record::Reader& reader) { return record::audit_of_subject(reader, "meeting", "jc-2026-11-19"); });
  ASSERT_EQ(trail.size(), 3U);
  EXPECT_EQ(trail[0].event.action, "meeting added");
  EXPECT_EQ(trail[1].event.action, "meeting changed");
  EXPECT_EQ(trail[2].event.action, "meeting entry added");
  EXPECT_THAT(trail[2].event.after, HasSubstr("north_chair"));
}

// ---- life and versions ---------------------------------------------------------------------------------------------

TEST_P(CommitteeRecord, KeepsEachVersionOfTheTerms) {
  ASSERT_TRUE(import(joint_committee()));
  database().write([](record::Transaction& transaction) {
    auto committee = *find_committee(transaction, "jc");
    committee.body.purpose = "Care";
    EXPECT_TRUE(save_committee(transaction, committee, kChange));
    const auto versions = committee_versions(transaction, "jc");
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_FALSE(versions[0].body.purpose);
    EXPECT_EQ(versions[1].body.purpose, "Care");
    EXPECT_EQ(versions[1].version, 2);
    EXPECT_EQ(versions[1].saved_by, kChange.by);
  });
}

TEST_P(CommitteeRecord, TakesTheStepsOfACommitteesLifeInTheirOrder) {
  ASSERT_TRUE(import(joint_committee()));
  database().write([](record::Transaction& transaction) {
    const auto established = *find_committee(transaction, "jc");
    EXPECT_EQ(take_life_step(transaction, established, LifeStep::Suspend, " ", kChange).error().subject, "reason");
    EXPECT_EQ(take_life_step(transaction, established, LifeStep::Archive, "", kChange).error().code,
              base::ErrorCode::Conflict);
    EXPECT_TRUE(take_life_step(transaction, established, LifeStep::Suspend, "No chair", kChange));
    EXPECT_EQ(take_life_step(transaction, established, LifeStep::StandDown, "", kChange).error().code,
              base::ErrorCode::Conflict);
    EXPECT_TRUE(take_life_step(transaction, *find_committee(transaction, "jc"), LifeStep::StandDown, "", kChange));
    EXPECT_TRUE(find_committee(transaction, "jc")->is_stood_down);
    EXPECT_EQ(life_of(transaction, "jc").size(), 2U);
  });
}

TEST_P(CommitteeRecord, PutsWhatWaitsOnTheNextAgendaOnce) {
  ASSERT_TRUE(import(joint_committee()));
  database().write([](record::Transaction& transaction) {
    AgendaItem item;
    item.title = "Ratification";
    await_next_agenda(transaction, "jc", "one", item);
    await_next_agenda(transaction, "jc", "one", item);
    Meeting next = joint_committee().meetings.front();
    for (const int day : {20, 21}) {
      next.id = "jc-2026-11-" + std::to_string(day);
      next.date = base::add_days(kDay, std::chrono::days(day - 19));
      EXPECT_TRUE(save_meeting(transaction, {.meeting = next, .state = MeetingState::Planned, .version = 0}, kChange));
    }
    EXPECT_EQ(find_meeting(transaction, "jc-2026-11-20")->meeting.items.back().title, "Ratification");
    EXPECT_NE(find_meeting(transaction, "jc-2026-11-21")->meeting.items.back().title, "Ratification");
  });
}

}  // namespace
}  // namespace governance
