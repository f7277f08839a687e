#include "safe_working/fines/fund.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/random.h"

namespace safe_working {
namespace {

base::Date day(std::string_view text) {
  return base::parse_iso_date(text).value();
}
FundEntry fine(std::string_view on, std::int64_t pence, std::string directorate = "") {
  return {day(on), FundMovement::Fine, {pence}, std::move(directorate)};
}
FundEntry spend(std::string_view on, std::int64_t pence, std::string directorate = "") {
  return {day(on), FundMovement::Spend, {pence}, std::move(directorate)};
}
FundLine line(std::int64_t opening, std::int64_t fines, std::int64_t spent, std::int64_t closing) {
  return {{opening}, {fines}, {spent}, {closing}};
}

const std::array kTwoQuarters = {base::Period{day("2017-09-01"), day("2017-11-30")},
                                 base::Period{day("2017-12-01"), day("2018-02-28")}};

TEST(Fund, OpensEachQuarterWithWhatTheLastOneClosedWith) {
  const auto ledger = fund_by_quarter(
      kTwoQuarters, {.whole = {100'00}},
      {fine("2017-11-30", 436'31), spend("2017-12-01", 36'31), fine("2018-02-28", 27'69)}, std::nullopt);
  ASSERT_TRUE(ledger);
  ASSERT_EQ(ledger->size(), 2U);
  EXPECT_EQ(ledger->at(0).whole, line(100'00, 436'31, 0, 536'31));
  EXPECT_EQ(ledger->at(1).whole, line(536'31, 27'69, 36'31, 527'69));
  EXPECT_TRUE(ledger->at(0).ring_fenced.empty());
}

TEST(Fund, OfAQuarterWithoutMovementStaysAsItWas) {
  const auto ledger = fund_by_quarter(kTwoQuarters, {.whole = {50'00}}, {}, std::nullopt);
  ASSERT_TRUE(ledger);
  EXPECT_EQ(ledger->at(1).whole, line(50'00, 0, 0, 50'00));
}

TEST(Fund, TakesEntriesInAnyOrderAndFinesOfADayBeforeItsSpending) {
  const auto ledger = fund_by_quarter(
      kTwoQuarters, {}, {spend("2017-09-05", 10'00), fine("2017-09-05", 7'00), fine("2017-09-04", 3'00)}, std::nullopt);
  ASSERT_TRUE(ledger);
  EXPECT_EQ(ledger->at(0).whole, line(0, 10'00, 10'00, 0));
}

TEST(Fund, RefusesToSpendMoreThanThereIsOnTheDay) {
  const auto refused = fund_by_quarter(
      kTwoQuarters, {}, {fine("2017-09-04", 3'00), spend("2017-09-05", 3'01), fine("2017-09-06", 9'00)}, std::nullopt);
  ASSERT_FALSE(refused);
  EXPECT_EQ(
      refused.error().message,
      "£3.01 cannot be spent on 5 September 2017: the fund holds £3.00 for it then. Spend less, or enter the fines "
      "that came before.");
}

TEST(Fund, RefusesAmountsAndDaysThatCannotBe) {
  EXPECT_FALSE(fund_by_quarter(kTwoQuarters, {}, {fine("2017-09-04", 0)}, std::nullopt));
  EXPECT_FALSE(fund_by_quarter(kTwoQuarters, {}, {fine("2017-09-04", -5)}, std::nullopt));
  for (const std::string_view outside : {"2017-08-31", "2018-03-01"}) {
    const auto refused = fund_by_quarter(kTwoQuarters, {}, {fine(outside, 1'00)}, std::nullopt);
    ASSERT_FALSE(refused) << outside;
    EXPECT_EQ(refused.error().subject, outside);
  }
  EXPECT_FALSE(fund_by_quarter(kTwoQuarters, {.whole = {-1}}, {}, std::nullopt));
  EXPECT_FALSE(fund_by_quarter(kTwoQuarters, {.whole = {1}, .ring_fenced = {{"Surgery", {2}}}}, {}, std::nullopt));
}

TEST(Fund, KeepsAShareOfEachFineForTheDirectorateThatWasFined) {
  const auto ledger = fund_by_quarter(
      kTwoQuarters, {}, {fine("2017-09-04", 436'31, "Renal"), fine("2017-10-04", 27'69, "Cancer")}, RingFence{25});
  ASSERT_TRUE(ledger);
  const auto& kept = ledger->at(0).ring_fenced;
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].directorate, "Cancer");
  EXPECT_EQ(kept[0].line, line(0, 6'92, 0, 6'92));      // 6.9225
  EXPECT_EQ(kept[1].line, line(0, 109'08, 0, 109'08));  // 109.0775
  EXPECT_EQ(ledger->at(1).ring_fenced[1].line, line(109'08, 0, 0, 109'08));
}

TEST(Fund, RoundsAShareHalfAPennyUp) {
  const auto ledger = fund_by_quarter(kTwoQuarters, {}, {fine("2017-09-04", 2, "Renal")}, RingFence{25});
  ASSERT_TRUE(ledger);
  EXPECT_EQ(ledger->at(0).ring_fenced[0].line.closing, base::Pence{1});
}

TEST(Fund, LetsADirectorateSpendItsShareFirstAndNobodyElseTouchIt) {
  const std::vector<FundEntry> fined = {fine("2017-09-04", 100'00, "Renal")};
  auto all_but_share = fined;
  all_but_share.push_back(spend("2017-09-05", 75'01));
  EXPECT_FALSE(fund_by_quarter(kTwoQuarters, {}, all_but_share, RingFence{25}));
  EXPECT_TRUE(fund_by_quarter(kTwoQuarters, {}, all_but_share, std::nullopt));

  auto by_renal = fined;
  by_renal.push_back(spend("2017-09-05", 40'00, "Renal"));
  const auto ledger = fund_by_quarter(kTwoQuarters, {}, by_renal, RingFence{25});
  ASSERT_TRUE(ledger);
  EXPECT_EQ(ledger->at(0).whole, line(0, 100'00, 40'00, 60'00));
  EXPECT_EQ(ledger->at(0).ring_fenced[0].line, line(0, 25'00, 25'00, 0));
}

TEST(Fund, OpensWithSharesOfAnEarlierTime) {
  const auto ledger = fund_by_quarter(kTwoQuarters, {.whole = {30'00}, .ring_fenced = {{"Renal", {20'00}}}},
                                      {spend("2017-09-05", 10'00)}, std::nullopt);
  ASSERT_TRUE(ledger);
  EXPECT_EQ(ledger->at(0).ring_fenced[0].line, line(20'00, 0, 0, 20'00));
  EXPECT_FALSE(fund_by_quarter(kTwoQuarters, {.whole = {30'00}, .ring_fenced = {{"Renal", {20'00}}}},
                               {spend("2017-09-05", 10'01)}, std::nullopt));
}

TEST(Fund, BalancesWhateverIsEntered) {
  base::SeededRandom random(2017);
  const std::array<std::string, 4> directorates = {"", "A", "B", "C"};
  int balanced = 0;
  for (int round = 0; round < 500; ++round) {
    std::vector<FundEntry> entries;
    for (int i = 0; i < 20; ++i) {
      const bool is_fine = random.below(3) != 0;
      entries.push_back({base::add_days(kTwoQuarters[0].from, std::chrono::days(random.below(181))),
                         is_fine ? FundMovement::Fine : FundMovement::Spend,
                         {static_cast<std::int64_t>(random.below(is_fine ? 10'000 : 1'500)) + 1},
                         directorates[random.below(4)]});
    }
    const auto ledger = fund_by_quarter(kTwoQuarters, {.whole = {500'00}}, entries, RingFence{25});
    if (!ledger) continue;
    ++balanced;
    for (const FundQuarter& quarter : *ledger) {
      std::int64_t kept = 0;
      for (const auto& [directorate, share] : quarter.ring_fenced) {
        EXPECT_EQ(share.opening.value + share.fines.value - share.spent.value, share.closing.value);
        EXPECT_GE(share.closing.value, 0);
        kept += share.closing.value;
      }
      const FundLine& whole = quarter.whole;
      EXPECT_EQ(whole.opening.value + whole.fines.value - whole.spent.value, whole.closing.value);
      EXPECT_LE(kept, whole.closing.value);
    }
  }
  EXPECT_GT(balanced, 100);
}

}  // namespace
}  // namespace safe_working
