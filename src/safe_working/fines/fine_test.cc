#include "safe_working/fines/fine.h"

#include <cstdint>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"

namespace safe_working {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

base::Date day(std::string_view text) {
  return base::parse_iso_date(text).value();
}
const FineSettings kSettings{.reform_date = day("2026-02-04")};

FineAmounts amounts(std::int64_t total, std::int64_t doctor, std::int64_t guardian) {
  return {{total}, {doctor}, {guardian}};
}
FineAmounts price(std::string_view date, NodalPoint point, FinedHours time) {
  return price_fine(day(date), point, time, kSettings).value().amounts;
}

TEST(Fine, IsAsPublished) {
  using enum NodalPoint;
  const struct {
    std::string_view name, date;
    NodalPoint point;
    FinedHours time;
    FineAmounts due;
  } cases[] = {
      {"v1: oncology at a London trust", "2017-11-15", Np1, {.basic = hours(1)}, amounts(51'05, 23'37, 27'69)},
      {"v2: nephrology there", "2017-11-15", Np3, {.basic = minutes(690)}, amounts(804'31, 368'00, 436'31)},
      {"v3: three quarters of an hour at night",
       "2022-06-15",
       Np1,
       {.enhanced = minutes(45)},
       amounts(65'31, 24'48, 40'83)},
      {"v4: the last day of the old multiplier", "2019-08-22", Np2, {.basic = hours(2)}, amounts(122'94, 55'18, 67'76)},
      {"v4: the first of the new", "2019-08-23", Np2, {.basic = hours(2)}, amounts(147'12, 55'18, 91'94)},
      {"v5: parts that exceed the total", "2017-05-15", Np4, {.basic = hours(3)}, amounts(265'86, 121'71, 144'18)},
      {"paper P1's penalty", "2017-11-15", Np2, {.enhanced = hours(2)}, amounts(161'90, 74'10, 87'80)},
  };
  for (const auto& row : cases) EXPECT_EQ(price(row.date, row.point, row.time), row.due) << row.name;
}

TEST(Fine, SumsBothBandsBeforeItRoundsOnce) {
  // Two minutes of each: the guardian's 27.69 / 30 + 37.94 / 30 is 2.1877, and rounded apart 0.92 + 1.26.
  EXPECT_EQ(price("2017-11-15", NodalPoint::Np1, {minutes(2), minutes(2)}), amounts(4'03, 1'85, 2'19));
}

TEST(Fine, RoundsHalfAPennyUp) {
  // 23.37 x 10 min = 3.895
  EXPECT_EQ(price("2017-11-15", NodalPoint::Np1, {.basic = minutes(10)}).doctor, base::Pence{3'90});
}

TEST(Fine, SaysWhenItsPartsAreNotItsTotal) {
  const auto printed = price_fine(day("2017-05-15"), NodalPoint::Np4, {.basic = hours(3)}, kSettings);
  EXPECT_THAT(printed->warnings, ElementsAre("The parts exceed the total by 3p, as printed."));
  const auto even = price_fine(day("2022-06-15"), NodalPoint::Np1, {.basic = minutes(1)}, kSettings);
  EXPECT_EQ(even->amounts, amounts(1'06, 40, 66));
  EXPECT_THAT(even->warnings, IsEmpty());
  const auto rounded = price_fine(day("2022-06-15"), NodalPoint::Np1, {.basic = minutes(5)}, kSettings);
  EXPECT_EQ(rounded->amounts, amounts(5'30, 1'99, 3'31));
  const auto both = price_fine(day("2017-11-15"), NodalPoint::Np1, {minutes(2), minutes(2)}, kSettings);
  EXPECT_THAT(both->warnings,
              ElementsAre("The parts exceed the total by 1p, as printed and because each is rounded on its own."));
}

TEST(Fine, MayHavePartsThatExceedTheTotalByRoundingAlone) {
  int uneven = 0;
  for (int length = 1; length < 60; ++length) {
    const auto fine = price_fine(day("2022-06-15"), NodalPoint::Np1, {.basic = minutes(length)}, kSettings).value();
    if (fine.amounts.parts_less_total().value == 0) continue;
    ++uneven;
    EXPECT_THAT(fine.warnings, ElementsAre(HasSubstr("by 1p, because each amount is rounded on its own.")));
  }
  EXPECT_GT(uneven, 0);
}

TEST(Fine, CitesTheRowOfEachBandThatItCharges) {
  const auto fine = price_fine(day("2017-11-15"), NodalPoint::Np2, {.enhanced = hours(2)}, kSettings);
  EXPECT_FALSE(fine->basic);
  ASSERT_TRUE(fine->enhanced);
  EXPECT_EQ(fine->enhanced->source.document, "Pay and Conditions Circular (M&D) 1/2017");
  EXPECT_EQ(fine->enhanced->amounts, amounts(80'95, 37'05, 43'90));
}

TEST(Fine, OfNoTimeIsRefused) {
  EXPECT_FALSE(price_fine(day("2017-11-15"), NodalPoint::Np2, {}, kSettings));
}

TEST(Fine, IsRefusedWhereNothingIsPrinted) {
  EXPECT_FALSE(price_fine(day("2017-03-31"), NodalPoint::Np2, {.basic = hours(1)}, kSettings));
  EXPECT_FALSE(price_fine(day("2021-03-31"), NodalPoint::Np5, {.enhanced = hours(1)}, kSettings));
}

TEST(Fine, FromTheReformOnWarnsOrIsRefused) {
  EXPECT_THAT(price_fine(day("2026-02-03"), NodalPoint::Np1, {.basic = hours(1)}, kSettings)->warnings, IsEmpty());
  EXPECT_THAT(price_fine(day("2026-02-04"), NodalPoint::Np1, {.basic = hours(1)}, kSettings)->warnings,
              ElementsAre(HasSubstr("Unverified: the reform changed existing fines from 4 February 2026")));
  const FineSettings strict{.reform_date = day("2026-01-01"), .after_reform = AfterReform::Refuse};
  EXPECT_TRUE(price_fine(day("2025-12-31"), NodalPoint::Np1, {.basic = hours(1)}, strict));
  EXPECT_FALSE(price_fine(day("2026-01-01"), NodalPoint::Np1, {.basic = hours(1)}, strict));
}

TEST(Fine, KeepsMinutesUnlessATrustSaysQuarters) {
  const struct {
    int length, up, nearest;
  } cases[] = {{0, 0, 0}, {1, 15, 0}, {7, 15, 0}, {8, 15, 15}, {15, 15, 15}, {16, 30, 15}, {22, 30, 15}, {23, 30, 30}};
  for (const auto& row : cases) {
    EXPECT_EQ(rounded_to_15(minutes(row.length), RoundTo15::Off), minutes(row.length));
    EXPECT_EQ(rounded_to_15(minutes(row.length), RoundTo15::Up), minutes(row.up)) << row.length;
    EXPECT_EQ(rounded_to_15(minutes(row.length), RoundTo15::Nearest), minutes(row.nearest)) << row.length;
  }
  FineSettings up = kSettings;
  up.round_to_15 = RoundTo15::Up;
  const auto fine = price_fine(day("2017-11-15"), NodalPoint::Np1, {.basic = minutes(50)}, up);
  EXPECT_EQ(fine->amounts, amounts(51'05, 23'37, 27'69));
  EXPECT_EQ(fine->charged.basic, hours(1));
  EXPECT_THAT(fine->warnings.back(), HasSubstr("round_to_15"));
}

TEST(Fine, IsWithinHalfAPennyOfTheExactAmountAndNeverFallsWithMoreTime) {
  base::SeededRandom random(1);
  for (int round = 0; round < 2000; ++round) {
    const FinedHours time{minutes(random.below(3000)), minutes(random.below(3000) + 1)};
    const auto fine = price_fine(day("2022-06-15"), NodalPoint::Np3, time, kSettings).value();
    const auto exact_60ths = 87'04 * time.basic.count() + 119'25 * time.enhanced.count();
    EXPECT_LE(fine.amounts.total.value * 60 - exact_60ths, 30);
    EXPECT_LT(exact_60ths - fine.amounts.total.value * 60, 30);
    const auto longer = price("2022-06-15", NodalPoint::Np3, {time.basic + minutes(1), time.enhanced});
    EXPECT_GT(longer.total, fine.amounts.total);
  }
}

TEST(BreakFine, IsTwiceTheHourlyRateForTheFundAlone) {
  FineSettings settings = kSettings;
  const auto refused = price_break_fine(minutes(30), settings);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("hourly_rate"));
  settings.hourly_rate = base::Pence{15'01};
  const auto fine = price_break_fine(minutes(45), settings);
  ASSERT_TRUE(fine);
  EXPECT_EQ(fine->amounts, amounts(22'52, 0, 22'52));  // 22.515
  EXPECT_EQ(fine->source.grade, Evidence::C);
  EXPECT_FALSE(price_break_fine(minutes(0), settings));
}

}  // namespace
}  // namespace safe_working
