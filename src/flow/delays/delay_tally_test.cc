#include "flow/delays/delay_tally.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"

namespace flow {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): dates

constexpr base::Period kSeptember{2017y / 9 / 1, 2017y / 9 / 30};
constexpr base::Date kLongAfter = 2018y / 1 / 1;

DelaySpell spell(base::Date from, std::optional<base::Date> to) {
  return {.patient = "D1234",
          .provider = "RWE",
          .council = "E06000016",
          .cause = {DelayReason::E, Attribution::SocialCare, CareType::Acute},
          .from = from,
          .to = to};
}

std::int64_t days_of(const DelaySpell& one, base::Date through = kLongAfter) {
  const auto tally = delay_tally(std::vector{one}, kSeptember, through);
  return tally ? tally->system.days : -1;
}

TEST(DelayTally, CountsTheFirstAndTheLastDay) {
  EXPECT_EQ(days_of(spell(2017y / 9 / 4, 2017y / 9 / 4)), 1);
  EXPECT_EQ(days_of(spell(2017y / 9 / 4, 2017y / 9 / 6)), 3);
}

TEST(DelayTally, CountsOnlyTheMonthsOwnDays) {
  EXPECT_EQ(days_of(spell(2017y / 8 / 20, 2017y / 9 / 1)), 1);
  EXPECT_EQ(days_of(spell(2017y / 9 / 30, 2017y / 10 / 9)), 1);
  EXPECT_EQ(days_of(spell(2017y / 8 / 1, 2017y / 10 / 9)), 30);
  EXPECT_EQ(days_of(spell(2017y / 8 / 1, 2017y / 8 / 31)), 0);
}

TEST(DelayTally, CountsAnOpenDelayAsFarAsDaysHavePassed) {
  EXPECT_EQ(days_of(spell(2017y / 9 / 4, {}), 2017y / 9 / 10), 7);
  EXPECT_EQ(days_of(spell(2017y / 9 / 4, {})), 27);
  EXPECT_EQ(days_of(spell(2017y / 9 / 4, {}), 2017y / 8 / 31), -1) << "no day of the month has passed";
}

TEST(DelayTally, KnowsFebruaryOfALeapYear) {
  const base::Period february{2020y / 2 / 1, 2020y / 2 / 29};
  const auto tally = delay_tally(std::vector{spell(2020y / 1 / 1, {})}, february, kLongAfter + std::chrono::years(3));
  EXPECT_EQ(tally->system.days, 29);
  EXPECT_DOUBLE_EQ(tally->people_per_day(), 1);
}

TEST(DelayTally, TakesTheMeanOverTheDaysThatHavePassed) {
  const auto tally = delay_tally(std::vector{spell(2017y / 9 / 1, 2017y / 9 / 5)}, kSeptember, 2017y / 9 / 10);
  EXPECT_DOUBLE_EQ(tally->people_per_day(), 0.5);
}

// ---- random registers against a slow twin ---------------------------------------------------------------------------

std::vector<DelaySpell> random_register(std::uint64_t seed) {
  base::SeededRandom random(seed);
  std::vector<DelaySpell> out;
  for (int i = 0; i < 60; ++i) {
    const auto from = base::add_days(2017y / 7 / 1, std::chrono::days(random.below(130)));
    DelaySpell one = spell(from, base::add_days(from, std::chrono::days(random.below(45))));
    if (random.below(5) == 0) one.to.reset();
    one.patient = "D" + std::to_string(1000 + i);
    one.provider = random.below(2) == 0 ? "RWE" : "RT5";
    one.council = "E0600001" + std::to_string(random.below(3) + 5);
    do {
      one.cause = {kDelayReasons[random.below(11)], kAttributions[random.below(3)], kCareTypes[random.below(2)]};
    } while (!check_cause(one.cause, one.from));
    out.push_back(std::move(one));
  }
  return out;
}

/// Each day, each person, one by one.
template <class Counts>
std::int64_t slowly(const std::vector<DelaySpell>& spells, base::Date through, Counts counts) {
  std::int64_t out = 0;
  for (base::Date day = kSeptember.from; day <= kSeptember.to && day <= through;
       day = base::add_days(day, std::chrono::days(1)))
    for (const auto& one : spells)
      if (one.is_delayed_on(day) && counts(one)) ++out;
  return out;
}

TEST(DelayTallyTwin, AgreesWithTheSlowCountOnRandomRegisters) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const auto spells = random_register(seed);
    const base::Date through = seed % 2 == 0 ? base::Date(2017y / 9 / 17) : kLongAfter;
    const auto tally = *delay_tally(spells, kSeptember, through);
    EXPECT_EQ(tally.system.days, slowly(spells, through, [](const auto&) { return true; })) << seed;
    for (const auto& [council, count] : tally.by_council)
      for (const auto reason : kDelayReasons)
        for (const auto attribution : kAttributions)
          EXPECT_EQ(count.of(reason, attribution), slowly(spells, through,
                                                          [&](const DelaySpell& one) {
                                                            return one.council == council &&
                                                                   one.cause.reason == reason &&
                                                                   one.cause.attribution == attribution;
                                                          }))
              << seed;
  }
}

TEST(DelayTallyTwin, AddsUpHoweverItIsCut) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const auto tally = *delay_tally(random_register(seed), kSeptember, kLongAfter);
    const DelayCount& system = tally.system;
    std::int64_t reasons = 0, attributions = 0, cares = 0, councils = 0, providers = 0;
    for (const auto reason : kDelayReasons) reasons += system.of(reason);
    for (const auto attribution : kAttributions) attributions += system.of(attribution);
    for (const auto care : kCareTypes) cares += system.of(care);
    for (const auto& [code, count] : tally.by_council) councils += count.days;
    for (const auto& [code, count] : tally.by_provider) providers += count.days;
    for (const auto part : {reasons, attributions, cares, councils, providers}) EXPECT_EQ(part, system.days) << seed;
  }
}

}  // namespace
}  // namespace flow
