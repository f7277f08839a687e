#include "governance/actions/action_state.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace governance {
namespace {

constexpr ActionRole kNobody;
constexpr ActionRole kOwner = {.is_owner = true};
constexpr ActionRole kSecretary = {.is_secretary = true};

TEST(ActionState, ReadsBackEveryCode) {
  for (const auto status : kActionStatuses) EXPECT_EQ(parse_status(status_code(status)), status);
  for (const auto reason : kClosingReasons) EXPECT_EQ(parse_reason(reason_code(reason)), reason);
  for (const auto& rule : step_rules()) EXPECT_EQ(parse_step(rule.code), rule.kind);
  EXPECT_FALSE(parse_status("done"));
  EXPECT_FALSE(parse_reason(""));
  EXPECT_FALSE(parse_step("danced"));
}

TEST(ActionState, IsOpenUntilItIsClosedOrWithdrawn) {
  for (const auto status : kActionStatuses)
    EXPECT_EQ(is_open(status), status != ActionStatus::Closed && status != ActionStatus::Withdrawn);
}

TEST(ActionSteps, AreTakenByWhomTheTableSaysAndNobodyElse) {
  for (const auto& rule : step_rules())
    for (const auto status : kActionStatuses) {
      const bool is_from = std::ranges::find(rule.from, status) != rule.from.end();
      const bool by_secretary = rule.taker != StepTaker::Meeting;
      EXPECT_EQ(may_take(rule.kind, status, kSecretary).has_value(), is_from && by_secretary) << rule.code;
      EXPECT_EQ(may_take(rule.kind, status, kOwner).has_value(), is_from && rule.taker == StepTaker::Owner)
          << rule.code;
      ASSERT_FALSE(may_take(rule.kind, status, kNobody)) << rule.code;
      EXPECT_EQ(may_take(rule.kind, status, kNobody).error().code, base::ErrorCode::Forbidden) << rule.code;
    }
}

TEST(ActionSteps, LeaveTheLogOnlyByADecision) {
  for (const auto& rule : step_rules()) {
    const bool closes = rule.to == ActionStatus::Closed;
    EXPECT_EQ(rule.needs_decision, closes) << rule.code;
    EXPECT_EQ(rule.taker == StepTaker::Secretary || !closes, true) << rule.code;
  }
}

TEST(ActionSteps, SayWhatStandsInTheWay) {
  const auto early = may_take(StepKind::OnTrack, ActionStatus::Proposed, kOwner);
  EXPECT_EQ(early.error().code, base::ErrorCode::Conflict);
  EXPECT_NE(early.error().message.find("has not accepted"), std::string::npos);
  const auto late = may_take(StepKind::OnTrack, ActionStatus::Closed, kOwner);
  EXPECT_NE(late.error().message.find("is closed now"), std::string::npos);
}

}  // namespace
}  // namespace governance
