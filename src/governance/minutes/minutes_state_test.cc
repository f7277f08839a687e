#include "governance/minutes/minutes_state.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace governance {
namespace {

using enum MinutesState;
using testing::ElementsAre;

std::vector<std::string_view> steps_of(MinutesState from, std::vector<MinutesActor> actors) {
  std::vector<std::string_view> out;
  for (const auto* row : open_steps(from, actors)) out.push_back(word_of(row->step));
  return out;
}

TEST(MinutesStates, LeadFromNotesToFinalAndNoFurther) {
  std::set<MinutesState> reached = {Notes};
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& row : minutes_transitions())
      if (reached.contains(row.from) && reached.insert(row.to).second) grew = true;
  }
  EXPECT_EQ(reached.size(), std::size(kMinutesStates));
  for (const auto& row : minutes_transitions()) EXPECT_NE(row.from, Final);
}

TEST(MinutesStates, NeverLeadBackFromWhatMembersHave) {
  for (const auto& row : minutes_transitions())
    EXPECT_TRUE(!is_circulated(row.from) || row.to > row.from) << word_of(row.step);
}

TEST(MinutesStates, GiveEachStepToWhomTheTableGivesIt) {
  constexpr auto kSecretary = MinutesActor::Secretary;
  constexpr auto kChair = MinutesActor::Chair;
  EXPECT_THAT(steps_of(Notes, {kSecretary}), ElementsAre("draw_up"));
  EXPECT_THAT(steps_of(Notes, {kChair}), ElementsAre());
  EXPECT_THAT(steps_of(Draft, {kChair}), ElementsAre("check"));
  EXPECT_THAT(steps_of(Draft, {kSecretary}), ElementsAre("check", "draw_again"));
  EXPECT_THAT(steps_of(ChairChecked, {kSecretary}), ElementsAre("circulate", "send_back"));
  EXPECT_THAT(steps_of(ChairChecked, {kChair}), ElementsAre("send_back"));
  EXPECT_THAT(steps_of(Circulated, {kSecretary, kChair}), ElementsAre("approve", "approve_with_amendments"));
  EXPECT_THAT(steps_of(Final, {kSecretary, kChair}), ElementsAre());
  EXPECT_THAT(steps_of(Draft, {}), ElementsAre());
}

TEST(MinutesStates, AskTheSecretaryHowTheChairCheckedAndTheChairNothing) {
  EXPECT_EQ(find_transition(Draft, MinutesStep::Check, MinutesActor::Secretary)->needs, StepNeeds::Note);
  EXPECT_EQ(find_transition(Draft, MinutesStep::Check, MinutesActor::Chair)->needs, StepNeeds::Nothing);
}

TEST(MinutesStates, AreMarkedDraftUntilTheyAreApproved) {
  for (const auto state : kMinutesStates) {
    EXPECT_EQ(minutes_mark(state) == "DRAFT", state < Approved) << state_name(state);
    EXPECT_LE(minutes_mark(state).size(), 40U);
  }
  EXPECT_EQ(minutes_mark(ApprovedWithAmendments), "APPROVED SUBJECT TO AMENDMENTS");
  EXPECT_EQ(minutes_mark(Final), "CONFIRMED");
}

}  // namespace
}  // namespace governance
