// The least that must change for a rule to turn: how few people must leave, or arrive. Exact, with an end to the work.
//
// People whom no condition of the rule tells apart are one Mover: sixty members are a handful of movers, and the search
// is over how many of each move. It deepens from a bound below which no answer can lie: each condition alone says how
// many it needs at least, and conditions about different people add up. For a rule of one condition, or of groups that
// share nobody, the bound is the answer and the search walks straight to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "governance/committees/rule_tree.h"

namespace governance {

/// People who may move, all alike.
struct Mover {
  int count = 0;
  int cost = 1;  ///< how many people one move takes: two, where holder and deputy must both leave a seat
  std::vector<std::pair<std::size_t, std::int64_t>> effects;  ///< what one move adds to a condition's sum
};

enum class ChangeFound { Least, Never, NotWorkedOut };
struct LeastChange {
  ChangeFound found = ChangeFound::Never;
  int people = 0;  ///< Least: that many. NotWorkedOut: that many or more.
};

/// Terms of sums looked at: some hundredths of a second.
inline constexpr std::int64_t kMostSearchWork = 2'000'000;

/// The fewest people whose moving brings the root to `wanted`. REQUIRES: a sum for each condition; costs above 0.
[[nodiscard]] LeastChange least_change(const RuleTree& tree, std::vector<std::int64_t> sums,
                                       const std::vector<Mover>& movers, bool wanted,
                                       std::int64_t most_work = kMostSearchWork);

}  // namespace governance
