#include "flow/beds/bed_simulation.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/beds/bed_comparison.h"
#include "flow/beds/queue_formulas.h"

namespace flow {
namespace {

using testing::HasSubstr;

BedModel ward(double arrivals, Stay stay, std::int64_t beds, BedRule rule = BedRule::Wait) {
  BedModel model;
  model.arrivals_per_day.fill(arrivals);
  model.stay = std::move(stay);
  model.beds.fill(beds);
  model.rule = rule;
  model.warm_up_days = 200;
  model.days = 20'000;
  model.replications = 20;
  return model;
}

Stay recorded(std::vector<double> days) {
  return RecordedStays{std::make_shared<const std::vector<double>>(std::move(days)), 0, "", ""};
}

void expect_within_three_errors(const Estimate& found, double theory, const std::string& what) {
  ASSERT_TRUE(found.value && found.se) << what;
  EXPECT_NEAR(*found.value, theory, 3 * *found.se) << what << ", standard error " << *found.se;
}

// ---- against theory ------------------------------------------------------------------------------------------------

TEST(BedSimulation, TurnsAwayTheShareOfErlangWhateverTheShapeOfTheStay) {
  for (const Stay& stay : {Stay(ExponentialStay{5}), Stay(LognormalStay{5, 4}), Stay(FixedStay{5}),
                           Stay(GammaStay{5, 7}), recorded({1, 2, 3, 14})}) {
    const auto found = simulate_beds(ward(4, stay, 25, BedRule::Loss), 11);
    const double theory = erlang_b(20, 25);
    expect_within_three_errors(found.p_block, theory, stay_words(stay));
    expect_within_three_errors(found.mean_occupied, 20 * (1 - theory), stay_words(stay));
    EXPECT_EQ(*found.p_wait.value, 0);
    EXPECT_EQ(*found.mean_queue.value, 0);
  }
}

TEST(BedSimulation, MakesPatientsWaitAsErlangSays) {
  const BedModel model = ward(8.0 / 7, ExponentialStay{7}, 10);
  const auto theory = mmc_waits({8.0 / 7, 7, 10}).value();
  const auto found = simulate_beds(model, 5, {.wait_over_days = 2});
  expect_within_three_errors(found.p_wait, theory.p_wait, "p_wait");
  expect_within_three_errors(found.mean_wait_days, theory.wait_days, "wait");
  expect_within_three_errors(found.mean_queue, theory.queue, "queue");
  expect_within_three_errors(found.mean_occupied, 8, "occupied");
  expect_within_three_errors(found.p_wait_over, mmc_wait_over({8.0 / 7, 7, 10}, 2).value(), "over 2 days");
}

TEST(BedSimulation, OfOneBedWaitsAsPollaczekAndKhinchineSay) {
  const auto theory = mg1_waits(0.5, 1.4, 0).value();
  const auto found = simulate_beds(ward(0.5, FixedStay{1.4}, 1), 8);
  expect_within_three_errors(found.mean_wait_days, theory.wait, "wait");
}

TEST(BedSimulation, UsesAPoissonNumberOfBedsWhereThereAreEnough) {
  const auto found = simulate_beds(ward(10, LognormalStay{4, 3}, 200), 3);
  EXPECT_EQ(found.midnight.p5, poisson_quantile(40, 0.05));
  EXPECT_EQ(found.midnight.p50, poisson_quantile(40, 0.50));
  EXPECT_EQ(found.midnight.p95, poisson_quantile(40, 0.95));
  EXPECT_EQ(*found.p_wait.value, 0);
}

TEST(BedSimulation, FillsAnEmptyWardAsTheoryDoes) {
  BedModel model = ward(10, ExponentialStay{4}, 200);
  model.census.emplace();
  model.warm_up_days = 0;
  model.days = 20;
  model.replications = 1'000;
  const auto found = simulate_beds(model, 4, {.keeps_path = true});
  ASSERT_EQ(found.path.size(), 20U);
  for (const PathDay& day : found.path) {
    const double theory = 40 * (1 - std::exp(-static_cast<double>(day.day) / 4));
    EXPECT_NEAR(*day.mean.value, theory, 4 * *day.mean.se) << "day " << day.day;
  }
}

TEST(BedSimulation, SwingsThroughTheWeekAsTheoryDoes) {
  const Week week{13, 10, 10, 10, 10, 8.5, 8.5};
  for (const auto shape : {StayShape::Exponential, StayShape::Fixed}) {
    BedModel model = ward(10, shape == StayShape::Fixed ? Stay(FixedStay{2.5}) : Stay(ExponentialStay{2.5}), 200);
    model.arrivals_per_day = week;
    const auto found = simulate_beds(model, 6);
    const Week theory = end_of_day_beds(week, 2.5, shape);
    for (std::size_t day = 0; day < 7; ++day)
      expect_within_three_errors(found.end_of_day[day], theory[day], std::to_string(day));
  }
}

TEST(BedSimulation, BringsPatientsInTheHoursGiven) {
  BedModel model = ward(24, FixedStay{0.5}, 200);
  model.by_hour.emplace().fill(0);
  (*model.by_hour)[23] = 3;  // all in the last hour: all there at midnight
  const auto found = simulate_beds(model, 6);
  expect_within_three_errors(found.end_of_day[2], 24, "all of the day's");
  (*model.by_hour)[23] = 0;
  (*model.by_hour)[0] = 3;  // all in the first: gone by midnight
  EXPECT_EQ(*simulate_beds(model, 6).end_of_day[2].value, 0);
}

// ---- repeatable ----------------------------------------------------------------------------------------------------

TEST(BedSimulation, GivesTheSameFiguresForTheSameSeed) {
  BedModel model = ward(4, LognormalStay{5, 4}, 24);
  model.days = 300;
  const auto first = run_replication(model, 9, 2);
  EXPECT_EQ(first, run_replication(model, 9, 2));
  EXPECT_NE(first, run_replication(model, 9, 3));
  EXPECT_NE(first, run_replication(model, 10, 2));
}

/// Figures written down once: another compiler, machine or library that changes them is found out here.
TEST(BedSimulation, GivesTheSameFiguresOnEveryMachine) {
  BedModel model = ward(4, LognormalStay{5, 4}, 22);
  model.days = 300;
  const auto lognormal = run_replication(model, 9, 2);
  EXPECT_EQ(lognormal.arrived, 1142U);
  EXPECT_EQ(lognormal.waited, 573U);
  EXPECT_EQ(lognormal.wait_ticks, 4534411905231.0);
  EXPECT_EQ(lognormal.occupied_ticks, 24266966672271.0);
  model.stay = GammaStay{5, 4};
  EXPECT_EQ(run_replication(model, 9, 2).occupied_ticks, 23945299442162.0);
  model.stay = ExponentialStay{5};
  EXPECT_EQ(run_replication(model, 9, 2).occupied_ticks, 25607663781956.0);
}

TEST(BedSimulation, BringsTheSamePatientsHoweverManyBedsThereAre) {
  BedModel model = ward(4, LognormalStay{5, 4}, 22);
  model.days = 2'000;
  std::uint64_t waited = ~0ULL;
  double wait = 1e300;
  const auto arrived = run_replication(model, 1, 0).arrived;
  for (std::int64_t beds = 21; beds <= 34; ++beds) {
    model.beds.fill(beds);
    const auto figures = run_replication(model, 1, 0);
    EXPECT_EQ(figures.arrived, arrived);
    EXPECT_LE(figures.waited, waited) << beds;
    EXPECT_LE(figures.wait_ticks, wait) << beds;
    waited = figures.waited;
    wait = figures.wait_ticks;
  }
}

// ---- rules ---------------------------------------------------------------------------------------------------------

TEST(BedSimulation, DivertsWhoHasWaitedTooLong) {
  BedModel model = ward(4, ExponentialStay{5}, 15);  // a load of 20: without diversion the queue would never end
  model.divert_after_days = 0.5;
  const auto found = simulate_beds(model, 2);
  EXPECT_GT(*found.p_block.value, 0.2);
  EXPECT_LT(*found.p_block.value, *found.p_wait.value);
  EXPECT_LE(*found.mean_wait_days.value, 0.5);
  EXPECT_NEAR(*found.mean_queue.value, 4 * *found.mean_wait_days.value, 0.01);
  model.divert_after_days = 0;
  model.beds.fill(25);
  expect_within_three_errors(simulate_beds(model, 2).p_block, erlang_b(20, 25), "no patience is loss");
}

TEST(BedSimulation, KeepsPatientsOverAWeekendWithFewerBeds) {
  BedModel model = ward(4, ExponentialStay{5}, 26);
  const double even = *simulate_beds(model, 2).p_wait.value;
  model.beds = {26, 26, 26, 26, 26, 20, 20};
  const auto found = simulate_beds(model, 2);
  EXPECT_GT(*found.p_wait.value, even);
  EXPECT_GT(*found.end_of_day[4].value, *found.end_of_day[6].value);
  expect_within_three_errors(found.mean_occupied, 20, "nobody is sent away");
}

TEST(BedSimulation, BlocksBedsUntilThereIsAPlaceToGoTo) {
  BedModel model = ward(4, ExponentialStay{5}, 60);
  model.next_stages.push_back({"home care", 0.5, 12, ExponentialStay{4}, {}});
  const auto tight = simulate_beds(model, 2);
  EXPECT_GT(*tight.mean_blocked.value, 0.2);
  // Those blocked are the queue of the places: arrivals there are Poisson, stays exponential.
  expect_within_three_errors(tight.mean_blocked, mmc_waits({2, 4, 12}).value().queue, "an Erlang queue");
  expect_within_three_errors(tight.mean_occupied, 20 + mmc_waits({2, 4, 12}).value().queue, "beds with them");
  model.next_stages[0].places = 100;
  EXPECT_EQ(*simulate_beds(model, 2).mean_blocked.value, 0);
}

TEST(BedSimulation, StartsFromTodaysCensus) {
  BedModel model = ward(0, FixedStay{10}, 20);
  model.census = TodaysCensus{{9.5, 8.5, 8.5, 2.5}, {1.5}};
  model.warm_up_days = 0;
  model.days = 12;
  model.replications = 1;
  const auto found = simulate_beds(model, 2, {.keeps_path = true});
  std::vector<std::int64_t> beds;
  for (const PathDay& day : found.path) beds.push_back(day.beds.p50);
  EXPECT_THAT(beds, testing::ElementsAre(4, 2, 2, 2, 2, 2, 2, 1, 1, 1, 0, 0));
  EXPECT_FALSE(found.p_wait.value) << "nobody came in the days counted";
}

TEST(BedSimulation, HoldsMoreInTodaysCensusThanThereAreBeds) {
  BedModel model = ward(1, FixedStay{3}, 2);
  model.census = TodaysCensus{{1, 1, 1, 1, 1}, {}};
  model.warm_up_days = 0;
  model.days = 5;
  model.replications = 2;
  const auto found = simulate_beds(model, 2, {.keeps_path = true});
  EXPECT_EQ(found.path[0].beds.p50, 5);
  EXPECT_EQ(found.path[2].beds.p95, 2);
}

TEST(BedSimulation, MovesPatientsWhoCouldBeElsewhere) {
  BedModel model = ward(4, FixedStay{5}, 60);
  model.wrong_setting_share = 0.3;
  model.wrong_setting_days_fewer = 2;
  model.levers.wrong_setting_moved = 0.5;
  expect_within_three_errors(simulate_beds(model, 2).mean_occupied, 20 - 4 * 0.3 * 0.5 * 2, "beds released");
  EXPECT_NEAR(load_of(model), 18.8, 1e-12);
}

TEST(BedSimulation, HasNoErrorOfOneReplicationAndNoShareOfNobody) {
  BedModel model = ward(0, FixedStay{5}, 6);
  model.replications = 1;
  const auto found = simulate_beds(model, 2);
  EXPECT_FALSE(found.p_wait.value || found.p_wait.se || found.mean_queue.se);
  EXPECT_EQ(found.mean_occupied.value, 0);
  EXPECT_EQ(found.midnight.p95, 0);
}

TEST(BedModel, RefusesARunThatWouldNotEnd) {
  BedModel model = ward(4, ExponentialStay{5}, 20);
  ASSERT_TRUE(refusal_of(model));
  EXPECT_EQ(refusal_of(model)->subject, "$.beds");
  EXPECT_THAT(refusal_of(model)->message, HasSubstr("load is 20 beds and there are 20"));
  model.rule = BedRule::Loss;
  EXPECT_FALSE(refusal_of(model));
  model.days = kMostDays;
  model.replications = kMostReplications;
  ASSERT_TRUE(refusal_of(model));
  EXPECT_EQ(refusal_of(model)->subject, "$.days");
  BedModel stuck = ward(4, ExponentialStay{5}, 30);
  stuck.next_stages.push_back({"home care", 0.5, 8, ExponentialStay{4}, {}});
  EXPECT_EQ(refusal_of(stuck)->subject, "$.next_stages");
}

TEST(Comparison, TellsASmallDifferenceOnTheSamePatients) {
  BedModel model = ward(4, LognormalStay{5, 4}, 25);
  model.days = 2'000;
  model.scenarios = {{.name = "one more", .beds = std::array<std::int64_t, 7>{26, 26, 26, 26, 26, 26, 26}},
                     {.name = "shorter", .stay_change = -0.02},
                     {.name = "too few", .beds = std::array<std::int64_t, 7>{9, 9, 9, 9, 9, 9, 9}},
                     {.name = "the same"}};
  const auto found = compare_scenarios(model, 3);
  ASSERT_EQ(found.size(), 5U);
  for (const std::size_t i : {1U, 2U}) {
    EXPECT_LT(*found[i].p_wait_difference.value, -5 * *found[i].p_wait_difference.se) << found[i].name;
    EXPECT_LT(*found[i].p_wait_difference.se, *found[0].figures.p_wait.se) << found[i].name;
  }
  EXPECT_TRUE(found[3].refusal);
  EXPECT_EQ(found[4].p_wait_difference.value, 0);
}

}  // namespace
}  // namespace flow
