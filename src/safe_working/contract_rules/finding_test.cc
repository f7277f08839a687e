#include "safe_working/contract_rules/finding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "safe_working/contract_rules/contract_rules_testing.h"

namespace safe_working {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::vector<Finding> found_by(Rule rule, const DoctorRota& rota, Settings settings = {}) {
  RotaChecker checker(settings, RuleSelection(std::array{rule}));
  const auto found = checker.check(rota);
  return {found.begin(), found.end()};
}

TEST(FindingText, SaysARestAsAGuardianWouldReadIt) {
  const auto found = found_by(Rule::Rs11, rota_with({shift("2026-09-08T09:00", "2026-09-08T22:15"),
                                                     shift("2026-09-09T08:30", "2026-09-09T17:00")}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(finding_text(found[0]),
            "Rest between Tue 8 Sep 22:15 and Wed 9 Sep 08:30 was 10 h 15 min; the contract asks for 11 h.");
  EXPECT_TRUE(found[0].is_fine_trigger);
  EXPECT_EQ(found[0].fine_minutes, 45);
}

TEST(FindingText, ShowsThePaperLengthWhereTheClocksChange) {
  const auto found = found_by(Rule::Sh13, rota_with({shift("2019-10-26T20:30", "2019-10-27T09:00")}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].clock_change);
  EXPECT_THAT(finding_text(found[0]), HasSubstr("is 13 h 30 min long; the contract allows 13 h."));
  EXPECT_THAT(finding_text(found[0]), HasSubstr("on paper it is 12 h 30 min"));
}

TEST(FindingText, JudgesAPlanByTheWallClockWhereASettingAsks) {
  DoctorRota rota = rota_with({shift("2026-10-24T20:00", "2026-10-25T09:00")});
  rota.plan = Plan::Scheduled;
  EXPECT_EQ(found_by(Rule::Sh13, rota).size(), 1U);
  EXPECT_TRUE(found_by(Rule::Sh13, rota, {.clock_changes = ClockChanges::Paper}).empty());
}

TEST(FindingText, SaysAnAverageAndAShareInTheirOwnWords) {
  const auto average = found_by(Rule::Hr48, seventy_four_hours());
  ASSERT_EQ(average.size(), 1U);
  EXPECT_EQ(average[0].verdict, Verdict::Notice);
  EXPECT_THAT(finding_text(average[0]), HasSubstr("averaged 66 hours a week; the contract allows 48 hours a week."));
  const auto weekends = found_by(Rule::We3, seventy_four_hours());
  ASSERT_EQ(weekends.size(), 1U);
  EXPECT_THAT(finding_text(weekends[0]), HasSubstr("1 of 1 weekends"));
}

TEST(FindingText, IsThereForEveryRuleThatIsJudged) {
  for (const RuleRow& row : rules()) {
    if (!row.not_modelled.empty()) continue;
    Finding finding;
    finding.rule = row.rule;
    finding.measured = {61, 3};
    finding.limit = {60, 2};
    EXPECT_THAT(finding_text(finding), HasSubstr(".")) << row.id;
    EXPECT_THAT(finding_text(finding), Not(HasSubstr("  "))) << row.id;
  }
}

TEST(FindingText, SaysThatAShiftIsBothANightAndALongEvening) {
  std::vector<RotaDuty> shifts;
  for (const char* const day : {"2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04", "2026-06-05"}) {
    RotaDuty late = shift(std::string(day) + "T14:00", std::string(day) + "T23:00");
    late.ends.instant += RotaMinutes(180);
    shifts.push_back(late);
  }
  for (const Rule rule : {Rule::ShEve, Rule::ShNight}) {
    const auto found = found_by(rule, rota_with(shifts));
    ASSERT_EQ(found.size(), 1U) << rule_id(rule);
    EXPECT_THAT(finding_text(found[0]), HasSubstr("The shift is both a night and a long evening")) << rule_id(rule);
  }
}

TEST(FindingText, SaysThatARuleIsUnverified) {
  DoctorRota rota = rota_with({shift("2026-06-01T20:30", "2026-06-02T09:00")});
  rota.duties[0].breaks_of_30 = 2;
  const auto found = found_by(Rule::Br3, rota);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(finding_text(found[0]), HasSubstr("This rule is unverified: confirm it before you act on it."));
  EXPECT_THAT(finding_text(found_by(Rule::Hr72, seventy_four_hours()).front()), Not(HasSubstr("unverified")));
}

TEST(FindingText, SaysEveryAssumption) {
  Finding finding = found_by(Rule::Hr72, seventy_four_hours()).front();
  const std::string plain = finding_text(finding);
  for (int i = 0; i < 14; ++i) {
    finding.notes = static_cast<std::uint16_t>(1 << i);
    EXPECT_GT(finding_text(finding).size(), plain.size()) << i;
  }
}

TEST(FindingProof, NamesTheDutiesThatTheRuleCounts) {
  DoctorRota rota = seventy_four_hours();
  EXPECT_THAT(proof_of(found_by(Rule::Hr72, rota).front(), rota), ElementsAre(0, 1, 2, 3, 4, 5));
  EXPECT_THAT(proof_of(found_by(Rule::We3, rota).front(), rota), ElementsAre(3, 4, 5));
}

TEST(MeasureDecimal, IsShortAndTrue) {
  EXPECT_EQ(measure_decimal({74 * 60, 1}, Unit::Hours), "74");
  EXPECT_EQ(measure_decimal({615, 1}, Unit::Hours), "10.25");
  EXPECT_EQ(measure_decimal({7 * 2881, 7}, Unit::WeeklyHours), "48.016667");
  EXPECT_EQ(measure_decimal({1, 3}, Unit::Share), "0.3333");
  EXPECT_EQ(measure_decimal({5, 1}, Unit::Shifts), "5");
}

}  // namespace
}  // namespace safe_working
