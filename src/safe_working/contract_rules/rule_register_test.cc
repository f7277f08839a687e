#include "safe_working/contract_rules/rule_register.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "safe_working/contract_rules/rule.h"
#include "safe_working/contract_rules/settings.h"

namespace safe_working {
namespace {

using testing::HasSubstr;

TEST(RuleRegister, IsWhatTheDocumentSays) {
  constexpr auto kFile = "docs/rules.md";
  if (std::getenv("SIGHTLINE_WRITE_DOCS") != nullptr) std::ofstream(kFile) << rule_register_markdown();
  std::ifstream file(kFile);
  const std::string written((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  EXPECT_EQ(written, rule_register_markdown())
      << kFile << " differs from the tables. Run this test with SIGHTLINE_WRITE_DOCS=1 to write it again.";
}

TEST(RuleRegister, NamesEveryRuleAndEverySetting) {
  const std::string text = rule_register_markdown();
  for (const RuleRow& rule : rules()) EXPECT_THAT(text, HasSubstr("| " + std::string(rule.id) + " |"));
  for (const SettingRow& setting : setting_rows()) EXPECT_THAT(text, HasSubstr("`" + std::string(setting.name) + "`"));
}

}  // namespace
}  // namespace safe_working
