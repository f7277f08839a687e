#include "safe_working/contract_rules/rule.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace safe_working {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<const LimitRow*> rows_of(Rule rule, ContractEra era) {
  std::vector<const LimitRow*> rows;
  for (const LimitRow& row : limit_rows()) {
    if (row.rule == rule && row.era == era) rows.push_back(&row);
  }
  return rows;
}

const LimitRow& row(Rule rule, ContractEra era) {
  return limits_of(era).at(rule);
}

// ---- rules ---------------------------------------------------------------------------------------------------------

TEST(Rules, StandInTheOrderOfTheirNumbers) {
  ASSERT_EQ(rules().size(), kRuleCount);
  for (std::size_t i = 0; i < kRuleCount; ++i) EXPECT_EQ(index_of(rules()[i].rule), i);
}

TEST(Rules, HaveUniqueIdsThatAreReadBack) {
  std::set<std::string_view> ids;
  for (const RuleRow& rule : rules()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_EQ(parse_rule(rule.id), rule.rule);
    EXPECT_EQ(rule_id(rule.rule), rule.id);
    EXPECT_EQ(row_of(rule.rule).id, rule.id);
  }
}

TEST(Rules, AreNamedAndToldInWords) {
  for (const RuleRow& rule : rules()) {
    EXPECT_THAT(rule.name, Not(IsEmpty())) << rule.id;
    EXPECT_THAT(rule.test, Not(IsEmpty())) << rule.id;
  }
}

TEST(Rules, AreNotReadFromOtherWords) {
  for (const std::string_view id : {"", "HR-49", "hr-48", "HR-48 ", "HR48"}) EXPECT_EQ(parse_rule(id), std::nullopt);
}

/// What cannot be judged says why; what can be judged has a limit, and the other way round.
TEST(Rules, HaveLimitsExactlyWhereTheyAreModelled) {
  for (const RuleRow& rule : rules()) {
    const bool has_limit =
        std::ranges::any_of(limit_rows(), [&](const LimitRow& row) { return row.rule == rule.rule; });
    EXPECT_EQ(has_limit, rule.not_modelled.empty()) << rule.id;
  }
}

TEST(Rules, HoldInBothErasButTheThirdBreak) {
  for (const RuleRow& rule : rules()) {
    if (!rule.not_modelled.empty()) continue;
    EXPECT_NE(limits_of(ContractEra::E2).find(rule.rule), nullptr) << rule.id;
    EXPECT_EQ(limits_of(ContractEra::E1).find(rule.rule) == nullptr, rule.rule == Rule::Br3) << rule.id;
  }
}

// ---- limits --------------------------------------------------------------------------------------------------------

TEST(Limits, CiteTheirSourceAndWhoShouldConfirmThem) {
  for (const LimitRow& limit : limit_rows()) {
    const auto where = std::string(rule_id(limit.rule)) + " " + std::string(era_label(limit.era));
    EXPECT_THAT(limit.source.document, Not(IsEmpty())) << where;
    EXPECT_THAT(limit.source.provision, Not(IsEmpty())) << where;
    EXPECT_THAT(limit.to_confirm, Not(IsEmpty())) << where;
    EXPECT_GE(limit.source.grade, Evidence::A) << where;
    EXPECT_LE(limit.source.grade, Evidence::D) << where;
  }
}

TEST(Limits, HaveRealDatesInOrder) {
  for (const LimitRow& limit : limit_rows()) {
    EXPECT_TRUE(limit.valid_from.ok()) << rule_id(limit.rule);
    if (!limit.valid_to) continue;
    EXPECT_TRUE(limit.valid_to->ok()) << rule_id(limit.rule);
    EXPECT_LE(limit.valid_from, *limit.valid_to) << rule_id(limit.rule);
  }
}

TEST(Limits, OfARuleNeitherOverlapNorLeaveADayOut) {
  for (const RuleRow& rule : rules()) {
    std::vector<LimitRow> rows;
    std::ranges::copy_if(limit_rows(), std::back_inserter(rows), [&](const auto& r) { return r.rule == rule.rule; });
    std::ranges::sort(rows, {}, &LimitRow::valid_from);
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
      ASSERT_TRUE(rows[i].valid_to.has_value()) << rule.id;
      EXPECT_EQ(base::add_days(*rows[i].valid_to, std::chrono::days(1)), rows[i + 1].valid_from) << rule.id;
    }
    if (!rows.empty()) {
      EXPECT_EQ(rows.back().valid_to, std::nullopt) << rule.id;
    }
  }
}

/// The checker takes the one row of a rule and an era: a second one would be passed over in silence.
TEST(Limits, AreOneRowForEachRuleAndEra) {
  for (const RuleRow& rule : rules()) {
    for (const ContractEra era : kContractEras) EXPECT_LE(rows_of(rule.rule, era).size(), 1U) << rule.id;
  }
}

