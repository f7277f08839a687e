#include "safe_working/contract_rules/rule_register.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "safe_working/contract_rules/rule.h"
#include "safe_working/contract_rules/settings.h"

namespace safe_working {
namespace {

using testing::HasSubstr;

TEST(RuleRegister, NamesEveryRuleAndEverySetting) {
  const std::string text = rule_register_markdown();
  for (const RuleRow& rule : rules()) EXPECT_THAT(text, HasSubstr("| " + std::string(rule.id) + " |"));
  for (const SettingRow& setting : setting_rows()) EXPECT_THAT(text, HasSubstr("`" + std::string(setting.name) + "`"));
}

}  // namespace
}  // namespace safe_working
