#include "safe_working/rota_checks/finding_words.h"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "safe_working/contract_rules/rota_time.h"
#include "safe_working/rota_checks/rota_checks_testing.h"

namespace safe_working {
namespace {

using testing_help::wall;

RotaDuty between(std::string_view starts, std::string_view ends) {
  return {.starts = rota_time(wall(starts)).value(), .ends = rota_time(wall(ends)).value()};
}

TEST(FindingWords, MarkWithALetterAndANumber) {
  EXPECT_EQ(finding_mark({.verdict = Verdict::Breach}, 1), "B1");
  EXPECT_EQ(finding_mark({.verdict = Verdict::Notice}, 12), "N12");
}

TEST(FindingWords, NameLinesAsRuns) {
  const auto words = [](std::vector<std::uint32_t> lines) { return line_words(lines); };
  EXPECT_EQ(words({}), "");
  EXPECT_EQ(words({4}), "4");
  EXPECT_EQ(words({4, 5}), "4 to 5");
  EXPECT_EQ(words({2, 3, 4, 8, 10, 11}), "2 to 4, 8, 10 to 11");
}

TEST(FindingWords, SayTheFineOfWorkAndThatAPlanWouldBeFined) {
  EXPECT_EQ(fine_words({.rule = Rule::Rs11, .is_fine_trigger = true, .fine_minutes = 105}, Plan::Actual),
            "Guardian's fine: 1 h 45 min.");
  EXPECT_EQ(fine_words({.rule = Rule::Rs11}, Plan::Scheduled),
            "Planned only. If it is worked like this, the guardian fines it.");
}

TEST(FindingWords, PromiseNoFineThatThePlanDoesNotShow) {
  EXPECT_EQ(fine_words({.rule = Rule::Rs11, .era = ContractEra::E1}, Plan::Scheduled), "")
      << "fined below 8 hours only";
  EXPECT_EQ(fine_words({.rule = Rule::Rs11, .verdict = Verdict::Notice}, Plan::Scheduled), "");
  EXPECT_EQ(fine_words({.rule = Rule::ShNight}, Plan::Scheduled), "");
  EXPECT_EQ(fine_words({.rule = Rule::Rs11}, Plan::Actual), "");
}

TEST(FindingWords, TellADutysTimesAcrossMidnights) {
  EXPECT_EQ(duty_times(between("2026-11-16T08:00", "2026-11-16T20:30")), "08:00 to 20:30");
  EXPECT_EQ(duty_times(between("2026-11-16T20:30", "2026-11-17T09:00")), "20:30 to 09:00 the next day");
  EXPECT_EQ(duty_times(between("2026-11-20T17:00", "2026-11-23T08:00")), "17:00 to 08:00 on Monday 23 November 2026");
  EXPECT_EQ(duty_day(between("2026-11-09T08:00", "2026-11-09T09:00")), "Mon 9 Nov");
}

TEST(FindingWords, HaveANameAndAMeaningForEachGrade) {
  EXPECT_EQ(evidence_name(Evidence::A), "Read at source");
  EXPECT_EQ(evidence_name(Evidence::B), "Quoted copy");
  EXPECT_EQ(evidence_name(Evidence::C), "Unverified");
  EXPECT_EQ(evidence_name(Evidence::D), "Open");
  for (const Evidence grade : {Evidence::A, Evidence::B, Evidence::C, Evidence::D})
    EXPECT_FALSE(evidence_meaning(grade).empty());
}

}  // namespace
}  // namespace safe_working