TEST(Limits, ArePositiveAndFinedWhereTheyAreBreachedButForRestOfTheFirstContract) {
  for (const LimitRow& limit : limit_rows()) {
    EXPECT_GT(limit.limit.numerator, 0) << rule_id(limit.rule);
    EXPECT_GT(limit.limit.denominator, 0) << rule_id(limit.rule);
    const bool is_later = limit.rule == Rule::Rs11 && limit.era == ContractEra::E1;
    EXPECT_EQ(limit.fine_limit != limit.limit, is_later) << rule_id(limit.rule);
  }
}

TEST(Limits, OfTheRedesignAreThoseThatWaitForTheMove) {
  std::vector<std::string_view> waiting;
  for (const LimitRow& limit : limit_rows()) {
    if (limit.from_move) waiting.push_back(rule_id(limit.rule));
    EXPECT_FALSE(limit.from_move && limit.era == ContractEra::E1) << rule_id(limit.rule);
  }
  EXPECT_THAT(waiting, ElementsAre("SH-LONG", "RS-LONG", "RS-NIGHT", "SH-CONS", "RS-CONS", "WE-3"));
}

/// The list of fines as far as it was read: nothing found fines runs, weekends or how often a doctor is on call.
TEST(Limits, AreFinedInTheSecondEraByTheListOfTheGuidance) {
  std::vector<std::string_view> fined;
  for (const LimitRow& limit : limit_rows()) {
    if (limit.era == ContractEra::E2 && limit.fine == FineRule::Yes) fined.push_back(rule_id(limit.rule));
  }
  EXPECT_THAT(fined, ElementsAre("HR-48", "HR-56", "HR-72", "SH-13", "RS-11", "BR-FINE", "OC-REST5", "OC-REST8"));
}

TEST(Limits, AreThoseOfTheReference) {
  const auto limit = [](Rule rule, ContractEra era) { return row(rule, era).limit.numerator; };
  using enum Rule;
  using enum ContractEra;
  EXPECT_EQ(limit(Hr48, E1), 48 * 60);
  EXPECT_EQ(limit(Hr56, E2), 56 * 60);
  EXPECT_EQ(limit(Hr72, E1), 72 * 60);
  EXPECT_EQ(limit(Sh13, E2), 13 * 60);
  EXPECT_EQ(limit(ShLong, E1), 5);
  EXPECT_EQ(limit(ShLong, E2), 4);
  EXPECT_EQ(limit(ShCons, E1), 8);
  EXPECT_EQ(limit(ShCons, E2), 7);
  EXPECT_EQ(limit(ShConsLi, E2), 12);
  EXPECT_EQ(limit(RsNight, E1), 46 * 60);
  EXPECT_EQ(limit(Rs11, E2), 11 * 60);
  EXPECT_EQ(row(Rs11, E1).fine_limit, (Measure{8 * 60, 1}));
  EXPECT_EQ(row(Sh13, E1).tested_on, TestedOn::Roster);
  EXPECT_EQ(row(We2, E1).limit, (Measure{1, 2}));
  EXPECT_EQ(row(We3, E2).limit, (Measure{1, 3}));
  EXPECT_EQ(row(BrFine, E2).limit, (Measure{1, 4}));
}

// ---- words and measures --------------------------------------------------------------------------------------------

TEST(Measures, AreComparedExactly) {
  const auto is_more = [](Measure a, Measure b) { return exceeds(a, b); };
  EXPECT_TRUE(is_more({1, 2}, {1, 3}));
  EXPECT_FALSE(is_more({2, 6}, {1, 3}));
  EXPECT_FALSE(is_more({1, 3}, {2, 6}));
  EXPECT_TRUE(is_more({4321, 1}, {4320, 1}));
  EXPECT_FALSE(is_more({4320, 1}, {4320, 1}));
  EXPECT_TRUE(is_more({333'334, 1'000'000}, {1, 3}));
}

TEST(Units, AllHaveNames) {
  std::set<std::string_view> names;
  for (const Unit unit :
       {Unit::Hours, Unit::WeeklyHours, Unit::Shifts, Unit::Days, Unit::Periods, Unit::Breaks, Unit::Share}) {
    EXPECT_TRUE(names.insert(unit_name(unit)).second) << unit_name(unit);
  }
}

TEST(Eras, AreLabelledAsTheReferenceDoes) {
  EXPECT_EQ(era_label(ContractEra::E1), "E1");
  EXPECT_EQ(era_label(ContractEra::E2), "E2");
}

}  // namespace
}  // namespace safe_working
