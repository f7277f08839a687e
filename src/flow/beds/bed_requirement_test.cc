#include "flow/beds/bed_requirement.h"

#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/beds/bed_search.h"
#include "flow/beds/model_draws.h"
#include "flow/beds/queue_formulas.h"

namespace flow {
namespace {

BedModel ward(double arrivals, Stay stay) {
  BedModel model;
  model.arrivals_per_day.fill(arrivals);
  model.stay = std::move(stay);
  model.warm_up_days = 200;
  model.days = 4'000;
  model.replications = 20;
  return model;
}

TEST(RequiredBeds, AreThoseOfErlangWhereStaysAreExponential) {
  const auto required = required_beds(ward(4, ExponentialStay{5}), {.max_share = 0.10}, 1).value();
  std::int64_t theory = 21;
  while (erlang_c(20, theory).value() > 0.10) ++theory;
  EXPECT_EQ(required.beds, theory);
  EXPECT_LE(*required.share.value, 0.10);
  EXPECT_GT(*required.share_one_fewer.value, 0.10);
}

TEST(RequiredBeds, AreThoseOfErlangBUnderTheRuleLoss) {
  BedModel model = ward(4, LognormalStay{5, 4});
  model.rule = BedRule::Loss;
  EXPECT_EQ(required_beds(model, {.max_share = 0.03}, 1)->beds, fewest_beds(20, 0.03).beds);
}

TEST(RequiredBeds, AreFewerWhereAShortWaitIsBorne) {
  const BedModel model = ward(4, ExponentialStay{5});
  const auto required = required_beds(model, {.max_share = 0.10, .max_wait_days = 1}, 1).value();
  std::int64_t theory = 21;
  while (mmc_wait_over({4, 5, theory}, 1).value() > 0.10) ++theory;
  EXPECT_EQ(required.beds, theory);
}

TEST(RequiredBeds, HaveOnlyTheLayersThatTheModelSpeaksOf) {
  const auto plain = required_beds(ward(4, ExponentialStay{5}), {}, 1).value();
  EXPECT_FALSE(plain.estimation || plain.scenario || plain.staff);
  EXPECT_EQ(plain.together.low, plain.chance.low);
  EXPECT_EQ(plain.drivers.size(), 1U);
  EXPECT_LE(plain.low, plain.beds);
  EXPECT_GE(plain.high, plain.beds);
}

TEST(RequiredBeds, SpreadFurtherTheLessIsKnown) {
  BedModel model = ward(6, LognormalStay{5, 4});
  model.days = 500;
  model.arrival_days = 3'650;
  model.stays_seen = 50'000;
  const auto sure = required_beds(model, {}, 1).value();
  model.arrival_days = 60;
  model.stays_seen = 100;
  model.growth_range = LeverRange{0, 0.05, 0.20};
  const auto unsure = required_beds(model, {}, 1).value();
  EXPECT_GT(unsure.estimation->high - unsure.estimation->low, sure.estimation->high - sure.estimation->low);
  EXPECT_GT(unsure.high - unsure.low, sure.high - sure.low);
  EXPECT_GT(unsure.beds, sure.beds) << "the likely growth counts";
  EXPECT_LE(unsure.scenario->low, unsure.beds);
  EXPECT_GE(unsure.scenario->high, unsure.beds);
  EXPECT_EQ(unsure.drivers.size(), 4U);
  EXPECT_TRUE(std::ranges::is_sorted(unsure.drivers, std::greater(), &BedDriver::width));
  EXPECT_EQ(unsure.stays, 100);
}

TEST(RequiredBeds, SayWhatTheStaffThereAreWouldMean) {
  BedModel model = ward(4, ExponentialStay{5});
  model.staffed_beds = 23;
  const auto required = required_beds(model, {}, 1).value();
  EXPECT_EQ(required.staff->short_by, required.beds - 23);
  EXPECT_GT(*required.staff->share.value, 0.10);
  model.staffed_beds = 20;
  EXPECT_FALSE(required_beds(model, {}, 1)->staff->share.value) << "the queue would never end";
}

TEST(RequiredBeds, AreTheSameForTheSameSeed) {
  BedModel model = ward(4, LognormalStay{5, 4});
  model.days = 500;
  model.arrival_days = 365;
  const auto first = required_beds(model, {}, 7).value();
  const auto second = required_beds(model, {}, 7).value();
  EXPECT_EQ(first.events, second.events);
  EXPECT_EQ(first.low, second.low);
  EXPECT_EQ(first.high, second.high);
}

TEST(RequiredBeds, AreOneWhereNobodyComes) {
  EXPECT_EQ(required_beds(ward(0, ExponentialStay{5}), {}, 1)->beds, 1);
}

TEST(RequiredBeds, RefusesALoadBeyondWhatIsLookedFor) {
  const auto refused = required_beds(ward(20'000, ExponentialStay{5}), {}, 1);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().subject, "$.arrivals_per_day");
}

TEST(RequiredBeds, LeaveTodaysCensusOut) {
  BedModel model = ward(1, ExponentialStay{5});
  model.census = TodaysCensus{{1, 2, 3}, {}};
  model.warm_up_days = 0;
  model.days = 28;
  BedModel steady = ward(1, ExponentialStay{5});
  steady.warm_up_days = 1'000;
  steady.days = 10'000;
  EXPECT_EQ(required_beds(model, {}, 1)->beds, required_beds(steady, {}, 1)->beds);
}

// ---- other samples -------------------------------------------------------------------------------------------------

TEST(OtherSamples, SpreadAsTheErrorsSay) {
  std::vector<double> days(300);
  std::iota(days.begin(), days.end(), 0.0);
  const Stay recorded = RecordedStays{std::make_shared<const std::vector<double>>(days), 0, "", ""};
  for (const Stay& stay : {Stay(ExponentialStay{7}), Stay(LognormalStay{20, 10}), Stay(GammaStay{20, 18}), recorded}) {
    BedModel model = ward(10, stay);
    model.arrival_days = 70;
    model.stays_seen = 300;
    constexpr int kDraws = 2'000;
    double arrivals = 0;
    double squares = 0;
    double stays = 0;
    double stay_squares = 0;
    for (std::uint64_t i = 0; i < kDraws; ++i) {
      const BedModel drawn = with_other_sample(model, DrawChain(mixed(i)));
      const double rate = mean_arrivals(drawn) / 10 - 1;
      const double mean = mean_stay_of(drawn) / mean_days(stay) - 1;
      arrivals += rate / kDraws;
      squares += rate * rate / kDraws;
      stays += mean / kDraws;
      stay_squares += mean * mean / kDraws;
    }
    EXPECT_NEAR(arrivals, 0, 0.003);
    EXPECT_NEAR(std::sqrt(squares), *arrivals_error(model), 0.1 * *arrivals_error(model));
    EXPECT_NEAR(stays, 0, 0.006) << stay_words(stay);
    EXPECT_NEAR(std::sqrt(stay_squares), *stay_error(model), 0.1 * *stay_error(model)) << stay_words(stay);
  }
}

TEST(DrawnLevers, LieInTheTriangleOfTheirRange) {
  BedModel model = ward(10, ExponentialStay{7});
  model.growth_range = LeverRange{0, 0.02, 0.10};
  model.stay_change_range = LeverRange{-0.05, -0.05, -0.05};
  double sum = 0;
  for (std::uint64_t i = 0; i < 5'000; ++i) {
    const Levers levers = with_drawn_levers(model, DrawChain(mixed(i))).levers;
    EXPECT_GE(levers.growth, 0);
    EXPECT_LE(levers.growth, 0.10);
    EXPECT_EQ(levers.stay_change, -0.05);
    EXPECT_EQ(levers.wrong_setting_moved, 0);
    sum += levers.growth / 5'000;
  }
  EXPECT_NEAR(sum, 0.04, 0.001);
  EXPECT_EQ(with_likely_levers(model).levers.growth, 0.02);
}

TEST(RequiredBeds, SayWhatOfTheModelTheyLeaveOut) {
  BedModel model = ward(2, ExponentialStay{3});
  model.days = 500;
  EXPECT_TRUE(required_beds(model, {}, 1)->notes.empty());
  model.beds = {8, 8, 8, 8, 8, 6, 6};
  model.census = TodaysCensus{.beds = {1, 2}, .waiting = {}};
  const auto notes = required_beds(model, {}, 1)->notes;
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_THAT(notes[0], testing::HasSubstr("differ by the day of the week"));
  EXPECT_THAT(notes[1], testing::HasSubstr("Today's census was left out"));
}

TEST(RequiredBeds, AreRefusedWhereANextStageKeepsTooManyAway) {
  BedModel model = ward(4, ExponentialStay{5});
  model.rule = BedRule::Loss;
  model.next_stages.push_back({.name = "Rehabilitation", .share = 0.5, .places = 10, .stay = FixedStay{10}});
  const auto refused = required_beds(model, {.max_share = 0.10}, 1);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().subject, "$.next_stages");
  EXPECT_THAT(refused.error().message, testing::HasSubstr("\"Rehabilitation\" has too few places: 50 % of patients"));
  model.rule = BedRule::Wait;
  EXPECT_THAT(required_beds(model, {}, 1).error().message, testing::HasSubstr("would need 20 places on average"));
  model.next_stages.front().places = 40;
  EXPECT_TRUE(required_beds(model, {.max_share = 0.10}, 1));
}

TEST(RequiredBeds, TakeATenthOfTheEventsWhereTheyAreToBeQuick) {
  BedModel model = ward(6, LognormalStay{5, 4});
  model.days = 10'000;
  model.arrival_days = 365;
  model.growth_range = LeverRange{0, 0, 0.05};
  const auto full = required_beds(model, {}, 1);
  model.effort = SearchEffort::Quick;
  const auto quick = required_beds(model, {}, 1);
  EXPECT_LT(static_cast<double>(quick->events), 0.4 * static_cast<double>(full->events));
  EXPECT_NEAR(static_cast<double>(quick->beds), static_cast<double>(full->beds), 1);
  EXPECT_LT(quick->draws, full->draws);
}

}  // namespace
}  // namespace flow
