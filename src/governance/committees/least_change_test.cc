#include "governance/committees/least_change.h"

#include <gtest/gtest.h>

#include "base/check.h"
#include "governance/committees/quorum_testing.h"

namespace governance {
namespace {

/// Conditions that each ask for one of three movers of their own and share them with their neighbours: no bound is
/// tight.
struct Tangle {
  RuleTree tree;
  std::vector<Mover> movers;
};

Tangle tangle(std::size_t size) {
  Tangle out;
  out.tree.nodes.push_back({.path = "$", .needed = static_cast<int>(size), .parts = {}});
  out.movers.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    out.tree.nodes.push_back({.path = "$", .condition = i});
    out.tree.nodes.front().parts.push_back(i + 1);
    out.tree.conditions.push_back({.weights = {}, .target = 1});
    out.movers[i] = {.count = 1, .cost = 1, .effects = {}};
    for (const std::size_t step : {1U, 3U, 7U}) out.movers[i].effects.emplace_back((i * step + step) % size, 1);
  }
  return out;
}

TEST(LeastChange, IsNothingWhereTheRootIsThereAlready) {
  const Tangle one = tangle(5);
  const auto change = least_change(one.tree, {1, 1, 1, 1, 1}, one.movers, true);
  EXPECT_EQ(change.found, ChangeFound::Least);
  EXPECT_EQ(change.people, 0);
}

TEST(LeastChange, PutsTwoPeopleInOneMoveAgainstTwoMovesOfOne) {
  RuleTree tree;
  tree.nodes.push_back({.path = "$", .condition = 0U});
  tree.conditions.push_back({.weights = {}, .target = 2});
  const std::vector<Mover> movers = {{.count = 1, .cost = 3, .effects = {{0, 2}}},
                                     {.count = 2, .cost = 1, .effects = {{0, 1}}}};
  EXPECT_EQ(least_change(tree, {0}, movers, true).people, 2);
  EXPECT_EQ(least_change(tree, {0}, {movers.front()}, true).people, 3);
}

TEST(LeastChange, SaysHowFarItGotWhereTheWorkRunsOut) {
  const Tangle large = tangle(60);
  const auto change = least_change(large.tree, std::vector<std::int64_t>(60, 0), large.movers, true, 2'000);
  EXPECT_EQ(change.found, ChangeFound::NotWorkedOut);
  EXPECT_GT(change.people, 1) << "a bound below which no answer lies";
}

TEST(LeastChange, NeverCallsAnImpossibleChangeUnknown) {
  RuleTree tree;
  tree.nodes.push_back({.path = "$", .condition = 0U});
  tree.conditions.push_back({.weights = {}, .target = 3});
  EXPECT_EQ(least_change(tree, {0}, {{.count = 2, .cost = 1, .effects = {{0, 1}}}}, true).found, ChangeFound::Never);
  EXPECT_THROW((void)least_change(tree, {}, {}, true), base::OurMistake);
}

}  // namespace
}  // namespace governance
