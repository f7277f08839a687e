#include "flow/beds/bed_plan.h"

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/beds/bed_plan_answer.h"

namespace flow {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Changes = std::map<std::string, std::string, std::less<>>;

base::Checked<BedPlan> plan_with(const Changes& changes, const std::string& file = "") {
  const Typed typed = [&](std::string_view field) -> std::string {
    if (const auto at = changes.find(field); at != changes.end()) return at->second;
    for (const auto& [name, value] : bed_plan_example())
      if (name == field) return std::string(value);
    return "";
  };
  return read_bed_plan(typed, file);
}
std::vector<std::string> faulty_fields(const Changes& changes) {
  std::vector<std::string> out;
  if (const auto plan = plan_with(changes); !plan)
    for (const base::Error& fault : plan.error()) out.push_back(fault.subject);
  return out;
}

/// A ward so small that its answer takes no time.
const Changes kSmallWard = {{"arrivals", "same"}, {"arrivals-every", "1"}, {"stay-mean", "4"}, {"stay-sd", "3"},
                            {"beds", "8"},        {"staffed", "6"},        {"max-days", ""},   {"max-share", "10"}};

TEST(BedPlan, ReadsItsExampleWithoutAFault) {
  const auto plan = plan_with({});
  ASSERT_TRUE(plan) << plan.error().front().message;
  EXPECT_EQ(plan->model.arrivals_per_day[6], 1.8);
  EXPECT_EQ(plan->beds_now, 74);
  EXPECT_DOUBLE_EQ(plan->asked.max_share, 0.05);
  EXPECT_EQ(plan->asked.max_wait_days, 2);
  EXPECT_EQ(plan->model.effort, SearchEffort::Quick);
  EXPECT_DOUBLE_EQ(plan->model.wrong_setting_range->high, 0.5);
  EXPECT_FALSE(too_large_for_page(*plan));
}

TEST(BedPlan, TellsEveryFaultAtItsField) {
  EXPECT_THAT(faulty_fields({{"arrivals-tue", "three"},
                             {"stay-mean", ""},
                             {"beds", "7.5"},
                             {"max-share", "0"},
                             {"growth-low", "9"},
                             {"moved-high", ""},
                             {"seed", "-1"}}),
              ElementsAre("arrivals-tue", "stay-mean", "beds", "max-share", "growth-high", "moved-high", "seed"));
  EXPECT_THAT(faulty_fields({{"wrong-share", ""}}), ElementsAre("wrong-share"));
  EXPECT_THAT(faulty_fields({{"days-fewer", "0"}}), ElementsAre("days-fewer"));
  EXPECT_THAT(faulty_fields({{"arrivals", "same"}, {"arrivals-every", "0"}}), ElementsAre("arrivals-every"));
  EXPECT_THAT(faulty_fields({{"stay", "recorded"}}), ElementsAre("stays"));
}

TEST(BedPlan, TakesTheMiddleOfARangeThatLeavesThePresentOut) {
  const auto plan = plan_with({{"growth-low", "2"}, {"growth-high", "6"}});
  ASSERT_TRUE(plan);
  EXPECT_DOUBLE_EQ(plan->model.growth_range->likely, 0.04);
  EXPECT_DOUBLE_EQ(plan->model.levers.growth, 0.04);
  EXPECT_EQ(plan->model.stay_change_range->likely, 0);
}

TEST(BedPlan, ComparesFewerMoreStaffedAndEachLever) {
  const auto plan = plan_with({});
  std::vector<std::string> names;
  for (const Scenario& scenario : plan->model.scenarios) names.push_back(scenario.name);
  EXPECT_THAT(names, ElementsAre("Fewer beds: 70", "More beds: 78", "Admissions 4 % more", "Stays 5 % shorter",
                                 "50 % of those in the wrong setting moved"))
      << "the beds with staff are those of fewer beds here";
  const auto other = plan_with({{"staffed", "60"}});
  EXPECT_EQ(other->model.scenarios[2].name, "Beds that there are staff for: 60");
}

TEST(BedPlan, IsRefusedOnAPageWhereItWouldTakeTooLong) {
  const auto plan = plan_with({{"arrivals", "same"}, {"arrivals-every", "900"}, {"beds", "10000"}});
  ASSERT_TRUE(plan);
  const auto refusal = too_large_for_page(*plan);
  ASSERT_TRUE(refusal);
  EXPECT_THAT(refusal->message, HasSubstr("one ward or specialty at a time"));
  EXPECT_FALSE(answer_to(*plan));
}

TEST(BedPlan, FindsANumberBetweenItsEndsAndComparesWithTheBedsNow) {
  const auto answer = answer_to(*plan_with(kSmallWard));
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_LE(answer->required.low, answer->required.beds);
  EXPECT_GE(answer->required.high, answer->required.beds);
  EXPECT_TRUE(answer->compares_with_now);
  EXPECT_EQ(answer->compared.front().name, "Beds now: 8");
  EXPECT_THAT(comparison_sentences(*answer), Contains(HasSubstr("points")));
  EXPECT_GT(answer->week[0].nine_of_ten, static_cast<std::int64_t>(answer->week[0].mean));
  EXPECT_EQ(answer_to(*plan_with(kSmallWard))->required.events, answer->required.events) << "the same seed";
}

TEST(BedPlan, ComparesWithTheNumberFoundWhereTheBedsNowWouldNeverSuffice) {
  Changes changes = kSmallWard;
  changes["beds"] = "3";
  const auto answer = answer_to(*plan_with(changes));
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_FALSE(answer->compares_with_now);
  EXPECT_EQ(answer->compared[1].name, "Beds now: 3");
  EXPECT_TRUE(answer->compared[1].refusal);
  EXPECT_THAT(comparison_sentences(*answer), Contains(HasSubstr("more than with ")));
}

TEST(BedPlan, HandlesAboutAsManyEventsAsItWasGuessed) {
  for (const Changes& changes : {kSmallWard, Changes{}}) {
    const auto plan = plan_with(changes);
    const auto answer = answer_to(*plan);
    ASSERT_TRUE(answer);
    const double ratio = static_cast<double>(answer->required.events) / events_of_requirement(plan->model);
    EXPECT_GT(ratio, 0.3);
    EXPECT_LT(ratio, 1.5);
  }
}

TEST(BedPlanJson, HoldsRecordedStaysAndEveryScenario) {
  Changes changes = kSmallWard;
  changes["stay"] = "recorded";
  changes["stays"] = "3 0.5 12";
  const std::string json = bed_model_json(*plan_with(changes));
  EXPECT_THAT(json, HasSubstr("\"stay\": {\"recorded\": [0.5, 3, 12]}"));
  EXPECT_THAT(json, HasSubstr("{\"name\": \"Fewer beds: 7\", \"beds\": 7}"));
  EXPECT_THAT(json, HasSubstr("\"effort\": \"quick\""));
}

TEST(BedPlanCommand, NamesWhatTheModelDoesNotHold) {
  EXPECT_EQ(bed_plan_command(*plan_with({})),
            "sightline beds required beds-model.json --max-wait-share 0.05 --max-wait-days 2 --level 0.8 --seed 1");
  EXPECT_THAT(bed_plan_command(*plan_with({{"max-days", ""}})), Not(HasSubstr("--max-wait-days")));
}

}  // namespace
}  // namespace flow
