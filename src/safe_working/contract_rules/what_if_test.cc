#include "safe_working/contract_rules/what_if.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "safe_working/contract_rules/contract_rules_testing.h"

namespace safe_working {
namespace {

std::vector<Rule> rules_of(const std::vector<Finding>& findings) {
  std::vector<Rule> rules;
  for (const Finding& finding : findings) rules.push_back(finding.rule);
  return rules;
}

class OneEdit : public testing::Test {
 protected:
  RotaChecker checker_{Settings{}, RuleSelection(std::array{Rule::Hr72, Rule::Rs11, Rule::RsNight, Rule::Sh13})};
  WhatIf what_if_{checker_, seventy_four_hours()};
};

TEST_F(OneEdit, SaysWhatGoesWithADuty) {
  const Effect effect = what_if_.effect_of({.without = 2, .with = std::nullopt});
  EXPECT_THAT(rules_of(effect.gone), testing::ElementsAre(Rule::Hr72));
  EXPECT_THAT(effect.come, testing::IsEmpty());
}

TEST_F(OneEdit, SaysWhatComesWithADuty) {
  const Effect effect = what_if_.effect_of({.without = 1, .with = shift("2026-06-08T17:00", "2026-06-08T22:00")});
  EXPECT_THAT(rules_of(effect.gone), testing::ElementsAre(Rule::Hr72));
  EXPECT_THAT(rules_of(effect.come), testing::UnorderedElementsAre(Rule::Rs11, Rule::RsNight));
}

TEST_F(OneEdit, LeavesTheRotaAsItWas) {
  const auto before = what_if_.findings();
  static_cast<void>(what_if_.effect_of({.without = 0, .with = shift("2026-06-04T08:00", "2026-06-04T22:00")}));
  EXPECT_EQ(what_if_.findings(), before);
  EXPECT_EQ(what_if_.rota().duties.size(), 6U);
  const Effect none = what_if_.effect_of({});
  EXPECT_TRUE(none.gone.empty() && none.come.empty());
}

TEST_F(OneEdit, RefusesADutyOnTopOfAnother) {
  const Effect effect =
      what_if_.effect_of({.without = std::nullopt, .with = shift("2026-06-01T12:00", "2026-06-01T14:00")});
  EXPECT_TRUE(effect.overlap.has_value());
}

}  // namespace
}  // namespace safe_working
