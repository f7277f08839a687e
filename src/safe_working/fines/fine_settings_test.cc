#include "safe_working/fines/fine_settings.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace safe_working {
namespace {

using ::testing::HasSubstr;

FineSettings defaults() {
  return {.reform_date = base::parse_iso_date("2026-02-04").value()};
}

TEST(FineSettings, StartAtTheirPrintedDefaults) {
  for (const SettingRow& row : fine_setting_rows())
    EXPECT_EQ(fine_setting_text(defaults(), row.name), row.fallback) << row.name;
}

TEST(FineSettings, SayTheirValuesEffectAndGrade) {
  for (const SettingRow& row : fine_setting_rows()) {
    EXPECT_FALSE(row.values.empty()) << row.name;
    EXPECT_FALSE(row.effect.empty()) << row.name;
  }
}

TEST(FineSettings, AreReadBackAsTheyWereTyped) {
  for (const std::string_view assignment :
       {"round_to_15=up", "round_to_15=nearest", "shift_length=paper", "late_finish_from=2020-08-05",
        "rest_hours=overrun", "after_reform=refuse", "reform_date=2026-01-01", "hourly_rate=15.05",
        "access_total=100.00", "access_cap=none", "information_guardian=0.50", "information_cap=2000.00"}) {
    FineSettings settings = defaults();
    ASSERT_TRUE(set(settings, assignment)) << assignment;
    const auto equals = assignment.find('=');
    EXPECT_EQ(fine_setting_text(settings, assignment.substr(0, equals)), assignment.substr(equals + 1));
  }
}

TEST(FineSettings, RefuseAValueWithThoseThereAre) {
  FineSettings settings = defaults();
  const auto refused = set(settings, "round_to_15=down");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().subject, "round_to_15=down");
  EXPECT_EQ(refused.error().message, "Set round_to_15 to off, up or nearest.");
  for (const std::string_view wrong :
       {"hourly_rate=lots", "hourly_rate=-1", "late_finish_from=August", "access_cap=no"})
    EXPECT_FALSE(set(settings, wrong)) << wrong;
}

TEST(FineSettings, RefuseANameThatIsNotThereWithThoseThatAre) {
  FineSettings settings = defaults();
  for (const std::string_view wrong : {"rounding=up", "round_to_15", "", "=up"}) {
    const auto refused = set(settings, wrong);
    ASSERT_FALSE(refused) << wrong;
    EXPECT_THAT(refused.error().message, HasSubstr("round_to_15, shift_length"));
  }
}

TEST(FineSettings, OfTheReformsFinesHaveNoDefault) {
  for (const ReformFine fine : kReformFines) EXPECT_FALSE(reform_fine(fine, defaults().reform));
}

}  // namespace
}  // namespace safe_working
