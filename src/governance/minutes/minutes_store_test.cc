#include "governance/minutes/minutes_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/committee_record/committee_pages_testing.h"
#include "governance/minutes/minutes_testing.h"

namespace governance {
namespace {

using namespace testing_help;
using testing::HasSubstr;

class MinutesStore : public CommitteePages {
 protected:
  std::vector<record::Migration> migrations() override {
    auto out = CommitteePages::migrations();
    out.push_back(minutes_migration());
    return out;
  }
  base::Result<void> save(const StoredMinutes& minutes, MinutesStep step, std::string_view note = "") {
    return database().write([&](record::Transaction& transaction) {
      return save_step(transaction, kMeeting, minutes, step, note, change());
    });
  }
  StoredMinutes kept() {
    return database().read([](record::Reader& reader) { return find_minutes(reader, kMeeting); });
  }
  std::vector<StepTaken> steps() {
    return database().read([](record::Reader& reader) { return steps_of_minutes(reader, kMeeting); });
  }
  std::vector<record::AuditEntry> trail() {
    return database().read(
        [](record::Reader& reader) { return record::audit_of_subject(reader, "minutes", kMeeting); });
  }
};
SIGHTLINE_ON_EACH_ENGINE(MinutesStore);

TEST_P(MinutesStore, GivesNotesWhereNothingWasDrawnUp) {
  EXPECT_EQ(kept().version, 0);
  EXPECT_EQ(kept().minutes, Minutes());
  EXPECT_TRUE(steps().empty());
}

TEST_P(MinutesStore, GivesBackWhatWasKept) {
  Minutes minutes = minutes_at(MinutesState::Circulated);
  minutes.drawn_from = 17;
  minutes.amendments = {{.place = 2,
                         .proposer = "south",
                         .old_text = "<b>long</b>\nwords",
                         .new_text = "“short” words",
                         .state = AmendmentState::NotAgreed}};
  minutes.approval = Approval{.route = ApprovalRoute::Parent, .meeting = {}, .date = kDay, .by = "the board"};
  ASSERT_TRUE(save({.minutes = minutes, .version = 0}, MinutesStep::Circulate));
  EXPECT_EQ(kept().minutes, minutes);
  EXPECT_EQ(kept().version, 1);
}

TEST_P(MinutesStore, KeepsEveryStepWithWhoAndWhen) {
  ASSERT_TRUE(save({.minutes = minutes_at(MinutesState::Draft), .version = 0}, MinutesStep::DrawUp));
  ASSERT_TRUE(save({.minutes = minutes_at(MinutesState::ChairChecked), .version = 1}, MinutesStep::Check, "By phone."));
  ASSERT_EQ(steps().size(), 2U);
  EXPECT_EQ(steps()[1].step, MinutesStep::Check);
  EXPECT_EQ(steps()[1].to, MinutesState::ChairChecked);
  EXPECT_EQ(steps()[1].note, "By phone.");
  EXPECT_EQ(steps()[1].by, kSecretaryAccount.text());
  EXPECT_EQ(steps()[1].at, clock.now());
}

TEST_P(MinutesStore, WritesEachChangeToTheTrailInTheSameTransaction) {
  Minutes minutes = minutes_at(MinutesState::Draft);
  ASSERT_TRUE(save({.minutes = minutes, .version = 0}, MinutesStep::DrawUp));
  ASSERT_TRUE(word_anew(minutes, 0, "Other words.", {}));
  ASSERT_TRUE(database().write([&](record::Transaction& transaction) {
    return save_words(transaction, kMeeting, {.minutes = minutes, .version = 1}, "minutes worded anew", change());
  }));
  const auto entries = trail();
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].event.action, "minutes draw_up");
  EXPECT_EQ(entries[0].event.before, "");
  EXPECT_EQ(entries[1].event.action, "minutes worded anew");
  EXPECT_THAT(entries[1].event.before, HasSubstr("NC welcomed everyone."));
  EXPECT_THAT(entries[1].event.after, HasSubstr("Other words."));
}

TEST_P(MinutesStore, RefusesWhatSomebodyElseHasChangedMeanwhileAndWritesNothing) {
  ASSERT_TRUE(save({.minutes = minutes_at(MinutesState::Draft), .version = 0}, MinutesStep::DrawUp));
  for (const int version : {0, 2}) {
    const auto late = save({.minutes = minutes_at(MinutesState::ChairChecked), .version = version}, MinutesStep::Check);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, base::ErrorCode::Conflict);
  }
  EXPECT_EQ(kept().minutes.state, MinutesState::Draft);
  EXPECT_EQ(steps().size(), 1U);
  EXPECT_EQ(trail().size(), 1U);
}

TEST_P(MinutesStore, PutsADraftAsideAndKeepsItsSteps) {
  ASSERT_TRUE(save({.minutes = minutes_at(MinutesState::Draft), .version = 0}, MinutesStep::DrawUp));
  ASSERT_TRUE(save({.minutes = {}, .version = 1}, MinutesStep::DrawAgain, "Late note."));
  EXPECT_EQ(kept().minutes, Minutes());
  EXPECT_EQ(kept().version, 2);
  EXPECT_EQ(steps().size(), 2U);
  EXPECT_THAT(trail()[1].event.before, HasSubstr("The plan was praised."));
}

}  // namespace
}  // namespace governance
