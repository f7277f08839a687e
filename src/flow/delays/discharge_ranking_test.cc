#include "flow/delays/discharge_ranking.h"

#include <gmock/gmock.h>

#include "flow/returns/discharge_reasons.h"

namespace flow {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

ReasonCount count_of(std::size_t reason, std::optional<double> people, std::optional<double> before = {}) {
  return {.cut = discharge_reason_cut(discharge_reasons().at(reason)), .people = people, .before = before};
}

TEST(DischargeRanking, PutsTheBiggestFirstAndWhatIsNotKnownLast) {
  const std::vector counts{count_of(0, 5.0), count_of(1, std::nullopt), count_of(7, 50.0), count_of(30, 20.0)};
  const auto ranking = discharge_ranking(counts);
  ASSERT_THAT(ranking.reasons, SizeIs(4));
  EXPECT_EQ(ranking.reasons[0].words, "Awaiting determination of mental capacity");
  EXPECT_EQ(ranking.reasons[0].family, "Wellbeing concerns");
  EXPECT_EQ(ranking.reasons[1].count.people, 20.0);
  EXPECT_FALSE(ranking.reasons[3].count.people.has_value());
}

TEST(DischargeRanking, AddsUpTheFiveFamilies) {
  std::vector<ReasonCount> counts;
  for (std::size_t i = 0; i < discharge_reasons().size(); ++i) counts.push_back(count_of(i, 10.0, 9.0));
  const auto ranking = discharge_ranking(counts);
  ASSERT_THAT(ranking.families, SizeIs(5));
  EXPECT_EQ(ranking.families[0].name, "Interface process");  // 12 of the 37
  EXPECT_EQ(ranking.families[0].people, 120.0);
  EXPECT_EQ(ranking.families[4].name, "Care transfer hub process");
  EXPECT_EQ(ranking.families[4].before, 27.0);
  EXPECT_EQ(ranking.whole, 370.0);
  EXPECT_EQ(ranking.whole_before, 333.0);
}

TEST(DischargeRanking, KnowsNoWholeWhereAPartIsNotKnown) {
  const std::vector counts{count_of(0, 5.0, 4.0), count_of(1, std::nullopt, 3.0), count_of(7, 6.0)};
  const auto ranking = discharge_ranking(counts);
  EXPECT_FALSE(ranking.whole.has_value());
  EXPECT_FALSE(ranking.whole_before.has_value());
  EXPECT_EQ(ranking.families[0].people, 6.0);
  EXPECT_FALSE(ranking.families[1].people.has_value());
  EXPECT_EQ(ranking.families[1].before, 7.0);
}

TEST(DischargeRanking, TakesNoReasonOfAnotherReturn) {
  const std::vector counts{ReasonCount{.cut = "reason.A", .people = 7.0, .before = {}}};
  const auto ranking = discharge_ranking(counts);
  EXPECT_THAT(ranking.reasons, IsEmpty());
  EXPECT_THAT(ranking.families, IsEmpty());
  EXPECT_FALSE(ranking.whole.has_value());
}

TEST(DischargeRanking, KeepsReasonsOfOneSizeInTheOrderOfTheirWords) {
  const std::vector counts{count_of(1, 5.0), count_of(0, 5.0)};
  const auto ranking = discharge_ranking(counts);
  EXPECT_LT(ranking.reasons[0].words, ranking.reasons[1].words);
}

TEST(DischargeRanking, GivesAChangeOnlyBetweenTwoKnownMonths) {
  EXPECT_EQ(change_of(12.0, 15.0), -3.0);
  EXPECT_FALSE(change_of(12.0, {}).has_value());
  EXPECT_FALSE(change_of({}, 15.0).has_value());
}

}  // namespace
}  // namespace flow
